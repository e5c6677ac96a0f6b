"""What receiving tells the outside: progress while it works, and one outcome a package."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class State(StrEnum):
    """How a package's way in ended (command line contract, field ``state``)."""

    ADMITTED = "admitted"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    KNOWN = "known"


class Stage(StrEnum):
    """Where a package is on its way in."""

    WAITING = "waiting"
    ARRIVING = "arriving"
    STILL = "still"
    VERIFYING = "verifying"
    UNPACKING = "unpacking"
    ADMITTING = "admitting"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one package is. Bytes; ``total`` 0 means not known yet. ``rate`` is bytes per second, 0.0 unknown.

    ``idle``: seconds since something was last seen to come, for ``STILL``.
    """

    path: Path
    stage: Stage
    done: int
    total: int
    rate: float = 0.0
    idle: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Time left at the present rate, None while it cannot be told."""
        if self.rate <= 0 or self.total <= 0:
            return None
        return max(self.total - self.done, 0) / self.rate


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one package's way in. ``reason`` is a code that ``desktop/messages.py`` words; '' when all is well."""

    path: Path
    state: State
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    id: str = ""
    version: int = 0
    trust: str = "unsigned"
    lessons: int = 0
    resources: int = 0
    bytes: int = 0
    missing_pieces: int = 0
    seconds: float = 0.0


ProgressListener = Callable[[Progress], None]


def no_progress(_progress: Progress) -> None:
    """Listen to nothing: for callers that only want the outcome."""
