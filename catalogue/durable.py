"""What has to be on the disk before the next step may be taken."""

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
