"""Tests of what is written into the register while a lesson is taught, over a real library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.entries import Ending, Entry, Kind
from catalogue.records import Resource, Role
from catalogue.taught_rule import TaughtRule
from catalogue.timetable import Schedule, SchoolClass
from desktop.jobs import Jobs
from desktop.places import Household, open_household
from desktop.playback import Playback
from desktop.recording import Recording
from desktop.teaching import Teaching
from player.engine import EngineState
from tests.desktop.samples import StillEngine, lesson, resource


class Room:
    """A session that is written down."""

    def __init__(self, household: Household, jobs: Jobs) -> None:
        self.now = 100.0
        self.household, self.jobs = household, jobs
        self.engine, self.playback = StillEngine(), Playback()
        self.playback.set_engine(self.engine)
        self.session = Teaching(self.playback, jobs, lambda: self.now)
        self.recording = Recording(household, jobs, lambda: self.now)
        self.recording.follow(self.session)
        self.recording.use(TaughtRule(), "王老师")
        self.troubles: list[object] = []
        self.recording.failed.connect(self.troubles.append)

    def begin(self, resources: tuple[Resource, ...]) -> None:
        self.recording.begin("english-4-1-01", 1)
        self.session.start(lesson(1), resources, "zh_CN")

    def entries(self) -> list[Entry]:
        return [record.entry for record in self.household.school.register.records()]


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    jobs, household = Jobs(), open_household(tmp_path / "library")
    household.school.keep_schedule(Schedule((SchoolClass(1, "四(1)班", (4,)),), next_class_id=2))
    made = Room(household, jobs)
    yield made
    made.session.end()
    jobs.shutdown()
    qapp.processEvents()
    household.close()


@pytest.fixture
def two(media: Path) -> tuple[Resource, ...]:
    return (
        replace(resource(media / "red-green.mp4", "video/mp4"), sha256="a" * 64, duration=100.0),
        replace(resource(media / "panda.webp", "image/webp", Role.PICTURE), sha256="b" * 64),
    )


def wait_for(qtbot: QtBot, room: Room, state: EngineState) -> None:
    qtbot.waitUntil(lambda: room.playback.state is state)


def test_a_class_hour_and_each_resource_are_records_of_one_chain(
    room: Room, qtbot: QtBot, two: tuple[Resource, ...]
) -> None:
    room.begin(two)
    wait_for(qtbot, room, EngineState.PLAYING)
    for second in range(1, 41):
        room.now += 1.0
        room.session.position_changed.emit(float(second), 100.0)
        room.session.count.tick()
    room.session.next()
    qtbot.waitUntil(lambda: room.session.page is not None and room.session._showing.shown)
    room.now += 5.0
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    video, picture, hour = room.entries()
    assert [entry.kind for entry in (video, picture, hour)] == [Kind.SHOWING, Kind.SHOWING, Kind.HOUR]
    assert (video.shown, video.ending, video.resource, video.role) == (40_000, Ending.LEFT, "a" * 64, "video")
    assert 380 <= video.share <= 400
    assert (picture.shown, picture.share, picture.ending) == (5_000, 1000, Ending.PLAYED_OUT)
    assert (hour.shown, hour.ending, hour.taught) == (45_000, Ending.ENDED, True)
    assert (hour.class_name, hour.grades, hour.teacher, hour.counter) == ("四(1)班", "4", "王老师", 100_000)
    assert hour.rule == "20min|last"
    assert len({entry.hour for entry in (video, picture, hour)}) == 1
    assert room.household.school.register.verify().whole
    assert room.troubles == []


def test_black_and_paused_time_counts_for_nothing(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    room.begin(two)
    wait_for(qtbot, room, EngineState.PLAYING)
    room.now += 10.0
    room.session.set_black(black=True)
    wait_for(qtbot, room, EngineState.PAUSED)
    room.now += 10.0
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    video, hour = room.entries()
    assert video.shown == hour.shown == 10_000
    assert not hour.taught


def test_a_frozen_picture_counts_for_nothing(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    room.begin(two)
    wait_for(qtbot, room, EngineState.PLAYING)
    room.session.position_changed.emit(1.0, 100.0)
    room.now += 4.0
    room.session.position_changed.emit(5.0, 100.0)
    room.session.count.note_frozen(frozen=True)
    room.now += 4.0
    room.session.position_changed.emit(9.0, 100.0)
    room.session.count.note_frozen(frozen=False)
    room.now += 2.0
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    video, hour = room.entries()
    assert (video.shown, hour.shown) == (6_000, 6_000)
    assert video.share == 40


def test_what_cannot_be_shown_is_written_down_as_such(room: Room, qtbot: QtBot, media: Path) -> None:
    bad = resource(media / "NOTICES.md", "image/png", Role.PICTURE)
    room.begin((bad,))
    failures: list[str] = []
    room.session.failed.connect(failures.append)
    qtbot.waitUntil(lambda: "unplayable" in failures)
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    showing, hour = room.entries()
    assert (showing.ending, showing.share, showing.shown) == (Ending.FAILED, 0, 0)
    assert not hour.taught


def test_a_power_cut_leaves_what_the_last_beat_knew(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    register = room.household.school.register
    room.begin(two)
    wait_for(qtbot, room, EngineState.PLAYING)
    room.now += 7.0
    room.session.shown.emit("english-4-1-01", room.session.count.until_now(), False)
    qtbot.waitUntil(lambda: [entry.shown for _, entry in register.live()] == [7_000, 7_000])
    assert room.entries() == []
    register.recover()
    assert [(entry.kind, entry.ending, entry.shown) for entry in room.entries()] == [
        (Kind.HOUR, Ending.CUT, 7_000),
        (Kind.SHOWING, Ending.CUT, 7_000),
    ]


def test_the_rule_is_the_schools(room: Room, qtbot: QtBot, two: tuple[Resource, ...]) -> None:
    room.recording.use(TaughtRule(10, last=False), "")
    room.begin(two)
    wait_for(qtbot, room, EngineState.PLAYING)
    for _ in range(60):
        room.now += 10.0
        room.session.count.tick()
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    hour = room.entries()[-1]
    assert (hour.taught, hour.rule) == (True, "10min")


def test_a_full_disk_is_told_once_and_the_end_is_still_written(
    room: Room, qtbot: QtBot, two: tuple[Resource, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    register = room.household.school.register

    def refuse(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(register, "begin", refuse)
        room.begin(two)
        wait_for(qtbot, room, EngineState.PLAYING)
        room.session.shown.emit("english-4-1-01", 5.0, False)
        qtbot.waitUntil(lambda: bool(room.troubles))
        room.session.shown.emit("english-4-1-01", 10.0, False)
        qtbot.wait(100)
    room.now += 12.0
    with qtbot.waitSignal(room.recording.changed):
        room.session.end()
    assert len(room.troubles) == 1
    assert [entry.kind for entry in room.entries()] == [Kind.SHOWING, Kind.HOUR]
    assert room.entries()[1].shown == 12_000
