"""Tests of the PIN before Usage and Settings: slow to guess, never in the way of teaching, and IT can take it away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.jobs import Jobs
from desktop.pin_file import FILE_NAME, RESET_NAME, PinFile
from desktop.pin_lock import PinLock
from desktop.views.locked_page import LockedPage
from desktop.views.pin_card import PinCard


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_pin_is_kept_as_a_slow_hash_only(tmp_path: Path) -> None:
    pin = PinFile(tmp_path)
    assert not pin.is_set()
    assert pin.matches("anything")
    pin.set("2468")
    kept = (tmp_path / FILE_NAME).read_text()
    assert "2468" not in kept
    assert "$argon2id$" in kept
    assert pin.is_set()
    assert pin.matches("2468")
    assert not pin.matches("2469")


def test_after_three_wrong_tries_each_takes_longer_and_a_new_start_is_no_way_round(tmp_path: Path) -> None:
    clock = Clock()
    pin = PinFile(tmp_path, clock)
    pin.set("2468")
    for _ in range(3):
        assert pin.seconds_to_wait() == 0.0
        assert not pin.matches("0000")
    assert pin.seconds_to_wait() == 10.0
    assert not pin.matches("2468")
    clock.now += 11
    assert not pin.matches("0000")
    assert pin.seconds_to_wait() == 20.0
    again = PinFile(tmp_path, clock)
    assert again.seconds_to_wait() == 20.0
    clock.now += 20
    assert again.matches("2468")
    assert again.seconds_to_wait() == 0.0


def test_tries_at_the_same_time_are_all_counted(tmp_path: Path) -> None:
    pin = PinFile(tmp_path, Clock())
    pin.set("2468")
    with ThreadPoolExecutor(4) as pool:
        assert not any(pool.map(pin.matches, ["0000"] * 4))
    assert pin.seconds_to_wait() == 10.0


def test_the_wait_has_an_end(tmp_path: Path) -> None:
    clock = Clock()
    pin = PinFile(tmp_path, clock)
    pin.set("2468")
    for _ in range(12):
        pin.matches("0000")
        clock.now += 1000
    pin.matches("0000")
    assert pin.seconds_to_wait() == 900.0


def test_it_takes_the_pin_away_with_a_file(tmp_path: Path) -> None:
    pin = PinFile(tmp_path)
    pin.set("2468")
    (tmp_path / RESET_NAME).touch()
    assert not pin.is_set()
    assert not pin.heed_reset(), "once is enough"
    assert not (tmp_path / RESET_NAME).exists()
    assert not (tmp_path / FILE_NAME).exists()


def test_a_broken_file_locks(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{")
    pin = PinFile(tmp_path)
    assert pin.is_set()
    assert not pin.matches("2468")
    (tmp_path / RESET_NAME).touch()
    assert not pin.is_set()


@pytest.mark.parametrize("bad", ["123", "1" * 65])
def test_a_pin_that_is_too_short_or_too_long_is_not_taken(tmp_path: Path, bad: str) -> None:
    with pytest.raises(ValueError, match="characters"):
        PinFile(tmp_path).set(bad)


class Rooms:
    """Two locked pages and the card that sets the PIN."""

    def __init__(self, library: Path, jobs: Jobs) -> None:
        self.pin, self.card = PinFile(library), PinCard()
        self.pages = (LockedPage(QLabel("usage")), LockedPage(QLabel("settings")))
        self.lock = PinLock(self.pin, jobs, self.pages, self.card)


@pytest.fixture
def rooms(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rooms]:
    jobs = Jobs()
    made = Rooms(tmp_path, jobs)
    for part in (*made.pages, made.card):
        qtbot.addWidget(part)
        part.show()
    yield made
    jobs.shutdown()
    qapp.processEvents()


def test_without_a_pin_the_pages_are_open(rooms: Rooms, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(page.locked for page in rooms.pages))
    assert not rooms.card.remove.isVisible()


def test_with_a_pin_both_pages_open_together_and_lock_when_left(rooms: Rooms, qtbot: QtBot) -> None:
    usage, settings = rooms.pages
    qtbot.waitUntil(lambda: not usage.locked)
    rooms.card.pin.setText("246")
    assert not rooms.card.set.isEnabled()
    rooms.card.pin.setText("2468")
    assert not rooms.card.set.isEnabled(), "it is typed twice"
    rooms.card.again.setText("2469")
    qtbot.keyClick(rooms.card.again, Qt.Key.Key_Return)
    assert rooms.card._said.text()
    assert not rooms.pin.is_set()
    rooms.card.again.setText("2468")
    assert not rooms.card._said.text()
    qtbot.mouseClick(rooms.card.set, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(rooms.card.remove.isVisible)
    assert not settings.locked
    rooms.lock.left()
    qtbot.waitUntil(lambda: usage.locked and settings.locked)
    usage.pin.setText("1111")
    qtbot.keyClick(usage.pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(usage._said.text()))
    assert usage.locked
    usage.pin.setText("2468")
    qtbot.mouseClick(usage.give, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not usage.locked and not settings.locked)
    qtbot.mouseClick(rooms.card.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not rooms.card.remove.isVisible())
    rooms.lock.lock()
    qtbot.wait(50)
    assert not usage.locked


def test_while_one_has_to_wait_nothing_can_be_typed(qtbot: QtBot) -> None:
    page = LockedPage(QLabel("usage"))
    qtbot.addWidget(page)
    page.lock()
    page.show()
    page.refuse(1.0)
    assert not page.give.isEnabled()
    qtbot.waitUntil(page.give.isEnabled, timeout=4000)
    page.open()
    page.setFocus()
    assert not page.locked


def test_the_window_says_when_the_pin_is_set_and_gone_and_where_its_file_goes(qtbot: QtBot, english_app: App) -> None:
    window, card, library = english_app.window, english_app.pages.settings.pin, english_app.household.library
    locked = english_app.pages.locked[1]
    window.go_to(locked)
    qtbot.waitUntil(card.pin.isVisible)
    card.pin.setText("2468")
    card.again.setText("2468")
    qtbot.keyClick(card.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.notice.text.text() == "The PIN is set.")
    window.go_to(english_app.pages.today)
    qtbot.waitUntil(lambda: locked.locked)
    window.go_to(locked)
    assert str(library) in locked._hint.text()
    (library / RESET_NAME).touch()
    window.go_to(locked)  # again, as the page tells IT to
    qtbot.waitUntil(lambda: not locked.locked)
    assert window.notice.text.text().startswith(f"IT's file {RESET_NAME} has taken the PIN away.")
    assert window.notice.has_unread
    assert not (library / FILE_NAME).exists()
