"""Tests of listing sticks on Windows, whose calls are handed in."""

import ctypes
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from sync.volumes import Volume
from sync.volumes_windows import Kernel32, WindowsVolumes, drive_roots, kernel32

FIXED, REMOVABLE = 3, 2


class MadeUpDrives:
    """Drives by root: their kind, and what their medium says; no medium is None."""

    def __init__(self, **drives: tuple[int, tuple[int, str, str] | None]) -> None:
        self.drives = {f"{letter}:\\": drive for letter, drive in drives.items()}

    def mask(self) -> int:
        return sum(1 << ord(root[0]) - ord("A") for root in self.drives)

    def kind(self, root: str) -> int:
        return self.drives[root][0]

    def information(self, root: str) -> tuple[int, str, str]:
        found = self.drives[root][1]
        if found is None:
            raise OSError("no medium")
        return found


def listing(drives: MadeUpDrives) -> WindowsVolumes:
    return WindowsVolumes(drives, usage=lambda _root: (1000, 400, 600), patience=30)


def test_roots_of_a_mask_leave_floppy_drives_out() -> None:
    assert drive_roots(0b111) == ["C:\\"]
    assert drive_roots(1 << 25 | 1 << 4) == ["E:\\", "Z:\\"]


def test_only_removable_drives_with_a_medium_are_listed() -> None:
    drives = MadeUpDrives(
        A=(REMOVABLE, (1, "", "FAT")),
        C=(FIXED, (2, "Windows", "NTFS")),
        E=(REMOVABLE, (0x1A2B3C4D, "BLUE STICK", "FAT32")),
        F=(REMOVABLE, None),
        G=(REMOVABLE, (0, "ODD", "FAT")),
    )
    assert listing(drives)() == [
        Volume("1A2B-3C4D", "BLUE STICK", Path("E:\\"), "FAT32", 1000, 600),
        Volume("G:\\ ODD", "ODD", Path("G:\\"), "FAT", 1000, 600),
    ]


def test_another_card_in_the_same_reader_is_another_volume() -> None:
    drives = MadeUpDrives(E=(REMOVABLE, (1, "one", "FAT32")))
    listed = listing(drives)
    seen = [listed()]
    for medium in (None, (2, "two", "FAT32")):
        drives.drives["E:\\"] = (REMOVABLE, medium)
        seen.append(listed())
    assert [[volume.id for volume in look] for look in seen] == [["0000-0001"], [], ["0000-0002"]]


class MadeUpLibrary:
    """Does as kernel32.dll would with one stick, at E."""

    def __init__(self) -> None:
        self.error_mode = 0

    def GetLogicalDrives(self) -> int:  # noqa: N802
        return 1 << 4 | 1 << 5

    def GetDriveTypeW(self, _root: str) -> int:  # noqa: N802
        return REMOVABLE

    def SetThreadErrorMode(self, mode: int, _former: None) -> int:  # noqa: N802
        self.error_mode = mode
        return 1

    def GetVolumeInformationW(self, root: str, *given: Any) -> int:  # noqa: N802
        label, _room, serial, _longest, _flags, kind, _kind_room = given
        if root != "E:\\":
            return 0
        label.value, kind.value, serial._obj.value = "BLUE STICK", "exFAT", 7
        return 1


def test_the_answers_of_the_system_are_read() -> None:
    library = MadeUpLibrary()
    drives = Kernel32(library)
    assert (drives.mask(), drives.kind("E:\\")) == (0b110000, REMOVABLE)
    assert drives.information("E:\\") == (7, "BLUE STICK", "exFAT")
    assert library.error_mode == 1
    with pytest.raises(OSError, match="no medium"):
        drives.information("F:\\")


@pytest.mark.skipif(sys.platform == "win32", reason="here it is there")
def test_without_windows_there_is_no_kernel32() -> None:
    assert not hasattr(ctypes, "WinDLL")
    with pytest.raises(OSError, match="Windows"):
        kernel32()


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows")
def test_the_drives_of_this_machine_are_listed() -> None:
    assert all(shutil.disk_usage(volume.mount).total == volume.size for volume in WindowsVolumes(kernel32())())
