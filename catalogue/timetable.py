"""The frozen values of the teaching schedule: classes, terms, the weekly grid, and what is otherwise for a day.

A ``Schedule`` holds all of it. It is read and written whole, so that undoing an edit is writing the value before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from catalogue.records import SUBJECTS, LocalText

WEEKDAYS = (1, 2, 3, 4, 5, 6, 7)
"""ISO 8601: Monday is 1."""

LONGEST_ROTATION = 12
"""Weeks after which a timetable has to begin again."""

NO_CLASS = 0
"""In place of a class: the whole school, or nobody said which."""


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A group of pupils in one room; of several grades in a combined one (复式班). ``grades`` go up.

    ``language`` is the one in which it hears a lesson first where there are several, '' for the school's.
    """

    id: int
    name: str
    grades: tuple[int, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of this school: its number in the plan (1 autumn, 2 spring), its first and last day of teaching."""

    number: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Period:
    """A teaching period of the day (第几节), from 1."""

    number: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Slot:
    """What a class has in a period of a weekday.

    ``subject`` is one of SUBJECTS, or a name as somebody wrote it for a subject that Skylesson has no lessons of.
    ``weeks`` are the weeks of the rotation in which it holds, from 1; () means all. ``grade`` is 0 for every grade of
    the room.
    """

    class_id: int
    weekday: int
    period: int
    subject: str
    weeks: tuple[int, ...] = ()
    grade: int = 0

    @property
    def is_taught_here(self) -> bool:
        """Whether Skylesson has lessons of this subject."""
        return self.subject in SUBJECTS

    def holds_in(self, week: int) -> bool:
        """Tell whether it holds in a week of the rotation."""
        return not self.weeks or week in self.weeks


@dataclass(frozen=True, slots=True)
class Timetable:
    """The weekly grid. ``rotation`` is after how many weeks it begins again: 2 for odd and even weeks."""

    rotation: int = 1
    periods: tuple[Period, ...] = ()
    slots: tuple[Slot, ...] = ()

    def period(self, number: int) -> Period | None:
        """Return a period by its number."""
        return next((period for period in self.periods if period.number == number), None)


class ChangeKind(StrEnum):
    """What is otherwise than the timetable says."""

    OFF = "off"
    """``day`` has no lessons, for one class or for the whole school."""

    LIKE = "like"
    """``day`` follows the timetable of ``other_day``, even where the calendar says that it is free."""

    SWAP = "swap"
    """Two periods of a class change places, once: ``period`` of ``day`` and ``other_period`` of ``other_day``."""

    LOST_WEEK = "lost-week"
    """The week of ``day`` was lost: it counts as no teaching week, and the rest of the plan moves on by one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise; taking it away restores what was. ``class_id`` may be NO_CLASS: all of them."""

    kind: ChangeKind
    day: date
    class_id: int = NO_CLASS
    period: int = 0
    other_day: date | None = None
    other_period: int = 0


@dataclass(frozen=True, slots=True)
class SubjectNote:
    """What a timetable by others says of a subject of a class; kept, so that handing it on loses nothing."""

    class_id: int
    subject: str
    name: str
    short: str = ""
    teacher: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that a school has set up. ``next_class_id`` was never given to a class: records name classes for ever."""

    classes: tuple[SchoolClass, ...] = ()
    terms: tuple[Term, ...] = ()
    timetable: Timetable = Timetable()
    changes: tuple[Change, ...] = ()
    next_class_id: int = 1
    notes: tuple[SubjectNote, ...] = ()

    def class_of(self, class_id: int) -> SchoolClass | None:
        """Return a class by its id."""
        return next((found for found in self.classes if found.id == class_id), None)

    def class_named(self, name: str) -> SchoolClass | None:
        """Return a class by its name, however it is spaced and whichever brackets it has."""
        wanted = plain_name(name)
        return next((found for found in self.classes if plain_name(found.name) == wanted), None)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day of the public calendar: free, or a make-up day that follows the timetable of the day ``like``."""

    day: date
    free: bool
    name: LocalText
    like: date | None = None


@dataclass(frozen=True, slots=True)
class Hour:
    """A period on a date as it will really be."""

    day: date
    period: Period
    class_id: int
    subject: str
    grade: int = 0


def usual_periods() -> tuple[Period, ...]:
    """Return the periods of a usual day at a primary school, for a timetable that has none yet."""
    starts = ((8, 30), (9, 20), (10, 20), (11, 10), (14, 0), (14, 50), (15, 40))
    return tuple(
        Period(number, time(hour, minute), time(hour + (minute + 40) // 60, (minute + 40) % 60))
        for number, (hour, minute) in enumerate(starts, start=1)
    )


def at_least(periods: Sequence[Period], count: int) -> tuple[Period, ...]:
    """Return the periods with some more of 40 minutes at the end of the day, until there are ``count``."""
    made = list(periods)
    while len(made) < count:
        minutes = min(made[-1].end.hour * 60 + made[-1].end.minute + 10, 23 * 60)
        end = minutes + 40
        made.append(Period(made[-1].number + 1, time(minutes // 60, minutes % 60), time(end // 60, end % 60)))
    return tuple(made)


_BRACKETS = str.maketrans({"（": "(", "）": ")", "【": "(", "】": ")", "[": "(", "]": ")"})


def plain_name(name: str) -> str:
    """Return the name of a class for comparing: 四（1）班, 四 (1) 班 and 四(1)班 are one."""
    return "".join(name.translate(_BRACKETS).split()).casefold()
