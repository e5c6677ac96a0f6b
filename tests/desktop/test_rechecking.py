"""Reading the library again beside the window: when it may, what it gives way to, and what is told."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from catalogue.records import LessonState
from catalogue.store import Catalogue
from catalogue.turns import Turns
from desktop.arrivals import Incomplete, Recheck
from desktop.importing import Receiving
from desktop.messages import describe_error
from desktop.places import Household
from desktop.rechecking import Quiet, Rechecking
from desktop.settings import SettingsFile
from desktop.views.receiving_page import ReceivingPage
from sync.errors import PackageError, WentBadError
from sync.importer import Importer, Origin
from sync.pack import PIECE_SIZE
from sync.storage import Library
from sync.trust import Unsigned
from tests.sync.folders import LESSON
from tests.sync.test_healing import OTHER, packed_of
from tests.sync.test_importer import flip

ID = "org.test.a"


class Desk:
    """A machine whose clock and teacher obey the test."""

    def __init__(self) -> None:
        self.now, self.teaching = 1000.0, threading.Event()
        self.told: list[Recheck] = []
        self.errors: list[Exception] = []
        self.recheck = Rechecking(Quiet(self.teaching.is_set, 10, lambda: self.now))
        self.recheck.changed.connect(self.told.append)
        self.recheck.failed.connect(self.errors.append)


@pytest.fixture
def importer(household: Household, tmp_path: Path) -> Iterator[Importer]:
    """A library with one package of eight pieces."""
    with (
        Library(household.library, space_floor=0) as library,
        Importer(library, household.catalogue, unsigned=Unsigned.ALWAYS) as importer,
    ):
        importer.take(packed_of(tmp_path / "source", 8)[0], origin=Origin.DROP)
        yield importer


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    del qtbot  # signals need an application
    return Desk()


def rot(household: Household) -> None:
    flip(household.library / "packages" / f"{ID}-v1.7z", 6 * PIECE_SIZE)


def ended(desk: Desk) -> None:
    """Wait until what was begun has come to its end by itself."""
    thread = desk.recheck._thread
    if thread is not None:
        thread.join(20)


def checked_at(catalogue: Catalogue) -> str:
    found = catalogue.package(ID)
    return "" if found is None else found.checked_at


def test_it_begins_by_itself_only_after_enough_quiet(desk: Desk, household: Household, importer: Importer) -> None:
    desk.recheck.go_on(importer.scrub)
    assert desk.recheck._thread is None
    desk.now += 599
    desk.recheck.note_busy()
    desk.now += 599
    desk.recheck.go_on(importer.scrub)
    assert desk.recheck._thread is None
    desk.now += 2
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    assert checked_at(household.catalogue)
    assert desk.told == []  # nobody asked, so nobody is told


def test_it_rests_for_a_day_once_all_was_read(desk: Desk, household: Household, importer: Importer) -> None:
    desk.now += 601
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    rot(household)
    desk.now += 23 * 3600
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    assert household.catalogue.damaged_lessons() == frozenset()
    desk.now += 2 * 3600
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    assert household.catalogue.damaged_lessons() == {OTHER}


def test_a_lesson_keeps_it_away_and_begins_the_quiet_anew(desk: Desk, household: Household, importer: Importer) -> None:
    desk.teaching.set()
    desk.now += 601
    desk.recheck.go_on(importer.scrub)
    assert desk.recheck._thread is None
    desk.teaching.clear()
    desk.now += 300
    desk.recheck.go_on(importer.scrub)
    assert desk.recheck._thread is None
    desk.now += 301
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    assert checked_at(household.catalogue)


def test_rot_that_is_found_by_itself_is_told_and_its_lesson_waits(
    qtbot: QtBot, desk: Desk, household: Household, importer: Importer
) -> None:
    rot(household)
    desk.now += 601
    with qtbot.waitSignal(desk.recheck.library_changed, timeout=20_000):
        desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: bool(desk.errors))
    [error] = desk.errors
    assert isinstance(error, WentBadError)
    assert error.facts == {"bad": 1, "total": 8, "lessons": 1}
    assert household.catalogue.lesson(LESSON).state is LessonState.READY
    desk.recheck.pause()


def test_who_asks_is_told_how_far_it_is_and_what_came_out(
    qtbot: QtBot, desk: Desk, household: Household, importer: Importer
) -> None:
    rot(household)
    desk.recheck.ask()
    desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: desk.told[-1].finished, timeout=20_000)
    assert desk.told[0] == Recheck(running=True)
    last = desk.told[-1]
    assert (last.running, last.packages, last.bad, last.lessons, last.unread) == (False, 1, 1, 1, 0)
    assert last.done == last.total > 7 * PIECE_SIZE
    assert desk.errors == []  # it stands on the card


def test_a_lesson_pauses_what_was_asked_for_and_it_goes_on_afterwards(
    qtbot: QtBot, desk: Desk, household: Household, importer: Importer
) -> None:
    desk.recheck.ask()
    desk.teaching.set()
    desk.recheck.go_on(importer.scrub)
    assert desk.recheck._thread is None
    assert (desk.told[-1].running, desk.told[-1].paused) == (True, True)
    desk.teaching.clear()
    desk.recheck.go_on(importer.scrub)
    desk.teaching.set()
    ended(desk)
    desk.teaching.clear()
    desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: desk.told[-1].finished, timeout=20_000)
    assert checked_at(household.catalogue)


def test_it_can_be_stopped_also_while_it_waits(
    qtbot: QtBot, desk: Desk, household: Household, importer: Importer
) -> None:
    desk.recheck.ask()
    desk.teaching.set()
    desk.recheck.go_on(importer.scrub)
    desk.recheck.cancel()
    desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: desk.told[-1].stopped)
    assert not checked_at(household.catalogue)
    desk.recheck.cancel()  # nothing runs: nothing happens
    desk.teaching.clear()
    desk.recheck.ask()
    desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: desk.told[-1].finished, timeout=20_000)


def test_whatever_changes_the_library_waits_until_reading_has_stopped(
    desk: Desk, household: Household, importer: Importer, tmp_path: Path
) -> None:
    desk.recheck.ask()
    desk.recheck.go_on(importer.scrub)
    desk.recheck.pause()
    assert desk.recheck._thread is None
    newer, _ = packed_of(tmp_path / "newer", 8, version=2)
    importer.take(newer, origin=Origin.DROP)
    desk.recheck.go_on(importer.scrub)
    ended(desk)
    assert [package.version for package in household.catalogue.packages()] == [2]


def test_a_disk_that_refuses_ends_it_and_is_told(
    qtbot: QtBot, desk: Desk, importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Turns, "begin", refuse)
    desk.recheck.ask()
    desk.recheck.go_on(importer.scrub)
    qtbot.waitUntil(lambda: bool(desk.errors), timeout=5000)
    assert isinstance(desk.errors[0], OSError | PackageError)
    qtbot.waitUntil(lambda: desk.told[-1].stopped)


def test_the_button_has_the_whole_library_read_while_it_receives(
    qtbot: QtBot, household: Household, importer: Importer, tmp_path: Path
) -> None:
    rot(household)
    recheck = Rechecking(Quiet(lambda: False, 0))
    receiving = Receiving(household, [tmp_path / "drop"], "always", recheck)
    with qtbot.waitSignal(receiving.failed):
        receiving.check_everything()  # it has not begun to receive: somebody else may have the library
    importer._library.__exit__(None, None, None)  # what receives locks it
    incomplete: list[list[Incomplete]] = []
    told: list[Recheck] = []
    receiving.incomplete_changed.connect(incomplete.append)
    recheck.changed.connect(told.append)
    with qtbot.waitSignal(receiving.library_changed, timeout=10_000):
        receiving.start()
    receiving.check_everything()
    qtbot.waitUntil(lambda: bool(told) and told[-1].finished, timeout=20_000)
    assert (told[-1].bad, told[-1].lessons) == (1, 1)
    qtbot.waitUntil(lambda: bool(incomplete and incomplete[-1]))
    assert [(found.missing, found.damaged, found.ready) for found in incomplete[-1]] == [(1, 1, 1)]
    receiving.shutdown()


def test_an_index_that_the_disk_spoils_while_it_is_open_is_told_and_ends_nothing(
    qtbot: QtBot, household: Household, tmp_path: Path
) -> None:
    path = household.library / "resources.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with household.catalogue._database.reading() as database:
        database.pragma("shrink_memory")  # what SQLite remembers of the file hides the disk
    receiving = Receiving(household, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    with qtbot.waitSignal(receiving.failed, timeout=10_000) as told:
        receiving.start()
    message = describe_error(told.args[0])
    assert message is not None
    assert "resources.db" in message.text
    receiving.shutdown()


def words(page: ReceivingPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(page: ReceivingPage, *texts: str) -> None:
    [button] = [b for b in page.findChildren(QAbstractButton) if b.text() in texts and b.isVisibleTo(page)]
    button.click()


def test_the_page_says_what_is_checked_and_what_came_out(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    wished: list[str] = []
    page.check_everything_requested.connect(lambda: wished.append("check"))
    page.stop_checking_requested.connect(lambda: wished.append("stop"))
    press(page, "Check everything", "全部检查")
    page.show_recheck(Recheck(running=True, done=2**30, total=2**32))
    assert "1.0 GB" in words(page)
    press(page, "Stop", "停止")
    page.show_recheck(Recheck(finished=True, packages=12, bad=3, lessons=2, remade=1, unread=4))
    for number in ("12", "3", "2", "1", "4"):
        assert number in words(page)
    press(page, "OK", "好")
    assert "12" not in words(page)
    assert wished == ["check", "stop"]


def test_how_long_to_wait_is_a_setting(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path)
    assert settings.read().check_idle_minutes == 10
    assert settings.change(check_idle_minutes=0).check_idle_minutes == 0
    assert settings.read().check_idle_minutes == 0
