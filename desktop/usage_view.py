"""What the Usage page shows: frozen values, already in the shape of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from catalogue.records import LocalText
from catalogue.timetable import Schedule, Term
from catalogue.usage_range import DayRange, Preset, preset_range
from catalogue.usage_sums import Sums
from catalogue.verification import Verdict


@dataclass(frozen=True, slots=True)
class UsageChoice:
    """What somebody wants to see. ``subject`` and ``class_name`` are '' for all; ``days`` go before the preset."""

    preset: Preset = Preset.TERM
    class_name: str = ""
    subject: str = ""
    days: DayRange | None = None

    def day_range(self, schedule: Schedule, today: date) -> DayRange:
        """Return the days that are meant."""
        return preset_range(self.preset, schedule, today) if self.days is None else self.days


@dataclass(frozen=True, slots=True)
class UsageLine:
    """A class hour or a mark, as a line of a table. ``sequence`` is the lesson's place in the plan, 0 for none."""

    started: datetime
    class_name: str
    subject: str
    title: LocalText
    sequence: int
    shown_seconds: float
    taught: bool
    ending: str
    marked: bool
    trusted: bool = True
    reason: str = ""
    lesson: str = ""
    class_id: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A lesson that a class skipped."""

    class_name: str
    subject: str
    title: LocalText
    sequence: int


@dataclass(frozen=True, slots=True)
class Unused:
    """A resource of a lesson that was taught, but that nobody ever showed."""

    subject: str
    lesson: LocalText
    title: LocalText
    role: str


@dataclass(frozen=True, slots=True)
class UsageView:
    """The whole page. ``days`` is what the preset means today; ``lines`` are the newest first."""

    choice: UsageChoice = UsageChoice()
    days: DayRange = field(default_factory=DayRange)
    sums: Sums = field(default_factory=Sums)
    lines: Sequence[UsageLine] = ()
    left_out: Sequence[LeftOut] = ()
    unused: Sequence[Unused] = ()
    classes: Sequence[str] = ()
    subjects: Sequence[str] = ()
    assumed: Term | None = None
    """The usual term by whose dates it is planned, where the school has set none."""


@dataclass(frozen=True, slots=True)
class SealView:
    """What verification says; None while it is still at it."""

    verdict: Verdict | None = None
