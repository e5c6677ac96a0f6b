"""Tests of editing a schedule: every verb gives another one, and what goes together stays together."""

from collections import Counter
from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from catalogue.schedule_check import Clash, Conflict, conflicts
from catalogue.schedule_edit import (
    Cell,
    add_change,
    add_class,
    at,
    change_class,
    copy_day,
    exchange,
    put,
    remove_class,
    set_periods,
    set_rotation,
    set_term,
)
from catalogue.timetable import Change, ChangeKind, Period, Schedule, SchoolClass, Slot, Term, Timetable
from tests.catalogue.schedules import AUTUMN, schedules, simple, subjects


def test_classes_get_ids_that_are_never_given_again() -> None:
    two = add_class(simple(), " 五（1）班 ", (5, 5))
    assert two.classes[-1] == SchoolClass(2, "五（1）班", (5,))
    one = remove_class(two, 2)
    assert add_class(one, "六（1）班", (6,)).classes[-1].id == 3
    assert change_class(two, SchoolClass(2, "五班", (5, 6))).classes[-1].grades == (5, 6)


def test_a_class_takes_all_that_is_its_own_along() -> None:
    changed = replace(simple(), changes=(Change(ChangeKind.OFF, date(2026, 9, 7), 1),))
    gone = remove_class(changed, 1)
    assert (gone.classes, gone.timetable.slots, gone.changes) == ((), (), ())


def test_names_of_classes_are_compared_as_people_read_them() -> None:
    assert simple().class_named("四 (1) 班") == simple().classes[0]
    assert simple().class_named("四（2）班") is None


def test_a_cell_is_filled_and_emptied() -> None:
    empty = Schedule(classes=simple().classes)
    filled = put(empty, 1, Cell(2, 3), "music")
    assert filled.timetable.slots == (Slot(1, 2, 3, "music"),)
    assert len(filled.timetable.periods) == 7
    assert put(filled, 1, Cell(2, 3), "").timetable.slots == ()


def test_one_week_of_the_rotation_is_changed_and_the_other_stays() -> None:
    changed = put(simple(), 1, Cell(1, 1, week=2), "art")
    assert [slot for slot in changed.timetable.slots if (slot.weekday, slot.period) == (1, 1)] == [
        Slot(1, 1, 1, "english", (1,)),
        Slot(1, 1, 1, "art", (2,)),
    ]
    back = put(changed, 1, Cell(1, 1, week=2), "english")
    assert back.timetable == simple().timetable
    assert at(changed.timetable, 1, Cell(1, 1, 2)) == Slot(1, 1, 1, "art", (2,))
    assert at(changed.timetable, 1, Cell(1, 1, 0)) is None


def test_a_day_is_copied_with_its_weeks() -> None:
    copied = copy_day(simple(), 1, 4, 1)
    monday = [replace(slot, weekday=4) for slot in copied.timetable.slots if slot.weekday == 1]
    assert monday == [slot for slot in simple().timetable.slots if slot.weekday == 4]
    assert copy_day(simple(), 1, 2, 2) == simple()


def test_a_shorter_rotation_lets_go_what_there_is_no_week_for() -> None:
    weekly = set_rotation(simple(), 1)
    assert Slot(1, 4, 5, "art") in weekly.timetable.slots
    assert "music" not in {slot.subject for slot in weekly.timetable.slots}
    assert set_rotation(simple(), 2).timetable == simple().timetable
    assert Slot(1, 4, 5, "art", (1,)) in set_rotation(simple(), 3).timetable.slots


def test_periods_that_are_gone_take_their_hours_along() -> None:
    short = set_periods(simple(), simple().timetable.periods[:2])
    assert {slot.period for slot in short.timetable.slots} == {1, 2}


def test_a_term_takes_the_place_of_the_one_of_its_year() -> None:
    later = Term(1, date(2026, 9, 3), date(2027, 1, 20))
    spring = Term(2, date(2027, 3, 1), date(2027, 7, 1))
    both = set_term(set_term(simple(), spring), later)
    assert both.terms == (later, spring)
    assert len(set_term(both, Term(1, date(2027, 9, 1), date(2028, 1, 20))).terms) == 3


def test_what_does_not_go_together_is_found() -> None:
    twice = replace(
        simple(), timetable=replace(simple().timetable, slots=(Slot(1, 1, 1, "art"), Slot(1, 1, 1, "语文")))
    )
    assert conflicts(twice) == (Conflict(Clash.TWO_AT_ONCE, "四（1）班", 1, 1, ("art", "语文")),)
    late = Timetable(periods=(Period(1, time(8), time(9)), Period(2, time(8, 30), time(9, 30))))
    assert [found.kind for found in conflicts(Schedule(timetable=late))] == [Clash.PERIODS_OVERLAP]
    backwards = replace(simple(), terms=(AUTUMN, Term(2, date(2027, 1, 1), date(2026, 1, 1))))
    assert [found.kind for found in conflicts(backwards)] == [Clash.TERM_BACKWARDS, Clash.TERMS_OVERLAP]
    assert [found.kind for found in conflicts(add_class(simple(), "四(1)班", (4,)))] == [Clash.SAME_NAME]
    assert conflicts(simple()) == ()


cells = st.builds(Cell, st.integers(1, 7), st.integers(1, 5), st.integers(0, 4))


@given(schedules(), cells, cells)
def test_changing_places_loses_no_hour_and_twice_is_as_before(schedule: Schedule, first: Cell, second: Cell) -> None:
    week = first.week if first.week <= schedule.timetable.rotation else 0
    first, second = replace(first, week=week), replace(second, week=week)
    changed = exchange(schedule, 1, first, second)
    assert _hours(changed) == _hours(schedule)
    assert exchange(changed, 1, first, second).timetable.slots == schedule.timetable.slots
    assert [c for c in conflicts(changed) if c.kind is Clash.TWO_AT_ONCE] == []


@given(schedules(), cells, subjects)
def test_filling_a_cell_touches_no_other(schedule: Schedule, cell: Cell, subject: str) -> None:
    if cell.week > schedule.timetable.rotation:
        return
    changed = put(schedule, 1, cell, subject)
    place = (1, cell.weekday, cell.period)
    others = [
        [s for s in made.timetable.slots if (s.class_id, s.weekday, s.period) != place] for made in (changed, schedule)
    ]
    assert others[0] == others[1]
    found = at(changed.timetable, 1, cell)
    assert found is not None
    assert found.subject == subject


def _hours(schedule: Schedule) -> Counter[str]:
    every = range(1, schedule.timetable.rotation + 1)
    return Counter(slot.subject for slot in schedule.timetable.slots for _ in slot.weeks or every)


def test_the_same_thing_said_twice_is_once_but_a_swap_twice_is_as_before() -> None:
    off = Change(ChangeKind.OFF, date(2026, 9, 7))
    swap = Change(ChangeKind.SWAP, date(2026, 9, 7), 1, 1, date(2026, 9, 8), 3)
    assert add_change(add_change(simple(), off), off).changes == (off,)
    assert add_change(add_change(simple(), swap), swap).changes == (swap, swap)
