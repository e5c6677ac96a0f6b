"""What each action does to the parts of the classroom that it belongs to."""

from collections.abc import Callable, Mapping

from desktop.models.bar import Cover
from desktop.models.board import Board, Tool
from desktop.models.countdown import Countdown
from desktop.shortcuts import Action

Deeds = Mapping[Action, Callable[[], None]]

_CLOSER = 1.25


def drawing(board: Board) -> Deeds:
    """Return what is done to the board."""
    return {
        Action.PEN: lambda: board.take(Tool.PEN),
        Action.ERASER: lambda: board.take(Tool.ERASER if board.tool is not Tool.ERASER else Tool.PEN),
        Action.COLOUR: lambda: board.choose(colour=board.colour + 1),
        Action.WIDTH: lambda: board.choose(width=board.width + 1),
        Action.UNDO: board.undo,
        Action.WIPE: board.wipe,
        Action.SPOTLIGHT: lambda: board.take(Tool.SPOTLIGHT),
        Action.POINTER: lambda: board.take(Tool.POINTER),
        Action.LARGER: lambda: board.look(board.lens.zoomed(_CLOSER)),
        Action.SMALLER: lambda: board.look(board.lens.zoomed(1 / _CLOSER)),
        Action.WHOLE: lambda: board.look(board.lens.turned(0)),
        Action.TURN: lambda: board.look(board.lens.turned(1)),
    }


def timing(countdown: Countdown) -> Deeds:
    """Return what is done to the timer."""
    minutes = {Action.TIMER_1: 1, Action.TIMER_3: 3, Action.TIMER_5: 5, Action.TIMER_10: 10}
    return {
        **{action: _started(countdown, length) for action, length in minutes.items()},
        Action.TIMER_HOLD: countdown.hold,
        Action.TIMER_SIZE: countdown.resize,
        Action.TIMER_SOUND: lambda: countdown.set_sounds(sounds=not countdown.sounds),
        Action.TIMER_OFF: countdown.stop,
    }


def covering(cover: Callable[[Cover], None], now: Callable[[], Cover]) -> Deeds:
    """Return what lays something over the lesson, or takes it away when it lies there."""

    def laid(wanted: Cover) -> Callable[[], None]:
        return lambda: cover(Cover.NONE if now() is wanted else wanted)

    return {Action.BLACK: laid(Cover.BLACK), Action.WHITE: laid(Cover.WHITE)}


def _started(countdown: Countdown, minutes: int) -> Callable[[], None]:
    return lambda: countdown.start(minutes)
