"""First picture, next resource and seek: our engine on an extent against bare libVLC on a plain file, in turn."""

import ctypes
import tempfile
import threading
import time
from pathlib import Path

import vlc

from bench.report import in_turn, show
from player.engine import EngineState, Source
from player.vlc_engine import VlcEngine

_CLIP = Path("tests/data/media/bigbuckbunny-720p.mp4")
_RUNS = 15


class Ours:
    """Our engine, playing the clip from inside a bigger file."""

    def __init__(self, source: Source) -> None:
        self._source, self._pictured = source, threading.Event()
        self.state = EngineState.IDLE
        self.engine = VlcEngine(["--aout=adummy"])
        self.engine.listen(self._hear, self._pictured.set)

    def _hear(self, event: object) -> None:
        self.state = getattr(event, "state", self.state)

    def first_picture(self) -> float:
        """Return the seconds from ``play`` to the first picture of that source."""
        self._pictured.clear()
        started = time.perf_counter()
        generation = self.engine.play(self._source)
        while True:
            self._pictured.wait(5)
            self._pictured.clear()
            frame = self.engine.frame()
            if frame is not None and frame.generation == generation:
                return time.perf_counter() - started

    def from_rest(self) -> float:
        """The same, from a stopped engine."""
        self.engine.stop()
        time.sleep(0.3)
        return self.first_picture()


class Bare:
    """libVLC with nothing of ours: a plain file, one buffer, the padded size as it comes."""

    def __init__(self, clip: Path = _CLIP, size: tuple[int, int] = (1280, 720)) -> None:
        self._clip, self._width = clip, size[0]
        self._instance = vlc.Instance(["--no-video-title-show", "--no-xlib", "--quiet", "--aout=adummy"])
        self._player = self._instance.media_player_new()
        self._displayed = threading.Event()
        self._buffer = ctypes.create_string_buffer(1920 * 1090 * 4)
        void = ctypes.c_void_p
        lock_type = ctypes.CFUNCTYPE(void, void, ctypes.POINTER(void))
        display_type = ctypes.CFUNCTYPE(None, void, void)

        def lock(_opaque: int, planes: object) -> int:
            planes[0] = ctypes.addressof(self._buffer)  # type: ignore[index]  # a ctypes pointer
            return 0

        def display(_opaque: int, _picture: int) -> None:
            self._displayed.set()

        self._callbacks = (lock_type(lock), display_type(display))
        function = vlc.dll.libvlc_video_set_callbacks
        function.argtypes, function.restype = [void] * 5, None
        fill, show_it = (ctypes.cast(callback, void) for callback in self._callbacks)
        function(self._player, fill, None, show_it, None)
        self._player.video_set_format("RV32", *size, size[0] * 4)

    def first_picture(self) -> float:
        """Return the seconds from ``play`` to the first picture, from a stopped player."""
        self._player.stop()
        time.sleep(0.3)
        self._player.set_media(self._instance.media_new(str(self._clip)))
        self._displayed.clear()
        started = time.perf_counter()
        self._player.play()
        self._displayed.wait(5)
        return time.perf_counter() - started

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._player.set_time(round(seconds * 1000))

    def corner(self) -> int:
        """Return how blue the corner of the picture is, 0-255."""
        return int(self._buffer[100 * self._width * 4 + 100 * 4][0])

    def stop(self) -> None:
        """Let the other one play."""
        self._player.stop()


def main() -> None:
    """Run all."""
    with tempfile.TemporaryDirectory() as folder:
        clip = _CLIP.read_bytes()
        inside = Path(folder) / "package.7z"
        inside.write_bytes(bytes(70_000) + clip + bytes(50_000))
        ours, bare = Ours(Source(inside, 70_000, len(clip))), Bare()

        def plain() -> float:
            took = bare.first_picture()
            bare.stop()
            return took

        def own() -> float:
            took = ours.from_rest()
            ours.engine.stop()
            return took

        found = in_turn(_RUNS, {"from an extent": own, "bare libVLC, plain file": plain})
        show("click to first picture, 720p", found, at_most=1.2)
        ours.first_picture()
        nexts = []
        for _ in range(_RUNS):
            time.sleep(0.4)
            nexts.append(ours.first_picture())
        show("next resource while one plays, 720p", {"first picture": nexts}, at_most_seconds=0.1)
        ours.engine.shutdown()


if __name__ == "__main__":
    main()
