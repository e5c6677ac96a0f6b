"""Tests of how much of a resource was seen."""

from hypothesis import given
from hypothesis import strategies as st

from player.seen import SeenPages, SeenRuns


def seen(*positions: float) -> SeenRuns:
    runs = SeenRuns()
    for position in positions:
        runs.move(position)
    return runs


def test_what_plays_on_is_seen_and_what_is_jumped_over_is_not() -> None:
    assert seen(0, 1, 2, 3).share(10) == 0.3
    assert seen(0, 1, 9, 10).share(10) == 0.2
    assert seen(5, 4, 3).share(10) == 0.0


def test_what_is_seen_twice_counts_once() -> None:
    assert seen(0, 1, 2, 0, 1, 2, 3).share(10) == 0.3
    assert seen(4, 5, 0, 1, 2, 3, 4, 5, 6).share(6) == 1.0


def test_after_a_leap_nothing_between_was_seen() -> None:
    runs = seen(0, 1)
    runs.leap()
    runs.move(2)
    assert runs.share(10) == 0.1


def test_without_a_duration_nothing_can_be_said() -> None:
    assert seen(0, 1).share(0) == 0.0
    assert SeenPages().share(0) == 0.0


@given(st.lists(st.floats(0, 100, allow_nan=False), max_size=40))
def test_a_share_is_never_more_than_all(positions: list[float]) -> None:
    assert 0.0 <= seen(*positions).share(100) <= 1.0


def test_pages_count_once_each() -> None:
    pages = SeenPages()
    for page in (0, 1, 1, 0):
        pages.show(page)
    assert pages.share(4) == 0.5
