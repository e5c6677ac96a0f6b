"""What the Receiving page shows: frozen values, already in the shape of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.records import LocalText


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package on its way in. ``stage`` is one of waiting, arriving, still, verifying, unpacking, admitting; bytes.

    ``idle``: for how many seconds nothing has come of one that is still, and of which nothing can be used.
    """

    name: str
    stage: str
    done: int
    total: int
    seconds_left: float | None = None
    idle: float = 0.0

    @property
    def moves(self) -> bool:
        """Whether there is something to be done for it, or soon will be."""
        return self.stage != "still"


@dataclass(frozen=True, slots=True)
class Look:
    """A look into the drop folders that somebody asked for, and what came of it, in packages.

    ``at`` is when it ended, in the time of this place; None while it goes on. ``left``: not in yet, because more is to
    come or there is no room. ``unread``: the folders that could not be looked into.
    """

    at: datetime | None = None
    taken: int = 0
    known: int = 0
    refused: int = 0
    left: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in, and why: a code of messages.py with its facts."""

    name: str
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disk:
    """The library's disk, in bytes: all of it, free, and what the packages take.

    ``weeks`` is for how many more teaching weeks there is room, None while that cannot be told.
    """

    total: int
    free: int
    packages: int
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A package that waits for room on the disk; ``facts`` are those of messages.py for ``no-space``."""

    name: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A package of which pieces are still missing, with how many of its lessons can be taught already.

    ``damaged`` of the missing pieces were here once and went bad.
    """

    id: str
    title: LocalText
    missing: int
    total: int
    ready: int
    lessons: int
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick that is in, and what it brings: lessons, bytes, about how many seconds. ``id`` is its file system's.

    ``others`` counts archives on it that are no packages or cannot be read; ``program`` is a newer Skylesson on it;
    ``known`` counts packages on it that are here already.
    """

    id: str
    label: str
    lessons: int
    size: int
    seconds: float
    taking: bool = False
    others: int = 0
    program: str = ""
    known: int = 0


@dataclass(frozen=True, slots=True)
class Recheck:
    """How far the reading of all packages is that somebody asked for, and what it has found.

    ``done`` of ``total`` bytes; ``packages`` that were read, of which ``unread`` could not be; ``bad`` pieces went bad,
    for which ``lessons`` wait now; ``remade`` files were unpacked again. ``paused``: it goes on by itself.
    """

    running: bool = False
    paused: bool = False
    finished: bool = False
    stopped: bool = False
    done: int = 0
    total: int = 0
    packages: int = 0
    unread: int = 0
    bad: int = 0
    lessons: int = 0
    remade: int = 0
