"""Bytes in the library read again, gently: small steps, one thread, past the system's cache, and never twice in vain.

What lies in memory says nothing about the disk, so the system is asked to forget it first. An unreadable sector is a
finding like a wrong byte, not the end.
"""

import hashlib
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from sync.errors import ReceivingCancelledError
from sync.page_cache import forget
from sync.pieces import Run, never, unheard

K = TypeVar("K")

STEP = 256 * 2**10
"""Bytes between two looks at whether somebody else needs the machine: at 3 MB a second, a dying disk, 85 ms."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[K]):
    """Bytes that were right once. ``key`` is what the caller knows them by."""

    key: K
    run: Run
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Rereading:
    """How to read: ``stop`` says that the machine is needed, ``on_bytes`` hears how many more bytes are done."""

    stop: Callable[[], bool] = never
    on_bytes: Callable[[int], None] = unheard

    def judge(self, path: Path, units: Iterable[Unit[K]]) -> Generator[tuple[Unit[K], bool], None, None]:
        """Yield each unit, and whether its bytes are right still. The file is open until the iterator is closed.

        Raises:
            ReceivingCancelledError: ``stop`` said so; the unit that was being read has no verdict.
            OSError: the file cannot be opened at all.
        """
        with path.open("rb", buffering=0) as file:
            memory = memoryview(bytearray(STEP))
            for unit in units:
                # A wrong byte may come from a cable or from memory: it has to be wrong twice.
                right = self._hash(path, file, unit.run, memory) == unit.sha256
                yield unit, right or self._hash(path, file, unit.run, memory) == unit.sha256

    def _hash(self, path: Path, file: BinaryIO, run: Run, memory: memoryview) -> bytes:
        """Return the hash of a run, b'' when it cannot be read to its end."""
        hashed, left = hashlib.sha256(), run.size
        forget(file.fileno(), run.offset, run.size)
        try:
            file.seek(run.offset)
            while left:
                if self.stop():
                    raise ReceivingCancelledError(path)
                count = file.readinto(memory[: min(left, STEP)])  # type: ignore[attr-defined]  # FileIO has it
                if not count:
                    return b""
                hashed.update(memory[:count])
                left -= count
                self.on_bytes(count)
        except OSError:
            return b""
        finally:
            forget(file.fileno(), run.offset, run.size)
        return hashed.digest()
