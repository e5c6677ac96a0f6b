"""Undoing: whatever was edited, in whatever order, each step back gives the schedule that was there before."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from catalogue.schedule_edit import (
    Cell,
    add_change,
    add_class,
    copy_day,
    exchange,
    lose_week,
    put,
    remove_change,
    remove_class,
    set_periods,
    set_rotation,
    set_term,
)
from catalogue.timetable import Schedule, Term, usual_periods
from desktop.history import History
from tests.catalogue.schedules import changes, days, names, schedules, subjects

Edit = Callable[[Schedule], Schedule]

_CELLS = st.builds(Cell, st.integers(1, 7), st.integers(1, 5))
_DAYS = st.integers(1, 7)
_EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda cell, subject: lambda s: put(s, 1, cell, subject), _CELLS, subjects),
    st.builds(lambda a, b: lambda s: exchange(s, 1, a, b), _CELLS, _CELLS),
    st.builds(lambda a, b: lambda s: copy_day(s, 1, a, b), _DAYS, _DAYS),
    st.builds(lambda rotation: lambda s: set_rotation(s, rotation), st.integers(1, 4)),
    st.builds(lambda count: lambda s: set_periods(s, usual_periods()[:count]), st.integers(1, 7)),
    st.builds(lambda change: lambda s: add_change(s, change), changes()),
    st.builds(lambda day: lambda s: lose_week(s, day), days),
    st.builds(lambda index: lambda s: remove_change(s, index), st.integers(0, 4)),
    st.builds(lambda name: lambda s: add_class(s, name, (5,)), names),
    st.builds(lambda class_id: lambda s: remove_class(s, class_id), st.integers(1, 3)),
    st.builds(lambda a, b: lambda s: set_term(s, Term(1, min(a, b), max(a, b))), days, days),
)


@given(schedules(), st.lists(_EDITS, max_size=12), st.data())
def test_each_step_back_is_the_schedule_before_and_each_step_on_the_one_after(
    schedule: Schedule, edits: list[Edit], data: st.DataObject
) -> None:
    history, states = History[Schedule](), [schedule]
    for edit in edits:
        changed = edit(states[-1])
        if changed != states[-1]:
            history.remember(states[-1])
            states.append(changed)
    place = len(states) - 1
    for forward in data.draw(st.lists(st.booleans(), max_size=20)):
        place = _walked(history, states, place, forward=forward)
    while history.can_undo:
        place = _walked(history, states, place, forward=False)
    assert place == 0


def _walked(history: History[Schedule], states: list[Schedule], place: int, *, forward: bool) -> int:
    """Take a step back or on, and return where that leads; nowhere at either end."""
    went: list[Schedule] = []

    def go(step: Schedule) -> Schedule:
        went.append(step)
        return states[place]

    (history.redo if forward else history.undo)(go)
    if not went:
        assert place == (len(states) - 1 if forward else 0)
        return place
    place += 1 if forward else -1
    assert went == [states[place]]
    return place
