"""Compressed members streamed to where they belong: hashed on the way, within their declared sizes.

The archive's reader calls the sinks; it never gets a path to write to.
"""

import hashlib
import zlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Protocol

from py7zr.io import Py7zIO, WriterFactory

from sync.errors import ArchiveDamagedError, ArchiveLimitError
from sync.members import Member


def _unheard(_count: int) -> None:
    return None


class Target(Protocol):
    """What takes the bytes of a member: an open file will do."""

    def write(self, data: bytes | bytearray, /) -> int:
        """Take all of ``data``; return how much that was."""

    def close(self) -> None:
        """The member is whole; may be called more than once."""


class Sink(Py7zIO):
    """Takes the bytes of one member, never more than it said it has."""

    def __init__(self, unpacking: "Unpacking", member: Member, out: Target) -> None:
        self._unpacking, self._member, self._out = unpacking, member, out
        self._written = self._crc = 0
        self._hash = hashlib.sha256()

    def write(self, s: bytes | bytearray) -> int:
        """Take some bytes."""
        size = self._member.size
        if self._written + len(s) > size:
            raise ArchiveLimitError(
                self._unpacking.path, limit="declared-size", found=self._written + len(s), allowed=size
            )
        self._unpacking.on_bytes(len(s))
        self._out.write(s)
        self._hash.update(s)
        self._crc = zlib.crc32(s, self._crc)
        self._written += len(s)
        if self._written == size:
            self._out.close()
        return len(s)

    def read(self, _size: int | None = None) -> bytes:
        """Give nothing: this only takes."""
        return b""

    def seek(self, _offset: int, _whence: int = 0) -> int:
        """Stay where it is."""
        return self._written

    def flush(self) -> None:
        """Do nothing: files are closed when they are whole."""

    def size(self) -> int:
        """Return how much was taken."""
        return self._written

    @property
    def sha256(self) -> str:
        """SHA-256 of the member in hex digits, '' while it is not whole or its checksum does not hold."""
        whole = self._written == self._member.size
        sound = self._member.crc is None or self._crc == self._member.crc
        return self._hash.hexdigest() if whole and sound else ""


class Unpacking(WriterFactory):
    """The members wanted of one archive, and for each how to open what takes its bytes."""

    def __init__(
        self,
        path: Path,
        wanted: Mapping[str, tuple[Member, Callable[[], Target]]],
        on_bytes: Callable[[int], None] = _unheard,
    ) -> None:
        self.path, self.on_bytes = path, on_bytes
        self._wanted = wanted
        self._sinks: dict[str, Sink] = {}

    @property
    def names(self) -> Collection[str]:
        """The names of the wanted members."""
        return self._wanted.keys()

    def create(self, filename: str) -> Py7zIO:
        """Give the reader the sink for a member that it is about to unpack."""
        member, opened = self._wanted[filename]
        sink = Sink(self, member, opened())
        if not member.size:
            sink.write(b"")
        self._sinks[filename] = sink
        return sink

    def good(self) -> Mapping[str, str]:
        """Return the SHA-256 of every wanted member that came out whole and sound."""
        for name, (member, _) in self._wanted.items():
            if not member.size and name not in self._sinks:
                self.create(name)
        return {name: sink.sha256 for name, sink in self._sinks.items() if sink.sha256}

    def finished(self) -> Mapping[str, str]:
        """Return the SHA-256 of every wanted member.

        Raises:
            ArchiveDamagedError: a member did not come out whole and sound.
        """
        good = self.good()
        for name in self._wanted:
            if name not in good:
                raise ArchiveDamagedError(self.path, detail="not unpacked", member=name)
        return good
