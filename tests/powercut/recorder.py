"""A file system that shows one file, the disk, and records what is written to it: a process of its own.

``python -m tests.powercut.recorder BASE RECORD FOLDER`` shows a copy of BASE, in memory, as FOLDER/disk until FOLDER is
unmounted. It answers one request after the other, so that the record has the order in which the disk saw them. What it
does not define, such as punching holes, the kernel is refused; it then writes zeros, which are recorded.
"""

import contextlib
import errno
import sys
from pathlib import Path

import mfusepy

from tests.powercut.one_file import OneFile
from tests.powercut.record import Record


class RecordedDisk(OneFile):
    """A disk in memory whose writes and flushes are noted."""

    def __init__(self, content: bytearray, record: Record) -> None:
        super().__init__(len(content))
        self._content, self._record = content, record

    def read(self, _path: str, size: int, offset: int, _handle: int) -> bytes:
        return bytes(self._content[offset : offset + size])

    def write(self, _path: str, data: bytes, offset: int, _handle: int) -> int:
        if offset + len(data) > self.size:
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
