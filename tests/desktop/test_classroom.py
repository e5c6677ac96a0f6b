"""Tests of the classroom on one screen, with an engine that does at once what it is told. Two screens: end_to_end."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from catalogue.records import Bookmark, Place, Resource, Role
from desktop.jobs import Jobs
from desktop.models.bar import Cover
from desktop.models.board import Tool
from desktop.models.lens import Lens
from desktop.playback import Playback
from desktop.screens import Identity
from desktop.shortcuts import Action
from desktop.streams import chosen_name
from desktop.teaching_room import TeachingRoom
from desktop.views.stage import Stage
from player.engine import EngineState, Track, TrackKind
from tests.desktop.samples import StillEngine, lesson, resource


class Room:
    """The room in a window, as the program puts it there."""

    def __init__(self, qtbot: QtBot) -> None:
        self.engine, self.playback, self.jobs = StillEngine(), Playback(), Jobs()
        self.playback.set_engine(self.engine)
        self.room = TeachingRoom(self.playback, self.jobs)
        self.room.use(volume=70, class_screen=Identity(), text_scale=100, hour_minutes=40)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.room.page)
        qtbot.addWidget(self.window)
        self.window.resize(1024, 768)
        self.window.show()
        self.control, self.lesson = self.room._control, self.room._class
        self.parts = self.room.parts

    def teach(self, *resources: Resource) -> None:
        self.room.start(lesson(1), resources, "zh_CN")

    def do(self, *actions: Action) -> None:
        for action in actions:
            self.room.obey(action)

    def cover(self) -> Cover:
        return self.parts.curtain.cover

    @property
    def calls(self) -> list[str]:
        return self.engine.calls


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.room.shutdown()
    made.jobs.shutdown()
    made.playback.shutdown()
    qapp.processEvents()


@pytest.fixture
def video(media: Path) -> Resource:
    return resource(media / "red-green.mp4", "video/mp4")


@pytest.fixture
def picture(media: Path) -> Resource:
    return resource(media / "panda.webp", "image/webp", Role.PICTURE)


@pytest.fixture
def pages(media: Path) -> Resource:
    return resource(media / "lesson.pdf", "application/pdf", Role.WORKSHEET)


def test_on_an_only_screen_the_lesson_has_a_bar_that_comes_and_goes(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    assert room.lesson.isVisible()
    assert room.room.display.only
    assert room.lesson.bar_shown
    room.lesson._bar_timer.setInterval(50)
    room.do(Action.MUTE)
    qtbot.waitUntil(lambda: not room.lesson.bar_shown)
    room.do(Action.MUTE)
    assert room.lesson.bar_shown
    qtbot.waitUntil(lambda: not room.lesson.bar_shown)
    place = QPointF(120, 100)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(room.lesson.stage, moved)
    assert room.lesson.bar_shown


def test_esc_gives_the_teacher_the_screen_back_and_never_ends_anything(
    room: Room, qtbot: QtBot, video: Resource
) -> None:
    room.teach(video)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    for _ in range(3):
        room.do(Action.HIDE)
    assert not room.lesson.isVisible()
    assert room.window.isVisible()
    assert room.room.session.lesson is not None
    assert room.control.where
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PAUSED)
    room.do(Action.SHOW)
    assert room.lesson.isVisible()


def test_the_lesson_plan_is_for_the_teacher_alone(
    room: Room, qtbot: QtBot, media: Path, video: Resource, picture: Resource
) -> None:
    plan = resource(media / "lesson.pdf", "application/pdf", Role.LESSON_PLAN)
    room.teach(plan, video, picture)
    assert room.control.side.list.count() == 2
    shown: list[QImage] = []
    room.room.session.still.connect(shown.append)
    room.do(Action.PLAN)
    qtbot.waitUntil(lambda: room.control.plan.pages == 3)
    assert room.control.plan_shown
    assert shown == []
    bar = room.control.plan.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    room.do(Action.PLAN_DOWN)
    assert bar.value() > 0
    room.do(Action.PLAN_UP)
    assert bar.value() == 0
    room.do(Action.PLAN, Action.LAST)
    assert not room.control.plan_shown
    qtbot.waitUntil(lambda: len(shown) == 1)
    room.teach(video)
    assert not room.control.side.plan.isVisible()
    room.do(Action.PLAN)
    assert not room.control.plan_shown


def test_on_an_only_screen_the_plan_waits_until_the_class_sees_it_not(room: Room, media: Path, video: Resource) -> None:
    room.teach(resource(media / "lesson.pdf", "application/pdf", Role.LESSON_PLAN), video)
    assert room.room.display.only
    notice = room.lesson.lines.notice
    room.do(Action.PLAN)
    assert "Esc" in notice.text
    room.do(Action.PLAN)
    assert notice.text == ""
    room.do(Action.PLAN, Action.HIDE)
    assert notice.text == ""
    assert room.control.plan_shown


def test_the_bar_of_an_only_screen_has_the_time_of_the_hour_what_comes_next_and_what_is_off(
    room: Room, qtbot: QtBot, video: Resource, pages: Resource
) -> None:
    room.teach(video, pages)
    where = room.lesson.where
    assert where.text() == "Next: 标题"
    assert room.lesson.hour._left.isVisible()
    assert room.lesson.hour._left.text().endswith("left")
    for action, word in ((Action.MUTE, "sound is off"), (Action.BLACK, "black"), (Action.WHITE, "white")):
        room.do(action)
        assert word in where.text()
        room.do(action)
        assert where.text() == "Next: 标题"
    room.do(Action.FREEZE)
    assert "small picture" not in where.text(), "there is none on the only screen"
    room.do(Action.FREEZE, Action.NEXT)
    qtbot.waitUntil(lambda: where.text() == "Page 1 of 3 · This is the last one.")


def colour(stage: Stage) -> QColor:
    return stage.grab().toImage().pixelColor(stage.width() // 2, stage.height() // 2)


def test_before_the_first_picture_both_screens_are_black_and_so_is_what_is_frozen(room: Room, video: Resource) -> None:
    room.teach(video)
    stages = (room.lesson.stage, room.control.preview)
    assert [colour(stage).name() for stage in stages] == ["#000000"] * 2
    room.do(Action.FREEZE)
    assert [colour(stage).name() for stage in stages] == ["#000000"] * 2
    assert colour_of_inset(room) == "#000000"
    red = QImage(64, 36, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    room.room.session.moving.emit(red)
    assert [colour(stage).name() for stage in stages] == ["#000000", "#ff0000"]
    room.do(Action.FREEZE)
    assert [colour(stage).name() for stage in stages] == ["#ff0000"] * 2


def colour_of_inset(room: Room) -> str:
    return room.control.preview._inset.toImage().pixelColor(5, 5).name()


def test_what_was_shown_before_goes_when_the_next_shows_nothing(
    room: Room, qtbot: QtBot, video: Resource, picture: Resource
) -> None:
    room.teach(picture, video)
    stages = (room.lesson.stage, room.control.preview)
    qtbot.waitUntil(lambda: all(stage.shows_picture for stage in stages))
    room.room._stale.setInterval(60)
    room.do(Action.NEXT)
    assert all(stage.shows_picture for stage in stages), "no flash of black between the two"
    qtbot.waitUntil(lambda: not any(stage.shows_picture for stage in stages))
    room.do(Action.PREVIOUS)
    qtbot.waitUntil(lambda: all(stage.shows_picture for stage in stages))
    qtbot.wait(100)
    assert all(stage.shows_picture for stage in stages)


def test_a_plan_that_cannot_be_read_says_why(room: Room, qtbot: QtBot, media: Path, video: Resource) -> None:
    room.teach(video, resource(media / "NOTICES.md", "application/pdf", Role.LESSON_PLAN))
    room.do(Action.PLAN)
    qtbot.waitUntil(lambda: "damaged" in room.control.plan._said.text())


def test_what_comes_next_is_named(room: Room, video: Resource, picture: Resource) -> None:
    room.teach(video, picture)
    assert room.control.side._next.text() == "Next: 标题"
    room.do(Action.NEXT)
    assert room.control.side._next.text() == "This is the last one."


def test_pages_and_pictures_go_on_by_space_and_arrows_and_move_when_looked_at_nearer(
    room: Room, qtbot: QtBot, pages: Resource, picture: Resource
) -> None:
    room.teach(pages, picture)
    session, board = room.room.session, room.parts.board
    qtbot.waitUntil(lambda: session.page == (0, 3))
    room.do(Action.TOGGLE)
    qtbot.waitUntil(lambda: session.page == (1, 3))
    room.do(Action.ON)
    qtbot.waitUntil(lambda: session.page == (2, 3))
    room.do(Action.BACK)
    qtbot.waitUntil(lambda: session.page == (1, 3))
    assert room.control.side._next.text() == "Page 2 of 3\nNext: 标题"
    room.do(*[Action.LARGER] * 4)
    middle = board.lens
    room.do(Action.ON, Action.QUIETER)
    assert session.page == (1, 3)
    assert board.lens.x > middle.x
    assert board.lens.y > middle.y
    room.do(Action.BACK, Action.LOUDER)
    assert (board.lens.x, board.lens.y) == pytest.approx((middle.x, middle.y))
    room.do(Action.TURN)
    assert board.lens == Lens(turns=1)
    room.do(Action.WHOLE)
    assert board.lens == Lens(turns=1)


def test_strokes_stay_with_their_page_and_go_with_the_resource(
    room: Room, qtbot: QtBot, pages: Resource, picture: Resource
) -> None:
    room.teach(pages, picture)
    session, board = room.room.session, room.parts.board
    qtbot.waitUntil(lambda: session.page == (0, 3))
    room.do(Action.PEN)
    board.press(QPointF(0.5, 0.5))
    room.do(Action.NEXT)
    qtbot.waitUntil(lambda: session.page == (1, 3))
    assert board.marks == []
    room.do(Action.PREVIOUS)
    qtbot.waitUntil(lambda: session.page == (0, 3))
    assert len(board.marks) == 1
    room.do(Action.LAST, Action.FIRST)
    assert board.marks == []
    assert board.tool is Tool.PEN


def test_black_white_and_the_lesson_follow_each_other_without_a_sound_between(
    room: Room, qtbot: QtBot, video: Resource, picture: Resource
) -> None:
    room.teach(video, picture)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    room.do(Action.BLACK)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PAUSED)
    before = len(room.calls)
    room.do(Action.WHITE)
    assert room.cover() is Cover.WHITE
    assert "resume" not in room.calls[before:]
    room.do(Action.PEN)
    room.parts.board.press(QPointF(0.5, 0.5))
    room.do(Action.BLACK)
    assert room.parts.board.marks == []
    room.do(Action.TOGGLE)
    assert room.cover() is Cover.NONE
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    room.do(Action.WHITE)
    assert len(room.parts.board.marks) == 1
    room.do(Action.NEXT)
    assert room.cover() is Cover.NONE
    assert not room.room.session.black


@pytest.mark.parametrize("cover", [Action.BLACK, Action.WHITE])
def test_what_covers_the_last_resource_stays_when_nothing_follows(
    room: Room, qtbot: QtBot, pages: Resource, picture: Resource, cover: Action
) -> None:
    room.teach(picture, pages)
    room.do(cover, Action.PREVIOUS)
    covered = room.cover()
    assert covered is not Cover.NONE
    assert room.lesson.lines.notice.text
    room.do(Action.NEXT)
    assert room.cover() is Cover.NONE
    qtbot.waitUntil(lambda: room.room.session.page[1] > 1)
    assert room.control.transport.main.buttons[Action.TOGGLE].text() == "Next page"
    room.do(cover, Action.NEXT)
    assert room.cover() is Cover.NONE  # a page follows
    for _ in range(room.room.session.page[1]):
        room.do(Action.NEXT)
    assert room.control.transport.main.buttons[Action.TOGGLE].text() == "Next one"
    room.do(cover, Action.NEXT, Action.NEXT)
    assert room.cover() is covered
    assert "last one" in room.control.lines.notice.text
    assert room.control.transport.main.buttons[Action.TOGGLE].text() == "Show again"
    room.do(Action.TOGGLE)
    assert room.cover() is Cover.NONE
    assert room.control.lines.notice.text == room.lesson.lines.notice.text == ""


def test_that_nothing_follows_is_said_until_something_else_is_shown(
    room: Room, picture: Resource, pages: Resource
) -> None:
    room.teach(picture, pages)
    notice = room.control.lines.notice
    for lifted in (Action.BLACK, Action.WHITE, Action.NEXT):
        room.do(Action.BLACK, Action.PREVIOUS)
        assert "first one" in notice.text
        room.do(lifted)
        assert notice.text == ""
    room.do(Action.FIRST, Action.BLACK, Action.PREVIOUS)
    room.room.telling.tell("The disk is full.")
    room.do(Action.BLACK)
    assert notice.text == "The disk is full."


def test_while_frozen_the_class_neither_sees_nor_hears_what_the_teacher_looks_at(
    room: Room, qtbot: QtBot, video: Resource, picture: Resource
) -> None:
    room.teach(picture, video)
    qtbot.waitUntil(lambda: room.lesson.stage.shows_picture)
    room.do(Action.FREEZE)
    assert room.calls[-1] == "volume 0"
    before = len(room.calls)
    room.do(Action.NEXT, Action.LOUDER)
    assert "volume 80" not in room.calls[before:]
    assert not room.lesson.stage._held.isNull()
    assert "F" in room.control.where
    room.do(Action.FREEZE)
    assert room.calls[-1] == "volume 80"
    assert room.lesson.stage._held.isNull()


def test_a_resource_that_cannot_be_shown_says_why_and_offers_the_next(
    room: Room, qtbot: QtBot, media: Path, video: Resource
) -> None:
    room.teach(resource(media / "nowhere.pdf", "application/pdf", Role.WORKSHEET), video)
    for lines in (room.control.lines, room.lesson.lines):
        qtbot.waitUntil(lambda lines=lines: "gone" in lines.trouble.text)  # type: ignore[misc]
    room.lesson._bar_timer.setInterval(30)
    room.lesson.stir()
    qtbot.wait(100)
    assert room.lesson.bar_shown
    room.control.lines.trouble._buttons[0].click()
    assert room.control.lines.trouble.text == ""
    assert room.control.side.list.currentRow() == 1


def test_what_is_amiss_is_said_in_a_line_that_is_taken_away(room: Room, video: Resource) -> None:
    room.teach(video)
    room.room.session.noticed.emit("no-sound")
    assert room.control.lines.notice.text
    room.control.lines.notice._buttons[0].click()
    assert room.control.lines.notice.text == ""
    assert QApplication.activeModalWidget() is None


def test_keys_are_shown_where_the_teacher_looks(room: Room, video: Resource) -> None:
    room.teach(video)
    room.do(Action.HELP)
    assert room.lesson.keys.isVisible()
    room.do(Action.HIDE)
    assert not room.lesson.keys.isVisible()
    assert room.lesson.isVisible()
    room.do(Action.HIDE, Action.HELP)
    assert room.control.keys.isVisible()
    room.control.keys._close.click()
    assert not room.control.keys.isVisible()


def test_the_timer_is_seen_by_the_class_and_rings_if_it_may(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    room.do(Action.TIMER, Action.TIMER_3)
    assert room.lesson.stage._face is not None
    assert room.lesson.stage._face.text == "3:00"
    assert room.control.transport.timer.isVisible()
    with qtbot.waitSignal(room.room.rang):
        room.parts.countdown.start(0.001)
    room.do(Action.TIMER_OFF)
    assert room.lesson.stage._face is None


def test_in_the_light_mode_the_preview_goes_on_while_a_timer_runs(room: Room, qtbot: QtBot, video: Resource) -> None:
    looked: list[float] = []
    light = room.room.light
    light.switch(on=True)
    light._look.setInterval(100)
    light._look.timeout.connect(lambda: looked.append(time.monotonic()))
    room.teach(video)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    for _ in range(10):
        room.parts.countdown.resize()
        room.parts.countdown.start(5)
        qtbot.wait(40)
    assert len(looked) >= 2
    room.do(Action.END)
    assert not light._look.isActive()


def test_streams_are_chosen_one_after_the_other(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    room.playback.tracks = (
        Track(1, TrackKind.AUDIO, "zh", chosen=True), Track(2, TrackKind.AUDIO, "en"),
        Track(3, TrackKind.SUBTITLE, "zh"),
    )  # fmt: skip
    room.do(Action.VOICE)
    assert room.calls[-1] == f"track {TrackKind.AUDIO} 2"
    room.do(Action.SUBTITLES)
    assert room.calls[-1] == f"track {TrackKind.SUBTITLE} 3"
    tools = room.control.transport.tools.buttons
    assert not tools[Action.SUBTITLES].isHidden()
    assert tools[Action.VOICE].text().endswith(" 中文")
    for tracks, word in (
        ((Track(1, TrackKind.AUDIO, "eng"), Track(2, TrackKind.AUDIO, "zho", chosen=True)), "中文"),
        ((Track(1, TrackKind.AUDIO, "chi", chosen=True), Track(2, TrackKind.AUDIO, "zh")), "中文 1"),
        ((Track(1, TrackKind.AUDIO, "und"), Track(2, TrackKind.AUDIO, "und", chosen=True)), "2"),
        ((Track(1, TrackKind.AUDIO), Track(2, TrackKind.AUDIO, name="Choir", chosen=True)), "Choir"),
    ):
        room.playback.tracks = tracks
        assert chosen_name(room.room.session, TrackKind.AUDIO) == word
    room.playback.tracks = (Track(3, TrackKind.SUBTITLE, "zh", chosen=True),)
    room.do(Action.SUBTITLES)
    assert room.calls[-1] == f"track {TrackKind.SUBTITLE} -1"
    room.playback.tracks = ()
    before = len(room.calls)
    room.do(Action.VOICE)
    assert len(room.calls) == before


def test_bookmarks_are_set_named_and_opened_by_a_digit(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    wished: list[str] = []
    opened: list[int] = []
    renamed: list[tuple[int, str]] = []
    room.room.mark_wished.connect(wished.append)
    room.room.mark_opened.connect(opened.append)
    room.room.mark_renamed.connect(lambda number, name: renamed.append((number, name)))
    room.engine.at = 65.0
    room.do(Action.MARK)
    assert wished == ["1:05"]
    marks = room.control.transport.marks
    room.room.show_bookmarks([Bookmark(7, "l", "r", "1:05", 65.0)])
    assert marks.isVisible()
    marks._name.setText("唱歌")
    marks._name.editingFinished.emit()
    assert renamed == [(7, "唱歌")]
    room.room._keys.ask_digit(1)  # type: ignore[misc]
    room.room._keys.ask_digit(2)  # type: ignore[misc]
    assert opened == [7]
    room.do(Action.MARKS)
    room.room._keys.ask_digit(1)  # type: ignore[misc]
    assert opened == [7]


def test_volume_is_remembered_and_mute_is_not(room: Room, video: Resource) -> None:
    room.teach(video)
    remembered: list[int] = []
    room.room.volume_changed.connect(remembered.append)
    room.do(Action.MUTE)
    assert room.calls[-1] == "volume 0"
    assert room.control.where == "The sound is off. M switches it on."
    room.do(Action.LOUDER)
    assert "off" not in room.control.where
    assert room.calls[-1] == "volume 80"
    assert remembered == [80]


def test_the_class_hour_counts_from_the_start_of_the_lesson(room: Room, video: Resource) -> None:
    room.teach(video)
    now = [1000.0]
    hour = room.control.hour
    hour._clock = lambda: now[0]
    hour._began = 1000.0 - 39 * 60
    hour.set_minutes(40)
    assert (hour._spent.text(), hour._left.text()) == ("39:00 used", "1:00 left")
    now[0] += 120
    hour.set_minutes(40)
    assert hour._left.text() == "1:00 over"
    hour.set_minutes(45)
    assert hour._left.text() == "4:00 left"


def test_where_a_class_stopped_is_offered_and_not_forced(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    qtbot.waitUntil(lambda: room.playback.state is EngineState.PLAYING)
    room.room.session.recall("english-4-1-01", (Place("", "english-4-1-01", video.sha256, 50.0, 0),))
    offer = room.control.lines.offer
    assert "0:50" in offer.text
    assert room.engine.at == 0.0
    room.do(Action.RESUME)
    assert room.engine.at == 50.0
    assert offer.text == ""
    room.room.session.recall("english-4-1-01", (Place("", "english-4-1-01", video.sha256, 50.0, 0),))
    offer._buttons[1].click()
    assert offer.text == ""


def test_a_class_that_had_only_begun_a_film_is_not_said_to_have_stopped_at_a_page(
    room: Room, video: Resource, pages: Resource
) -> None:
    film = replace(video, sha256="1" * 64)
    room.teach(pages, film)
    offer = room.control.lines.offer
    room.room.session.recall("english-4-1-01", (Place("", "english-4-1-01", film.sha256),))
    assert offer.text == "This class stopped at “标题”."
    room.teach(film, pages)
    room.room.session.recall("english-4-1-01", (Place("", "english-4-1-01", pages.sha256, page=1),))
    assert offer.text == "This class stopped at page 2 of “标题”."


def test_ending_takes_everything_away(room: Room, qtbot: QtBot, video: Resource) -> None:
    room.teach(video)
    room.do(Action.FREEZE, Action.TIMER_1, Action.BLACK)
    with qtbot.waitSignal(room.room.closed):
        room.do(Action.END)
    assert not room.lesson.isVisible()
    assert not room.parts.countdown.shown
    assert room.cover() is Cover.NONE
    assert not room.parts.curtain.frozen
    assert room.room.session.lesson is None
    qtbot.keyClick(room.window.windowHandle(), Qt.Key.Key_B)
    assert room.cover() is Cover.NONE
