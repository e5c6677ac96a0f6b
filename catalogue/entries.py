"""What one record of the register says, and how it is chained: each holds the hash of the one before. Pure.

A record is hashed over one canonical text: a JSON array (RFC 8259) of the format's name, the machine, the number, the
hash before and the fields of the entry in their order, without spaces, in UTF-8. Lengths are whole milliseconds and
shares are whole thousandths, because a fraction has more than one way of being written.
"""

import hashlib
import json
from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import Any

FORMAT = "skylesson-register/1"
FIRST = ""
"""In place of the hash before, in the first record of a machine."""


class Kind(StrEnum):
    """What a record is of."""

    HOUR = "hour"
    """A class hour: a lesson that was taught to a class, from its start to its end."""

    SHOWING = "showing"
    """One resource, shown within a class hour."""

    MARK = "mark"
    """Somebody said by hand that a lesson was, or was not, taught."""

    RESTORED = "restored"
    """The register goes on from a backup; ``reason`` names the last record that the machine had signed before."""


class Ending(StrEnum):
    """How it ended; '' while it goes on, and for a mark."""

    ENDED = "ended"
    PLAYED_OUT = "played-out"
    LEFT = "left"
    FAILED = "failed"
    CUT = "cut"
    """The computer stopped; what is written is what the last beat knew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened. The order of the fields is part of the format, and they never change once released.

    ``started`` is ISO 8601 with its zone, ``counter`` the machine's monotonic counter at that moment, in ms;
    ``shown`` is what the class really saw, in ms; ``share`` how much of the resource, in thousandths. ``trusted`` says
    whether the clock could be right. ``rule`` is the rule by which ``taught`` was found. ``hour`` joins a class hour
    with what was shown in it. ``carried`` marks what an older version of the program had written, unchained.
    """

    kind: str
    lesson: str = ""
    subject: str = ""
    class_id: int = 0
    class_name: str = ""
    grades: str = ""
    teacher: str = ""
    started: str = ""
    counter: int = 0
    shown: int = 0
    share: int = 0
    ending: str = ""
    taught: bool = False
    trusted: bool = True
    rule: str = ""
    reason: str = ""
    package: str = ""
    version: int = 0
    resource: str = ""
    role: str = ""
    hour: str = ""
    carried: bool = False


ENTRY_FIELDS = tuple(field.name for field in fields(Entry))
FLAGS = frozenset(field.name for field in fields(Entry) if field.type is bool)
"""Fields that a database hands back as 0 or 1."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record in the chain of a machine. ``sequence`` counts from 1; ``hash`` covers everything else."""

    machine: str
    sequence: int
    previous: str
    hash: str
    entry: Entry


def seal(machine: str, sequence: int, previous: str, entry: Entry) -> Sealed:
    """Chain an entry behind the record with the hash ``previous``."""
    return Sealed(machine, sequence, previous, digest(machine, sequence, previous, astuple(entry)), entry)


def digest(machine: str, sequence: int, previous: str, values: tuple[Any, ...]) -> str:
    """Return the SHA-256 of a record, in hex. ``values`` are those of the entry in their order.

    What cannot stand in a record, and only a hand can have put there, still gets a hash: another one.
    """
    text = json.dumps(
        (FORMAT, machine, sequence, previous, *values), ensure_ascii=False, separators=(",", ":"), default=repr
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
