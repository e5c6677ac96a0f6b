"""What the Receiving page shows: frozen values, already in the shape of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogue.records import LocalText


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package on its way in. ``stage`` is one of waiting, arriving, verifying, unpacking, admitting; bytes."""

    name: str
    stage: str
    done: int
    total: int
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in, and why: a code of messages.py with its facts."""

    name: str
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disk:
    """The library's disk, in bytes: all of it, free, and what the packages take."""

    total: int
    free: int
    packages: int


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A package of which pieces are still missing, with how many of its lessons can be taught already."""

    id: str
    title: LocalText
    missing: int
    total: int
    ready: int
    lessons: int


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick that is in, and what it brings: lessons, bytes, about how many seconds. ``id`` is its file system's."""

    id: str
    label: str
    lessons: int
    size: int
    seconds: float
    taking: bool = False
