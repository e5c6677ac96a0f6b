"""What does not go together in a schedule: found before an import is taken over, and after any edit. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from catalogue.timetable import Schedule, Slot


class Clash(StrEnum):
    """What does not go together."""

    TWO_AT_ONCE = "two-at-once"
    PERIODS_OVERLAP = "periods-overlap"
    TERMS_OVERLAP = "terms-overlap"
    TERM_BACKWARDS = "term-backwards"
    SAME_NAME = "same-name"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that does not go together. Which facts are set depends on ``kind``; ``where`` is as written."""

    kind: Clash
    class_name: str = ""
    weekday: int = 0
    period: int = 0
    subjects: tuple[str, ...] = ()
    where: str = ""


def conflicts(schedule: Schedule) -> tuple[Conflict, ...]:
    """Return everything in a schedule that does not go together, () when all is well."""
    return (*_classes(schedule), *_periods(schedule), *_terms(schedule), *_slots(schedule))


def _classes(schedule: Schedule) -> Iterator[Conflict]:
    for first, second in combinations(schedule.classes, 2):
        if schedule.class_named(second.name) == first:
            yield Conflict(Clash.SAME_NAME, second.name)


def _periods(schedule: Schedule) -> Iterator[Conflict]:
    ordered = sorted(schedule.timetable.periods, key=lambda period: period.number)
    for first, second in pairwise(ordered):
        if second.start < first.end or first.end <= first.start:
            yield Conflict(Clash.PERIODS_OVERLAP, period=second.number)


def _terms(schedule: Schedule) -> Iterator[Conflict]:
    for term in schedule.terms:
        if term.last_day < term.first_day:
            yield Conflict(Clash.TERM_BACKWARDS, where=term.first_day.isoformat())
    for first, second in pairwise(schedule.terms):
        if second.first_day <= first.last_day:
            yield Conflict(Clash.TERMS_OVERLAP, where=second.first_day.isoformat())


def _slots(schedule: Schedule) -> Iterator[Conflict]:
    cells: dict[tuple[int, int, int], list[Slot]] = {}
    for slot in schedule.timetable.slots:
        cells.setdefault((slot.class_id, slot.weekday, slot.period), []).append(slot)
    for (class_id, weekday, period), held in cells.items():
        for first, second in combinations(held, 2):
            if _same_week(first, second, schedule.timetable.rotation):
                found = schedule.class_of(class_id)
                name = found.name if found is not None else ""
                yield Conflict(Clash.TWO_AT_ONCE, name, weekday, period, (first.subject, second.subject))


def _same_week(first: Slot, second: Slot, rotation: int) -> bool:
    return any(first.holds_in(week) and second.holds_in(week) for week in range(1, rotation + 1))
