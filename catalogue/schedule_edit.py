"""Editing a schedule: every verb takes one and returns another, so that undoing is going back to the one before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalogue.timetable import (
    NO_CLASS,
    Change,
    ChangeKind,
    Period,
    Schedule,
    SchoolClass,
    Slot,
    Term,
    Timetable,
    usual_periods,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the grid of one class: a weekday and a period, in one week of the rotation, 0 for all weeks."""

    weekday: int
    period: int
    week: int = 0


def add_class(schedule: Schedule, name: str, grades: Iterable[int], language: str = "") -> Schedule:
    """Add a class at the end, with the next id."""
    made = SchoolClass(schedule.next_class_id, name.strip(), tuple(sorted(set(grades))), language)
    return replace(schedule, classes=(*schedule.classes, made), next_class_id=schedule.next_class_id + 1)


def change_class(schedule: Schedule, changed: SchoolClass) -> Schedule:
    """Put a class in the place of the one with its id."""
    return replace(schedule, classes=tuple(changed if c.id == changed.id else c for c in schedule.classes))


def remove_class(schedule: Schedule, class_id: int) -> Schedule:
    """Take a class away with all that is its own. What it was taught stays on record."""
    return replace(
        schedule,
        classes=tuple(c for c in schedule.classes if c.id != class_id),
        timetable=replace(
            schedule.timetable, slots=tuple(s for s in schedule.timetable.slots if s.class_id != class_id)
        ),
        changes=tuple(c for c in schedule.changes if c.class_id != class_id),
        notes=tuple(n for n in schedule.notes if n.class_id != class_id),
    )


def put(schedule: Schedule, class_id: int, cell: Cell, subject: str, grade: int = 0) -> Schedule:
    """Let a class have a subject in a cell; '' for nothing. Other weeks of the rotation keep what they have."""
    timetable = _with_periods(schedule.timetable)
    weeks = () if cell.week == 0 else (cell.week,)
    slots = list(_without(timetable, class_id, cell))
    if subject:
        slots.append(Slot(class_id, cell.weekday, cell.period, subject, weeks, grade))
    return _with_slots(schedule, timetable, slots)


def exchange(schedule: Schedule, class_id: int, first: Cell, second: Cell) -> Schedule:
    """Let what two cells hold change places, for good: in one week of the rotation, or with all that they hold."""
    if first.week == 0:
        return _exchange_whole(schedule, class_id, first, second)
    there, here = at(schedule.timetable, class_id, second), at(schedule.timetable, class_id, first)
    changed = put(schedule, class_id, first, *_held(there))
    return put(changed, class_id, second, *_held(here))


def copy_day(schedule: Schedule, class_id: int, source: int, target: int) -> Schedule:
    """Let a weekday of a class be as another one is, in every week of the rotation."""
    if source == target:
        return schedule
    slots = [s for s in schedule.timetable.slots if (s.class_id, s.weekday) != (class_id, target)]
    copied = [replace(s, weekday=target) for s in slots if (s.class_id, s.weekday) == (class_id, source)]
    return _with_slots(schedule, schedule.timetable, slots + copied)


def set_rotation(schedule: Schedule, rotation: int) -> Schedule:
    """Let the timetable begin again after so many weeks. Weeks that there are no more go, with what they held."""
    kept = []
    for slot in schedule.timetable.slots:
        weeks = tuple(week for week in slot.weeks if week <= rotation)
        if weeks or not slot.weeks:
            kept.append(replace(slot, weeks=() if len(weeks) == rotation else weeks))
    return _with_slots(schedule, replace(schedule.timetable, rotation=rotation), kept)


def set_periods(schedule: Schedule, periods: Sequence[Period]) -> Schedule:
    """Let the day have other periods; what lay in a period that is gone goes too."""
    numbers = {period.number for period in periods}
    kept = [slot for slot in schedule.timetable.slots if slot.period in numbers]
    return _with_slots(schedule, replace(schedule.timetable, periods=tuple(periods)), kept)


