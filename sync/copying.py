"""Pieces brought from a copy of a package into the one that grows here: each read once, hashed, and written if good.

Some threads each take the next piece, read it, hash it while it is in the processor's cache, and write it where it
belongs. Where the system can, they write past its cache (O_DIRECT): measured, 1 GB is then on the disk as fast as the
disk takes it, in three quarters of the time of ``cp`` and ``sync`` (docs/decisions/0006).
"""

import errno
import hashlib
import itertools
import mmap
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from sync.errors import (
    AcrossVolumesError,
    DiskTroubleError,
    NoSpaceError,
    ReceivingCancelledError,
    SourceUnreadableError,
)
from sync.ledger import ran_full
from sync.manifest import ArchiveFacts
from sync.pieces import BUFFER_SIZE, MOST_UNREADABLE, Hasher, Run, piece_run
from sync.probe import answers

KEPT_EVERY = 256 * 2**20
"""Bytes after which pieces that were written are noted, once they are on the disk; or after ``KEPT_SECONDS``."""

KEPT_SECONDS = 10.0
_WRITERS = 4
"""Threads: with two, the processor waits for the disk; more than four gained nothing."""

_SECTOR = 4096


def fill(  # noqa: PLR0913, PLR0917  # from where, to where, what, and who is told
    source: Path,
    part: Path,
    facts: ArchiveFacts,
    wanted: Sequence[int],
    hasher: Hasher,
    keep: Callable[[Sequence[int]], None],
) -> None:
    """Write those ``wanted`` pieces that ``source`` has, and that hash right, to their places in ``part``.

    ``keep`` is told the numbers of pieces that are on the disk, at intervals and at the end, also when the copying ends
    early. A piece that cannot be read is passed over.

    Raises:
        SourceUnreadableError: the source went away.
        NoSpaceError, DiskTroubleError: the library's disk refused.
        ReceivingCancelledError: the user stopped it.
    """
    try:
        available = source.stat().st_size
    except OSError as error:
        raise SourceUnreadableError(source, detail=error.strerror or str(error)) from error
    reachable = [number for number in wanted if _end(piece_run(facts, number)) <= available]
    try:
        with part.open("rb+") as going:
            _Filling(source, part, facts, hasher, _Keeper(going, facts.size, keep)).run(reachable)
    except OSError as error:
        raise disk_error(part, error, facts.size) from error


def make_room(part: Path, size: int) -> None:
    """Make a file of ``size`` bytes, taking the room on the disk where the system can; a full disk is noticed now.

    Raises:
        NoSpaceError, DiskTroubleError: the disk refused.
    """
    try:
        with part.open("ab") as going:
            if size and hasattr(os, "posix_fallocate"):
                os.posix_fallocate(going.fileno(), 0, size)
            going.truncate(size)
    except OSError as error:
        # What it has taken so far is free again, and needed again, when this is said.
        part.unlink(missing_ok=True)
        raise disk_error(part, error, size) from error


