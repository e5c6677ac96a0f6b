"""A file from another disk copied in: one read, one write, its pieces hashed on the way.

Two threads each take the next piece, read it, hash it while it is still in the processor's cache, and write it where it
belongs. A third asks the disk to begin writing early, so that the last fsync has little left to do.
"""

import errno
import hashlib
import itertools
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from sync.errors import DiskTroubleError, NoSpaceError, ReceivingCancelledError, SourceUnreadableError
from sync.pieces import BUFFER_SIZE, THREADS, Hasher, Run, piece_runs

_FLUSH_EVERY = 32 * 2**20
"""Bytes after which the disk is asked to begin writing. No size between 8 and 128 MiB was clearly the fastest."""


def copy_in(source: Path, part: Path, piece_size: int, hasher: Hasher) -> list[bytes]:
    """Copy ``source`` to ``part`` and return the SHA-256 of each piece of it. The bytes are on the disk on return.

    Raises:
        SourceUnreadableError: the source went away, changed, or has a bad sector.
        NoSpaceError, DiskTroubleError: the library's disk refused.
        ReceivingCancelledError: the user stopped it.
    """
    try:
        size = source.stat().st_size
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error
    try:
        with part.open("wb") as going:
            _make_room(going, size)
            return _Copy(source, part, list(piece_runs(size, piece_size)), hasher).run(going)
    except OSError as error:
        raise _disk_error(part, error) from error


class _Copy:
    """One copy. ``run`` may be called once."""

    def __init__(self, source: Path, part: Path, pieces: list[Run], hasher: Hasher) -> None:
        self._source, self._part, self._pieces, self._hasher = source, part, pieces, hasher
        self._found = [b""] * len(pieces)
        self._following, self._lock = itertools.count(), threading.Lock()

    def run(self, going: BinaryIO) -> list[bytes]:
        flusher = _Flusher(going.fileno())
        try:
            with ThreadPoolExecutor(THREADS) as pool:
                for done in [pool.submit(self._work, flusher) for _ in range(THREADS)]:
                    done.result()
        finally:
            flusher.stop()
        os.fsync(going.fileno())
        return self._found

    def _work(self, flusher: "_Flusher") -> None:
        buffer = memoryview(bytearray(BUFFER_SIZE))
        with _opened(self._source) as coming, self._part.open("rb+", buffering=0) as going:
            while True:
                with self._lock:
                    index = next(self._following)
                if index >= len(self._pieces):
                    return
                piece = self._pieces[index]
                self._found[index] = self._copy_piece(coming, going, piece, buffer)
                flusher.written(piece.size)

    def _copy_piece(self, coming: BinaryIO, going: BinaryIO, piece: Run, buffer: memoryview) -> bytes:
        hashed, left = hashlib.sha256(), piece.size
        _seek(coming, self._source, piece.offset)
        going.seek(piece.offset)
        while left:
            if self._hasher.cancelled():
                raise ReceivingCancelledError(self._source)
            count = _read(coming, self._source, buffer[: min(left, len(buffer))])
            hashed.update(buffer[:count])
            _write(going, buffer[:count])
            left -= count
            self._hasher.on_bytes(count)
        return hashed.digest()


def _make_room(going: BinaryIO, size: int) -> None:
    """Take the room before the first byte, where the system can; a full disk is noticed now."""
    if size and hasattr(os, "posix_fallocate"):
        os.posix_fallocate(going.fileno(), 0, size)
    else:
        going.truncate(size)


def _opened(source: Path) -> BinaryIO:
    try:
        return source.open("rb", buffering=0)
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error


def _seek(coming: BinaryIO, source: Path, offset: int) -> None:
    try:
        coming.seek(offset)
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error


def _read(coming: BinaryIO, source: Path, buffer: memoryview) -> int:
    try:
        count = int(coming.readinto(buffer) or 0)  # type: ignore[attr-defined]  # FileIO has it
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error
    if not count:
        raise SourceUnreadableError(source, detail="ends early")
    return count


def _write(going: BinaryIO, view: memoryview) -> None:
    while len(view):
        view = view[going.write(view) :]


def _disk_error(part: Path, error: OSError) -> NoSpaceError | DiskTroubleError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoSpaceError(part, needed=0, free=0)
    return DiskTroubleError(part, detail=error.strerror or str(error))


class _Flusher:
    """Asks the disk to begin writing each time another lot is in its cache, on a thread of its own."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock, self._count = threading.Lock(), 0
        self._asked, self._ended = threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="flush", daemon=True)
        self._thread.start()

    def written(self, count: int) -> None:
        with self._lock:
            self._count += count
            if self._count < _FLUSH_EVERY:
                return
            self._count = 0
        self._asked.set()

    def stop(self) -> None:
        self._ended = True
        self._asked.set()
        self._thread.join()

    def _run(self) -> None:
        flush = getattr(os, "fdatasync", os.fsync)
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._ended:
                return
            try:
                flush(self._descriptor)
            except OSError:
                return  # the last fsync, which decides, says so again
