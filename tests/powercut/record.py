"""What reached a disk, in order: writes, and the flushes after which everything before them is there to stay."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

_HEAD = struct.Struct("<cQI")
_WRITE, _FLUSH = b"w", b"f"


@dataclass(frozen=True, slots=True)
class Write:
    """``data`` written at ``offset``."""

    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Flush:
    """The disk was told to let nothing before this be lost."""


Event = Write | Flush


class Record:
    """A record being written to a file, which may be read at any moment: each event is there once it is added."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def begin(cls, path: Path) -> Self:
        """Begin a record in a new file."""
        return cls(path.open("xb", buffering=0))

    def write(self, offset: int, data: bytes) -> None:
        """Note a write."""
        self._file.write(_HEAD.pack(_WRITE, offset, len(data)) + data)

    def flush(self) -> None:
        """Note a flush."""
        self._file.write(_HEAD.pack(_FLUSH, 0, 0))

    def close(self) -> None:
        """End the record."""
        self._file.close()


def length_of(event: Event) -> int:
    """Return how many bytes a record has of an event."""
    return _HEAD.size + (len(event.data) if isinstance(event, Write) else 0)


def read_record(path: Path) -> list[Event]:
    """Return the events of a record so far."""
    return list(_events(memoryview(path.read_bytes())))


def _events(recorded: memoryview) -> Iterator[Event]:
    at = 0
    while at < len(recorded):
        kind, offset, size = _HEAD.unpack_from(recorded, at)
        at += _HEAD.size
        yield Write(offset, bytes(recorded[at : at + size])) if kind == _WRITE else Flush()
        at += size
