"""What one check of this computer found."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

log = logging.getLogger(__name__)

Stop = Callable[[], bool]
"""Tells whether what is going on is not wanted any more; asked on any thread."""

_GOOD = frozenset({"well", "two", "1080p", "lasts"})
"""Verdicts with nothing to say beside."""


FAILED = "failed"
"""The verdict of a check that could not be made; with the ``detail`` why."""


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
    name: str = ""

    def examined(self) -> Finding:
        """Look, and return what was found: of a check that fails, that it did. It keeps no other from being made."""
        try:
            return self.run()
        except Exception as error:
            log.exception("the check %s failed", self.name)
            why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
            return Finding(self.name, FAILED, well=False, facts={"detail": why})
