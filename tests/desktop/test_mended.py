"""Real database files spoilt in every way: it is mended, said, nothing is lost silently, and no traceback is seen."""

import contextlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from catalogue import school as school_file
from catalogue import store
from catalogue.backups import Backups
from catalogue.errors import DatabaseDamagedError, DatabaseTooNewError, DatabaseWriteError
from catalogue.models import SCHOOL_VERSION
from catalogue.records import UsageRecord
from catalogue.search_records import SearchQuery
from desktop import __version__
from desktop.commands.receiving import remake
from desktop.jobs import Jobs
from desktop.keeping import Keeping
from desktop.mended import restore
from desktop.messages import describe, describe_error
from desktop.places import Household, open_household
from desktop.views.main_window import MainWindow, RailItem
from sync.storage import Library
from tests.catalogue.old_libraries import NAMES, old_library
from tests.catalogue.samples import entry, package, resource
from tests.sync.mounts import small_disk

pytestmark = pytest.mark.expects_warnings  # what was damaged stands in the log
STARTED = datetime(2026, 11, 24, 8, tzinfo=UTC)
RECORDS = 400


def taught(household: Household, count: int) -> None:
    for number in range(count):
        record = household.school.begin(f"english-4-1-{number % 14:02}", STARTED)
        household.school.end(record, 900.0 + number, completed=True)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was used: many records, a backup of them, some more records, a package."""
    library = tmp_path_factory.mktemp("sound") / "library"
    household = open_household(library)
    with household.school._database.writing() as database:
        del database  # one transaction for all of them
        taught(household, RECORDS)
    lesson = "english-4-1-01"
    household.catalogue.admit(package("p"), [entry(lesson, resource(household.library, lesson, "p"))])
    assert household.back_up() is not None
    taught(household, 2)
    household.close()
    return library


@pytest.fixture
def library(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "library")


def used(library: Path) -> tuple[list[UsageRecord], list[str]]:
    """Open a library and ask for all that the pages ask for; return the records, and what was said."""
    household = open_household(library)
    try:
        household.catalogue.lessons()
        household.catalogue.packages()
        household.catalogue.search(SearchQuery("classroom"))
        household.catalogue.resources("english-4-1-01")
        household.school.taught()
        records = household.school.records(limit=10_000)
        record = household.school.begin("art-4-1-01", STARTED)
        household.school.end(record, 1.0, completed=True)
        assert household.school.records(limit=1)[0].lesson_id == "art-4-1-01"
    finally:
        household.close()
    assert all(describe(mended.reason, mended.facts).text for mended in household.told)
    return records, [mended.reason for mended in household.told]


def test_what_is_sound_is_left_alone_and_nothing_is_said(library: Path) -> None:
    records, said = used(library)
    assert (len(records), said) == (RECORDS + 2, [])
    assert not list(library.glob("*.damaged-*"))


SPOILT: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"no database" * 1000),
    "zero length": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut in a page": lambda path: path.write_bytes(path.read_bytes()[:-5000]),
    "all zero": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "somebody else's": lambda path: shutil.copyfile(path.with_name("other.db"), path),
}


@pytest.mark.parametrize("how", SPOILT)
def test_school_records_are_restored_from_the_newest_good_backup(library: Path, how: str) -> None:
    shutil.copyfile(library / store.FILE_NAME, library / "other.db")
    path = library / school_file.FILE_NAME
    SPOILT[how](path)
    spoilt = path.read_bytes()
    records, said = used(library)
    assert (len(records), said) == (RECORDS, ["school-restored"])
    assert [kept.read_bytes() for kept in library.glob("school.db.damaged-?")] == [spoilt]
    records, said = used(library)
    assert (len(records), said) == (RECORDS + 1, [])


@pytest.mark.parametrize("how", SPOILT)
def test_without_a_good_backup_new_records_are_begun_and_the_old_file_kept(library: Path, how: str) -> None:
    shutil.copyfile(library / store.FILE_NAME, library / "other.db")
    for backup in (library / "backups").iterdir():
        backup.write_bytes(backup.read_bytes()[:9000])
    SPOILT[how](library / school_file.FILE_NAME)
    assert used(library) == ([], ["school-begun"])
    assert list(library.glob("school.db.damaged-1"))


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_index_is_set_aside_and_the_plan_put_in_its_place(library: Path, how: str) -> None:
    shutil.copyfile(library / school_file.FILE_NAME, library / "other.db")
    SPOILT[how](library / store.FILE_NAME)
    household = open_household(library)
    assert (household.mended, [mended.reason for mended in household.told]) == (True, ["index-remade"])
    assert len(household.catalogue.lessons()) == 266
    assert len(household.school.records(limit=1000)) == RECORDS + 2
    household.close()
    assert list(library.glob("resources.db.damaged-1"))


def test_a_file_that_is_gone_is_restored_too_and_a_new_library_says_nothing(library: Path, tmp_path: Path) -> None:
    (library / school_file.FILE_NAME).unlink()
    records, said = used(library)
    assert (len(records), said) == (RECORDS, ["school-gone"])
    assert used(tmp_path / "new") == ([], [])


def left_behind(library: Path) -> Path:
    """Leave a library as a killed program does: the newest records are in the log only. Return the log."""
    killed = library.with_name("killed")
    household = open_household(library)
    taught(household, 3)
    shutil.copytree(library, killed)
    household.close()
    shutil.rmtree(library)
    killed.rename(library)
    log = library / "school.db-wal"
    assert log.stat().st_size
    return log


def test_a_log_that_was_left_behind_is_used(library: Path) -> None:
    left_behind(library)
    records, said = used(library)
    assert (len(records), said) == (RECORDS + 5, [])


def test_a_torn_log_costs_only_what_it_held(library: Path) -> None:
    log = left_behind(library)
    log.write_bytes(log.read_bytes()[:-5000])
    records, said = used(library)
    assert RECORDS + 2 <= len(records) <= RECORDS + 5
    assert said == []


def test_a_log_without_its_file_is_kept_and_not_thrown_away(library: Path) -> None:
    log = left_behind(library)
    held = log.read_bytes()
    (library / school_file.FILE_NAME).unlink()
    records, said = used(library)
    assert (len(records), said) == (RECORDS, ["school-gone"])
    assert (library / "school.db.damaged-1-wal").read_bytes() == held


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["school.db", "resources.db"]), st.integers(0, 2**31), st.integers(1, 4000))
@example("school.db", 0, 100)
@example("resources.db", 0, 100)
@example("resources.db", 676, 4)  # what SQLite says of it is no text
def test_random_bytes_anywhere_never_end_it_and_no_record_goes_silently(
    sound: Path, tmp_path: Path, name: str, seed: int, length: int
) -> None:
    library = tmp_path / f"random-{seed}-{length}-{name}"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(sound, library)
    path = library / name
    data, chance = bytearray(path.read_bytes()), random.Random(seed)  # noqa: S311  # not secret
    at = chance.randrange(len(data)) if seed else 0
    noise = chance.randbytes(length)
    data[at : at + length] = noise[: len(data) - at]
    path.write_bytes(data)
    records, said = used(library)
    if name == "resources.db" or not said:
        assert len(records) == RECORDS + 2
    else:
        assert said == ["school-restored"]
        assert len(records) == RECORDS
    shutil.rmtree(library)


@pytest.mark.parametrize("name", ["school.db", "resources.db"])
def test_any_byte_of_the_header_may_be_wrong(library: Path, name: str) -> None:
    path = library / name
    sound = {path: path.read_bytes() for path in library.glob("*.db")}
    for at in range(100):
        for beside, data in sound.items():
            beside.write_bytes(data)
        path.write_bytes(sound[path][:at] + bytes([sound[path][at] ^ 0x55]) + sound[path][at + 1 :])
        try:
            records, said = used(library)
        except DatabaseTooNewError:
            assert 60 <= at < 64  # the number of the schema itself
        else:
            assert len(records) == RECORDS + 2 if name == "resources.db" or not said else said == ["school-restored"]


def test_beside_a_running_program_nothing_is_touched(library: Path) -> None:
    path = library / school_file.FILE_NAME
    path.write_bytes(b"no database" * 1000)
    with Library(library), pytest.raises(DatabaseDamagedError):
        open_household(library)
    assert path.read_bytes() == b"no database" * 1000


def test_a_sound_file_on_a_full_disk_is_not_taken_for_a_damaged_one(library: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        moved = shutil.copytree(library, disk / "library")
        before = (moved / school_file.FILE_NAME).read_bytes()
        with contextlib.suppress(OSError), (disk / "filling").open("wb", buffering=0) as file:
            while file.write(bytes(1000)):
                pass
        with pytest.raises(DatabaseWriteError) as told:
            open_household(moved)
        assert describe_error(told.value) is not None
        assert (moved / school_file.FILE_NAME).read_bytes() == before
        (disk / "filling").unlink()
        assert used(moved)[1] == []


def test_a_file_that_another_program_holds_is_not_taken_for_a_damaged_one(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.database._BUSY_SECONDS", 0.1)
    with contextlib.closing(sqlite3.connect(library / school_file.FILE_NAME)) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseWriteError):
            open_household(library)
    assert used(library)[1] == []
    assert not list(library.glob("*.damaged-*"))


def test_a_newer_file_is_never_set_aside(library: Path) -> None:
    household = open_household(library)
    with household.school._database.writing() as database:
        database.pragma("user_version", 99)
    household.close()
    with pytest.raises(DatabaseTooNewError):
        open_household(library)
    assert not list(library.glob("*.damaged-*"))


def test_an_index_of_a_newer_version_is_kept_and_made_again(library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library / store.FILE_NAME)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = (library / store.FILE_NAME).read_bytes()
    with Library(library), pytest.raises(DatabaseTooNewError):  # another program may be using it
        open_household(library)
    household = open_household(library)
    assert household.mended
    assert [told.reason for told in household.told] == ["index-newer"]
    assert household.catalogue.count() == 266
    household.close()
    assert (library / "resources.db.newer-1").read_bytes() == before


def test_an_index_of_an_older_version_is_made_again_without_a_word(tmp_path: Path) -> None:
    for name in NAMES:
        household = open_household(old_library(name, tmp_path))
        assert household.told == ()
        if household.mended:
            remake(household)
        [resource] = household.catalogue.resources("english-4-1-01")
        assert resource.extent is not None
        assert resource.extent.path.is_file()
        household.close()


def test_who_wrote_the_records_first_is_named_to_an_older_program(library: Path) -> None:
    open_household(library).close()
    with contextlib.closing(sqlite3.connect(library / school_file.FILE_NAME)) as newer, newer:
        newer.execute("INSERT INTO fact VALUES ('program-99', '7.0')")
        newer.execute("PRAGMA user_version = 99")
        noted = newer.execute("SELECT value FROM fact WHERE name = ?", (f"program-{SCHOOL_VERSION}",))
        assert noted.fetchone() == (__version__,)
    with pytest.raises(DatabaseTooNewError) as told:
        open_household(library)
    message = describe_error(told.value)
    assert message is not None
    assert "7.0" in message.text
    assert "7.0" in message.advice


def test_restoring_keeps_what_was_there(library: Path) -> None:
    [chosen] = Backups(library / "backups").good()
    kept = restore(library, chosen)
    assert kept is not None
    assert kept.name == "school.db.replaced-1"
    records, said = used(library)
    assert (len(records), said) == (RECORDS, [])


@pytest.fixture
def household(library: Path) -> Iterator[Household]:
    household = open_household(library)
    yield household
    household.close()


def test_a_backup_is_made_once_a_day_and_when_somebody_asks(household: Household) -> None:
    assert household.back_up() is None
    made = household.back_up(always=True)
    assert made is not None
    assert made.rows == RECORDS + 2 + 2  # the signed head is a row, and which program began the file
    assert household.back_up(always=True) is None


def test_the_window_says_what_was_mended_until_it_is_read_and_makes_backups(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / school_file.FILE_NAME).write_bytes(b"")
    household = open_household(library)
    household.school.mark("art-4-1-01", taught=True, reason="", at=STARTED)
    window, jobs = MainWindow((RailItem(QWidget(), "lessons", "Lessons"),), QWidget()), Jobs()
    qtbot.addWidget(window)
    monkeypatch.setattr("desktop.keeping._FIRST_MS", 1)
    monkeypatch.setattr("desktop.places.today", lambda: date(2000, 1, 1))  # a clock that was reset
    keeping = Keeping(window, household, jobs)
    keeping.start()
    assert window.notice.has_unread
    qtbot.waitUntil(lambda: len(list(Backups(library / "backups").good())) == 2)
    assert next(Backups(library / "backups").good()).day == "2000-01-01"
    keeping.say_again()
    window.notice.dismiss.click()
    keeping.say_again()
    assert not window.notice.has_unread
    jobs.shutdown()
    household.close()
