"""Packages that somebody opens from a folder: put where packages arrive, so that they are taken in as all others are.

So it does not matter whether a window is open already, and a package that is damaged is said where it always is.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import filelock

from desktop.settings import SettingsFile
from sync.storage import side_paths

_GROWING = ".part"
"""What ends so is not looked at by receiving (sync/stability.py)."""


def hand_in(library: Path, files: Iterable[Path]) -> None:
    """Copy files into the first drop folder. What is there already, by name and size, is not copied again.

    What lies beside a package goes before it: its manifest, and the signature without which nobody trusts it.
    Copied, not linked: what somebody does to the file afterwards must not reach what the library has.

    Raises:
        OSError: a file cannot be read, or the disk refused.
    """
    folder = SettingsFile(library).read().drop_folders[0]
    folder.mkdir(parents=True, exist_ok=True)
    for file in (part for package in files for part in (*filter(Path.is_file, side_paths(package)), package)):
        target = folder / file.name
        if target.exists() and target.stat().st_size == file.stat().st_size:
            continue
        growing = target.with_name(f"{target.name}{_GROWING}")
        shutil.copyfile(file, growing)
        growing.replace(target)


def is_received(library: Path) -> bool:
    """Tell whether a window is open that takes in what arrives."""
    if not library.is_dir():
        return False
    try:
        with filelock.FileLock(library / ".lock").acquire(timeout=0):
            return False
    except filelock.Timeout:
        return True
