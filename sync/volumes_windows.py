"""Sticks on Windows: the drive letters of removable media.

Source: "Volume Management Functions" of the Windows API. Hard disks on USB count as fixed there and are not listed.
"""

import ctypes
import shutil
import sys
from collections.abc import Callable
from ctypes import wintypes
from pathlib import Path
from typing import Any, Protocol

from sync.late_answers import LateAnswers
from sync.superblock import serial_text
from sync.volume_records import Volume

PATIENCE = 0.5
"""Seconds that one look waits for sticks to answer."""

_DRIVE_REMOVABLE = 2
_FAIL_CRITICAL_ERRORS = 1
_FIRST_LETTER = 2
"""C. A and B are kept for floppy drives, which grind at every look."""

_LONGEST_NAME = 261
"""Characters of a name with its closing zero: MAX_PATH + 1."""


class Drives(Protocol):
    """What is asked of Windows."""

    def mask(self) -> int:
        """Return the drive letters in use: bit 0 for A and so on."""

    def kind(self, root: str) -> int:
        r"""Return the kind of the drive at a root such as ``E:\``; 2 is removable."""

    def information(self, root: str) -> tuple[int, str, str]:
        """Return serial number, label and file system.

        Raises:
            OSError: there is no medium, or none that Windows can read.
        """


class Kernel32:
    """``Drives`` answered by kernel32.dll."""

    def __init__(self, dll: Any) -> None:
        self._dll = dll

    def mask(self) -> int:
        """Return the drive letters in use."""
        return int(self._dll.GetLogicalDrives())

    def kind(self, root: str) -> int:
        """Return the kind of a drive."""
        return int(self._dll.GetDriveTypeW(root))

    def information(self, root: str) -> tuple[int, str, str]:
        """Return serial number, label and file system; raises OSError without a readable medium."""
        # Else an empty card reader has Windows ask the teacher, in a window, to insert a disk.
        self._dll.SetThreadErrorMode(_FAIL_CRITICAL_ERRORS, None)
        label, kind = (ctypes.create_unicode_buffer(_LONGEST_NAME) for _ in range(2))
        serial = wintypes.DWORD()
        room = _LONGEST_NAME
        if not self._dll.GetVolumeInformationW(root, label, room, ctypes.byref(serial), None, None, kind, room):
            raise OSError(f"{root} has no medium that can be read")
        return serial.value, label.value, kind.value


def kernel32() -> Drives:
    """Return the drives of this machine.

    Raises:
        OSError: it does not run Windows.
    """
    if sys.platform == "win32":
        return Kernel32(ctypes.WinDLL("kernel32"))
    raise OSError("only Windows has kernel32.dll")


def drive_roots(mask: int) -> list[str]:
    """Return the roots of the drives whose bits are set, from C on."""
    return [f"{chr(ord('A') + bit)}:\\" for bit in range(_FIRST_LETTER, 26) if mask & 1 << bit]


class WindowsVolumes:
    """Lists the sticks that are in, again and again. For one thread."""

    def __init__(
        self,
        drives: Drives,
        *,
        usage: Callable[[str], tuple[int, int, int]] = shutil.disk_usage,
        patience: float = PATIENCE,
    ) -> None:
        self._drives, self._usage = drives, usage
        self._looks = LateAnswers[str, Volume | None](self._look, patience)

    def __call__(self) -> list[Volume]:
        """Return the sticks that are in; one that has not answered yet is left out, one that hangs is as it was."""
        roots = [root for root in drive_roots(self._drives.mask()) if self._drives.kind(root) == _DRIVE_REMOVABLE]
        return [volume for volume in self._looks.about(roots).values() if volume is not None]

    def _look(self, root: str, _last: Volume | None) -> Volume | None:
        """None is an answer, unlike an error: a card reader keeps its letter when the card is taken out."""
        try:
            serial, label, file_system = self._drives.information(root)
            total, _used, free = self._usage(root)
        except OSError:
            return None
        return Volume(serial_text(serial) or f"{root} {label}".strip(), label, Path(root), file_system, total, free)
