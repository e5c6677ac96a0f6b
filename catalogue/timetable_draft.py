"""A timetable as a file has it, before anybody has said yes: what it would change, and what does not go together.

Reading a file gives a ``Draft``; ``preview`` lays it over the schedule there is. Nothing is written until the schedule
of the preview is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import lcm

from catalogue.schedule_check import Conflict, conflicts
from catalogue.schedule_edit import add_class, ordered
from catalogue.subject_names import grades_of
from catalogue.timetable import (
    LONGEST_ROTATION,
    Period,
    Schedule,
    Slot,
    SubjectNote,
    Timetable,
    at_least,
    usual_periods,
)


@dataclass(frozen=True, slots=True)
class DraftSlot:
    """A slot whose class has only a name yet; see Slot."""

    class_name: str
    weekday: int
    period: int
    subject: str
    weeks: tuple[int, ...] = ()
    grade: int = 0


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What the file says of a subject of a class; see SubjectNote."""

    class_name: str
    subject: str
    name: str
    short: str = ""
    teacher: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A place of the file that could not be understood: where, and what stands there."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says. ``periods`` is () when it numbers the periods and gives no times."""

    class_names: tuple[str, ...] = ()
    rotation: int = 1
    periods: tuple[Period, ...] = ()
    slots: tuple[DraftSlot, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a draft over would do. ``schedule`` is how all would be then; nothing is written yet.

    ``guessed`` are new classes whose grade their name does not tell. ``too_long`` says that the rotations do not go
    together; the schedule is the old one then.
    """

    schedule: Schedule
    new_classes: tuple[str, ...] = ()
    changed_classes: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    hours: int = 0
    hours_of_plan: int = 0
    conflicts: tuple[Conflict, ...] = ()
    unread: tuple[Unread, ...] = ()
    too_long: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take over, and all of it goes together."""
        return bool(self.hours) and not self.conflicts and not self.too_long


def preview(schedule: Schedule, draft: Draft, *, default_grade: int = 4) -> Preview:
    """Lay a draft over a schedule. Classes that the draft does not name keep what they have."""
    rotation = lcm(schedule.timetable.rotation if schedule.timetable.slots else 1, draft.rotation)
    if rotation > LONGEST_ROTATION:
        return Preview(schedule, unread=draft.unread, too_long=True)
    named, guessed = _with_classes(schedule, draft, default_grade)
    ids = {name: found.id for name in draft.class_names if (found := named.class_named(name)) is not None}
    kept = [s for s in named.timetable.slots if s.class_id not in ids.values()]
    timetable = replace(named.timetable, slots=tuple(kept))
    periods, old, new = _periods(timetable, draft)
    slots = [_moved(s, old, timetable.rotation, rotation) for s in kept]
    slots += [
        _moved(Slot(ids[s.class_name], s.weekday, s.period, s.subject, s.weeks, s.grade), new, draft.rotation, rotation)
        for s in draft.slots
    ]
    notes = [n for n in named.notes if n.class_id not in ids.values()]
    notes += [SubjectNote(ids[n.class_name], n.subject, n.name, n.short, n.teacher, n.room) for n in draft.notes]
    whole = replace(named, timetable=Timetable(rotation, periods, ordered(slots, rotation)), notes=tuple(notes))
    known = [name for name in draft.class_names if schedule.class_named(name) is not None]
    return Preview(
        whole,
        tuple(name for name in draft.class_names if name not in known),
        tuple(known),
        guessed,
        len(draft.slots),
        sum(slot.is_taught_here for slot in slots if slot.class_id in ids.values()),
        conflicts(whole),
        draft.unread,
    )


def draft_of(schedule: Schedule, class_ids: Iterable[int]) -> Draft:
    """Return the timetable of some classes as a draft, for a file."""
    names = {found.id: found.name for found in schedule.classes if found.id in set(class_ids)}
    timetable = schedule.timetable
    return Draft(
        tuple(names.values()),
        timetable.rotation,
        timetable.periods,
        tuple(
            DraftSlot(names[s.class_id], s.weekday, s.period, s.subject, s.weeks, s.grade)
            for s in timetable.slots
            if s.class_id in names
        ),
        tuple(
            DraftNote(names[n.class_id], n.subject, n.name, n.short, n.teacher, n.room)
            for n in schedule.notes
            if n.class_id in names
        ),
    )


def _with_classes(schedule: Schedule, draft: Draft, default_grade: int) -> tuple[Schedule, tuple[str, ...]]:
    guessed = []
    for name in draft.class_names:
        if schedule.class_named(name) is None:
            grades = grades_of(name)
            if not grades:
                guessed.append(name)
            schedule = add_class(schedule, name, grades or (default_grade,))
    return schedule, tuple(guessed)


def _periods(timetable: Timetable, draft: Draft) -> tuple[tuple[Period, ...], dict[int, int], dict[int, int]]:
    """Return the periods of both, in order of time, and for each side which old number is which new one."""
    mine = timetable.periods if timetable.slots or not draft.periods else ()
    if not draft.periods:
        most = max((slot.period for slot in draft.slots), default=0)
        return at_least(mine or usual_periods(), most), {}, {}
    times = sorted({(p.start, p.end) for p in (*mine, *draft.periods)})
    number = {span: index for index, span in enumerate(times, start=1)}
    periods = tuple(Period(index, *span) for span, index in number.items())
    old = {p.number: number[p.start, p.end] for p in mine}
    new = {p.number: number[p.start, p.end] for p in draft.periods}
    return periods, old, new


def _moved(slot: Slot, numbers: dict[int, int], rotation: int, wanted: int) -> Slot:
    """Renumber the period, and repeat the weeks of a shorter rotation in a longer one."""
    weeks = tuple(week + turn for turn in range(0, wanted, rotation) for week in slot.weeks)
    return replace(slot, period=numbers.get(slot.period, slot.period), weeks=tuple(sorted(weeks)))