def set_term(schedule: Schedule, term: Term) -> Schedule:
    """Put a term in the place of the one that has its number in the same school year, in order of time."""
    kept = [old for old in schedule.terms if not _same(old, term)]
    return replace(schedule, terms=tuple(sorted((*kept, term), key=lambda term: term.first_day)))


def add_change(schedule: Schedule, change: Change) -> Schedule:
    """Let something be otherwise. The same thing twice is once, but for swaps: twice swapped is as before."""
    if change in schedule.changes and change.kind is not ChangeKind.SWAP:
        return schedule
    return replace(schedule, changes=(*schedule.changes, change))


def remove_change(schedule: Schedule, index: int) -> Schedule:
    """Take a change away by its place."""
    return replace(schedule, changes=schedule.changes[:index] + schedule.changes[index + 1 :])


def lose_week(schedule: Schedule, day: date) -> Schedule:
    """Say that the week of ``day`` was lost: the rest of the plan moves on."""
    return add_change(schedule, Change(ChangeKind.LOST_WEEK, day, NO_CLASS))


def ordered(slots: Iterable[Slot], rotation: int) -> tuple[Slot, ...]:
    """Return slots in order of time; the same subject in several weeks of a cell is one slot."""
    together: dict[Slot, list[int]] = {}
    every = tuple(range(1, rotation + 1))
    for slot in slots:
        together.setdefault(replace(slot, weeks=()), []).extend(slot.weeks or every)
    made = []
    for slot, weeks in together.items():
        held = tuple(sorted(set(weeks)))
        made.append(replace(slot, weeks=() if held == every else held))
    return tuple(sorted(made, key=lambda slot: (slot.class_id, slot.weekday, slot.period, slot.weeks)))


def at(timetable: Timetable, class_id: int, cell: Cell) -> Slot | None:
    """Return what a class has in a cell; of a cell for all weeks, only what holds in all of them."""
    place = (class_id, cell.weekday, cell.period)
    held = (slot for slot in timetable.slots if (slot.class_id, slot.weekday, slot.period) == place)
    return next((slot for slot in held if slot.holds_in(cell.week)), None)


def _exchange_whole(schedule: Schedule, class_id: int, first: Cell, second: Cell) -> Schedule:
    here, there = (first.weekday, first.period), (second.weekday, second.period)
    to = {here: there, there: here}
    slots = []
    for slot in schedule.timetable.slots:
        weekday, period = to.get((slot.weekday, slot.period), (slot.weekday, slot.period))
        slots.append(replace(slot, weekday=weekday, period=period) if slot.class_id == class_id else slot)
    return _with_slots(schedule, schedule.timetable, slots)


def _held(slot: Slot | None) -> tuple[str, int]:
    return ("", 0) if slot is None else (slot.subject, slot.grade)


def _without(timetable: Timetable, class_id: int, cell: Cell) -> Iterable[Slot]:
    """Yield the slots with a cell emptied; one that held in more weeks keeps the others."""
    for slot in timetable.slots:
        if (slot.class_id, slot.weekday, slot.period) != (class_id, cell.weekday, cell.period):
            yield slot
        elif cell.week:
            weeks = tuple(w for w in slot.weeks or range(1, timetable.rotation + 1) if w != cell.week)
            if weeks:
                yield replace(slot, weeks=weeks)


def _with_periods(timetable: Timetable) -> Timetable:
    return timetable if timetable.periods else replace(timetable, periods=usual_periods())


def _with_slots(schedule: Schedule, timetable: Timetable, slots: Iterable[Slot]) -> Schedule:
    return replace(schedule, timetable=replace(timetable, slots=ordered(slots, timetable.rotation)))


def _same(old: Term, new: Term) -> bool:
    return old.number == new.number and abs((old.first_day - new.first_day).days) < 180
