"""Packages that somebody opens from a folder: put where packages arrive, so that they are taken in as all others are.

So it does not matter whether a window is open already, and a package that is damaged is said where it always is.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import filelock

from desktop.settings import SettingsFile
from sync.storage import numbered, side_paths

_GROWING = ".part"
"""What ends so is not looked at by receiving (sync/stability.py)."""

_BEGINNING = 4096
"""Bytes. A 7z archive begins with a checksum of its index, which has the checksums of all that is in it (7zFormat.txt,
SignatureHeader)."""


def hand_in(library: Path, files: Iterable[Path]) -> None:
    """Copy files into the first drop folder. What is there already, by name, size and beginning, is not copied again.

    What has only the name is not replaced: it may be another package that nobody has taken in yet.

    What lies beside a package goes before it: its manifest, and the signature without which nobody trusts it.
    Copied, not linked: what somebody does to the file afterwards must not reach what the library has.

    Raises:
        OSError: a file cannot be read, or the disk refused.
    """
    folder = SettingsFile(library).read().drop_folders[0]
    folder.mkdir(parents=True, exist_ok=True)
    for package in files:
        target = next(free for free in numbered(folder / package.name) if _fits(package, free))
        for file, to in (*zip(side_paths(package), side_paths(target), strict=True), (package, target)):
            if file.is_file() or file == package:
                _bring(file, to)


def _fits(package: Path, target: Path) -> bool:
    """Whether nothing lies there but what is brought, with no side file that the package does not have."""
    pairs = zip((package, *side_paths(package)), (target, *side_paths(target)), strict=True)
    return all(not to.exists() or (file.is_file() and _seen(file) == _seen(to)) for file, to in pairs)


def _bring(file: Path, target: Path) -> None:
    if target.exists():
        return
    growing = target.with_name(f"{target.name}{_GROWING}")
    try:
        shutil.copyfile(file, growing)
        growing.replace(target)
    finally:
        growing.unlink(missing_ok=True)


def _seen(file: Path) -> tuple[int, bytes]:
    with file.open("rb") as opened:
        return file.stat().st_size, opened.read(_BEGINNING)


def is_received(library: Path) -> bool:
    """Tell whether a window is open that takes in what arrives."""
    if not library.is_dir():
        return False
    try:
        with filelock.FileLock(library / ".lock").acquire(timeout=0):
            return False
    except filelock.Timeout:
        return True
