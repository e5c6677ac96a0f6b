"""Tests of the rules that say when a file has settled and which names are looked at."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.stability import SettleTracker, Sighting, is_ignored

A, B = Path("a.7z"), Path("b.7z")


def test_a_file_settles_once_it_has_looked_the_same_long_enough() -> None:
    tracker = SettleTracker(5.0)
    tracker.observe([Sighting(A, 10, 1)], 0.0)
    assert tracker.settled(4.9) == []
    assert tracker.unsettled(4.9)
    assert tracker.settled(5.0) == [A]
    assert not tracker.unsettled(5.0)


@pytest.mark.parametrize("changed", [Sighting(A, 11, 1), Sighting(A, 10, 2)])
def test_any_change_of_size_or_time_starts_anew(changed: Sighting) -> None:
    tracker = SettleTracker(5.0)
    tracker.observe([Sighting(A, 10, 1)], 0.0)
    tracker.observe([changed], 4.0)
    assert tracker.settled(8.9) == []
    assert tracker.settled(9.0) == [A]


def test_what_is_gone_is_forgotten() -> None:
    tracker = SettleTracker(5.0)
    tracker.observe([Sighting(A, 10, 1), Sighting(B, 10, 1)], 0.0)
    tracker.observe([Sighting(B, 10, 1)], 3.0)
    tracker.observe([Sighting(A, 10, 1), Sighting(B, 10, 1)], 4.0)
    assert tracker.settled(5.0) == [B]


def test_how_long_a_file_looks_the_same_is_counted_from_its_last_change() -> None:
    tracker = SettleTracker(5.0)
    assert tracker.same_for(A, 3.0) == 0.0
    tracker.observe([Sighting(A, 10, 1)], 1.0)
    tracker.observe([Sighting(A, 10, 1)], 3.0)
    assert tracker.same_for(A, 4.0) == 3.0
    tracker.observe([Sighting(A, 11, 1)], 5.0)
    assert tracker.same_for(A, 5.5) == 0.5
    assert tracker.same_for(B, 5.5) == 0.0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6)), min_size=1, max_size=30))
def test_a_settled_file_was_never_seen_otherwise_within_the_time(steps: list[tuple[int, int]]) -> None:
    tracker, now, changed_at, size = SettleTracker(5.0), 0.0, 0.0, -1
    for new_size, passed in steps:
        now += passed
        if new_size != size:
            size, changed_at = new_size, now
        tracker.observe([Sighting(A, size, 0)], now)
        assert (tracker.settled(now) == [A]) == (now - changed_at >= 5.0)


@pytest.mark.parametrize(
    "name",
    [
        "a.7z.part", "a.7z.TMP", "a.7z.crdownload", "~a.7z", ".a.7z", ".syncthing.a.7z.tmp", "a.7z~",
        "System Volume Information/a.7z", "$RECYCLE.BIN/a.7z", ".Trash-1000/a.7z", "lost+found/a.7z",
    ],
)  # fmt: skip
def test_other_programs_temporary_files_are_left_alone(name: str) -> None:
    assert is_ignored(PurePosixPath(name))


@pytest.mark.parametrize("name", ["a.7z", "第3周.7z", "week 1/part one.7z"])
def test_packages_are_looked_at(name: str) -> None:
    assert not is_ignored(PurePosixPath(name))
