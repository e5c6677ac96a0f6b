"""Paths that somebody typed: looked at before anything is done, so that a slip of the hand is never told as a fault.

A disk that fails while a file is read or written is another matter: that comes as an OSError, or from ``sync``.
"""

import errno
import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)
"""What a system answers of a path that leads nowhere. Of a disk that fails it answers something else."""


class WrongPathError(Exception):
    """A path is not what it has to be. ``facts``: ``path``, and ``problem``, a code of messages_of_places.py.

    Where the folder is missing that something is to be written into, ``folder`` names it.
    """

    reason = "wrong-path"

    def __init__(self, path: Path | str, problem: str, folder: Path | str = "") -> None:
        super().__init__(f"{path}: {problem}")
        self.facts: dict[str, object] = {"path": str(path), "problem": problem, "folder": str(folder)}


def file_to_read(typed: str) -> Path:
    """Return the file of that name.

    Raises:
        WrongPathError: it is not there, is no file, or may not be read.
    """
    return _looked_at(typed, stat.S_ISREG, "not-file")


def folder_to_read(typed: str) -> Path:
    """Return the folder of that name.

    Raises:
        WrongPathError: it is not there, is no folder, or may not be read.
    """
    return _looked_at(typed, stat.S_ISDIR, "not-folder")


def something_to_read(typed: str) -> Path:
    """Return the file or folder of that name.

    Raises:
        WrongPathError: there is neither, or it may not be read.
    """
    return _looked_at(typed, lambda mode: stat.S_ISREG(mode) or stat.S_ISDIR(mode), "not-file")


def file_to_write(typed: str) -> Path:
    """Return where a file is to be written: its folder is there, and it is none itself.

    Raises:
        WrongPathError: that is not so.
    """
    path = _named(typed)
    if stat.S_ISDIR(_mode_of(path)):
        raise WrongPathError(path, "folder-to-write")
    return _in_a_folder(path)


def folder_to_fill(typed: str) -> Path:
    """Return where a folder is, or is to be made in another one that is there.

    Raises:
        WrongPathError: there is no such other one, or a file has that name.
    """
    path = _named(typed)
    mode = _mode_of(path)
    if mode and not stat.S_ISDIR(mode):
        raise WrongPathError(path, "not-folder")
    return path if mode else _in_a_folder(path)


def _in_a_folder(path: Path) -> Path:
    if not stat.S_ISDIR(_mode_of(path.absolute().parent)):
        raise WrongPathError(path, "no-folder", path.parent)
    return path


def _named(typed: str) -> Path:
    if not typed:
        raise WrongPathError("", "empty")  # as a path it would be the folder where one is
    return Path(typed)


def _looked_at(typed: str, fits: Callable[[int], bool], otherwise: str) -> Path:
    path = _named(typed)
    mode = _mode_of(path)
    if not mode:
        raise WrongPathError(path, "absent")
    if not fits(mode):
        raise WrongPathError(path, "folder" if stat.S_ISDIR(mode) else otherwise)
    try:
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
        else:
            path.open("rb").close()
    except PermissionError as error:
        raise WrongPathError(path, "unreadable") from error
    except OSError as error:
        log.info("%s: %s; whoever reads it says so", path, error)
    return path


def _mode_of(path: Path) -> int:
    """Return what kind of thing is there, 0 for nothing.

    Raises:
        OSError: its disk fails.
        WrongPathError: it may not be looked at.
    """
    try:
        return path.stat().st_mode
    except PermissionError as error:
        raise WrongPathError(path, "unreadable") from error
    except ValueError:  # a name that no file can have
        return 0
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return 0
        raise
