"""Tests of what comes next."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.records import Lesson, LocalText
from catalogue.schedule import next_lesson, next_ready


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


def test_a_skipped_lesson_does_not_hold_the_class_up() -> None:
    assert next_lesson(["a", "b", "c"], {"b"}) == "c"


def test_after_the_last_lesson_nothing_is_next() -> None:
    assert next_lesson(["a", "b"], {"a", "b"}) == ""
    assert next_lesson([], ()) == ""


def test_what_can_be_taught_is_the_first_that_is_here() -> None:
    lessons = [lesson(1), lesson(2, here=1), lesson(3, here=2)]
    assert next_ready(lessons, ()) == lesson(2, here=1)
    assert next_ready(lessons, {"art-4-1-02"}) == lesson(3, here=2)
    assert next_ready([lesson(1)], ()) is None


@given(st.sets(st.integers(1, 30)))
def test_next_is_never_taught_and_follows_the_last_taught(taught: set[int]) -> None:
    found = next_lesson([str(n) for n in range(1, 31)], {str(n) for n in taught})
    expected = max(taught, default=0) + 1
    assert found == (str(expected) if expected <= 30 else "")
