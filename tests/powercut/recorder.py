"""A file system that shows one file, the disk, and records what is written to it: a process of its own.

``python -m tests.powercut.recorder BASE RECORD FOLDER`` shows a copy of BASE, in memory, as FOLDER/disk until FOLDER is
unmounted. It answers one request after the other, so that the record has the order in which the disk saw them. What it
does not define, such as punching holes, the kernel is refused; it then writes zeros, which are recorded.
"""

import contextlib
import errno
import stat
import sys
from pathlib import Path

import mfusepy

from tests.powercut.disk import DISK
from tests.powercut.record import Record


class RecordedDisk:
    """The file system's requests, as mfusepy names them."""

    use_ns = True

    def __init__(self, content: bytearray, record: Record) -> None:
        self._content, self._record = content, record

    def getattr(self, path: str, _handle: int | None = None) -> dict[str, int]:
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o700, "st_nlink": 2}
        if path == f"/{DISK}":
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": len(self._content)}
        raise mfusepy.FuseOSError(errno.ENOENT)

    def readdir(self, _path: str, _handle: int) -> list[str]:
        return [".", "..", DISK]

    def open(self, _path: str, _flags: int) -> int:
        return 0

    def read(self, _path: str, size: int, offset: int, _handle: int) -> bytes:
        return bytes(self._content[offset : offset + size])

    def write(self, _path: str, data: bytes, offset: int, _handle: int) -> int:
        if offset + len(data) > len(self._content):
            raise mfusepy.FuseOSError(errno.ENOSPC)
        self._content[offset : offset + len(data)] = data
        self._record.write(offset, data)
        return len(data)

    def fsync(self, _path: str, _only_data: int, _handle: int) -> int:
        self._record.flush()
        return 0


def main() -> None:
    """Show the disk until it is unmounted."""
    base, record, folder = sys.argv[1:]
    with contextlib.closing(Record.begin(Path(record))) as events:
        disk = RecordedDisk(bytearray(Path(base).read_bytes()), events)
        # Without direct_io the kernel would keep writes in a cache of its own, and the record would miss their order.
        mfusepy.FUSE(disk, folder, foreground=True, nothreads=True, direct_io=True)


if __name__ == "__main__":
    main()
