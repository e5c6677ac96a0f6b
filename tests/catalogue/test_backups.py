"""Backups of the school's own records: when one is due, what is kept, and that a bad one never replaces a good one."""

import contextlib
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.backups import Backups, looked_through, put_in_place
from catalogue.errors import DatabaseDamagedError, DatabaseWriteError
from catalogue.school import FILE_NAME, School
from catalogue.store import Catalogue

DAY = date(2026, 11, 24)
STARTED = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    school = School.open(tmp_path)
    yield school
    school.close()


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def teach(school: School, count: int = 1) -> None:
    for number in range(count):
        school.begin(f"art-4-1-{number:02}", STARTED)


def names(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "backups").iterdir())


def test_a_backup_holds_all_that_is_written_and_can_be_put_back(
    school: School, backups: Backups, tmp_path: Path
) -> None:
    teach(school, 3)
    made = backups.make(school, DAY)
    assert made is not None
    assert (made.rows, made.day, made.path.name) == (3, "2026-11-24", "school-000001-2026-11-24.db")
    other = tmp_path / "other"
    other.mkdir()
    put_in_place(made.path, other / FILE_NAME)
    again = School.open(other)
    assert again.records() == school.records()
    again.close()


def test_two_are_kept_and_the_number_tells_which_is_newer(school: School, backups: Backups, tmp_path: Path) -> None:
    for day in (24, 25, 1, 26):  # the clock jumps back in between
        teach(school)
        backups.make(school, date(2026, 11, day))
    assert names(tmp_path) == ["school-000003-2026-11-01.db", "school-000004-2026-11-26.db"]
    assert [(backup.number, backup.rows) for backup in backups.good()] == [(4, 4), (3, 3)]
    other = shutil.copy(next(backups.good()).path, tmp_path / "from elsewhere.db")
    found = looked_through(Path(other))
    # What only was begun is no record of the register yet.
    assert (found.number, found.day, found.rows, found.records) == (0, "", 4, 0)
    school.mark("art-4-1-01", taught=True, reason="", at=STARTED)
    made = backups.make(school, DAY)
    assert made is not None
    assert (made.records, next(backups.good())) == (1, made)


def test_one_is_due_on_another_day_or_after_many_records_whatever_the_clock_says(
    school: School, backups: Backups
) -> None:
    assert backups.is_due(0, DAY)
    teach(school)
    backups.make(school, DAY)
    assert not backups.is_due(school.rows(), DAY)
    assert backups.is_due(school.rows(), date(2000, 1, 1))
    assert backups.is_due(school.rows(), date(2026, 11, 25))
    teach(school, 19)
    assert not backups.is_due(school.rows(), DAY)
    teach(school)
    assert backups.is_due(school.rows(), DAY)  # a clock that stands still does not stop them


def test_nothing_new_makes_no_backup_so_that_the_older_one_stays(
    school: School, backups: Backups, tmp_path: Path
) -> None:
    teach(school)
    backups.make(school, DAY)
    teach(school)
    backups.make(school, DAY)
    kept = names(tmp_path)
    assert backups.make(school, date(2026, 12, 1)) is None
    assert names(tmp_path) == kept


def test_an_empty_one_never_takes_the_place_of_a_full_one(school: School, backups: Backups, tmp_path: Path) -> None:
    teach(school, 2)
    backups.make(school, DAY)
    (tmp_path / "new").mkdir()
    empty = School.open(tmp_path / "new")
    assert backups.make(empty, date(2026, 11, 25)) is None
    seen = []
    for number in range(4):  # begun anew after a loss: the last full one stays until newer ones hold as much
        teach(empty)
        backups.make(empty, date(2026, 11, 26 + number))
        seen.append([backup.rows for backup in backups.good()])
    empty.close()
    assert seen == [[1, 2], [2, 1], [3, 2], [4, 3]]


def test_a_bad_backup_is_passed_over_and_the_good_one_kept(school: School, backups: Backups, tmp_path: Path) -> None:
    for day in (24, 25):
        teach(school)
        backups.make(school, date(2026, 11, day))
    newest = next(backups.good()).path
    newest.write_bytes(newest.read_bytes()[:5000])
    (tmp_path / "backups" / "school-000009-2026-11-30.db").write_bytes(b"")
    (tmp_path / "backups" / "school-my own copy.db").write_bytes(b"somebody's")
    assert [backup.day for backup in backups.good()] == ["2026-11-24"]
    teach(school)
    made = backups.make(school, date(2026, 11, 26))
    assert made is not None
    assert made.number == 10
    assert [backup.day for backup in backups.good()] == ["2026-11-26", "2026-11-24"]
    assert "school-my own copy.db" in names(tmp_path)


def test_what_cannot_be_written_leaves_what_is_there(
    school: School, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(school)
    backups.make(school, DAY)
    kept = names(tmp_path)
    teach(school)
    monkeypatch.setattr("os.fsync", lambda _descriptor: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(DatabaseWriteError):
        backups.make(school, date(2026, 11, 25))
    assert names(tmp_path) == kept


def test_only_a_school_database_is_a_backup(tmp_path: Path) -> None:
    Catalogue.open(tmp_path).close()
    with pytest.raises(DatabaseDamagedError):
        looked_through(tmp_path / "resources.db")
    with pytest.raises(DatabaseDamagedError):
        looked_through(tmp_path / "nowhere.db")
    School.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(DatabaseDamagedError):
        looked_through(tmp_path / FILE_NAME)


@given(st.integers(0, 2**31), st.integers(1, 3000))
def test_a_spoilt_backup_is_found_out_or_still_holds_every_record(sound: bytes, seed: int, length: int) -> None:
    data, chance = bytearray(sound), random.Random(seed)  # noqa: S311  # not secret
    at = chance.randrange(len(data))
    data[at : at + length] = chance.randbytes(length)[: len(data) - at]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "school-000001-2026-11-24.db"
        path.write_bytes(data)
        with contextlib.suppress(DatabaseDamagedError):
            assert looked_through(path).rows == 300
        assert [entry.name for entry in Path(folder).iterdir()] == [path.name]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good backup of 300 records."""
    folder = tmp_path_factory.mktemp("sound")
    school = School.open(folder)
    teach(school, 300)
    made = Backups(folder / "backups").make(school, DAY)
    school.close()
    assert made is not None
    return made.path.read_bytes()
