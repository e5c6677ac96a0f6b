"""Tests of how a lesson is left: it counts early with a question, and whoever closes the window ends it alone."""

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.entries import Entry, Kind
from catalogue.records import Resource, Role
from catalogue.taught_rule import TaughtRule
from desktop import window_session
from desktop.app import App
from tests.desktop.active import bring_up
from tests.desktop.samples import StillEngine, lesson, resource

LESSON = "english-4-1-01"


@pytest.fixture
def picture(media: Path) -> Resource:
    return resource(media / "panda.webp", "image/webp", Role.PICTURE)


@pytest.fixture
def app(english_app: App) -> App:
    english_app.playback.set_engine(StillEngine())
    return english_app


def teach(app: App, qtbot: QtBot, picture: Resource) -> None:
    """Show the only resource of a lesson, which is its last, for a moment."""
    app._teach(lesson(1), (picture,))
    qtbot.waitUntil(lambda: app.room.session._showing.shown)
    qtbot.waitUntil(lambda: app.room.session.count.until_now() > 0)


def hours(app: App) -> list[Entry]:
    entries = [record.entry for record in app.household.school.register.records()]
    return [entry for entry in entries if entry.kind in (Kind.HOUR, Kind.MARK)]


def test_a_quarter_of_the_minutes_is_no_longer_hardly() -> None:
    rule = TaughtRule(20)
    assert (rule.hardly(14), rule.hardly(299.9), rule.hardly(300)) == (True, True, False)


def test_a_lesson_that_counts_after_seconds_is_asked_about_and_taken_back_with_a_key(
    app: App, qtbot: QtBot, picture: Resource
) -> None:
    notice = app.window.notice
    teach(app, qtbot, picture)
    assert not notice.answer.isVisible(), "nothing is asked during a lesson"
    with qtbot.waitSignal(app.usage.changed):
        app.room.end()
    qtbot.waitUntil(notice.answer.isVisible)
    assert notice.text.text() == "“My classroom: Let's talk” counted as taught after 1 s: its last resource was shown."
    app.window.notify("Something else.")
    notice._timer.timeout.emit()
    assert notice.answer.isVisible(), "it waits for an answer"
    bring_up(qtbot, app.window)
    for _ in range(60):
        if notice.answer.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget() or app.window, Qt.Key.Key_Tab)
    assert notice.answer.hasFocus()
    with qtbot.waitSignal(app.usage.changed):
        qtbot.keyClick(notice.answer, Qt.Key.Key_Space)
    hour, mark = hours(app)
    assert (hour.kind, hour.lesson, hour.taught) == (Kind.HOUR, LESSON, True)
    assert (mark.kind, mark.lesson, mark.taught, mark.reason) == (Kind.MARK, LESSON, False, "Shown for 1 s only")
    assert LESSON not in app.household.school.taught()
    assert not notice.answer.isVisible()


def test_nobody_is_asked_of_a_lesson_that_the_class_had_before_or_that_does_not_count(
    app: App, qtbot: QtBot, picture: Resource
) -> None:
    doubts: list[str] = []
    app.usage.doubtful.connect(lambda lesson_id, *_: doubts.append(lesson_id))
    app.household.school.mark(LESSON, taught=True, reason="", at=datetime.now(UTC).astimezone())
    for _ in range(2):
        teach(app, qtbot, picture)
        with qtbot.waitSignal(app.usage.changed):
            app.room.end()
    qtbot.waitUntil(lambda: len(doubts) == 2)
    ready: list[bool] = []
    app.jobs.ask(lambda: True, ready.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(ready))
    assert not app.window.notice.answer.isVisible()
    app.usage.use(TaughtRule(20, last=False), "")
    teach(app, qtbot, picture)
    with qtbot.waitSignal(app.usage.changed):
        app.room.end()
    assert not hours(app)[-1].taught
    assert len(doubts) == 2


def test_closing_the_window_in_a_lesson_ends_the_lesson_only(app: App, qtbot: QtBot, picture: Resource) -> None:
    teach(app, qtbot, picture)
    with qtbot.waitSignal(app.usage.changed):
        app.window.close()
    assert app.taught is None
    assert not app.room.class_window.isVisible()
    assert app.window.isVisible()
    assert app.pages.today.isVisible()
    assert "close the window once more" in app.window.notice.text.text()
    app.window.close()
    qtbot.waitUntil(lambda: not app.window.isVisible())


def test_when_the_system_ends_the_window_closes_in_a_lesson_too(
    app: App, qtbot: QtBot, qapp: QApplication, picture: Resource, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(QApplication, "exit", lambda _application: left.append(0))
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        window_session._leave_with_system(qapp, app.window)
        teach(app, qtbot, picture)
        signal.raise_signal(signal.SIGTERM)
        qtbot.waitUntil(lambda: left == [0])
        assert app.taught is not None, "shutdown() ends it, as always"
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    app.window.close_at_once()  # Qt alone can say commitDataRequest
    app.window.close()
    qtbot.waitUntil(lambda: not app.window.isVisible())
