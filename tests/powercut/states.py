"""What a disk may hold after a power cut, drawn at random from a record of what was written to it.

Everything before the last flush is there. Of what was written since, each write is there, or not, or in part: a disk
writes sectors of 512 bytes, in any order, and keeps none back half.
"""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.powercut.record import Event, Flush, Write

SECTOR = 512
_SUPERBLOCK = range(1024, 2048)
"""Where ext4 keeps its first block. It does not survive half of it, as no program on it can help; so it is not torn."""

_MIXES = ((1, 1, 1), (8, 1, 1), (1, 8, 1), (1, 1, 8), (0, 1, 0), (12, 0, 0))
"""How often a write is whole, absent or torn: disks differ, and equal chances would never lose or keep nearly all."""

_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Moment:
    """The current fails after ``point`` events of a record; the first ``flushed`` of them are safe."""

    point: int
    flushed: int


def seeded(seed: str) -> random.Random:
    """Return a source of chances that are the same for the same seed."""
    return random.Random(seed)  # noqa: S311  # it has to be repeatable, not secret


def draw_moment(events: Sequence[Event], first: int, last: int, chance: random.Random) -> Moment:
    """Draw a moment between two points: every second time any, else first one of the times between two flushes.

    A large file is many writes without a flush; drawn by writes alone, the rare moments that matter would be missed.
    """
    flushes = [number + 1 for number in range(first, last) if isinstance(events[number], Flush)]
    bounds = [first, *flushes, last]
    if chance.random() < 0.5:
        point = chance.randint(first, last)
    else:
        lot = chance.randrange(len(bounds) - 1)
        point = chance.randint(bounds[lot], bounds[lot + 1])
    safe = (number for number in range(point, 0, -1) if isinstance(events[number - 1], Flush))
    return Moment(point, next(safe, 0))


def surviving(events: Sequence[Event], moment: Moment, chance: random.Random) -> Iterator[Write]:
    """Yield what is on the disk after a power cut at a moment, in the order in which it was written."""
    for event in events[: moment.flushed]:
        if isinstance(event, Write):
            yield event
    mix = chance.choice(_MIXES)
    for event in events[moment.flushed : moment.point]:
        if isinstance(event, Write):
            [fate] = chance.choices(("whole", "absent", "torn"), mix)
            if fate == "whole":
                yield event
            elif fate == "torn":
                yield from _torn(event, chance)


def _torn(write: Write, chance: random.Random) -> Iterator[Write]:
    """Yield some sectors of a write: the first ones, or any."""
    starts = range(0, len(write.data), SECTOR)
    if chance.random() < 0.5:
        until = chance.randint(0, len(starts))
        kept = [number < until for number in range(len(starts))]
    else:
        kept = [chance.random() < 0.5 for _ in starts]
    superblock = [number for number, start in enumerate(starts) if write.offset + start in _SUPERBLOCK]
    for number in superblock[1:]:
        kept[number] = kept[superblock[0]]
    for start, is_kept in zip(starts, kept, strict=True):
        if is_kept:
            yield Write(write.offset + start, write.data[start : start + SECTOR])


class DiskBefore:
    """A disk as it was before the record began, from which others are made quickly: most of it is empty."""

    def __init__(self, image: Path) -> None:
        content = image.read_bytes()
        self._size = len(content)
        lots = (Write(at, content[at : at + _CHUNK]) for at in range(0, self._size, _CHUNK))
        self._written = [lot for lot in lots if any(lot.data)]

    def with_writes(self, image: Path, writes: Iterator[Write]) -> None:
        """Make ``image`` this disk with ``writes`` carried out."""
        with image.open("wb") as file:
            file.truncate(self._size)
            for write in self._written:
                os.pwrite(file.fileno(), write.data, write.offset)
            for write in writes:
                os.pwrite(file.fileno(), write.data, write.offset)