def disk_error(part: Path, error: OSError, size: int = 0) -> NoSpaceError | DiskTroubleError:
    """Turn what the library's disk said into a typed error. ``size``: what ``part`` was to become, 0 if not known."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ran_full(part, size)
    if error.errno == errno.EXDEV:
        return AcrossVolumesError(part, detail=error.strerror or str(error))
    return DiskTroubleError(part, detail=error.strerror or str(error))


class _Keeper:
    """Notes written pieces once they are on the disk, never before. Any thread may add to it."""

    def __init__(self, going: BinaryIO, size: int, keep: Callable[[Sequence[int]], None]) -> None:
        self._going, self._size, self._keep = going, size, keep
        self._lock, self._keeping = threading.Lock(), threading.Lock()
        self._written: list[int] = []
        self._refused = False
        self._bytes, self._since = 0, time.monotonic()

    def written(self, number: int, size: int) -> None:
        """Note a piece that the system has taken; from time to time, wait until the disk has it."""
        with self._lock:
            self._written.append(number)
            self._bytes += size
            due = self._bytes >= KEPT_EVERY or time.monotonic() - self._since >= KEPT_SECONDS
            if due:
                self._bytes, self._since = 0, time.monotonic()
        if due:
            self.flush()

    def flush(self) -> None:
        """Wait until the disk has what was written, then have it noted.

        Raises:
            OSError: the disk has not; nothing more of this copying is noted, and it will be written again. The system
                forgets what it could not write, so the next flush would go well, though pieces are lost.
        """
        with self._keeping:
            with self._lock:
                numbers, self._written = self._written, []
            if not numbers or self._refused:
                return
            self._refused = True
            getattr(os, "fdatasync", os.fsync)(self._going.fileno())
            self._refused = False
            self._keep(numbers)

    def end(self) -> None:
        """Cut off what padding the last piece wrote beyond the end, and keep the rest."""
        if os.fstat(self._going.fileno()).st_size > self._size:
            os.ftruncate(self._going.fileno(), self._size)
        self.flush()


class _Filling:
    """One copying. ``run`` may be called once."""

    def __init__(self, source: Path, part: Path, facts: ArchiveFacts, hasher: Hasher, keeper: _Keeper) -> None:
        self._source, self._part, self._facts, self._hasher, self._keeper = source, part, facts, hasher, keeper
        self._failed, self._reading = threading.Event(), threading.Lock()

    def run(self, wanted: Sequence[int]) -> None:
        """Bring those pieces."""
        with self._opened() as coming:
            self._bring(wanted, coming)

    def _bring(self, wanted: Sequence[int], coming: BinaryIO) -> None:
        following, lock = itertools.count(), threading.Lock()

        def work() -> None:
            # Not closed by hand: an error on its way out still holds pieces of it.
            memory, unreadable = mmap.mmap(-1, BUFFER_SIZE), 0
            with _past_cache(self._part) as going:
                while not self._failed.is_set():
                    with lock:
                        index = next(following)
                    if index >= len(wanted):
                        return
                    unreadable = 0 if self._fill_one(wanted[index], coming, going, memory) else unreadable + 1
                    self._check_source(unreadable)

        def guarded() -> None:
            try:
                work()
            except BaseException:
                self._failed.set()
                raise

        try:
            with ThreadPoolExecutor(_WRITERS) as pool:
                for done in [pool.submit(guarded) for _ in range(_WRITERS)]:
                    done.result()
        finally:
            self._keeper.end()

    def _check_source(self, unreadable: int) -> None:
        """Tell a source that is gone from bad sectors in it: of these the next piece knows nothing."""
        if unreadable and (unreadable >= MOST_UNREADABLE or not answers(self._source)):
            raise SourceUnreadableError(self._source, detail=os.strerror(errno.EIO))

    def _fill_one(self, number: int, coming: BinaryIO, going: BinaryIO, memory: mmap.mmap) -> bool:
        """Copy one piece; False when it could not be read."""
        run, hashed = piece_run(self._facts, number), hashlib.sha256()
        view = memoryview(memory)
        for offset in range(run.offset, _end(run), BUFFER_SIZE):
            if self._hasher.cancelled():
                raise ReceivingCancelledError(self._source)
            count = min(BUFFER_SIZE, _end(run) - offset)
            if not self._read(coming, view[:count], offset):
                return False
            hashed.update(view[:count])
            # A piece that fits the buffer is judged before it is written; a larger one just is not noted when bad.
            if run.size > BUFFER_SIZE or hashed.digest() == self._facts.pieces[number]:
                _write(going, view, count, offset)
            self._hasher.on_bytes(count)
        if hashed.digest() == self._facts.pieces[number]:
            self._keeper.written(number, run.size)
        return True

    def _opened(self) -> BinaryIO:
        try:
            return self._source.open("rb", buffering=0)
        except OSError as error:
            raise SourceUnreadableError(self._source, detail=error.strerror or str(error)) from error

    def _read(self, coming: BinaryIO, view: memoryview, offset: int) -> bool:
        try:
            while len(view):
                count = self._read_at(coming, view, offset)
                if not count:
                    return False
                view, offset = view[count:], offset + count
        except OSError as error:
            if error.errno == errno.EIO:
                return False
            raise SourceUnreadableError(self._source, detail=error.strerror or str(error)) from error
        return True

    def _read_at(self, coming: BinaryIO, view: memoryview, offset: int) -> int:
        """Read from the one open file that all threads share, so that the system sees one reader going forward."""
        if hasattr(os, "preadv"):
            return int(os.preadv(coming.fileno(), [view], offset))
        with self._reading:
            coming.seek(offset)
            return int(coming.readinto(view) or 0)  # type: ignore[attr-defined]  # FileIO has it


def _end(run: Run) -> int:
    return run.offset + run.size


def _past_cache(part: Path) -> BinaryIO:
    """Open for writing past the system's cache; through it where the system or the file system cannot (tmpfs, NTFS)."""
    direct = getattr(os, "O_DIRECT", 0)
    try:
        return open(part, "rb+", buffering=0, opener=lambda name, flags: os.open(name, flags | direct))
    except OSError:
        return part.open("rb+", buffering=0)


def _write(going: BinaryIO, view: memoryview, count: int, offset: int) -> None:
    """Write ``count`` bytes; past the cache only whole sectors can be written, and the excess is cut off at the end."""
    going.seek(offset)
    left = view[: -(-count // _SECTOR) * _SECTOR]
    while len(left):
        left = left[going.write(left) :]
