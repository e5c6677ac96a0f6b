"""Hours taught against hours planned, week by week, and what was left out. Pure: records and plan are handed in.

A lesson counts once for a class, on the day on which it was first taught, unless the last word on it is a mark that
says otherwise. What is planned of a range are the lessons of its teaching weeks that are over; this week's own lessons
are planned only where the range is this week, so that nobody is behind on a Monday. Where no term has dates yet, those
of the usual school year are gone by.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from catalogue.entries import Kind
from catalogue.records import SUBJECTS, PlanLine
from catalogue.schedule_days import lost_weeks, monday_of
from catalogue.timetable import NO_CLASS, Schedule
from catalogue.usage_log import HourLine
from catalogue.usage_range import DayRange
from catalogue.usual_terms import gone_by

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Group:
    """Whose hours are summed: a class, or, where a school has none set up, a grade. ``name`` is '' for a grade."""

    class_id: int
    name: str
    grades: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One class in one subject. ``hours`` counts every class hour held, repeats too; ``taught`` each lesson once."""

    group: Group
    subject: str
    taught: int
    planned: int
    hours: int = 0

    @property
    def share(self) -> float:
        """Return taught of planned, from 0; 1 where nothing was planned."""
        return self.taught / self.planned if self.planned else 1.0


@dataclass(frozen=True, slots=True)
class WeekSum:
    """Class hours held in the week that begins on ``monday``, and lessons planned for it."""

    monday: date
    hours: int
    planned: int


@dataclass(frozen=True, slots=True)
class Sums:
    """All that the page shows of a range."""

    coverage: tuple[Coverage, ...] = ()
    weeks: tuple[WeekSum, ...] = ()
    skipped: tuple[tuple[Group, str], ...] = ()
    """Lessons that were left out though a later one was taught: class and lesson id."""

    hours_this_week: int = 0
    hours_last_week: int = 0

    @property
    def taught(self) -> int:
        """Return lessons taught, class by class."""
        return sum(row.taught for row in self.coverage)

    @property
    def share(self) -> float:
        """Return how much of the plan was taught, from 0 to 1: what one class is ahead makes up for no other class."""
        covered = sum(min(row.taught, row.planned) for row in self.coverage)
        return covered / self.planned if self.planned else 1.0

    @property
    def planned(self) -> int:
        """Return lessons planned, class by class."""
        return sum(row.planned for row in self.coverage)


def groups_of(schedule: Schedule, lines: Iterable[PlanLine]) -> tuple[Group, ...]:
    """Return the classes of a school, or the grades of the plan where it has none."""
    if schedule.classes:
        return tuple(Group(c.id, c.name, c.grades) for c in schedule.classes)
    return tuple(Group(NO_CLASS, "", (grade,)) for grade in sorted({line.grade for line in lines if line.grade}))


def only(schedule: Schedule, class_name: str) -> Schedule:
    """Return a schedule as if it had one class only, for its sums; '' for all classes."""
    if not class_name:
        return schedule
    return replace(schedule, classes=tuple(c for c in schedule.classes if c.name == class_name))


def summed(
    hours: Sequence[HourLine], schedule: Schedule, lines: Sequence[PlanLine], days: DayRange, today: date
) -> Sums:
    """Sum up. ``hours`` are all up to the end of ``days``, oldest first: a lesson may have been taught before."""
    return _Summing(schedule, lines, days, today).sums(hours)


def planned_for(
    schedule: Schedule, lines: Iterable[PlanLine], days: DayRange, today: date
) -> Mapping[tuple[int, str], int]:
    """Return how many lessons are planned for a range, by grade and subject."""
    mondays = _mondays_of_weeks(schedule, days, today)
    found: dict[tuple[int, str], int] = {}
    for line in lines:
        if (line.term, line.week) in mondays:
            found[line.grade, line.subject] = found.get((line.grade, line.subject), 0) + 1
    return found


