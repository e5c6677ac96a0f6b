"""What a virtual display shows, read from the file in which it keeps its pixels: it asks nothing of the program.

Source: the server's option -fbdir (Xvfb(1)) and the header of such a file (X11/XWDFile.h): 25 numbers of four bytes,
big end first; the first is the header's length, the 13th the bytes of a line, the 20th how many colours lie between.
"""

import struct
import time
from collections.abc import Callable
from pathlib import Path

ACCENT = b"\xbf\x5f\x1f"
"""The colour of the one button to press (desktop/theme/palette.py), as it lies in the file: blue, green, red."""

_BUTTON = 4000
"""Pixels that the button has at the least; links and icons of that colour have far fewer."""


class Screen:
    """All screens of a display as one picture. ``folder`` is what was given as -fbdir."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "Xvfb_screen0"

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Return red, green and blue of a pixel."""
        data = self._file.read_bytes()
        numbers = struct.unpack(">25I", data[:100])
        at = numbers[0] + numbers[19] * 12 + y * numbers[12] + x * 4
        return data[at + 2], data[at + 1], data[at]

    def shows_button(self) -> bool:
        """Whether the one button to press is there: Today is filled."""
        return self._file.read_bytes().count(ACCENT) > _BUTTON

    def is_red(self, x: int, y: int) -> bool:
        """Whether a pixel is red, as the first seconds of the test's video are."""
        red, green, blue = self.pixel(x, y)
        return red > 180 and green < 60 and blue < 60


def seconds_until(holds: Callable[[], bool], most: float = 40.0) -> float:
    """Wait until something holds, and return how long that took.

    Raises:
        AssertionError: it took longer than ``most``.
    """
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < most, "it did not come"
        time.sleep(0.02)
    return time.monotonic() - begun
