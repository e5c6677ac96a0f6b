"""Whatever else goes on waits for the lesson: receiving while something plays, the rest while anybody teaches."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.shortcuts import Action
from tests.desktop.samples import lesson, resource
from tests.desktop.test_lesson_files import app

__all__ = ["app"]  # a fixture


def test_receiving_waits_while_something_plays_and_reading_again_while_somebody_teaches(
    qtbot: QtBot, app: App, media: Path
) -> None:
    taken = app.household.right_of_way
    room = app.receiving
    assert room is not None
    film, page = resource(media / "red-green.mp4", "video/mp4"), resource(media / "lesson.pdf", "application/pdf")
    assert not taken.taken
    app._teach(lesson(1), (film, page))
    assert room._is_teaching()
    qtbot.waitUntil(lambda: taken.taken, timeout=10_000)
    app.room.obey(Action.TOGGLE)
    qtbot.waitUntil(lambda: not taken.taken)
    app.room.obey(Action.TOGGLE)
    qtbot.waitUntil(lambda: taken.taken)
    app.room.obey(Action.NEXT)
    qtbot.waitUntil(lambda: not taken.taken)
    assert room._is_teaching(), "a page is still a lesson"
    app.room.obey(Action.PREVIOUS)
    qtbot.waitUntil(lambda: taken.taken)
    app.room.obey(Action.END)
    qtbot.waitUntil(lambda: not taken.taken)
    assert not room._is_teaching()
