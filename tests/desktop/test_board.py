"""Tests of what is drawn over a lesson and of the timer, without a window."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from desktop.models.board import COLOURS, ERASER_WIDTH, WIDTHS, Board, Tool
from desktop.models.countdown import Countdown, TimerFace
from desktop.models.lens import Lens


def stroke(board: Board, *places: tuple[float, float]) -> None:
    first, *rest = (QPointF(x, y) for x, y in places)
    board.press(first)
    for place in rest:
        board.drag(place)


def test_a_stroke_has_the_colour_and_width_that_were_chosen() -> None:
    board = Board()
    board.choose(colour=2, width=0)
    stroke(board, (0.1, 0.1), (0.2, 0.3))
    (mark,) = board.marks
    assert (mark.colour, mark.width, len(mark.points)) == (COLOURS[2], WIDTHS[0], 2)
    board.take(Tool.ERASER)
    stroke(board, (0.1, 0.1))
    assert board.marks[-1].erases
    assert board.marks[-1].width == ERASER_WIDTH


def test_colours_and_widths_go_round_and_put_the_pen_in_hand() -> None:
    board = Board()
    board.choose(colour=len(COLOURS), width=-1)
    assert (board.colour, board.width, board.tool) == (0, len(WIDTHS) - 1, Tool.PEN)


def test_without_a_tool_nothing_is_drawn() -> None:
    board = Board()
    stroke(board, (0.1, 0.1), (0.2, 0.3))
    assert board.marks == []


def test_undo_takes_strokes_back_and_brings_back_what_was_wiped() -> None:
    board = Board()
    board.take(Tool.PEN)
    board.undo()
    for place in (0.1, 0.2, 0.3):
        stroke(board, (place, place))
    board.undo()
    assert len(board.marks) == 2
    board.wipe()
    board.wipe()
    assert board.marks == []
    stroke(board, (0.9, 0.9))
    assert len(board.marks) == 1
    board.undo()
    board.undo()
    assert len(board.marks) == 2


def test_each_page_keeps_its_marks_and_another_resource_has_none() -> None:
    board = Board()
    board.take(Tool.PEN)
    stroke(board, (0.1, 0.1))
    board.turn_to(1)
    assert board.marks == []
    stroke(board, (0.2, 0.2))
    stroke(board, (0.3, 0.3))
    board.turn_to(0)
    assert len(board.marks) == 1
    board.turn_to(1)
    assert len(board.marks) == 2
    board.begin()
    assert board.marks == []
    board.turn_to(1)
    assert board.marks == []
    assert board.tool is Tool.PEN


def test_a_page_is_turned_as_the_one_before_but_seen_whole() -> None:
    board = Board()
    board.look(Lens().turned(1).zoomed(3))
    board.turn_to(1)
    assert board.lens == Lens(turns=1)
    board.turn_to(0)
    assert board.lens == Lens(3.0, turns=1)
    board.begin()
    assert board.lens == Lens()


def test_a_light_follows_the_mouse_only_while_it_is_in_hand() -> None:
    board = Board()
    board.point(QPointF(0.2, 0.2))
    assert board.spot is None
    board.take(Tool.SPOTLIGHT)
    assert board.spot == QPointF(0.5, 0.5)
    board.point(QPointF(0.2, 0.2))
    assert board.spot == QPointF(0.2, 0.2)
    board.take(Tool.SPOTLIGHT)
    assert (board.spot, board.tool) == (None, Tool.NONE)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def timer() -> tuple[Countdown, Clock, list[TimerFace | None], list[bool]]:
    clock = Clock()
    made = Countdown(clock)
    faces: list[TimerFace | None] = []
    rings: list[bool] = []
    made.changed.connect(faces.append)
    made.rang.connect(lambda: rings.append(True))
    return made, clock, faces, rings


def test_the_timer_counts_down_once_a_second_and_rings(qapp: QApplication) -> None:
    del qapp
    countdown, clock, faces, rings = timer()
    countdown.start(1)
    clock.now += 0.4
    countdown._tell()
    clock.now += 0.7
    countdown._tell()
    assert faces == [TimerFace("1:00"), TimerFace("0:59")]
    clock.now += 60
    countdown._tell()
    assert faces[-1] == TimerFace("0:00", over=True)
    assert rings == [True]
    countdown._tell()
    countdown.hold()
    assert rings == [True]
    assert not countdown.running
    countdown.stop()
    assert faces[-1] is None


def test_a_timer_that_is_held_loses_no_time_and_one_without_sound_does_not_ring(qapp: QApplication) -> None:
    del qapp
    countdown, clock, faces, rings = timer()
    countdown.hold()
    assert faces == []
    countdown.set_sounds(sounds=False)
    countdown.start(3)
    clock.now += 60
    countdown.hold()
    clock.now += 1000
    countdown._tell()
    assert countdown.left == 120
    assert faces[-1] == TimerFace("2:00")
    countdown.hold()
    countdown.resize()
    assert faces[-1] == TimerFace("2:00", small=True)
    clock.now += 121
    countdown._tell()
    assert rings == []
