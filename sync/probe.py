"""Is the disk under a file still there? Asked past the system's memory, which answers for a pulled stick as well."""

import errno
import mmap
import os
from pathlib import Path

_SECTOR = 4096


def answers(path: Path) -> bool:
    """Tell whether the disk that a file is on still gives its first bytes; what the system remembers does not count.

    A stick that was pulled stays in the mount table for a while, and much of it can still be read from memory.
    """
    flags = os.O_RDONLY | getattr(os, "O_DIRECT", 0) | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, flags)
    except OSError as error:
        # A file system that is in memory or in another computer; a file that only some may read.
        return error.errno in (errno.EINVAL, errno.EACCES, errno.EPERM)
    try:
        return _read(file, mmap.mmap(-1, _SECTOR)) > 0
    except OSError:
        return False
    finally:
        os.close(file)


def _read(file: int, memory: mmap.mmap) -> int:
    if hasattr(os, "readv"):
        return int(os.readv(file, [memory]))
    return len(os.read(file, _SECTOR))
