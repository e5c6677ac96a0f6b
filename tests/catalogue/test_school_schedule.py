"""Tests of the schedule in school.db, of records by class, and of bringing an older school.db forward."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from catalogue.clock import Correction, Known
from catalogue.database import Database, Schema
from catalogue.errors import DatabaseOldError
from catalogue.migrations import STEPS
from catalogue.models import SCHOOL_APPLICATION_ID, SCHOOL_TABLES, SCHOOL_VERSION
from catalogue.school import School
from catalogue.timetable import Schedule
from tests.catalogue.schedules import schedules, simple

AT = datetime(2026, 9, 1, 8, 0, tzinfo=timezone(timedelta(hours=8)))
_VERSION_1 = """
CREATE TABLE "usage" ("id" INTEGER NOT NULL PRIMARY KEY, "lesson_id" TEXT NOT NULL, "started" TEXT NOT NULL,
  "shown_seconds" REAL NOT NULL, "completed" INTEGER NOT NULL, "open" INTEGER NOT NULL, "marked" INTEGER NOT NULL,
  "reason" TEXT NOT NULL);
CREATE INDEX "usage_lesson_id" ON "usage" ("lesson_id");
INSERT INTO "usage" VALUES (1, 'art-4-1-01', '2026-09-01T08:00:00+08:00', 1500.0, 1, 0, 0, ''),
  (2, 'art-4-1-02', '2026-09-02T08:00:00+08:00', 42.0, 0, 1, 0, '');
"""


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    school = School.open(tmp_path)
    yield school
    school.close()


def old_school(library: Path) -> Path:
    """A school.db as version 1 of the program has left it."""
    path = library / "school.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_VERSION_1)
        connection.execute(f"PRAGMA application_id = {SCHOOL_APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    return path


def shape(path: Path) -> dict[str, list[tuple[str, str, int]]]:
    """Every table with its columns: name, type, whether it may be NULL."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted((r[1], r[2], r[3]) for r in connection.execute(f"PRAGMA table_info('{table}')"))
            for table in tables
        }


def test_an_old_school_is_brought_forward_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    old_school(tmp_path)
    school = School.open(tmp_path)
    assert school.schedule() == Schedule()
    assert [(r.id, r.lesson_id, r.shown_seconds, r.open, r.class_id) for r in school.records()] == [
        (2, "art-4-1-02", 42.0, True, 0),
        (1, "art-4-1-01", 1500.0, False, 0),
    ]
    school.keep_schedule(simple())
    assert school.taught_by_class().by(1) == {"art-4-1-01"}
    school.close()
    again = School.open(tmp_path)
    assert again.schedule() == simple()
    again.close()


def test_a_school_that_was_brought_forward_is_as_a_new_one(tmp_path: Path) -> None:
    forward, new = tmp_path / "old", tmp_path / "new"
    for folder in (forward, new):
        folder.mkdir()
    old_school(forward)
    for folder in (forward, new):
        School.open(folder).close()
    assert shape(forward / "school.db") == shape(new / "school.db")


def test_classes_from_before_there_were_languages_hear_what_the_school_chose(tmp_path: Path) -> None:
    school = School.open(tmp_path)
    school.keep_schedule(simple())
    school.close()
    with closing(sqlite3.connect(tmp_path / "school.db")) as connection:
        connection.execute("ALTER TABLE class DROP COLUMN language")
        connection.execute("PRAGMA user_version = 3")
    again = School.open(tmp_path)
    assert again.schedule() == simple()
    assert {found.language for found in again.schedule().classes} == {""}
    again.close()
    assert (tmp_path / "backups" / "school-schema3.db").exists()


def test_a_copy_is_laid_aside_before_the_tables_change(tmp_path: Path) -> None:
    old_school(tmp_path)
    School.open(tmp_path).close()
    copy = tmp_path / "backups" / "school-schema1.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM usage").fetchone() == (2,)


def test_a_step_that_fails_leaves_the_old_version_as_it_was(tmp_path: Path) -> None:
    path = old_school(tmp_path)
    before = shape(path)

    def broken(_database: object) -> None:
        raise ZeroDivisionError

    schema = Schema(SCHOOL_TABLES, SCHOOL_APPLICATION_ID, SCHOOL_VERSION, {**STEPS, 2: (*STEPS[2], broken)})
    with pytest.raises(ZeroDivisionError):
        Database(path, schema)
    assert shape(path) == before
    School.open(tmp_path).close()


def test_without_a_step_an_old_file_is_refused(tmp_path: Path) -> None:
    path = old_school(tmp_path)
    with pytest.raises(DatabaseOldError):
        Database(path, Schema(SCHOOL_TABLES, SCHOOL_APPLICATION_ID, SCHOOL_VERSION))


@settings(max_examples=25)
@given(schedules())
def test_any_schedule_is_kept_as_it_is(schedule: Schedule) -> None:
    with TemporaryDirectory() as folder:
        school = School.open(Path(folder))
        school.keep_schedule(simple())
        school.keep_schedule(schedule)
        assert school.schedule() == schedule
        school.close()


def test_going_back_to_an_older_schedule_gives_no_id_again(school: School) -> None:
    school.keep_schedule(Schedule(next_class_id=5))
    school.keep_schedule(simple())
    assert school.schedule().next_class_id == 5


def test_each_class_has_records_of_its_own(school: School) -> None:
    school.end(school.begin("art-4-1-01", AT, class_id=1), 1500.0, completed=True)
    school.mark_all(["art-4-1-02", "art-4-1-03"], taught=True, reason="", at=AT, class_id=2)
    school.mark("art-4-1-02", taught=False, reason="", at=AT, class_id=2)
    taught = school.taught_by_class()
    assert taught.by(1) == {"art-4-1-01"}
    assert taught.by(2) == {"art-4-1-03"}
    assert school.taught() == {"art-4-1-01", "art-4-1-03"}
    assert [r.class_id for r in school.records()] == [2, 2, 2, 1]


def test_what_is_known_of_the_clock_is_kept(school: School) -> None:
    assert school.clock() == (Known(), Correction())
    seen = datetime.fromisoformat("2026-11-18T09:00")
    school.keep_clock(seen, Correction(9818, datetime.fromisoformat("2000-01-01T00:05")))
    school.begin("art-4-1-01", AT)
    school.mark("art-4-1-02", taught=True, reason="", at=AT + timedelta(days=400))
    known, correction = school.clock()
    assert known == Known(record=AT.replace(tzinfo=None), seen=seen)
    assert correction.days == 9818
    school.keep_clock(seen, Correction())
    assert school.clock()[1] == Correction()
