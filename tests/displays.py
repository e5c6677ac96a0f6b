"""A virtual display with a teacher's screen and a projector, for tests that look at real windows."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "xrandr", "openbox", "xdotool")


@dataclass(frozen=True, slots=True)
class Display:
    """A virtual display. ``environment`` is what a program needs to be shown on it."""

    environment: dict[str, str]

    def run(self, *command: str) -> None:
        """Run an X program on the display."""
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=20)

    def plug_in_projector(self) -> None:
        """Give the display its second screen, right of the first."""
        self.run("xrandr", "--setmonitor", "CLASS", "1280/338x720/190+1024+0", "none")

    def unplug_projector(self) -> None:
        """Take the second screen away."""
        self.run("xrandr", "--delmonitor", "CLASS")


@contextlib.contextmanager
def virtual_display(folder: Path, *options: str) -> Iterator[Display]:
    """Give a display of its own; ``folder`` is for what the server leaves, ``options`` are its own (Xvfb(1)).

    Skips where the tools are not installed.
    """
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    number = folder / "display"
    with number.open("w") as told:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "2304x768x24", "-nolisten", "tcp", "-ac", "-noreset", *options],
            stdout=told,
            stderr=subprocess.DEVNULL,
        )
    ends = time.monotonic() + 10
    while not number.read_text().strip() and time.monotonic() < ends:
        time.sleep(0.05)
    environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    made = Display({**environment, "DISPLAY": f":{number.read_text().strip()}"})
    made.run("xrandr", "--setmonitor", "TEACHER", "1024/270x768/203+0+0", "screen")
    made.plug_in_projector()
    manager = subprocess.Popen(["openbox"], env=made.environment, stderr=subprocess.DEVNULL)
    yield made
    for process in (manager, server):
        process.terminate()
        process.wait(10)
