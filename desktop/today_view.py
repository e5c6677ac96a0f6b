"""What the Today page shows, as frozen records: read away from the window's thread, told to the page whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from catalogue.clock import Doubt
from catalogue.records import Lesson, Resource
from catalogue.schedule_progress import Progress, YearRow
from catalogue.timetable import Hour, SchoolClass, Term


@dataclass(frozen=True, slots=True)
class NextUp:
    """The next lesson of a class in one subject of one grade, None when all are taught.

    ``instead`` is what can be taught meanwhile when it has not arrived.
    """

    class_id: int
    subject: str
    grade: int
    lesson: Lesson | None
    instead: Lesson | None = None
    resources: tuple[Resource, ...] = ()
    language: str = ""
    """The language that comes first for the class, '' for the school's."""


@dataclass(frozen=True, slots=True)
class ClockQuestion:
    """A clock that cannot be right: what it shows, why not, and the day to suggest, with the term it may lie in."""

    shown: datetime
    doubt: Doubt
    suggested: date
    term: Term | None = None
    week: int = 0
    weeks: int = 0
    """How many weeks the term has."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """All of the page.

    ``chosen`` is the class that it is about, None when there are none or all are shown as ``cards``. ``main`` are the
    lessons side by side: one, or one a grade. ``others`` are the class's other subjects.
    """

    day: date
    week: int = 0
    classes: tuple[SchoolClass, ...] = ()
    has_timetable: bool = False
    chosen: SchoolClass | None = None
    by_timetable: bool = False
    """Whether the class was chosen by the timetable."""

    hour: Hour | None = None
    on: bool = False
    main: tuple[NextUp, ...] = ()
    others: tuple[tuple[NextUp, ...], ...] = ()
    cards: tuple[tuple[SchoolClass, NextUp], ...] = ()
    progress: tuple[Progress, ...] = ()
    missing: tuple[Lesson, ...] = ()
    missing_count: int = 0
    rows: tuple[YearRow, ...] = ()
    term: int = 0
    """The term of the plan that ``rows`` are of."""

    question: ClockQuestion | None = None

    @property
    def paces(self) -> Mapping[tuple[str, int], Progress]:
        """How far the class is, by subject and grade."""
        return {(found.subject, found.grade): found for found in self.progress}
