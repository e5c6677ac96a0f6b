"""Tests of what is painted: read from the pixels of a stage."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.bar import Cover
from desktop.models.board import COLOURS, Board, Tool
from desktop.models.countdown import TimerFace
from desktop.models.lens import Lens
from desktop.theme.palette import DARK
from desktop.views.stage import Stage

RED, BLUE, GREY = "#ff0000", "#0000ff", "#808080"


def two_halves(left: str = RED, right: str = BLUE) -> QImage:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(left))
    for x in range(80, 160):
        for y in range(90):
            image.setPixelColor(x, y, QColor(right))
    return image


def stage_of(qtbot: QtBot, board: Board | None = None, size: QSize | None = None) -> Stage:
    made = Stage(board or Board())
    qtbot.addWidget(made)
    made.resize(size or QSize(640, 360))
    with qtbot.waitExposed(made):
        made.show()
    return made


def seen(stage: QWidget, x: float, y: float) -> str:
    image = stage.grab().toImage()
    return image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1))).name()


@pytest.mark.parametrize("moving", [True, False])
def test_a_picture_is_turned_and_looked_at_nearer(qtbot: QtBot, moving: bool) -> None:
    board = Board()
    stage = stage_of(qtbot, board)
    (stage.show_moving if moving else stage.show_still)(two_halves())
    assert (seen(stage, 0.25, 0.5), seen(stage, 0.75, 0.5)) == (RED, BLUE)
    board.look(Lens(turns=2))
    assert (seen(stage, 0.25, 0.5), seen(stage, 0.75, 0.5)) == (BLUE, RED)
    board.look(Lens(turns=1))
    assert (seen(stage, 0.5, 0.25), seen(stage, 0.5, 0.75)) == (RED, BLUE)
    assert seen(stage, 0.1, 0.5) == "#000000"
    board.look(Lens(4.0).centred(0.2, 0.5))
    assert (seen(stage, 0.1, 0.5), seen(stage, 0.9, 0.5)) == (RED, RED)
    assert stage.shows_picture


def test_the_wheel_looks_nearer_and_a_drag_moves_the_picture(qtbot: QtBot) -> None:
    board = Board()
    stage = stage_of(qtbot, board)
    stage.show_still(two_halves())
    board.look(board.lens.zoomed(2.0))
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(500, 180))
    QTest.mouseMove(stage, QPoint(180, 180))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(180, 180))
    assert board.lens.x == pytest.approx(0.75)
    assert (seen(stage, 0.05, 0.5), seen(stage, 0.95, 0.5)) == (BLUE, BLUE)


def test_a_stroke_on_the_preview_lies_on_the_same_spot_of_the_class_screen(qtbot: QtBot) -> None:
    board = Board()
    preview, lesson = stage_of(qtbot, board, QSize(400, 400)), stage_of(qtbot, board, QSize(960, 540))
    preview.set_shape(QSize(960, 540))
    for stage in (preview, lesson):
        stage.show_moving(two_halves(GREY, GREY))
    board.choose(colour=2, width=2)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    for x in range(110, 310, 10):
        QTest.mouseMove(preview, QPoint(x, 200))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    ink = QColor(COLOURS[2]).name()
    assert seen(preview, 0.5, 0.5) == ink
    assert [seen(lesson, x, 0.5) for x in (0.27, 0.5, 0.73)] == [ink] * 3
    assert seen(lesson, 0.5, 0.6) == GREY
    assert seen(preview, 0.5, 0.05) == QColor(DARK.paper).name()
    board.take(Tool.ERASER)
    board.press(QPointF(0.5, 0.5))
    assert (seen(lesson, 0.5, 0.5), seen(lesson, 0.3, 0.5)) == (GREY, ink)
    board.undo()
    assert seen(lesson, 0.5, 0.5) == ink
    board.look(Lens(2.0))
    assert (seen(lesson, 0.05, 0.5), seen(lesson, 0.5, 0.5)) == (ink, ink)
    board.wipe()
    assert seen(lesson, 0.5, 0.5) == GREY


def test_the_spotlight_darkens_all_but_a_spot_and_the_pointer_is_a_red_point(qtbot: QtBot) -> None:
    board = Board()
    stage = stage_of(qtbot, board)
    stage.show_moving(two_halves(GREY, GREY))
    board.take(Tool.SPOTLIGHT)
    QTest.mouseMove(stage, QPoint(160, 180))
    assert seen(stage, 0.25, 0.5) == GREY
    assert QColor(seen(stage, 0.75, 0.5)).lightness() < 50
    board.take(Tool.POINTER)
    QTest.mouseMove(stage, QPoint(320, 180))
    assert QColor(seen(stage, 0.5, 0.5)).red() > 200
    assert seen(stage, 0.75, 0.5) == GREY
    board.take(Tool.POINTER)
    assert seen(stage, 0.5, 0.5) == GREY


def test_a_frozen_stage_keeps_picture_and_strokes_until_it_is_live_again(qtbot: QtBot) -> None:
    board = Board()
    stage = stage_of(qtbot, board)
    stage.show_moving(two_halves(GREY, GREY))
    board.choose(colour=0, width=2)
    board.press(QPointF(0.25, 0.5))
    kept = stage.freeze(frozen=True)
    assert not kept.isNull()
    board.begin()
    stage.show_moving(two_halves(BLUE, BLUE))
    assert (seen(stage, 0.25, 0.5), seen(stage, 0.75, 0.5)) == (QColor(COLOURS[0]).name(), GREY)
    stage.set_cover(Cover.BLACK)
    assert seen(stage, 0.75, 0.5) == "#000000"
    stage.set_cover(Cover.NONE)
    stage.freeze(frozen=False)
    assert seen(stage, 0.25, 0.5) == BLUE


def test_black_and_the_white_board_cover_the_lesson(qtbot: QtBot) -> None:
    board = Board()
    stage = stage_of(qtbot, board)
    stage.show_moving(two_halves())
    stage.set_cover(Cover.BLACK)
    assert seen(stage, 0.5, 0.5) == "#000000"
    assert not stage.shows_picture
    stage.set_cover(Cover.WHITE)
    board.choose(colour=5, width=2)
    board.press(QPointF(0.5, 0.5))
    assert (seen(stage, 0.25, 0.5), seen(stage, 0.5, 0.5)) == ("#ffffff", QColor(COLOURS[5]).name())


def test_a_timer_is_seen_over_everything_large_or_in_the_corner(qtbot: QtBot) -> None:
    stage = stage_of(qtbot)
    stage.set_cover(Cover.BLACK)
    stage.show_timer(TimerFace("5:00"))
    assert QColor(seen(stage, 0.35, 0.4)).lightness() > 10
    stage.show_timer(TimerFace("0:00", small=True, over=True))
    assert seen(stage, 0.35, 0.4) == "#000000"
    corner = stage.grab(stage.rect().adjusted(480, 0, 0, -270)).toImage()
    colours = {corner.pixelColor(x, y).name() for x in range(corner.width()) for y in range(corner.height())}
    assert QColor(DARK.warning).name() in colours
    stage.show_timer(None)
    assert seen(stage, 0.9, 0.1) == "#000000"


def test_a_moving_picture_is_kept_when_its_pixels_go(qtbot: QtBot) -> None:
    stage = stage_of(qtbot)
    pixels = bytearray(b"\x00\x00\xff\xff" * (160 * 90))
    stage.show_moving(QImage(pixels, 160, 90, 160 * 4, QImage.Format.Format_RGB32))
    stage.keep()
    pixels[:] = bytes(len(pixels))
    assert seen(stage, 0.5, 0.5) == RED


def test_what_the_class_keeps_is_shown_small_in_the_corner_of_the_preview(qtbot: QtBot) -> None:
    lesson, preview = stage_of(qtbot), stage_of(qtbot)
    lesson.show_moving(two_halves(RED, RED))
    preview.show_moving(two_halves(BLUE, BLUE))
    preview.show_inset(lesson.freeze(frozen=True))
    assert (seen(preview, 0.9, 0.9), seen(preview, 0.5, 0.5)) == (RED, BLUE)
    preview.show_inset(lesson.freeze(frozen=False))
    assert seen(preview, 0.9, 0.9) == BLUE
