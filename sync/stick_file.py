"""One file of a package written to a stick so that it can be relied on: read back from the stick, not from memory.

It grows under a temporary name, piece after piece, each read from the library, held against its hash and written. Then
it is flushed, dropped from the system's cache, read again and hashed; only then does it get its name. What an earlier
try has left is read first, and only what is missing of it is written.
"""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from catalogue.durable import names_on_disk
from sync.errors import PackageRottenError, ReceivingCancelledError, StickUnreliableError
from sync.manifest import ArchiveFacts
from sync.medium import Slice
from sync.page_cache import forget
from sync.pieces import Hasher, Run, piece_run
from sync.storage import PART_ENDING

_FLUSHED_EVERY = 32 * 2**20
"""Bytes after which the stick is waited for: else gigabytes wait in memory, and progress and cancelling are a lie."""


class StickFile:
    """Brings one slice of ``source`` to the stick. ``hasher`` reports the bytes that were written and those read."""

    def __init__(self, source: Path, facts: ArchiveFacts, piece: Slice, hasher: Hasher) -> None:
        self._source, self._facts, self._slice, self._hasher = source, facts, piece, hasher
        self.growing = piece.path.with_name(piece.path.name + PART_ENDING)

    def put(self) -> bool:
        """Have the slice on the stick, whole; tell whether anything had to be written.

        Raises:
            PackageRottenError: the library's own bytes are bad; nothing of them is left there.
            StickUnreliableError: what was written does not come back.
            ReceivingCancelledError: what is there so far stays, to be gone on with.
            OSError: the stick refused, or is gone.
        """
        path, named = self._slice.path, self._slice.path.exists()
        if named:
            missing: Sequence[int] = self._bad(path, self._slice.pieces)
            if not missing and path.stat().st_size == self._slice.size:
                return False
            path.replace(self.growing)
        else:
            missing = self._bad(self.growing, self._slice.pieces) if self.growing.exists() else self._slice.pieces
        begun = self.growing.exists()
        try:
            self._write(missing)
            self._check(missing)
        except (PackageRottenError, StickUnreliableError):
            # What was there before may be the only copy of some pieces that is left.
            if named:
                self.growing.replace(path)
            elif not begun:
                self.growing.unlink(missing_ok=True)
            raise
        self.growing.replace(path)
        names_on_disk(path.parent)
        return True

    def _check(self, written: Sequence[int]) -> None:
        bad = self._bad(self.growing, written)
        if bad:
            raise StickUnreliableError(self._slice.path, bad=len(bad), total=len(self._slice.pieces))

    def _write(self, missing: Sequence[int]) -> None:
        """Write pieces in order, so that the file only grows at its end: FAT would fill a hole with zeros first."""
        with (
            self._opened() as coming,
            self.growing.open("r+b" if self.growing.exists() else "w+b") as going,
            _Flushing(going) as flushing,
        ):
            for number in missing:
                self._check_cancelled()
                run = piece_run(self._facts, number)
                going.seek(run.offset - self._slice.offset)
                going.write(self._piece(coming, number, run))
                self._hasher.on_bytes(run.size)
                flushing.written(run.size)
            flushing.wait()
            _flush(going)
            if os.fstat(going.fileno()).st_size > self._slice.size:
                going.truncate(self._slice.size)
                _flush(going)

    def _opened(self) -> BinaryIO:
        try:
            return self._source.open("rb", buffering=0)
        except OSError as error:
            raise PackageRottenError(self._source, detail=error.strerror or str(error)) from error

    def _piece(self, coming: BinaryIO, number: int, run: Run) -> bytes:
        """Read a piece of the library's own file, which may have gone bad since it was admitted."""
        try:
            data = read_run(coming, run)
        except OSError as error:
            raise PackageRottenError(self._source, detail=error.strerror or str(error)) from error
        if hashlib.sha256(data).digest() != self._facts.pieces[number]:
            raise PackageRottenError(self._source, detail="pieces")
        return data

    def _bad(self, file: Path, numbers: Sequence[int]) -> list[int]:
        """Return those pieces that do not come back right from the stick itself."""
        bad = []
        with file.open("rb", buffering=0) as there:
            forget(there.fileno())
            for number in numbers:
                self._check_cancelled()
                run = piece_run(self._facts, number)
                data = read_run(there, Run(run.offset - self._slice.offset, run.size))
                self._hasher.on_bytes(len(data))
                if hashlib.sha256(data).digest() != self._facts.pieces[number]:
                    bad.append(number)
        return bad

    def _check_cancelled(self) -> None:
        if self._hasher.cancelled():
            raise ReceivingCancelledError(self._slice.path)


class _Flushing:
    """Has the stick take what was written while the next pieces are read and hashed; never far behind them."""

    def __init__(self, going: BinaryIO) -> None:
        self._going, self._unflushed = going, 0
        self._thread = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown()

    def written(self, size: int) -> None:
        """Note bytes that were written; when they are many, wait for the flush before and begin another."""
        self._unflushed += size
        if self._unflushed >= _FLUSHED_EVERY:
            self.wait()
            self._going.flush()
            self._running, self._unflushed = self._thread.submit(os.fsync, self._going.fileno()), 0

    def wait(self) -> None:
        """Wait for the flush that runs.

        Raises:
            OSError: the stick did not take it.
        """
        if self._running is not None:
            self._running.result()
            self._running = None


def put_small(path: Path, data: bytes) -> bool:
    """Write a small file, read it back, then give it its name; tell whether it was not there yet.

    Raises:
        StickUnreliableError: it does not come back.
        OSError: the stick refused, or is gone.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    growing = path.with_name(path.name + PART_ENDING)
    with growing.open("wb") as going:
        going.write(data)
        _flush(going)
        forget(going.fileno())
    if growing.read_bytes() != data:
        growing.unlink()
        raise StickUnreliableError(path, bad=1, total=1)
    growing.replace(path)
    names_on_disk(path.parent)
    return True


def read_run(file: BinaryIO, run: Run) -> bytes:
    """Read a run of a file, less where the file ends before."""
    file.seek(run.offset)
    parts, left = [], run.size
    while left and (block := file.read(left)):
        parts.append(block)
        left -= len(block)
    return b"".join(parts)


def _flush(going: BinaryIO) -> None:
    going.flush()
    os.fsync(going.fileno())
