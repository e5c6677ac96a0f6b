"""Tests of where a class stopped, of bookmarks, and of bringing an older school.db forward."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from catalogue.migrations import STEPS
from catalogue.records import Bookmark, Place
from catalogue.school import FILE_NAME, School

LESSON = "english-4-1-01"


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    school = School.open(tmp_path)
    yield school
    school.close()


def test_each_class_has_places_of_its_own_the_newest_first(school: School) -> None:
    memory = school.memory
    for place in (
        Place("", LESSON, "a", 10.0),
        Place("3", LESSON, "a", 99.0),
        Place("", LESSON, "b", page=4),
        Place("", "art-4-1-01", "c", 5.0),
        Place("", LESSON, "a", 20.5),
    ):
        memory.keep_place(place)
    assert memory.places("", LESSON) == [Place("", LESSON, "a", 20.5), Place("", LESSON, "b", page=4)]
    assert memory.places("3", LESSON) == [Place("3", LESSON, "a", 99.0)]
    assert memory.places("4", LESSON) == []


def test_bookmarks_are_named_renamed_and_removed(school: School) -> None:
    memory = school.memory
    late = memory.add_bookmark(Bookmark(0, LESSON, "a", "对话", 80.0))
    early = memory.add_bookmark(Bookmark(0, LESSON, "a", "Song", 12.5))
    page = memory.add_bookmark(Bookmark(0, LESSON, "b", "练习", page=2))
    assert [bookmark.id for bookmark in memory.bookmarks(LESSON)] == [early, late, page]
    memory.rename_bookmark(early, "歌曲")
    memory.remove_bookmark(late)
    memory.remove_bookmark(late)
    assert memory.bookmarks(LESSON) == [
        Bookmark(early, LESSON, "a", "歌曲", 12.5),
        Bookmark(page, LESSON, "b", "练习", page=2),
    ]
    assert memory.bookmarks("music-4-1-01") == []


def as_version_1(library: Path) -> None:
    """Make the school.db of a library what it was in its first version, with what was written then."""
    school = School.open(library)
    school.end(school.begin(LESSON, datetime(2026, 9, 1, 8, tzinfo=UTC)), 1500.0, completed=True)
    school.close()
    connection = sqlite3.connect(library / FILE_NAME)
    connection.executescript(
        """DROP TABLE place; DROP TABLE bookmark; DROP TABLE record; DROP TABLE head;
        DROP TABLE live; DROP TABLE machine;
        CREATE TABLE usage (id INTEGER NOT NULL PRIMARY KEY, lesson_id TEXT NOT NULL, started TEXT NOT NULL,
          shown_seconds REAL NOT NULL, completed INTEGER NOT NULL, open INTEGER NOT NULL, marked INTEGER NOT NULL,
          reason TEXT NOT NULL);
        CREATE INDEX usage_lesson_id ON usage (lesson_id);
        PRAGMA user_version = 1"""
    )
    connection.execute("INSERT INTO usage VALUES (1, ?, '2026-09-01T08:00:00+08:00', 0.0, 1, 0, 1, '')", (LESSON,))
    connection.commit()
    connection.close()


def schema(path: Path) -> set[tuple[str, tuple[str, ...]]]:
    """Every table with its columns, and every index."""
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")]
    columns = {
        (name, tuple(sorted(f"{row[1]} {row[2]}" for row in connection.execute(f"PRAGMA table_info('{name}')"))))
        for name in names
    }
    connection.close()
    return columns


def test_an_older_school_is_brought_forward_and_loses_nothing(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh", tmp_path / "old"
    for library in (fresh, old):
        library.mkdir()
    School.open(fresh).close()
    as_version_1(old)
    school = School.open(old)
    assert school.taught() == {LESSON}
    school.memory.keep_place(Place("", LESSON, "a", 1.0))
    assert len(school.memory.places("", LESSON)) == 1
    school.close()
    assert schema(old / FILE_NAME) == schema(fresh / FILE_NAME)


def test_a_step_that_was_taken_already_changes_nothing(tmp_path: Path) -> None:
    as_version_1(tmp_path)
    database = SqliteDatabase(str(tmp_path / FILE_NAME))
    for _ in range(2):
        for step in STEPS[2]:
            step(database)
    database.close()
    School.open(tmp_path).close()
