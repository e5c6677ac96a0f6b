"""Which hours a class has on a day: term, week, rotation, holidays and changes put together. Pure; no clock inside.

A day is looked up in this order, and the first that says something decides: lost week, day without lessons, day like
another, public calendar, the grid. Last, single periods that were swapped change places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from catalogue.records import SUBJECTS
from catalogue.timetable import NO_CLASS, Change, ChangeKind, Hour, Period, Schedule, Slot, SpecialDay, Term

_WEEK = timedelta(days=7)
_LOOK_AHEAD_DAYS = 120
"""How far the next hour is looked for: longer than any holidays."""

EARLY = timedelta(minutes=10)
"""So long before its bell an hour counts as the one that is on: the teacher prepares."""

Calendar = Mapping[date, SpecialDay]


def monday_of(day: date) -> date:
    """Return the Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def term_on(schedule: Schedule, day: date) -> Term | None:
    """Return the term that ``day`` lies in, whole weeks counted, None in the holidays."""
    for term in schedule.terms:
        if monday_of(term.first_day) <= day <= monday_of(term.last_day) + timedelta(days=6):
            return term
    return None


def teaching_week(schedule: Schedule, day: date) -> int:
    """Return the teaching week of ``day`` in its term, from 1; 0 outside a term and in a week that was lost."""
    term = term_on(schedule, day)
    return 0 if term is None else week_in(schedule, term, day)


def week_in(schedule: Schedule, term: Term, day: date) -> int:
    """Return the teaching week of ``day`` counted from the start of ``term``, lost weeks left out; 0 for a lost one."""
    lost, monday = lost_weeks(schedule), monday_of(day)
    if monday in lost:
        return 0
    start = monday_of(term.first_day)
    return (monday - start) // _WEEK + 1 - sum(start <= week < monday for week in lost)


def lost_weeks(schedule: Schedule) -> frozenset[date]:
    """Return the Mondays of the weeks that were lost."""
    return frozenset(monday_of(c.day) for c in schedule.changes if c.kind is ChangeKind.LOST_WEEK)


def rotation_week(schedule: Schedule, day: date) -> int:
    """Return the week of the rotation that ``day`` lies in, from 1. Outside a term it is counted from year's start."""
    week = teaching_week(schedule, day) or day.isocalendar().week
    return (week - 1) % max(schedule.timetable.rotation, 1) + 1


@dataclass(frozen=True)
class Days:
    """The hours of every day, by a schedule and the public calendar."""

    schedule: Schedule
    calendar: Calendar = field(default_factory=dict)

    @cached_property
    def _grid(self) -> Mapping[tuple[int, int, int], list[Slot]]:
        """The slots by class, weekday and period: a term is thousands of look-ups."""
        found: dict[tuple[int, int, int], list[Slot]] = {}
        for slot in self.schedule.timetable.slots:
            found.setdefault((slot.class_id, slot.weekday, slot.period), []).append(slot)
        return found

    def hours(self, class_id: int, day: date) -> tuple[Hour, ...]:
        """Return the hours that a class has on a day, by period."""
        if not self.is_taught(class_id, day):
            return ()
        swaps = [c for c in self.schedule.changes if c.kind is ChangeKind.SWAP and _is_for(c, class_id)]
        found = (self._hour(class_id, day, period, swaps) for period in self.schedule.timetable.periods)
        return tuple(hour for hour in found if hour is not None)

    def is_taught(self, class_id: int, day: date) -> bool:
        """Tell whether the school teaches this class on that day at all, whatever the grid says."""
        if self.schedule.terms and not any(t.first_day <= day <= t.last_day for t in self.schedule.terms):
            return False
        if monday_of(day) in lost_weeks(self.schedule):
            return False
        if any(c.kind is ChangeKind.OFF and c.day == day and _is_for(c, class_id) for c in self.schedule.changes):
            return False
        special = self.calendar.get(day)
        return self._like(class_id, day) is not None or special is None or not special.free

    def now_or_next(self, class_id: int, moment: datetime) -> Hour | None:
        """Return the hour that is on at ``moment`` (naive, local) or the next one; only of subjects of the plan."""
        for hour in self.coming(class_id, moment):
            return hour
        return None

    def coming(self, class_id: int, moment: datetime) -> Iterator[Hour]:
        """Yield the hours of subjects of the plan from ``moment`` on, the one that is on first."""
        for offset in range(_LOOK_AHEAD_DAYS):
            day = moment.date() + timedelta(days=offset)
            for hour in self.hours(class_id, day):
                if is_of_plan(hour) and datetime.combine(day, hour.period.end) > moment:
                    yield hour

    def _hour(self, class_id: int, day: date, period: Period, swaps: list[Change]) -> Hour | None:
        """Follow the swaps back to the cell of the grid that is taught in this one."""
        cell = (day, period.number)
        for swap in reversed(swaps):
            here, there = (swap.day, swap.period), (swap.other_day or swap.day, swap.other_period)
            if cell in (here, there):
                cell = there if cell == here else here
        slot = self._slot(class_id, *cell)
        return None if slot is None else Hour(day, period, class_id, slot.subject, slot.grade)

    def _slot(self, class_id: int, day: date, period: int) -> Slot | None:
        """Return what the grid says; the day may follow another one."""
        like = self._like(class_id, day)
        if like is None:
            special = self.calendar.get(day)
            like = day if special is None or special.like is None else special.like
        week = rotation_week(self.schedule, like)
        cell = self._grid.get((class_id, like.isoweekday(), period), ())
        return next((slot for slot in cell if slot.holds_in(week)), None)

    def _like(self, class_id: int, day: date) -> date | None:
        for change in reversed(self.schedule.changes):
            if change.kind is ChangeKind.LIKE and change.day == day and _is_for(change, class_id):
                return change.other_day
        return None


def is_on(hour: Hour, moment: datetime) -> bool:
    """Tell whether an hour is on at ``moment`` or is just about to begin."""
    start, end = datetime.combine(hour.day, hour.period.start), datetime.combine(hour.day, hour.period.end)
    return start - EARLY <= moment < end


def is_of_plan(hour: Hour) -> bool:
    """Tell whether Skylesson has lessons of what is taught in that hour."""
    return hour.subject in SUBJECTS


def _is_for(change: Change, class_id: int) -> bool:
    return change.class_id in (NO_CLASS, class_id)
