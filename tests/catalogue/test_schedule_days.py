"""Tests of which hours a class has on a day: rotation, holidays, make-up days, swaps, lost weeks."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalogue.records import LocalText
from catalogue.schedule_days import Days, is_on, rotation_week, teaching_week, term_on
from catalogue.schedule_edit import add_change, lose_week, remove_change
from catalogue.timetable import Change, ChangeKind, Hour, Schedule, SpecialDay, Timetable
from tests.catalogue.schedules import AUTUMN, MONDAY, changes, days, schedules, simple, swaps, timetables

NAME = LocalText("国庆节", "National Day")


def subjects(schedule: Schedule, day: date, **special: SpecialDay) -> list[str]:
    calendar = {found.day: found for found in special.values()}
    return [hour.subject for hour in Days(schedule, calendar).hours(1, day)]


def term_hours(schedule: Schedule, class_id: int = 1) -> list[Hour]:
    found, length = Days(schedule), (AUTUMN.last_day - AUTUMN.first_day).days + 1
    return [h for n in range(length) for h in found.hours(class_id, AUTUMN.first_day + timedelta(days=n))]


def test_the_grid_holds_on_its_weekdays_inside_the_term() -> None:
    assert subjects(simple(), MONDAY) == ["english", "语文"]
    assert subjects(simple(), date(2026, 9, 5)) == []
    assert subjects(simple(), date(2026, 8, 31)) == []
    assert subjects(simple(), date(2027, 1, 18)) == []
    assert subjects(replace(simple(), terms=()), date(2027, 1, 18)) == ["english", "语文"]


def test_odd_and_even_weeks_take_turns() -> None:
    thursdays = [date(2026, 9, 3) + timedelta(weeks=n) for n in range(4)]
    assert [subjects(simple(), day) for day in thursdays] == [["art"], ["music"], ["art"], ["music"]]
    assert [rotation_week(simple(), day) for day in thursdays] == [1, 2, 1, 2]


def test_weeks_begin_on_monday_and_are_counted_within_the_term() -> None:
    assert [teaching_week(simple(), MONDAY + timedelta(days=n)) for n in (-7, -1, 0, 6, 7)] == [1, 1, 2, 2, 3]
    assert teaching_week(simple(), date(2026, 8, 30)) == 0
    assert term_on(simple(), date(2027, 2, 1)) is None


def test_a_lost_week_has_no_lessons_and_the_rest_moves_on() -> None:
    lost = lose_week(simple(), MONDAY + timedelta(days=3))
    assert teaching_week(lost, MONDAY) == 0
    assert teaching_week(lost, MONDAY + timedelta(weeks=1)) == 2
    assert subjects(lost, MONDAY) == []
    # The rotation moves on with the plan: nothing of the lost week is left out.
    assert subjects(lost, MONDAY + timedelta(days=10)) == subjects(simple(), MONDAY + timedelta(days=3)) == ["music"]
    assert remove_change(lost, 0) == simple()


def test_a_cancelled_day_is_for_one_class_or_for_all() -> None:
    assert subjects(add_change(simple(), Change(ChangeKind.OFF, MONDAY)), MONDAY) == []
    assert subjects(add_change(simple(), Change(ChangeKind.OFF, MONDAY, 2)), MONDAY) == ["english", "语文"]
    assert subjects(add_change(simple(), Change(ChangeKind.OFF, MONDAY, 1)), MONDAY) == []


def test_holidays_are_free_and_a_make_up_day_follows_the_day_it_stands_for() -> None:
    thursday = date(2026, 10, 1)
    free = SpecialDay(thursday, free=True, name=NAME)
    made_up = SpecialDay(date(2026, 9, 27), free=False, name=NAME, like=MONDAY)
    assert subjects(simple(), thursday, free=free) == []
    assert subjects(simple(), date(2026, 9, 27), made_up=made_up) == ["english", "语文"]
    ordinary = SpecialDay(thursday, free=False, name=NAME)
    assert subjects(simple(), thursday, ordinary=ordinary) == subjects(simple(), thursday) != []


def test_a_day_may_follow_another_one_even_on_a_holiday() -> None:
    saturday = date(2026, 9, 12)
    like = add_change(simple(), Change(ChangeKind.LIKE, saturday, 0, 0, MONDAY))
    free = SpecialDay(saturday, free=True, name=NAME)
    assert subjects(like, saturday, free=free) == ["english", "语文"]
    assert subjects(add_change(like, Change(ChangeKind.OFF, saturday)), saturday) == []


def test_two_periods_change_places_once() -> None:
    tuesday = MONDAY + timedelta(days=1)
    swapped = add_change(simple(), Change(ChangeKind.SWAP, MONDAY, 1, 1, tuesday, 3))
    assert subjects(swapped, MONDAY) == ["science", "语文"]
    assert subjects(swapped, tuesday) == ["english"]
    assert subjects(swapped, MONDAY + timedelta(weeks=1)) == ["english", "语文"]
    assert remove_change(swapped, 0) == simple()


def test_the_hour_that_is_on_is_found_a_little_before_its_bell_and_other_subjects_are_passed_over() -> None:
    found = Days(simple())
    before = datetime.fromisoformat("2026-09-07 08:25")
    hour = found.now_or_next(1, before)
    assert hour is not None
    assert (hour.subject, is_on(hour, before)) == ("english", True)
    assert not is_on(hour, datetime.fromisoformat("2026-09-07 08:00"))
    later = found.now_or_next(1, datetime.fromisoformat("2026-09-07 09:10"))
    assert later is not None
    assert (later.day, later.subject) == (date(2026, 9, 8), "science")
    assert found.now_or_next(1, datetime.fromisoformat("2027-01-16")) is None
    assert found.now_or_next(7, before) is None


@given(timetables(), st.lists(swaps(), max_size=8))
def test_swaps_lose_no_hour_and_double_none(timetable: Timetable, swapped: list[Change]) -> None:
    schedule = replace(simple(), timetable=timetable)
    inside = [swap for swap in swapped if max(swap.period, swap.other_period) <= len(timetable.periods)]
    before, after = term_hours(schedule), term_hours(replace(schedule, changes=tuple(inside)))
    assert Counter(hour.subject for hour in before) == Counter(hour.subject for hour in after)
    undone = (*inside, *reversed(inside))
    assert term_hours(replace(schedule, changes=undone)) == before


@given(schedules(), st.sets(days, max_size=20))
def test_holidays_take_away_their_own_hours_and_no_others(schedule: Schedule, free: set[date]) -> None:
    calendar = {day: SpecialDay(day, free=True, name=NAME) for day in free}
    followed = {change.day for change in schedule.changes if change.kind is ChangeKind.LIKE}
    for offset in range(150):
        day = AUTUMN.first_day + timedelta(days=offset)
        if day not in followed:
            expected = () if day in free else Days(schedule).hours(1, day)
            assert Days(schedule, calendar).hours(1, day) == expected


@given(schedules(), changes())
def test_taking_a_change_back_restores_every_day(schedule: Schedule, change: Change) -> None:
    changed = replace(schedule, changes=(*schedule.changes, change))
    assert remove_change(changed, len(changed.changes) - 1) == schedule


@given(schedules(), st.datetimes(datetime.fromisoformat("2026-09-01"), datetime.fromisoformat("2027-01-01")))
def test_no_period_is_taught_twice_and_what_is_next_is_not_over(schedule: Schedule, moment: datetime) -> None:
    found = Days(schedule)
    for class_id in (1, 2):
        numbers = [hour.period.number for hour in found.hours(class_id, moment.date())]
        assert numbers == sorted(set(numbers))
        hour = found.now_or_next(class_id, moment)
        assert hour is None or datetime.combine(hour.day, hour.period.end) > moment
