"""Which disk refused: the library's, or the one that a package comes from? They need different words, and cures."""

import errno
import os
from pathlib import Path

from sync.copying import disk_error
from sync.errors import PackageError, SourceUnreadableError

_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What only writing can meet, and only the library is written to."""


def blamed(error: OSError, source: Path, library: Path) -> PackageError:
    """Return what a system call said as the error of the right disk: by the file that it names, else of ``source``.

    A drop folder may lie in the library; a file beside ``source`` is never the library's.
    """
    named = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    within = bool(named) and Path(named).is_relative_to(library) and not Path(named).is_relative_to(source.parent)
    if within or error.errno in _OF_WRITING:
        return disk_error(source, error)
    return SourceUnreadableError(source, detail=error.strerror or str(error))
