"""A file copied whole, and the parts of it that matter hashed as they go by: read once, written once.

For archives without a side manifest, of which no piece can be told good by itself.
"""

import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from sync.copying import disk_error, make_room
from sync.errors import ReceivingCancelledError, SourceUnreadableError
from sync.pieces import BUFFER_SIZE, Digest, Hasher, Run


def copy_whole(source: Path, target: Path, runs: Sequence[Run], hasher: Hasher) -> list[Digest] | None:
    """Copy a file; return SHA-256 and CRC-32 of each of ``runs``, in their order. Its bytes are on the disk on return.

    Runs that overlap, as no honest archive has them, are not hashed on the way: then None is returned.

    Raises:
        SourceUnreadableError: the source went away, or ends before a run does.
        NoSpaceError, DiskTroubleError: the library's disk refused.
        ReceivingCancelledError: the user stopped it.
    """
    passing = None if overlap(runs) else _Passing(runs)
    try:
        coming = source.open("rb", buffering=0)
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error
    with coming:
        make_room(target, os.fstat(coming.fileno()).st_size)
        try:
            with target.open("rb+", buffering=0) as going:
                _copy_blocks(source, coming, going, hasher, passing)
                os.fsync(going.fileno())
        except OSError as error:
            raise disk_error(target, error) from error
    if passing is None:
        return None
    if not passing.complete:
        raise SourceUnreadableError(source, detail="ends early")
    return passing.digests


def _copy_blocks(source: Path, coming: BinaryIO, going: BinaryIO, hasher: Hasher, passing: "_Passing | None") -> None:
    """Read and hash each block while the one before is written."""

    def write(block: bytes) -> None:
        left = memoryview(block)
        while left:
            left = left[going.write(left) :]

    with ThreadPoolExecutor(1) as writer:
        written: Callable[[], None] = _nothing
        while True:
            if hasher.cancelled():
                raise ReceivingCancelledError(source)
            try:
                block = coming.read(BUFFER_SIZE)
            except OSError as error:
                raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error
            if not block:
                break
            if passing is not None:
                passing.add(block)
            written()
            written = writer.submit(write, block).result
            hasher.on_bytes(len(block))
        written()


def _nothing() -> None:
    """Wait for no block: none has been written yet."""


class _Passing:
    """Hashes runs that do not overlap of a file that goes by from its start."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._order = sorted(range(len(runs)), key=lambda number: runs[number].offset)
        self._runs = runs
        self.digests = [Digest(hashlib.sha256().digest(), 0)] * len(runs)
        self._position = self._next = 0
        self._hash, self._crc = hashlib.sha256(), 0
        self._pass_empty()

    @property
    def complete(self) -> bool:
        """Whether every run has gone by."""
        return self._next == len(self._order)

    def add(self, block: bytes) -> None:
        """Take the next bytes of the file."""
        view, start = memoryview(block), self._position
        self._position += len(block)
        while not self.complete:
            run = self._runs[self._order[self._next]]
            if run.offset >= self._position:
                return
            part = view[max(run.offset - start, 0) : run.offset + run.size - start]
            self._hash.update(part)
            self._crc = zlib.crc32(part, self._crc)
            if run.offset + run.size > self._position:
                return
            self._end()

    def _end(self) -> None:
        self.digests[self._order[self._next]] = Digest(self._hash.digest(), self._crc)
        self._hash, self._crc = hashlib.sha256(), 0
        self._next += 1
        self._pass_empty()

    def _pass_empty(self) -> None:
        while not self.complete and not self._runs[self._order[self._next]].size:
            self._next += 1


def overlap(runs: Sequence[Run]) -> bool:
    """Tell whether some runs have bytes in common."""
    ordered = sorted((run for run in runs if run.size), key=lambda run: run.offset)
    return any(before.offset + before.size > after.offset for before, after in pairwise(ordered))
