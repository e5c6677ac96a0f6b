"""Tests of the usage log."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from catalogue.school import School

STARTED = datetime(2026, 9, 1, 8, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    school = School.open(tmp_path)
    yield school
    school.close()


def test_a_showing_is_written_as_it_goes_and_closed_at_its_end(school: School) -> None:
    record = school.begin("english-4-1-01", STARTED)
    [begun] = school.records()
    assert (begun.open, begun.shown_seconds, begun.started) == (True, 0.0, STARTED)
    school.beat(record, 8.5)
    assert school.records()[0].shown_seconds == 8.5
    school.end(record, 1500.0, completed=True)
    [ended] = school.records()
    assert (ended.open, ended.shown_seconds, ended.completed) == (False, 1500.0, True)
    assert school.taught() == {"english-4-1-01"}


def test_a_beat_that_comes_after_the_end_changes_nothing(school: School) -> None:
    record = school.begin("english-4-1-01", STARTED)
    school.end(record, 30.0, completed=False)
    school.beat(record, 99.0, completed=True)
    assert school.records()[0].shown_seconds == 30.0
    assert school.taught() == frozenset()


def test_a_power_cut_leaves_an_open_record_with_what_was_shown(school: School, tmp_path: Path) -> None:
    school.beat(school.begin("art-4-1-01", STARTED), 42.0)
    after = School.open(tmp_path)
    assert [(r.open, r.shown_seconds) for r in after.records()] == [(True, 42.0)]
    after.close()


def test_a_mark_by_hand_is_a_new_record_and_the_last_word(school: School) -> None:
    record = school.begin("music-4-1-01", STARTED)
    school.end(record, 900.0, completed=True)
    school.mark("music-4-1-01", taught=False, reason="吹号没有声音", at=STARTED)
    assert school.taught() == frozenset()
    school.mark("music-4-1-01", taught=True, reason="", at=datetime.now(UTC))
    assert school.taught() == {"music-4-1-01"}
    assert [(r.marked, r.completed, r.reason) for r in school.records()] == [
        (True, True, ""),
        (True, False, "吹号没有声音"),
        (False, True, ""),
    ]


def test_a_short_showing_does_not_undo_what_was_taught(school: School) -> None:
    school.mark("music-4-1-01", taught=True, reason="", at=STARTED)
    school.end(school.begin("music-4-1-01", STARTED), 10.0, completed=False)
    assert school.taught() == {"music-4-1-01"}


def test_records_are_newest_first_and_limited(school: School) -> None:
    for number in range(5):
        school.begin(f"art-4-1-0{number}", STARTED)
    assert [r.lesson_id for r in school.records(limit=2)] == ["art-4-1-04", "art-4-1-03"]
