"""The usage log beside a lesson: a disk that refuses is said once, the lesson goes on, what it refused comes later."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from catalogue.errors import DatabaseWriteError
from desktop.counting import LessonCount
from desktop.jobs import Jobs
from desktop.messages import describe_error
from desktop.places import Household, open_household
from desktop.usage import Usage
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.usage_page import UsagePage
from tests.sync.mounts import small_disk

LESSON = "english-4-1-01"


class Session(QObject):
    """What a lesson tells."""

    current_changed = Signal(int)
    position_changed = Signal(float, float)
    page_changed = Signal(int, int)
    failed = Signal(str)
    shown = Signal(str, float, bool)
    ended = Signal(str, float, bool)
    current = None

    def __init__(self) -> None:
        super().__init__()
        self.count = LessonCount()


class Desk:
    """A usage log, and what it tells."""

    def __init__(self, qtbot: QtBot, household: Household) -> None:
        self._qtbot, self.household = qtbot, household
        self.page, self.session, self.jobs = UsagePage(), Session(), Jobs()
        qtbot.addWidget(self.page)
        self.usage = Usage(self.page, household, self.jobs)
        self.usage.follow(self.session)  # type: ignore[arg-type]  # tells what a session tells
        self.errors: list[Exception] = []
        self.usage.failed.connect(self.errors.append)

    def done(self) -> None:
        """Wait until everything that was asked for was tried."""
        ready: list[bool] = []
        self.jobs.ask(lambda: True, ready.append, lambda _error: None)
        self._qtbot.waitUntil(lambda: bool(ready))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    household = open_household(tmp_path / "library")
    desk = Desk(qtbot, household)
    yield desk
    desk.jobs.shutdown()
    household.close()


def refuse(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk refuse whatever is written."""

    def full(*_: object, **__: object) -> None:
        raise DatabaseWriteError(desk.household.library / "school.db", "database or disk is full", full=True)

    for verb in ("begin", "beat", "end", "add"):
        monkeypatch.setattr(type(desk.household.school.register), verb, full)


def test_a_lesson_on_a_sound_disk_is_written_as_it_goes(desk: Desk) -> None:
    desk.usage.begin(LESSON)
    desk.session.shown.emit(LESSON, 5.0, False)
    desk.done()
    assert [(r.open, r.shown_seconds) for r in desk.household.school.records()] == [(True, 5.0)]
    desk.session.ended.emit(LESSON, 1300.0, True)
    desk.done()
    assert [(r.open, r.shown_seconds, r.completed) for r in desk.household.school.records()] == [(False, 1300.0, True)]
    assert desk.errors == []


def test_a_full_disk_is_said_once_and_what_it_refused_is_written_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        refuse(desk, full)
        desk.usage.begin(LESSON)
        for seconds in (5.0, 10.0, 15.0):
            desk.session.shown.emit(LESSON, seconds, False)
        desk.done()
        desk.session.ended.emit(LESSON, 20.0, True)
        desk.done()
    assert len(desk.errors) == 1
    message = describe_error(desk.errors[0])
    assert message is not None
    assert message.advice
    assert desk.usage.recording._again.isActive()
    desk.usage.begin("english-4-1-02")
    desk.done()
    records = desk.household.school.records()
    assert [(r.lesson_id, r.open, r.shown_seconds) for r in records] == [
        ("english-4-1-02", True, 0.0),
        (LESSON, False, 20.0),
    ]


def test_a_disk_that_is_really_full_is_said_as_that(qtbot: QtBot, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        household = open_household(disk / "library")
        desk = Desk(qtbot, household)
        filling = disk / "filling"
        with contextlib.suppress(OSError), filling.open("wb", buffering=0) as file:
            while file.write(bytes(1000)):
                pass
        desk.usage.begin(LESSON)
        desk.session.ended.emit(LESSON, 20.0, True)
        desk.done()
        [error] = desk.errors
        assert isinstance(error, DatabaseWriteError)
        assert error.full
        filling.unlink()
        desk.usage.recording._again.timeout.emit()
        desk.done()
        assert household.school.taught() == {LESSON}
        desk.jobs.shutdown()
        household.close()


def test_it_is_tried_again_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        refuse(desk, full)
        desk.usage.begin(LESSON)
        desk.session.ended.emit(LESSON, 20.0, True)
        desk.done()
    desk.usage.recording._again.timeout.emit()
    desk.done()
    assert desk.household.school.taught() == {LESSON}


def test_a_beat_that_was_refused_does_not_lose_the_record(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.usage.begin(LESSON)
    desk.done()
    with monkeypatch.context() as full:
        refuse(desk, full)
        desk.session.shown.emit(LESSON, 5.0, False)
        desk.done()
    desk.session.shown.emit(LESSON, 10.0, False)
    desk.done()
    assert [(r.open, r.shown_seconds) for r in desk.household.school.records()] == [(True, 10.0)]


def test_what_is_told_in_a_lesson_is_seen_on_the_teachers_side_and_what_stays_waits_to_be_read(qtbot: QtBot) -> None:
    teaching = QWidget()
    window = MainWindow((RailItem(QWidget(), "lessons", "Lessons"),), teaching)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show_teaching(shown=True)
    with qtbot.waitExposed(window):
        window.show()

    def told() -> list[str]:
        return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]

    window.notify("The disk is full.")
    assert told() == ["The disk is full."]
    assert teaching.isVisible()
    window.notice._timer.timeout.emit()
    assert told() == []
    window.notify("Restored from a backup.", stays=True)
    window.notify("Something else.")
    assert told() == ["Restored from a backup.\nSomething else."]
    window.notice._timer.timeout.emit()
    assert told() == ["Restored from a backup."]
    window.notice.dismiss.click()
    assert told() == []
