"""Ahead or behind, what is missing soon, and the year at a glance. Pure: lines of the plan and days are handed in."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from catalogue.records import LessonState, PlanLine
from catalogue.schedule_days import Days, teaching_week, term_on, week_in
from catalogue.timetable import SchoolClass, Term

SOON_WEEKS = 3
"""What has not arrived for so many weeks ahead is asked for in time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A class in one subject of one grade, in class hours of the current term's book.

    ``planned`` is what the plan has up to the week before, so that nobody is behind on a Monday. ``hours_left`` is what
    the timetable still holds in the term, None without a timetable for the subject.
    """

    class_id: int
    subject: str
    grade: int
    taught: int
    planned: int
    total: int
    hours_left: int | None = None

    @property
    def ahead(self) -> int:
        """Return the class hours that the class is ahead of the plan, negative when it is behind."""
        return self.taught - self.planned

    @property
    def to_come(self) -> int:
        """Return the class hours that are still to be taught."""
        return self.total - self.taught


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One subject of one grade in one planned week: how many class hours, taught, and ready to be taught."""

    term: int
    week: int
    total: int
    taught: int
    ready: int
    partial: int = 0
    first: str = ""
    """The id of its first lesson."""

    @property
    def is_taught(self) -> bool:
        """Whether all of it is taught."""
        return self.taught == self.total

    @property
    def state(self) -> LessonState:
        """Return how much of what is not taught yet is here."""
        left = self.total - self.taught
        if self.ready >= left:
            return LessonState.READY
        return LessonState.PARTIAL if self.ready + self.partial else LessonState.MISSING


@dataclass(frozen=True, slots=True)
class YearRow:
    """A row of the year at a glance: a subject of a grade, week by week of both terms."""

    subject: str
    grade: int
    cells: tuple[WeekCell, ...]


def progress(
    days: Days, school_class: SchoolClass, lines: Iterable[PlanLine], taught: Collection[str], today: date
) -> tuple[Progress, ...]:
    """Return how far a class is in each subject and grade, in the term of ``today``; () when no term is set up."""
    term = _term_of(days, today)
    if term is None:
        return ()
    week = _weeks_over(days, term, today)
    books: dict[tuple[str, int], list[PlanLine]] = {}
    for line in lines:
        if line.term == term.number and line.grade in school_class.grades:
            books.setdefault((line.subject, line.grade), []).append(line)
    left = _hours_left(days, school_class.id, term, today)
    return tuple(
        Progress(
            school_class.id,
            subject,
            grade,
            taught=sum(line.id in taught for line in book),
            planned=sum(line.week <= week for line in book),
            total=len(book),
            hours_left=_left_for(left, subject, grade),
        )
        for (subject, grade), book in books.items()
    )


def missing_soon(
    days: Days, school_class: SchoolClass, lines: Iterable[PlanLine], taught: Collection[str], today: date
) -> tuple[PlanLine, ...]:
    """Return the lessons of the next three weeks of which something has not arrived, in teaching order.

    How many lessons that are, the timetable says; without one, the plan: as many as it has in three weeks.
    """
    following: dict[tuple[str, int], list[PlanLine]] = {}
    for line in sorted(lines, key=lambda line: line.sequence):
        if line.grade in school_class.grades and line.id not in taught:
            following.setdefault((line.subject, line.grade), []).append(line)
    hours = _hours_between(days, school_class.id, today, today + timedelta(weeks=SOON_WEEKS))
    found: list[PlanLine] = []
    for (subject, grade), left in following.items():
        # A lesson is held each hour; with none in sight (no timetable, holidays) the plan's own pace counts.
        pace = hours[subject, 0] + hours[subject, grade] if hours else _planned_pace(left)
        found += [line for line in left[:pace] if line.state is not LessonState.READY]
    return tuple(sorted(found, key=lambda line: line.sequence))


def year(school_class: SchoolClass, lines: Iterable[PlanLine], taught: Collection[str]) -> tuple[YearRow, ...]:
    """Return the plan of a class, subject by subject, week by week, with what is taught and what is here."""
    rows: dict[tuple[int, str], dict[tuple[int, int], list[PlanLine]]] = {}
    mine = (line for line in lines if line.grade in school_class.grades)
    for line in sorted(mine, key=lambda line: line.sequence):
        row = rows.setdefault((line.grade, line.subject), {})
        row.setdefault((line.term, line.week), []).append(line)
    return tuple(
        YearRow(subject, grade, tuple(_cell(key, weeks[key], taught) for key in sorted(weeks)))
        for (grade, subject), weeks in rows.items()
    )


def before(lines: Sequence[PlanLine], lesson_id: str) -> tuple[str, ...]:
    """Return the lessons of the same subject and grade that come before a lesson."""
    here = next((line for line in lines if line.id == lesson_id), None)
    if here is None:
        return ()
    return tuple(
        line.id
        for line in lines
        if (line.subject, line.grade) == (here.subject, here.grade) and line.sequence < here.sequence
    )


def week_now(days: Days, today: date) -> tuple[int, int]:
    """Return the term of the plan and the teaching week of ``today``; (0, 0) outside of the terms."""
    term = term_on(days.schedule, today)
    return (0, 0) if term is None else (term.number, teaching_week(days.schedule, today))


def _cell(key: tuple[int, int], lines: Sequence[PlanLine], taught: Collection[str]) -> WeekCell:
    states = Counter(line.state for line in lines if line.id not in taught)
    count = sum(line.id in taught for line in lines)
    return WeekCell(*key, len(lines), count, states[LessonState.READY], states[LessonState.PARTIAL], lines[0].id)


def _term_of(days: Days, today: date) -> Term | None:
    """Return the term of ``today``, in the holidays the one before."""
    begun = [term for term in days.schedule.terms if term.first_day <= today]
    return term_on(days.schedule, today) or max(begun, key=lambda term: term.first_day, default=None)


def _weeks_over(days: Days, term: Term, today: date) -> int:
    """Return how many teaching weeks of a term are over."""
    if today > term.last_day:
        return week_in(days.schedule, term, term.last_day) or 99
    week = week_in(days.schedule, term, today)
    if week == 0:
        # A lost week: as many are over as there were before it.
        return _weeks_over(days, term, today - timedelta(weeks=1)) + 1 if today > term.first_day else 0
    return week - 1


def _hours_between(days: Days, class_id: int, start: date, end: date) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for offset in range((end - start).days):
        found.update((hour.subject, hour.grade) for hour in days.hours(class_id, start + timedelta(days=offset)))
    return found


def _hours_left(days: Days, class_id: int, term: Term, today: date) -> Counter[tuple[str, int]]:
    return _hours_between(days, class_id, max(today, term.first_day), term.last_day + timedelta(days=1))


def _left_for(hours: Counter[tuple[str, int]], subject: str, grade: int) -> int | None:
    return hours[subject, 0] + hours[subject, grade] if hours else None


def _planned_pace(left: Sequence[PlanLine]) -> int:
    """Return how many of the lessons that follow the plan has in the three weeks from the first of them on."""
    first = left[0]
    return sum((line.term, line.grade) == (first.term, first.grade) and line.week < first.week + SOON_WEEKS
               for line in left)  # fmt: skip
