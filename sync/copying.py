"""A file from another disk copied in: one read, one write, its pieces hashed on the way.

One thread reads and writes, another hashes; a third asks the disk to begin writing early, so that the last fsync has
little left to do.
"""

import hashlib
import os
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sync.errors import DiskTroubleError, NoSpaceError, ReceivingCancelledError, SourceUnreadableError
from sync.pieces import BUFFER_SIZE, Hasher

_BUFFERS = 8
_FLUSH_EVERY = 64 * 2**20


class _PieceHashes(threading.Thread):
    """Hashes the stream of buffers it is given, piece by piece, and gives each buffer back."""

    def __init__(self, piece_size: int, give_back: Callable[[bytearray], None]) -> None:
        super().__init__(name="pieces", daemon=True)
        self._piece_size, self._give_back = piece_size, give_back
        self._waiting: queue.SimpleQueue[tuple[bytearray, int] | None] = queue.SimpleQueue()
        self.found: list[bytes] = []

    def feed(self, buffer: bytearray, count: int) -> None:
        self._waiting.put((buffer, count))

    def finish(self) -> list[bytes]:
        """Return the hash of every piece."""
        self._waiting.put(None)
        self.join()
        return self.found

    def run(self) -> None:
        hashed, filled = hashlib.sha256(), 0
        while (item := self._waiting.get()) is not None:
            buffer, count = item
            view, start = memoryview(buffer), 0
            while start < count:
                taken = min(count - start, self._piece_size - filled)
                hashed.update(view[start : start + taken])
                start, filled = start + taken, filled + taken
                if filled == self._piece_size:
                    self.found.append(hashed.digest())
                    hashed, filled = hashlib.sha256(), 0
            view.release()
            self._give_back(buffer)
        if filled:
            self.found.append(hashed.digest())


def copy_in(source: Path, part: Path, piece_size: int, hasher: Hasher) -> list[bytes]:
    """Copy ``source`` to ``part`` and return the SHA-256 of each piece of it. The bytes are on the disk on return.

    Raises:
        SourceUnreadableError: the source went away or has a bad sector.
        NoSpaceError, DiskTroubleError: the library's disk refused.
        ReceivingCancelledError: the user stopped it.
    """
    free: queue.SimpleQueue[bytearray] = queue.SimpleQueue()
    for _ in range(_BUFFERS):
        free.put(bytearray(BUFFER_SIZE))
    hashes = _PieceHashes(piece_size, free.put)
    hashes.start()
    try:
        with _opened(source) as coming, part.open("wb", buffering=0) as going:
            _stream(coming, going, free, hashes, hasher)
            os.fsync(going.fileno())
    except OSError as error:
        raise _disk_error(part, error) from error
    finally:
        found = hashes.finish()
    return found


def _stream(
    coming: BinaryIO, going: BinaryIO, free: "queue.SimpleQueue[bytearray]", hashes: _PieceHashes, hasher: Hasher
) -> None:
    flusher = _Flusher(going.fileno())
    try:
        while True:
            if hasher.cancelled():
                raise ReceivingCancelledError(Path(coming.name))
            buffer = free.get()
            count = _read(coming, buffer)
            if not count:
                return
            _write(going, memoryview(buffer)[:count])
            hashes.feed(buffer, count)
            flusher.written(count)
            hasher.on_bytes(count)
    finally:
        flusher.stop()


def _opened(source: Path) -> BinaryIO:
    try:
        return source.open("rb", buffering=0)
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error


def _read(coming: BinaryIO, buffer: bytearray) -> int:
    try:
        return int(coming.readinto(buffer) or 0)  # type: ignore[attr-defined]  # FileIO has it
    except OSError as error:
        raise SourceUnreadableError(Path(coming.name), detail=error.strerror or str(error)) from error


def _write(going: BinaryIO, view: memoryview) -> None:
    while len(view):
        view = view[going.write(view) :]


def _disk_error(part: Path, error: OSError) -> NoSpaceError | DiskTroubleError:
    if error.errno in (28, 122):  # ENOSPC, EDQUOT
        return NoSpaceError(part, needed=0, free=0)
    return DiskTroubleError(part, detail=error.strerror or str(error))


class _Flusher:
    """Asks the disk to begin writing each time another 64 MiB are in its cache, on a thread of its own."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._written = 0
        self._asked = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="flush", daemon=True)
        self._thread.start()

    def written(self, count: int) -> None:
        self._written += count
        if self._written >= _FLUSH_EVERY:
            self._written = 0
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
                return  # the last fsync, which decides, will say so again
