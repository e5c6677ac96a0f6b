"""Tests of what comes next: the first lesson that is not taught, for every class, whatever the clock says."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from catalogue.records import Lesson, LessonState, LocalText, PlanLine
from catalogue.schedule import (
    Standing,
    Taught,
    next_lesson,
    next_ready,
    standings,
    terms_now,
    terms_over,
)
from catalogue.schedule_days import Days, is_of_plan
from catalogue.timetable import Schedule, SchoolClass, SpecialDay
from tests.catalogue.schedules import FOUR, ROOM, book, days, schedules


def lesson(number: int, *, here: int = 0, planned: bool = True) -> Lesson:
    return Lesson(
        id=f"art-4-1-{number:02}",
        subject="art",
        grade=4,
        term=1,
        unit=LocalText(),
        week=number,
        sequence=number,
        title=LocalText(),
        planned=planned,
        resources_total=2,
        resources_here=here,
    )


def test_before_anything_was_taught_the_first_lesson_is_next() -> None:
    assert next_lesson(["a", "b"], ()) == "a"


def test_a_lesson_that_was_left_out_stays_next_so_that_it_is_not_lost() -> None:
    assert next_lesson(["a", "b", "c"], {"b"}) == "a"


def test_after_the_last_lesson_nothing_is_next() -> None:
    assert next_lesson(["a", "b"], {"a", "b"}) == ""
    assert next_lesson([], ()) == ""


def test_what_can_be_taught_is_the_first_that_is_here() -> None:
    lessons = [lesson(1), lesson(2, here=1), lesson(3, here=2)]
    assert next_ready(lessons, ()) == lesson(2, here=1)
    assert next_ready(lessons, {"art-4-1-02"}) == lesson(3, here=2)
    assert next_ready([lesson(1)], ()) is None


@given(st.sets(st.integers(1, 30)))
def test_next_is_always_the_first_that_is_not_taught(taught: set[int]) -> None:
    found = next_lesson([str(n) for n in range(1, 31)], {str(n) for n in taught})
    left = [n for n in range(1, 31) if n not in taught]
    assert found == (str(left[0]) if left else "")


def test_a_combined_room_has_a_place_in_each_grade() -> None:
    lines = [*book("music", 5, 1, 3, 30), *book("english", 4, 1, 3), *book("english", 5, 1, 3, 10)]
    found = standings(ROOM, lines, {"english-4-1-01"})
    assert found == (
        Standing(2, "english", 4, "english-4-1-02"),
        Standing(2, "english", 5, "english-5-1-01"),
        Standing(2, "music", 5, "music-5-1-01"),
    )
    assert [place.grade for place in standings(FOUR, lines, ())] == [4]


def test_when_the_next_one_has_not_arrived_the_first_that_is_here_is_named_beside_it() -> None:
    first, second, third = book("art", 4, 1, 3)
    missing = PlanLine(*_but_state(first), LessonState.MISSING)
    [place] = standings(FOUR, [missing, second, third], {"art-4-1-02"})
    assert (place.following, place.instead) == ("art-4-1-01", "art-4-1-03")
    [place] = standings(FOUR, [missing], ())
    assert (place.following, place.instead) == ("art-4-1-01", "")
    [place] = standings(FOUR, [missing], {"art-4-1-01"})
    assert (place.following, place.instead) == ("", "")


def _but_state(line: PlanLine) -> tuple[str, str, int, int, int, int]:
    return line.id, line.subject, line.grade, line.term, line.week, line.sequence


def test_what_was_taught_before_there_were_classes_counts_for_each_until_it_says_otherwise() -> None:
    taught = Taught({0: frozenset({"a", "b"}), 1: frozenset({"c"})}, {2: frozenset({"a"})})
    assert taught.by(1) == {"a", "b", "c"}
    assert taught.by(2) == {"b"}
    assert taught.by(0) == {"a", "b"}
    assert taught.by_anybody() == {"a", "b", "c"}
    assert Taught({}, {}).by_anybody() == frozenset()


@given(
    schedules(),
    st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2099-01-01")),
    st.sampled_from((FOUR, ROOM)),
)
def test_whatever_the_timetable_and_the_clock_the_plan_is_taught_in_order_nothing_lost_nothing_twice(
    schedule: Schedule, clock: datetime, school_class: SchoolClass
) -> None:
    lines = [line for n, s in enumerate(("english", "art")) for line in book(s, 4, 1, 6, 1 + 10 * n)]
    found, taught, order = Days(schedule), set[str](), list[str]()
    for offset in range(40):
        for hour in found.hours(school_class.id, clock.date() + timedelta(days=offset)):
            here = [p for p in standings(school_class, lines, taught) if p.subject == hour.subject and is_of_plan(hour)]
            for place in here:
                if place.following:
                    order.append(place.following)
                    taught.add(place.following)
    for subject in ("english", "art"):
        mine = [lesson_id for lesson_id in order if lesson_id.startswith(subject)]
        assert mine == [line.id for line in lines if line.subject == subject][: len(mine)]


@given(
    schedules(),
    st.lists(st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2099-01-01")), max_size=12),
    st.sets(days, max_size=30),
)
def test_whatever_holidays_and_however_the_clock_jumps_the_room_gets_each_lesson_once_in_every_grade(
    schedule: Schedule, looks: list[datetime], free: set[date]
) -> None:
    lines = [line for n, grade in enumerate(ROOM.grades) for line in book("english", grade, 1, 4, 1 + 10 * n)]
    found = Days(schedule, {day: SpecialDay(day, free=True, name=LocalText("节", "holiday")) for day in free})
    taught, order = set[str](), list[str]()
    for moment in (*looks, *(datetime.fromisoformat("2026-09-07T08:00") + timedelta(days=n) for n in range(30))):
        hour = found.now_or_next(ROOM.id, moment)
        for place in standings(ROOM, lines, taught):
            mine = [line.id for line in lines if line.grade == place.grade]
            # Neither the hour nor the clock has a say in what is next.
            assert place.following == next((one for one in mine if one not in taught), "")
            if hour is not None and hour.subject == "english" and hour.grade in (0, place.grade) and place.following:
                order.append(place.following)
                taught.add(place.following)
    assert len(order) == len(set(order))
    for grade in ROOM.grades:
        mine = [line.id for line in lines if line.grade == grade]
        assert [one for one in order if one in mine] == mine[: len([one for one in order if one in mine])]


def test_a_term_is_over_when_all_of_it_is_taught_or_a_later_one_is_begun() -> None:
    first, second = lesson(1, here=1), lesson(2)
    later = replace(lesson(3, here=1), id="art-4-2-01", term=2)
    extra = replace(lesson(9, here=2, planned=False), id="song")
    lessons = [later, first, second, extra]
    assert terms_over(lessons, {first.id}) == frozenset()
    assert terms_over(lessons, {first.id, second.id}) == {(4, 1)}
    # A lesson that was left out does not bring a term back that the class has left behind.
    assert terms_over(lessons, {later.id}) == {(4, 1), (4, 2)}
    assert terms_now(lessons, ()) == {(4, 1)}
    assert terms_now(lessons, {first.id, second.id}) == {(4, 2)}
    assert terms_now(lessons, {later.id}) == {(4, 2)}
