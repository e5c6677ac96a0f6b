"""A file system that shows one file, as mfusepy wants it; what the file is made of its heirs say."""

import errno
import stat

import mfusepy

from tests.powercut.disk import DISK


class OneFile:
    """The requests, as mfusepy names them, that are the same whatever is in the file."""

    use_ns = True

    def __init__(self, size: int) -> None:
        self.size = size

    def getattr(self, path: str, _handle: int | None = None) -> dict[str, int]:
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o700, "st_nlink": 2}
        if path == f"/{DISK}":
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": self.size}
        raise mfusepy.FuseOSError(errno.ENOENT)

    def readdir(self, _path: str, _handle: int) -> list[str]:
        return [".", "..", DISK]

    def open(self, _path: str, _flags: int) -> int:
        return 0
