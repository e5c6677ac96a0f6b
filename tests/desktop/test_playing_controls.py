"""Tests of what a teacher asks of what plays, and of going on where a class stopped."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Place, Resource, Role
from desktop.jobs import Jobs
from desktop.playback import Playback
from desktop.resuming import PlaceKeeper, Progress, ResumeOffer
from desktop.teaching import Teaching
from player.engine import EngineState, Track, TrackKind
from tests.desktop.samples import StillEngine, lesson, resource


class Class:
    """A session, its engine, and the places that it tells."""

    def __init__(self, jobs: Jobs) -> None:
        self.engine, self.playback = StillEngine(), Playback()
        self.playback.set_engine(self.engine)
        self.session = Teaching(self.playback, jobs)
        self.places: list[Place] = []
        self.session.place_changed.connect(self.places.append)

    def at(self, seconds: float) -> None:
        self.engine.at = seconds


@pytest.fixture
def group(qapp: QApplication) -> Iterator[Class]:
    jobs = Jobs()
    made = Class(jobs)
    yield made
    made.session.end()
    jobs.shutdown()
    qapp.processEvents()


@pytest.fixture
def three(media: Path) -> tuple[Resource, ...]:
    """A video, a document and a recording, each with bytes of its own."""
    return (
        replace(resource(media / "red-green.mp4", "video/mp4"), sha256="v" * 64),
        replace(resource(media / "lesson.pdf", "application/pdf", Role.WORKSHEET), sha256="d" * 64),
        replace(resource(media / "bear.mp3", "audio/mpeg", Role.AUDIO), sha256="a" * 64),
    )


def play(group: Class, qtbot: QtBot, resources: tuple[Resource, ...], *places: Place) -> None:
    group.session.start(lesson(1), resources, "zh_CN", places)
    qtbot.waitUntil(lambda: group.playback.state is EngineState.PLAYING)


def test_one_key_marks_a_and_b_and_ends_the_repeat(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    play(group, qtbot, three)
    told: list[object] = []
    group.session.repeat_changed.connect(lambda: told.append(group.session.repeat))
    for second in (10.0, 14.5, 12.0):
        group.at(second)
        group.session.mark_repeat()
    assert told == [(10.0, None), (10.0, 14.5), None]
    assert [call for call in group.engine.calls if call.startswith("repeat")] == [
        "repeat off",
        "repeat 10.0-14.5",
        "repeat off",
    ]
    group.session.mark_repeat()
    group.session.next()
    assert group.session.repeat is None


def test_stepping_skipping_and_beginning_anew(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    play(group, qtbot, three)
    group.session.skip(30)
    assert group.engine.at == 30.0
    group.session.step()
    qtbot.waitUntil(lambda: group.playback.state is EngineState.PAUSED)
    group.session.restart()
    assert group.engine.at == 0.0
    assert group.engine.calls[-1] == "resume"
    group.session.jump(1)
    calls = len(group.engine.calls)
    group.session.step()
    group.session.mark_repeat()
    group.session.skip(5)
    assert len(group.engine.calls) == calls, "nothing plays that could be stepped"


def test_streams_are_told_and_chosen(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    chinese = Track(3, TrackKind.AUDIO, "zh", "中文", chosen=True)
    group.engine.tracks = (chinese, Track(4, TrackKind.AUDIO, "en"))
    told: list[int] = []
    group.session.tracks_changed.connect(lambda: told.append(len(group.session.tracks)))
    play(group, qtbot, three)
    assert told == [2]
    assert group.session.tracks[0] == chinese
    group.session.choose_track(TrackKind.AUDIO, 4)
    assert group.engine.calls[-1] == "track audio 4"
    group.session.next()
    assert told == [2, 0]


def test_sound_that_is_lost_is_said_and_the_pictures_go_on(
    group: Class, qtbot: QtBot, three: tuple[Resource, ...]
) -> None:
    noticed: list[str] = []
    group.session.noticed.connect(noticed.append)
    play(group, qtbot, three)
    group.engine.silent = True
    group.engine.tell(EngineState.PLAYING)
    qtbot.waitUntil(lambda: noticed == ["no-sound"])
    assert group.session.playing
    group.session.next()
    assert noticed == ["no-sound", ""]


def test_loudness_is_evened_when_it_is_asked_for(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    group.session.gain_of = lambda resource: 4.0 if resource.media_type == "video/mp4" else -2.0
    play(group, qtbot, three)
    assert "gain 0.0" in group.engine.calls
    group.session.set_even_loudness(True)
    assert group.engine.calls[-1] == "gain 4.0"
    group.session.jump(2)
    assert "gain -2.0" in group.engine.calls[-2:]
    group.session.set_even_loudness(False)
    assert group.engine.calls[-1] == "gain 0.0"


def test_a_class_goes_on_where_it_stopped(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    play(group, qtbot, three)
    assert group.session.resume_offer is None
    group.at(43.0)
    group.session.end()
    assert group.places[-1] == Place("", "english-4-1-01", "v" * 64, 43.0)
    play(group, qtbot, three, group.places[-1])
    assert group.session.resume_offer == ResumeOffer(0, 43.0)
    group.session.accept_resume()
    assert group.engine.at == 43.0
    assert group.session.resume_offer is None


def test_a_class_goes_on_in_the_resource_where_it_stopped(
    group: Class, qtbot: QtBot, three: tuple[Resource, ...]
) -> None:
    places: list[int] = []
    group.session.current_changed.connect(places.append)
    play(group, qtbot, three, Place("", "english-4-1-01", "a" * 64, 30.0))
    assert group.session.resume_offer == ResumeOffer(2, 30.0)
    group.session.accept_resume()
    qtbot.waitUntil(lambda: group.engine.calls[-1] == "play bear.mp3")
    assert (places, group.engine.at) == ([0, 2], 30.0)
    assert not group.session.resume_offer


def test_an_offer_that_is_turned_down_or_passed_is_gone(
    group: Class, qtbot: QtBot, three: tuple[Resource, ...]
) -> None:
    stopped = Place("", "english-4-1-01", "v" * 64, 30.0)
    play(group, qtbot, three, stopped)
    group.session.refuse_resume()
    assert group.session.resume_offer is None
    play(group, qtbot, three, stopped)
    group.places.clear()
    group.session.next()
    assert group.session.resume_offer is None
    assert group.places == [], "a second of it does not make the class forget where it was"


def test_a_document_opens_where_the_class_was(group: Class, qtbot: QtBot, three: tuple[Resource, ...]) -> None:
    pages: list[tuple[int, int]] = []
    group.session.page_changed.connect(lambda page, count: pages.append((page, count)))
    group.session.start(lesson(1), three[1:], "zh_CN", [Place("", "english-4-1-01", "d" * 64, page=1)])
    qtbot.waitUntil(lambda: len(pages) == 1)
    assert group.session.resume_offer == ResumeOffer(0, page=1)
    group.session.accept_resume()
    assert pages == [(0, 3), (1, 3)]
    assert group.session.page == (1, 3)


@pytest.mark.parametrize(
    ("seconds", "duration", "begun", "over"),
    [
        (4.0, 60.0, False, False),
        (6.0, 60.0, True, False),
        (100.0, 2400.0, False, False),
        (130.0, 2400.0, True, False),
        (200.0, 9000.0, True, False),
        (2300.0, 2400.0, True, True),
        (56.0, 60.0, True, True),
        (999.0, 0.0, True, False),
    ],
)
def test_the_first_and_last_moments_are_not_worth_keeping(
    seconds: float, duration: float, begun: bool, over: bool
) -> None:
    progress = Progress(seconds, duration)
    assert (progress.begun, progress.over) == (begun, over)


def test_what_is_over_begins_anew_and_the_lesson_goes_on_with_the_next(three: tuple[Resource, ...]) -> None:
    keeper = PlaceKeeper()
    keeper.begin(three, [])
    assert keeper.kept(Progress(50, 60)) == ()
    keeper.opened(0, resumed=False)
    kept = keeper.kept(Progress(59, 60))
    assert [(place.resource[0], place.seconds) for place in kept] == [("v", 0.0), ("d", 0.0)]
    keeper.begin(three, list(reversed(kept)))
    assert keeper.offer == ResumeOffer(1)
    keeper.opened(2, resumed=False)
    keeper.begin(three, [Place("", "x", "gone")])
    assert keeper.offer is None


def test_places_that_come_late_to_a_lesson_without_resources_are_nothing() -> None:
    keeper = PlaceKeeper()
    keeper.begin((), [Place("", "x", "gone", 12.0)])
    keeper.opened(0, resumed=False)
    assert keeper.offer is None
    assert keeper.kept(Progress(59, 60)) == ()


def test_a_lesson_that_was_shown_whole_begins_anew(three: tuple[Resource, ...]) -> None:
    keeper = PlaceKeeper()
    keeper.begin(three, [])
    keeper.opened(2, resumed=False)
    keeper.begin(three, list(reversed(keeper.kept(Progress(59, 60)))))
    assert keeper.offer is None
