"""Every schema there ever was is brought forward, a newer one is used where it may be and refused plainly where not."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from catalogue import school as school_file
from catalogue import store
from catalogue.backups import Backups, looked_through
from catalogue.database import Database, Schema
from catalogue.errors import DatabaseDamagedError, DatabaseOldError, DatabaseTooNewError
from catalogue.file_version import FileVersion, file_version
from catalogue.migrations import STEPS
from catalogue.models import (
    RESOURCES_READERS,
    RESOURCES_VERSION,
    SCHOOL_APPLICATION_ID,
    SCHOOL_READERS,
    SCHOOL_TABLES,
    SCHOOL_VERSION,
)
from catalogue.schema_copy import copies_for
from catalogue.school import School
from catalogue.store import Catalogue
from sync.machine_key import MachineKey
from tests.catalogue.old_libraries import KEPT, NAMES, number, old_library, shape

_HINT = "make one: python tools/keep_library.py tests/data/libraries/rN-sN.tar.gz, and add a step to migrations.py"
SCHOOL, RESOURCES = school_file.FILE_NAME, store.FILE_NAME


def versions(name: str) -> tuple[int, int]:
    resources, school = name.split("-")
    return int(resources[1:]), int(school[1:])


def opened(library: Path) -> School:
    """As the machine that wrote it opens it."""
    return School.open(library, MachineKey(library))


def test_of_every_schema_there_is_a_library() -> None:
    kept = [versions(name) for name in NAMES]
    assert {resources for resources, _ in kept} == set(range(1, RESOURCES_VERSION + 1)), _HINT
    assert {school for _, school in kept} == set(range(1, SCHOOL_VERSION + 1)), _HINT
    assert set(STEPS) == set(range(2, SCHOOL_VERSION + 1)), _HINT
    for name in NAMES:
        assert name in (KEPT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [SCHOOL, RESOURCES])
def test_a_schema_is_not_changed_without_a_new_number(tmp_path: Path, file: str) -> None:
    newest = old_library(f"r{RESOURCES_VERSION}-s{SCHOOL_VERSION}", tmp_path)
    School.open(tmp_path).close()
    Catalogue.open(tmp_path).close()
    assert shape(tmp_path / file) == shape(newest / file), f"{file}: raise its number in models.py; {_HINT}"
    assert number(tmp_path / file) == number(newest / file)


def test_a_program_that_an_update_replaced_can_use_what_the_update_wrote() -> None:
    """From the first released schemas on: what is taken away has been unused for a release."""
    assert max(3, SCHOOL_VERSION - 1) >= SCHOOL_READERS
    assert max(5, RESOURCES_VERSION - 1) >= RESOURCES_READERS


@pytest.mark.parametrize("name", NAMES)
def test_a_library_of_every_version_is_brought_forward(tmp_path: Path, name: str) -> None:
    library, (_, schema) = old_library(name, tmp_path), versions(name)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    School.open(fresh).close()
    shutil.copyfile(library / SCHOOL, tmp_path / "before.db")
    for _ in range(2):
        school = opened(library)
        school.check()
        assert school.taught() == {"english-4-1-01", "music-4-1-01"}
        assert [(record.lesson_id, record.shown_seconds) for record in school.records()] == [
            ("music-4-1-01", 0.0),
            ("art-4-1-01", 42.0),
            ("english-4-1-01", 1500.0),
        ]
        if schema >= 2:
            assert [c.name for c in school.schedule().classes] == ["四(1)班"]
            assert school.memory.bookmarks("english-4-1-01")[0].name == "Song"
        school.close()
    assert shape(library / SCHOOL) == shape(fresh / SCHOOL)
    copies = copies_for(library / SCHOOL, schema)
    assert len(copies) == (schema < SCHOOL_VERSION)
    for copy in copies:
        assert looked_through(copy).rows == looked_through(tmp_path / "before.db").rows


def test_an_index_of_an_older_version_is_refused_by_the_store(tmp_path: Path) -> None:
    library = old_library("r4-s2", tmp_path)
    before = (library / RESOURCES).read_bytes()
    with pytest.raises(DatabaseOldError):
        Catalogue.open(library)
    assert (library / RESOURCES).read_bytes() == before


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    library = old_library(f"r{RESOURCES_VERSION}-s{SCHOOL_VERSION}", tmp_path)
    school = School.open(library)
    school.written_by("0.1.0")
    school.close()
    return library


def changed(library: Path, readers: int) -> None:
    """As a later version would leave it: a table, and a column, that nobody knows here yet."""
    later = FileVersion(SCHOOL_VERSION + 1, readers)
    with closing(sqlite3.connect(library / SCHOOL)) as connection, connection:
        connection.executescript(
            f"""CREATE TABLE pupil (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO pupil VALUES (1, '王芳');
            ALTER TABLE record ADD COLUMN mood TEXT NOT NULL DEFAULT '';
            INSERT INTO fact VALUES ('program-{later.schema}', '0.4.0');
            PRAGMA user_version = {later.number}"""  # noqa: S608  # numbers of our own
        )


def test_what_was_only_added_to_is_read_and_written_on(newest: Path) -> None:
    changed(newest, SCHOOL_VERSION)
    school = opened(newest)
    school.check()
    school.written_by("0.1.0")
    school.mark("art-4-1-02", taught=True, reason="", at=school.records()[0].started)
    assert "art-4-1-02" in school.taught()
    made = Backups(newest / "backups").make(school, school.records()[0].started.date())
    school.close()
    assert made is not None
    for path in (newest / SCHOOL, made.path):
        assert number(path) == FileVersion(SCHOOL_VERSION + 1, SCHOOL_VERSION).number
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT name FROM pupil").fetchall() == [("王芳",)]
            assert connection.execute(
                "SELECT value FROM fact WHERE name LIKE 'program-%' ORDER BY name"
            ).fetchall() == [
                ("0.1.0",),
                ("0.4.0",),
            ]


def test_what_was_changed_is_refused_and_not_touched(newest: Path) -> None:
    changed(newest, SCHOOL_VERSION + 1)
    before = (newest / SCHOOL).read_bytes()
    with pytest.raises(DatabaseTooNewError) as caught:
        School.open(newest)
    assert (caught.value.found, caught.value.known) == (SCHOOL_VERSION + 1, SCHOOL_VERSION)
    assert caught.value.program == "0.4.0"
    assert (newest / SCHOOL).read_bytes() == before
    with pytest.raises(DatabaseDamagedError):
        looked_through(newest / SCHOOL)


def test_a_newer_file_without_a_table_of_facts_is_refused_all_the_same(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / SCHOOL)) as connection:
        connection.executescript(
            f"CREATE TABLE later (id); PRAGMA application_id = {SCHOOL_APPLICATION_ID}; PRAGMA user_version = 99"
        )
    with pytest.raises(DatabaseTooNewError) as caught:
        School.open(tmp_path)
    assert caught.value.program == ""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (3, FileVersion(3, 3)),
        (3 << 16 | 5, FileVersion(5, 3)),
        (0, None),
        (10_000, None),
        (4 << 16 | 3, None),
        (-1, None),
    ],
)
def test_the_number_of_a_file(said: int, found: FileVersion | None) -> None:
    assert file_version(said) == found
    if found is not None:
        assert found.number == said
        assert [known for known in range(1, 8) if found.is_for(known)] == list(range(found.readers, found.schema + 1))


def test_a_copy_of_before_is_never_replaced_by_another(tmp_path: Path) -> None:
    library = old_library("r5-s2", tmp_path)
    first = library / "backups" / "school-schema2.db"
    School.open(library).close()
    kept = first.read_bytes()
    for again in ("gone back", "gone back once more"):  # the second time there is nothing new to keep
        shutil.copyfile(first, library / SCHOOL)
        with closing(sqlite3.connect(library / SCHOOL)) as connection, connection:
            connection.execute("UPDATE usage SET reason = 'gone back'")
        School.open(library).close()
        assert first.read_bytes() == kept, again
    second = library / "backups" / "school-schema2-2.db"
    assert copies_for(library / SCHOOL, SCHOOL_VERSION) == [second, first]
    assert copies_for(library / SCHOOL, 1) == []


def test_a_step_is_not_taken_where_no_copy_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = old_library("r5-s2", tmp_path)
    before = shape(library / SCHOOL)

    def refuse(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("catalogue.schema_copy.on_disk", refuse)
        with pytest.raises(OSError, match="Input/output"):
            School.open(library)
    assert shape(library / SCHOOL) == before
    assert not list((library / "backups").iterdir())
    School.open(library).close()


def test_a_newer_schema_that_older_programs_may_use_says_so(tmp_path: Path) -> None:
    def add(database: SqliteDatabase) -> None:
        database.execute_sql("CREATE TABLE later (id INTEGER)")  # type: ignore[no-untyped-call]

    library, version = old_library("r5-s2", tmp_path), SCHOOL_VERSION + 1
    later = Schema(SCHOOL_TABLES, SCHOOL_APPLICATION_ID, version, {**STEPS, version: (add,)}, readers=SCHOOL_VERSION)
    for path in (library / SCHOOL, tmp_path / "new.db"):  # brought forward, and begun
        Database(path, later).close()
        assert file_version(number(path)) == FileVersion(version, SCHOOL_VERSION)
    School.open(library).close()
