"""What one check of this computer found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Stop = Callable[[], bool]
"""Tells whether what is going on is not wanted any more; asked on any thread."""

_GOOD = frozenset({"well", "two", "1080p", "lasts"})
"""Verdicts with nothing to say beside."""


def never() -> bool:
    """Stop for nothing."""
    return False


class Degree(StrEnum):
    """How a finding is to be read."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check. ``name`` and ``verdict`` are codes that the words are found by; ``facts`` are numbers and names."""

    name: str
    verdict: str
    well: bool
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def degree(self) -> Degree:
        """Return whether something has to be done, or there is only something to know."""
        if not self.well:
            return Degree.BAD
        return Degree.GOOD if self.verdict in _GOOD else Degree.NOTE


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at. ``asks`` says that it has to run where the databases are asked."""

    run: Callable[[], Finding]
    asks: bool = False