class _Summing:
    def __init__(self, schedule: Schedule, lines: Sequence[PlanLine], days: DayRange, today: date) -> None:
        self._days, self._today = days, today
        self._lines = sorted(lines, key=lambda line: line.sequence)
        self._line_of = {line.id: line for line in lines}
        self._groups = groups_of(schedule, lines)
        self._by_id = {group.class_id: group for group in self._groups if group.name}
        self._by_name = {group.name: group for group in self._groups if group.name}
        self._by_grade = {group.grades[0]: group for group in self._groups if not group.name}
        self._mondays = _mondays_of_weeks(gone_by(schedule, today), days, today)

    def sums(self, hours: Sequence[HourLine]) -> Sums:
        first_taught: dict[tuple[Group, str], str] = {}
        held: dict[tuple[Group, str], int] = {}
        per_week: dict[date, int] = {}
        first_text, this_week = self._days.start_text, monday_of(self._today)
        for hour in hours:
            group = self._group_of(hour)
            if group is None:
                continue
            key = (group, hour.lesson)
            if hour.kind == Kind.MARK and not hour.taught:
                first_taught.pop(key, None)
                continue
            if not hour.taught:
                continue
            first_taught.setdefault(key, hour.started)
            if hour.kind == Kind.HOUR:
                week = monday_of(date.fromisoformat(hour.started[:10]))
                per_week[week] = per_week.get(week, 0) + 1
                if hour.started >= first_text:
                    held[group, hour.subject] = held.get((group, hour.subject), 0) + 1
        return Sums(
            tuple(self._coverage(first_taught, held)),
            tuple(self._week_sums(per_week)),
            tuple(self._skipped(first_taught)),
            per_week.get(this_week, 0),
            per_week.get(this_week - _WEEK, 0),
        )

    def _group_of(self, hour: HourLine) -> Group | None:
        """Return the class as it is named now; a record by another machine names its class by its name only."""
        found = self._by_name.get(hour.class_name) or self._by_id.get(hour.class_id)
        if found is not None or self._by_name:
            return found
        line = self._line_of.get(hour.lesson)
        return self._by_grade.get(line.grade) if line is not None else None

    def _coverage(
        self, first_taught: Mapping[tuple[Group, str], str], held: Mapping[tuple[Group, str], int]
    ) -> Iterable[Coverage]:
        taught: dict[tuple[Group, str], int] = {}
        for (group, lesson), started in first_taught.items():
            line = self._line_of.get(lesson)
            if line is not None and started >= self._days.start_text:
                taught[group, line.subject] = taught.get((group, line.subject), 0) + 1
        for group in self._groups:
            subjects = {line.subject for line in self._lines if line.grade in group.grades}
            for subject in sorted(subjects, key=_subject_order):
                planned = sum(len(found) for found in self._planned_weeks(group, subject).values())
                key = (group, subject)
                yield Coverage(group, subject, taught.get(key, 0), planned, held.get(key, 0))

    def _planned_weeks(self, group: Group, subject: str = "") -> dict[date, list[str]]:
        """Return the lessons planned for each week of the range that counts, by its Monday."""
        found: dict[date, list[str]] = {}
        for line in self._lines:
            monday = self._mondays.get((line.term, line.week))
            if monday is not None and line.grade in group.grades and subject in ("", line.subject):
                found.setdefault(monday, []).append(line.id)
        return found

    def _week_sums(self, per_week: Mapping[date, int]) -> Iterable[WeekSum]:
        planned: dict[date, int] = {}
        for group in self._groups:
            for monday, lessons in self._planned_weeks(group).items():
                planned[monday] = planned.get(monday, 0) + len(lessons)
        weeks = {monday for monday in {*per_week, *planned} if self._overlaps(monday)}
        for monday in sorted(weeks):
            yield WeekSum(monday, per_week.get(monday, 0), planned.get(monday, 0))

    def _overlaps(self, monday: date) -> bool:
        first, last = self._days.first, self._days.last
        return (first is None or monday + _WEEK > first) and (last is None or monday <= last)

    def _skipped(self, first_taught: Mapping[tuple[Group, str], str]) -> Iterable[tuple[Group, str]]:
        farthest: dict[tuple[Group, str, int, int], int] = {}
        for group, lesson in first_taught:
            line = self._line_of.get(lesson)
            if line is not None:
                book = (group, line.subject, line.grade, line.term)
                farthest[book] = max(farthest.get(book, 0), line.sequence)
        for group in self._groups:
            for line in self._lines:
                reached = farthest.get((group, line.subject, line.grade, line.term), 0)
                if line.sequence < reached and (group, line.id) not in first_taught:
                    yield group, line.id


def _mondays_of_weeks(schedule: Schedule, days: DayRange, today: date) -> dict[tuple[int, int], date]:
    """Return the Monday of each planned week (term, number) that lies in the range and counts by today."""
    this_week, lost = monday_of(today), lost_weeks(schedule)
    only_this = days.first is not None and days.last is not None and days.first >= this_week
    found = {}
    for term in schedule.terms:
        number, monday = 0, monday_of(term.first_day)
        while monday <= term.last_day:
            if monday not in lost:
                number += 1
                over = monday < this_week or (only_this and monday == this_week)
                inside = (days.first is None or monday + timedelta(days=4) >= days.first) and (
                    days.last is None or monday <= days.last
                )
                if over and inside:
                    found[term.number, number] = monday
            monday += _WEEK
    return found


def _subject_order(subject: str) -> tuple[int, str]:
    return SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS), subject
