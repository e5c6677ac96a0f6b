"""Files that can be made again: there whole or not at all, and not waited for until they are on the disk."""

import contextlib
import threading
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write a file; where the disk refuses, what was there stays, and nothing lies beside it.

    Raises:
        OSError: the disk refused.
    """
    beside = path.with_name(f"{path.name}.new{threading.get_ident()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
