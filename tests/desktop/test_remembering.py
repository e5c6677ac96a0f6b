"""Tests of going on where a class stopped, and of bookmarks, over a real library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Resource, Role
from desktop.jobs import Jobs
from desktop.places import Household, open_household
from desktop.playback import Playback
from desktop.remembering import Remembering
from desktop.resuming import ResumeOffer
from desktop.teaching import Teaching
from player.engine import EngineState
from tests.desktop.samples import StillEngine, lesson, resource


class Room:
    """A session whose places and bookmarks are kept in a library."""

    def __init__(self, household: Household, jobs: Jobs) -> None:
        self.engine, self.playback, self.jobs = StillEngine(), Playback(), jobs
        self.playback.set_engine(self.engine)
        self.session = Teaching(self.playback, jobs)
        self.remembering = Remembering(household, jobs)
        self.remembering.follow(self.session)

    def names(self) -> list[str]:
        return [bookmark.name for bookmark in self.remembering.bookmarks]


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    jobs, household = Jobs(), open_household(tmp_path / "library")
    made = Room(household, jobs)
    yield made
    made.session.end()
    jobs.shutdown()
    qapp.processEvents()
    household.close()


@pytest.fixture
def two(media: Path) -> tuple[Resource, ...]:
    return (
        replace(resource(media / "red-green.mp4", "video/mp4"), sha256="v" * 64),
        replace(resource(media / "lesson.pdf", "application/pdf", Role.WORKSHEET), sha256="d" * 64),
    )


def teach(room: Room, qtbot: QtBot, two: tuple[Resource, ...], class_id: str = "") -> None:
    room.remembering.class_id = class_id
    with qtbot.waitSignal(room.remembering.bookmarks_changed):
        room.session.start(lesson(1), two, "zh_CN")
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)


def test_each_class_goes_on_where_it_stopped(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    for class_id, second in (("1", 40.0), ("2", 66.0)):
        teach(room, qtbot, two, class_id)
        room.engine.at = second
        room.session.end()
    for class_id, second in (("1", 40.0), ("2", 66.0)):
        teach(room, qtbot, two, class_id)
        qtbot.waitUntil(lambda: room.session.resume_offer is not None)
        assert room.session.resume_offer == ResumeOffer(0, second)
        room.session.accept_resume()
        assert room.engine.at == second
        room.session.end()
    teach(room, qtbot, two, "3")
    qtbot.wait(100)
    assert room.session.resume_offer is None


def test_a_lesson_that_another_one_ends_is_kept_for_its_own_class(
    room: Room, qtbot: QtBot, two: tuple[Resource, ...]
) -> None:
    teach(room, qtbot, two, "1")
    room.engine.at = 40.0
    teach(room, qtbot, two, "2")
    kept = room.remembering._memory
    qtbot.waitUntil(lambda: [place.seconds for place in kept.places("1", "english-4-1-01")] == [40.0])
    assert not any(place.seconds for place in kept.places("2", "english-4-1-01"))


def test_a_beat_keeps_the_place_so_that_a_power_cut_does_not(
    room: Room, qtbot: QtBot, two: tuple[Resource, ...]
) -> None:
    teach(room, qtbot, two)
    room.engine.at = 30.0
    room.session._beat.timeout.emit()
    kept = room.remembering._memory
    qtbot.waitUntil(lambda: [place.seconds for place in kept.places("", "english-4-1-01")] == [30.0])


def test_bookmarks_are_made_opened_renamed_and_removed(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    teach(room, qtbot, two)
    room.engine.at = 12.5
    room.remembering.add_bookmark("对话")
    qtbot.waitUntil(lambda: room.names() == ["对话"])
    with qtbot.waitSignal(room.session.page_changed):
        room.session.next()
    with qtbot.waitSignal(room.session.page_changed):
        room.session.next()
    room.remembering.add_bookmark("练习")
    qtbot.waitUntil(lambda: sorted(room.names()) == ["对话", "练习"])
    page, dialogue = room.remembering.bookmarks
    assert (page.page, dialogue.seconds) == (1, 12.5)
    room.remembering.open_bookmark(dialogue.id)
    assert room.engine.at == 12.5
    room.remembering.rename_bookmark(dialogue.id, "Dialogue")
    qtbot.waitUntil(lambda: "Dialogue" in room.names())
    room.remembering.remove_bookmark(page.id)
    qtbot.waitUntil(lambda: room.names() == ["Dialogue"])
    room.session.end()
    room.remembering.add_bookmark("nothing is taught now")
    teach(room, qtbot, two)
    qtbot.waitUntil(lambda: room.names() == ["Dialogue"])
