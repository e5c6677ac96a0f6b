"""Compressed members streamed to where they belong: hashed on the way, within their declared sizes.

py7zr calls the sinks; it never gets a path to write to.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Protocol

from py7zr.io import Py7zIO, WriterFactory

from sync.errors import ArchiveDamagedError, ArchiveLimitError, ReceivingCancelledError


def _never() -> bool:
    return False


def _unheard(_count: int) -> None:
    return None


class Target(Protocol):
    """What takes the bytes of a member: an open file will do."""

    def write(self, data: bytes | bytearray, /) -> int:
        """Take all of ``data``; return how much that was."""

    def flush(self) -> None:
        """Hand on what is held back."""


class _Sink(Py7zIO):
    """Takes the bytes of one member, never more than it said it has."""

    def __init__(self, unpacking: "Unpacking", name: str, out: Target, size: int) -> None:
        self._unpacking, self._name, self._out, self._size = unpacking, name, out, size
        self._written = 0
        self._hash = hashlib.sha256()

    def write(self, s: bytes | bytearray) -> int:
        if self._written + len(s) > self._size:
            raise ArchiveLimitError(
                self._unpacking.path, limit="declared-size", found=self._written + len(s), allowed=self._size
            )
        self._unpacking.passed(len(s))
        self._out.write(s)
        self._hash.update(s)
        self._written += len(s)
        return len(s)

    def read(self, _size: int | None = None) -> bytes:
        return b""

    def seek(self, _offset: int, _whence: int = 0) -> int:
        return self._written

    def flush(self) -> None:
        self._out.flush()

    def size(self) -> int:
        return self._written

    def digest(self) -> str:
        """Return the SHA-256 of what was written, as hex digits."""
        if self._written != self._size:
            raise ArchiveDamagedError(self._unpacking.path, detail="size", member=self._name)
        return self._hash.hexdigest()


class Unpacking(WriterFactory):
    """The members wanted of one archive: for each where to write it and the size that the archive declares."""

    def __init__(
        self,
        path: Path,
        wanted: Mapping[str, tuple[Target, int]],
        on_bytes: Callable[[int], None] = _unheard,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        self.path = path
        self._wanted = wanted
        self._on_bytes, self._cancelled = on_bytes, cancelled
        self._sinks: dict[str, _Sink] = {}

    @property
    def names(self) -> Collection[str]:
        """The names of the wanted members."""
        return self._wanted.keys()

    def create(self, filename: str) -> Py7zIO:
        """Give py7zr the sink for a member that it is about to unpack."""
        out, size = self._wanted[filename]
        sink = _Sink(self, filename, out, size)
        self._sinks[filename] = sink
        return sink

    def passed(self, count: int) -> None:
        """Note that ``count`` more bytes were unpacked; stop when that is wanted."""
        if self._cancelled():
            raise ReceivingCancelledError(self.path)
        self._on_bytes(count)

    def finished(self) -> Mapping[str, str]:
        """Return the SHA-256 of every wanted member.

        Raises:
            ArchiveDamagedError: a member was not unpacked to its end.
        """
        for name, (_, size) in self._wanted.items():
            if name not in self._sinks and size:
                raise ArchiveDamagedError(self.path, detail="not unpacked", member=name)
        empty = hashlib.sha256().hexdigest()
        return {name: self._sinks[name].digest() if name in self._sinks else empty for name in self._wanted}
