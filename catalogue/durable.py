"""What has to be on the disk before the next step may be taken."""

import contextlib
import os
from pathlib import Path


def on_disk(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk. Windows writes folders itself and opens none.

    Raises:
        OSError: the disk refused; what was written may be lost.
    """
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace a small file whole: whatever happens, it is as it was or as it is to be, and nothing lies beside it.

    ``lasting``: it is the new one on return, whatever happens then; without that a power cut may bring the old one
    back. Two programs may do it at once.

    Raises:
        OSError: the disk refused; where it did so at the very end, the new file may be there already.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        on_disk(beside)
        beside.replace(path)
        if lasting:
            on_disk(path.parent)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
