"""What the system remembers of files, forgotten where it can be told to: so that the disk itself is asked."""

import contextlib
import os
import sys


def forget(descriptor: int, offset: int = 0, size: int = 0) -> None:
    """Have the system drop its copy of a run of an open file, all of it for a size of 0. Windows keeps its copy."""
    if sys.platform != "win32" and hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, offset, size, os.POSIX_FADV_DONTNEED)
