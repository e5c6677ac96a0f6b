"""A film of 1080p for a minute, in class and bare; seeking; 200 resources in a row. Needs ffmpeg and a display."""

import json
import shutil
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

from bench.importing import make_package
from bench.player import Bare, Ours
from bench.report import build_folder, in_turn, needs_display, show, skipped
from player.engine import Source

_SECONDS = 60.0
_ROUNDS = 3
_SEEKS = 12
_RESOURCES = 200
_PLAIN, _BLUE_ENOUGH = 9.0, 128
"""The film begins with a blue corner; at this second it is yellow."""


_CORNER = (
    "drawbox=0:0:200:200:blue:fill:enable='lt(mod(t,12),6)',drawbox=0:0:200:200:yellow:fill:enable='gte(mod(t,12),6)'"
)


def clip(path: Path, seconds: float) -> None:
    """Make a film of 1080p, 25 pictures a second, 6 Mb/s, whose corner is blue for the first half of each 12 s.

    Encoded as publishers do (x264's own preset, with CABAC and deblocking): what its fastest preset leaves out is cheap
    to decode, and would make everything that is not decoding look dear.
    """
    subprocess.run(
        [
            "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc2=size=1920x1080:rate=25:duration={seconds}",
            "-f", "lavfi", "-i", f"sine=frequency=330:duration={seconds}",
            "-vf", f"noise=alls=12:allf=t,{_CORNER}",
            "-c:v", "libx264", "-preset", "medium", "-g", "50", "-b:v", "6M", "-maxrate", "6M", "-bufsize", "6M",
            "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest", str(path),
        ],
        check=True,
    )  # fmt: skip


def minute(film: Path) -> None:
    """Play it in each way, in turn, each in a process of its own; show the share of a core that each takes."""
    ways = ("stages", "light", "bare")
    said: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for _ in range(_ROUNDS):
        for way in ways:
            command = [sys.executable, "-m", "bench.player_probe", way, str(film), str(_SECONDS / _ROUNDS)]
            ended = subprocess.run(command, capture_output=True, text=True, check=True)
            said[way].append(json.loads(ended.stdout.splitlines()[-1]))
    for way, other, most in (("stages", "bare", 1.7), ("light", "bare", 1.15)):
        cpu = {name: [one["cpu"] for one in said[name]] for name in (way, other)}
        lost = {name: [one["lost"] for one in said[name]] for name in (way, other)}
        mib = {name: max(one["mib"] for one in said[name]) for name in (way, other)}
        show(f"share of a core, 1080p25 6 Mb/s, {way}", cpu, at_most=most, lost=lost, mib=mib)


def while_importing(film: Path, work: Path) -> None:
    """Play a minute in each way while 1 GB is imported over and over beside it; show what was lost."""
    long = work / "long.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-stream_loop", str(_ROUNDS), "-i", str(film), "-c", "copy", str(long)],
        check=True,
    )
    archive = make_package(work / "f", 1)
    said = {}
    for way in ("stages", "light", "bare"):
        command = [sys.executable, "-m", "bench.player_probe", way, str(long), str(_SECONDS), str(archive)]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        said[way] = json.loads(ended.stdout.splitlines()[-1])
    print(json.dumps({"bench": "60 s of 1080p25 6 Mb/s while 1 GB is imported over and over", **said}), flush=True)


class Seeking:
    """How long it takes from a seek to the picture that was asked for."""

    def __init__(self, film: Path) -> None:
        self._ours, self._bare = Ours(Source(film, 0, film.stat().st_size)), Bare(film, (1920, 1080))

    def ours(self) -> float:
        """With our engine."""
        self._bare.stop()
        self._ours.first_picture()
        time.sleep(0.5)
        started = time.perf_counter()
        self._ours.engine.seek(_PLAIN)
        while self._corner() > _BLUE_ENOUGH and time.perf_counter() - started < 5:
            time.sleep(0.002)
        took = time.perf_counter() - started
        self._ours.engine.stop()
        return took

    def bare(self) -> float:
        """With libVLC alone."""
        self._bare.first_picture()
        time.sleep(0.5)
        started = time.perf_counter()
        self._bare.seek(_PLAIN)
        while self._bare.corner() > _BLUE_ENOUGH and time.perf_counter() - started < 5:
            time.sleep(0.002)
        took = time.perf_counter() - started
        self._bare.stop()
        return took

    def close(self) -> None:
        """End both."""
        self._ours.engine.shutdown()

    def _corner(self) -> int:
        frame = self._ours.engine.frame()
        return 255 if frame is None else frame.pixels[100 * frame.stride + 100 * 4]


def two_hundred() -> None:
    """Play 200 resources in a row, and look at the memory of this process after each twenty."""
    films = sorted(Path("tests/data/media").glob("*.mp4")) + sorted(Path("tests/data/media").glob("*.mp3"))
    pictured, process, mib = threading.Event(), psutil.Process(), []
    ours = Ours(Source(films[0], 0, films[0].stat().st_size))
    ours.engine.listen(lambda _event: None, pictured.set)
    for number in range(_RESOURCES):
        film = films[number % len(films)]
        pictured.clear()
        ours.engine.play(Source(film, 0, film.stat().st_size))
        pictured.wait(0.4)
        if number % 20 == 19:
            mib.append(process.memory_info().rss // 2**20)
    ours.engine.shutdown()
    # What is held goes up and down with the film that plays just now.
    first, last = (round(statistics.median(half)) for half in (mib[:5], mib[5:]))
    line = {"bench": "memory over 200 resources", "mib": mib, "median of first and last half": [first, last]}
    print(json.dumps(line), flush=True)


def main() -> None:
    """Run all."""
    needs_display("bench.player_long")
    two_hundred()
    if shutil.which("ffmpeg") is None:
        skipped("1080p", "ffmpeg is not installed")
        return
    with build_folder() as work:
        film = work / "film.mp4"
        clip(film, _SECONDS / _ROUNDS + 6)
        seeking = Seeking(film)
        show("seek to picture, 1080p", in_turn(_SEEKS, {"ours": seeking.ours, "bare": seeking.bare}), at_most=1.2)
        seeking.close()
        minute(film)
        while_importing(film, work)


if __name__ == "__main__":
    main()
