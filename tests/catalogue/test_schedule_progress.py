"""Tests of ahead or behind, of what is missing soon, and of the year at a glance."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalogue.records import LessonState, PlanLine
from catalogue.schedule_days import Days
from catalogue.schedule_edit import lose_week
from catalogue.schedule_progress import before, missing_soon, progress, week_now, year
from catalogue.timetable import Schedule
from tests.catalogue.schedules import AUTUMN, FOUR, MONDAY, ROOM, book, simple

ENGLISH = book("english", 4, 1, 14)
SPRING = book("english", 4, 2, 14, 60)


def test_a_class_is_ahead_or_behind_by_the_weeks_that_are_over() -> None:
    taught = {line.id for line in ENGLISH[:4]}
    third_week = MONDAY + timedelta(weeks=1)
    [found] = progress(Days(simple()), FOUR, [*ENGLISH, *SPRING], taught, third_week)
    assert (found.taught, found.planned, found.total, found.ahead, found.to_come) == (4, 2, 14, 2, 10)
    assert found.hours_left == len([1 for n in range(18) for _ in (1, 3)])
    [none] = progress(Days(simple()), FOUR, ENGLISH, (), third_week)
    assert none.ahead == -2


def test_nobody_is_behind_on_the_first_day_and_after_the_term_all_of_it_counts() -> None:
    [first] = progress(Days(simple()), FOUR, ENGLISH, (), AUTUMN.first_day)
    assert first.ahead == 0
    [last] = progress(Days(simple()), FOUR, ENGLISH, (), AUTUMN.last_day + timedelta(days=20))
    assert last.ahead == -14
    assert progress(Days(replace(simple(), terms=())), FOUR, ENGLISH, (), MONDAY) == ()
    assert progress(Days(simple()), FOUR, ENGLISH, (), date(2020, 1, 1)) == ()


def test_a_lost_week_shifts_the_rest_of_the_plan() -> None:
    lost = lose_week(simple(), MONDAY)
    planned = [
        progress(Days(schedule), FOUR, ENGLISH, (), MONDAY + timedelta(weeks=weeks))[0].planned
        for schedule in (simple(), lost)
        for weeks in (0, 1, 2)
    ]
    assert planned == [1, 2, 3, 1, 1, 2]


def _missing(lines: list[PlanLine], *numbers: int) -> list[PlanLine]:
    return [replace(x, state=LessonState.MISSING) if n in numbers else x for n, x in enumerate(lines, start=1)]


def test_what_is_missing_for_three_weeks_is_counted_by_the_timetable() -> None:
    lines = _missing(ENGLISH, 2, 6, 7, 9)
    found = missing_soon(Days(simple()), FOUR, lines, {ENGLISH[0].id}, MONDAY)
    # Two hours a week, one taught: lessons 2 to 7 are the next six.
    assert [line.id for line in found] == [ENGLISH[1].id, ENGLISH[5].id, ENGLISH[6].id]


def test_without_a_timetable_the_plan_says_how_much_three_weeks_are() -> None:
    lines = _missing(ENGLISH, 2, 3, 4, 5)
    found = missing_soon(Days(Schedule()), FOUR, lines, (), MONDAY)
    assert [line.id for line in found] == [ENGLISH[1].id, ENGLISH[2].id]


def test_the_year_has_a_row_for_each_subject_and_grade_and_a_cell_for_each_week() -> None:
    lines = [*_missing(ENGLISH, 3), *SPRING, *book("art", 5, 1, 2, 100)]
    rows = year(ROOM, lines, {ENGLISH[0].id})
    assert [(row.grade, row.subject, len(row.cells)) for row in rows] == [(4, "english", 28), (5, "art", 2)]
    first, second, third = rows[0].cells[:3]
    assert (first.is_taught, second.is_taught) == (True, False)
    assert (second.state, third.state) == (LessonState.READY, LessonState.MISSING)
    assert third.first == ENGLISH[2].id
    both = replace(ENGLISH[2], week=2, state=LessonState.PARTIAL)
    [row] = year(FOUR, [ENGLISH[1], both], ())
    assert (row.cells[0].total, row.cells[0].state) == (2, LessonState.PARTIAL)


def test_all_before_a_lesson_is_of_its_own_subject_and_grade() -> None:
    lines = [*ENGLISH, *book("art", 4, 1, 5), *book("english", 5, 1, 5)]
    assert before(lines, ENGLISH[2].id) == (ENGLISH[0].id, ENGLISH[1].id)
    assert before(lines, "nothing") == ()


def test_the_week_is_that_of_the_term() -> None:
    assert week_now(Days(simple()), MONDAY) == (1, 2)
    assert week_now(Days(simple()), date(2027, 2, 1)) == (0, 0)


@given(st.sets(st.integers(1, 14)), st.integers(-30, 200))
def test_taught_and_still_to_come_add_up_on_any_day(numbers: set[int], offset: int) -> None:
    taught = {ENGLISH[n - 1].id for n in numbers}
    for found in progress(Days(simple()), FOUR, ENGLISH, taught, AUTUMN.first_day + timedelta(days=offset)):
        assert found.taught + found.to_come == found.total == 14
        assert 0 <= found.planned <= 14
    cells = year(FOUR, ENGLISH, taught)[0].cells
    assert sum(cell.taught for cell in cells) == len(numbers)
    assert sum(cell.total for cell in cells) == 14
