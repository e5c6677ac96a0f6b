"""Tests of how a class hour goes, with an engine that does at once what it is told."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from desktop.jobs import Jobs
from desktop.playback import Playback
from desktop.teaching import Teaching
from player.engine import EngineState
from tests.desktop.samples import StillEngine, lesson, resource


class Hour:
    """A session with all that it tells."""

    def __init__(self, engine: StillEngine, jobs: Jobs) -> None:
        self.now = 0.0
        self.engine, self.playback = engine, Playback()
        self.playback.set_engine(engine)
        self.session = Teaching(self.playback, jobs, lambda: self.now)
        self.stills: list[QImage] = []
        self.failures: list[str] = []
        self.places: list[int] = []
        self.ended: list[tuple[str, float, bool]] = []
        self.session.still.connect(self.stills.append)
        self.session.failed.connect(self._note_failure)
        self.session.current_changed.connect(self.places.append)
        self.session.ended.connect(self._note_end)

    def _note_end(self, lesson_id: str, seconds: float, taught: bool) -> None:
        self.ended.append((lesson_id, seconds, taught))

    def _note_failure(self, reason: str) -> None:
        if reason:
            self.failures.append(reason)


@pytest.fixture
def hour(qapp: QApplication) -> Iterator[Hour]:
    jobs = Jobs()
    made = Hour(StillEngine(), jobs)
    yield made
    made.session.end()
    jobs.shutdown()
    qapp.processEvents()


def has_shown(hour: Hour, count: int) -> bool:
    return len(hour.stills) == count


def wait_for(qtbot: QtBot, hour: Hour, state: EngineState) -> None:
    qtbot.waitUntil(lambda: hour.playback.state is state)


def test_resources_come_in_order_and_pages_are_turned_before_the_next_one(
    hour: Hour, qtbot: QtBot, media: Path
) -> None:
    resources = (
        resource(media / "red-green.mp4", "video/mp4"),
        resource(media / "lesson.pdf", "application/pdf", Role.WORKSHEET),
        resource(media / "panda.webp", "image/webp", Role.PICTURE),
    )
    hour.session.start(lesson(1), resources, "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.session.next()
    assert hour.engine.calls[-1] == "stop"
    for shown in (1, 2, 3):
        qtbot.waitUntil(partial(has_shown, hour, shown))
        hour.session.next()
    qtbot.waitUntil(lambda: len(hour.stills) == 4)
    assert hour.places == [0, 1, 2]
    hour.session.next()
    assert hour.places == [0, 1, 2]
    hour.session.previous()
    qtbot.waitUntil(lambda: len(hour.stills) == 5)
    hour.session.jump(-1)
    hour.session.jump(0)
    assert hour.places == [0, 1, 2, 1, 2, 0]


def test_black_is_silent_at_once_and_goes_on_only_if_it_was_playing(hour: Hour, qtbot: QtBot, media: Path) -> None:
    hour.session.start(lesson(1), (resource(media / "red-green.mp4", "video/mp4"),), "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.session.set_black(black=True)
    assert hour.engine.calls[-1] == "pause"
    wait_for(qtbot, hour, EngineState.PAUSED)
    hour.session.set_black(black=False)
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.session.toggle()
    wait_for(qtbot, hour, EngineState.PAUSED)
    calls = len(hour.engine.calls)
    hour.session.set_black(black=True)
    hour.session.set_black(black=False)
    assert len(hour.engine.calls) == calls


def test_only_what_the_class_saw_counts(hour: Hour, qtbot: QtBot, media: Path) -> None:
    video = resource(media / "red-green.mp4", "video/mp4")
    hour.session.start(lesson(1), (video, video), "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.now = 10.0
    hour.session.set_black(black=True)
    wait_for(qtbot, hour, EngineState.PAUSED)
    hour.now = 20.0
    hour.session.set_black(black=False)
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.now = 25.0
    hour.session.toggle()
    wait_for(qtbot, hour, EngineState.PAUSED)
    hour.now = 35.0
    hour.session.end()
    assert hour.ended == [("english-4-1-01", 15.0, False)]


def test_a_lesson_counts_as_taught_once_its_last_resource_was_shown(hour: Hour, qtbot: QtBot, media: Path) -> None:
    video = resource(media / "red-green.mp4", "video/mp4")
    hour.session.start(lesson(1), (video, video), "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.session.next()
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.now = 3.0
    hour.session.end()
    assert hour.ended == [("english-4-1-01", 3.0, True)]


@pytest.mark.parametrize(
    ("name", "media_type", "here", "reason"),
    [
        ("red-green.mp4", "video/mp4", False, "not-arrived"),
        ("NOTICES.md", "application/msword", True, "cannot-show"),
        ("NOTICES.md", "image/png", True, "unplayable"),
        ("NOTICES.md", "application/pdf", True, "unplayable"),
        ("nowhere.pdf", "application/pdf", True, "missing"),
    ],
)
def test_what_cannot_be_shown_says_why_and_the_next_one_is_offered(
    hour: Hour, qtbot: QtBot, media: Path, name: str, media_type: str, here: bool, reason: str
) -> None:
    bad = resource(media / name, media_type, Role.WORKSHEET, here=here)
    hour.session.start(lesson(1), (bad, resource(media / "panda.webp", "image/webp", Role.PICTURE)), "zh_CN")
    qtbot.waitUntil(lambda: hour.failures == [reason])
    hour.session.next()
    qtbot.waitUntil(lambda: len(hour.stills) == 1)


def test_speed_goes_in_steps_and_starts_anew_with_each_resource(hour: Hour, qtbot: QtBot, media: Path) -> None:
    video = resource(media / "red-green.mp4", "video/mp4")
    hour.session.start(lesson(1), (video, video), "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    for _ in range(9):
        hour.session.change_rate(1)
    assert hour.session.rate == 1.5
    hour.session.next()
    assert hour.session.rate == 1.0
    hour.session.change_rate(-1)
    assert hour.session.rate == 0.9


def test_skipping_stays_within_the_resource(hour: Hour, qtbot: QtBot, media: Path) -> None:
    hour.session.start(lesson(1), (resource(media / "red-green.mp4", "video/mp4"),), "zh_CN")
    wait_for(qtbot, hour, EngineState.PLAYING)
    hour.session.skip(-5)
    assert hour.engine.at == 0.0
    hour.session.seek(500)
    assert hour.engine.at == pytest.approx(99.8)


def test_what_is_asked_before_the_engine_is_there_is_done_then(qtbot: QtBot, media: Path) -> None:
    del qtbot
    playback, engine = Playback(), StillEngine()
    playback.set_volume(30)
    video = resource(media / "red-green.mp4", "video/mp4").extent
    assert video is not None
    hour = Teaching(playback, Jobs())
    hour.start(lesson(1), (resource(media / "red-green.mp4", "video/mp4"),), "zh_CN")
    playback.set_engine(engine)
    assert "play red-green.mp4" in engine.calls
    assert "volume 30" in engine.calls
    hour.end()
    playback.shutdown()
    assert engine.calls[-1] == "shutdown"
