"""Runs of a file hashed on two threads, each byte read once, in order, with two small buffers in all.

hashlib lets other threads go on while it hashes, and so does reading; two threads are what the machine has cores for.
"""

import errno
import hashlib
import itertools
import logging
import os
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sync.errors import ReceivingCancelledError, SourceUnreadableError
from sync.manifest import ArchiveFacts

log = logging.getLogger(__name__)

THREADS = 2
MOST_UNREADABLE = 8
"""Runs one after another that one thread may fail to read before the whole file counts as gone."""

BUFFER_SIZE = 2**20
"""Bytes read at once; 1 MiB measured best."""


@dataclass(frozen=True, slots=True)
class Run:
    """``size`` bytes of a file from ``offset``."""

    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What a run of bytes hashes to. ``crc`` is 0 unless it was asked for."""

    sha256: bytes
    crc: int = 0


def never() -> bool:
    """Never cancel."""
    return False


def unheard(_count: int) -> None:
    """Listen to no progress."""


@dataclass(frozen=True, slots=True)
class Hasher:
    """Hashes runs of a file. ``on_bytes`` hears how many more bytes are done, from either thread."""

    on_bytes: Callable[[int], None] = unheard
    cancelled: Callable[[], bool] = never
    with_crc: bool = False

    def digests(self, path: Path, runs: Sequence[Run], *, pass_over: bool = False) -> list[Digest]:
        """Return the digest of each run, in the order of ``runs``.

        With ``pass_over`` a run in a bad sector has an empty digest, and the others are gone on with.

        Raises:
            SourceUnreadableError: the file cannot be read, or ends early.
            ReceivingCancelledError: ``cancelled`` said so.
        """
        found = [Digest(b"")] * len(runs)
        following, lock = itertools.count(), threading.Lock()

        def work() -> None:
            buffer, unreadable = memoryview(bytearray(BUFFER_SIZE)), 0
            with path.open("rb", buffering=0) as file:
                while True:
                    with lock:
                        index = next(following)
                    if index >= len(runs):
                        return
                    digest = self._tried(path, file, runs[index], buffer, pass_over=pass_over)
                    unreadable = 0 if digest.sha256 else unreadable + 1
                    if unreadable >= MOST_UNREADABLE:
                        raise SourceUnreadableError(path, detail=os.strerror(errno.EIO))
                    found[index] = digest

        try:
            with ThreadPoolExecutor(THREADS) as pool:
                for done in [pool.submit(work) for _ in range(THREADS)]:
                    done.result()
        except OSError as error:
            raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
        return found

    def _tried(self, path: Path, file: BinaryIO, run: Run, buffer: memoryview, *, pass_over: bool) -> Digest:
        """Return the digest of a run, an empty one where it may be passed over and cannot be read, twice."""
        for last in (False, True):
            try:
                return self._digest(path, file, run, buffer)
            except OSError as error:
                if not pass_over or error.errno != errno.EIO:
                    raise
                log.info("%s cannot be read at %d%s", path, run.offset, ", and is passed over" if last else "")
        return Digest(b"")

    def _digest(self, path: Path, file: BinaryIO, run: Run, buffer: memoryview) -> Digest:
        file.seek(run.offset)
        hashed, crc, left = hashlib.sha256(), 0, run.size
        while left:
            if self.cancelled():
                raise ReceivingCancelledError(path)
            count = file.readinto(buffer[: min(left, len(buffer))])  # type: ignore[attr-defined]  # FileIO has it
            if not count:
                raise SourceUnreadableError(path, detail="ends early")
            hashed.update(buffer[:count])
            if self.with_crc:
                crc = zlib.crc32(buffer[:count], crc)
            left -= count
            self.on_bytes(count)
        return Digest(hashed.digest(), crc)


def piece_runs(size: int, piece_size: int) -> Iterator[Run]:
    """Yield the pieces of an archive of ``size`` bytes; the last may be shorter."""
    for offset in range(0, size, piece_size):
        yield Run(offset, min(piece_size, size - offset))


def piece_run(facts: ArchiveFacts, number: int) -> Run:
    """Return where a piece lies."""
    offset = number * facts.piece_size
    return Run(offset, min(facts.piece_size, facts.size - offset))


def pieces_under(facts: ArchiveFacts, run: Run) -> range:
    """Return the numbers of the pieces that a run of bytes touches; an empty run touches none."""
    return (
        range(run.offset // facts.piece_size, -(-(run.offset + run.size) // facts.piece_size)) if run.size else range(0)
    )


def bad_pieces(path: Path, facts: ArchiveFacts, hasher: Hasher) -> tuple[int, ...]:
    """Return the numbers of the pieces of ``path`` that have not the hash that its manifest states, or a bad sector.

    Raises:
        SourceUnreadableError: the file cannot be read.
        ReceivingCancelledError: the user stopped it.
    """
    digests = hasher.digests(path, list(piece_runs(facts.size, facts.piece_size)), pass_over=True)
    return tuple(
        n for n, (digest, stated) in enumerate(zip(digests, facts.pieces, strict=True)) if digest.sha256 != stated
    )
