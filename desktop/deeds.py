"""What each action does to the parts of the classroom that it belongs to."""

from collections.abc import Callable, Mapping

from desktop.classroom import Classroom
from desktop.curtain import Curtain
from desktop.models.bar import Cover
from desktop.models.board import Board, Tool
from desktop.models.countdown import Countdown
from desktop.shortcuts import Action
from desktop.streams import choose_next
from desktop.teaching import Teaching
from desktop.volume import STEP
from player.engine import TrackKind

Deeds = Mapping[Action, Callable[[], None]]

_CLOSER = 1.25
_NEAR, _FAR = 5.0, 30.0
"""Seconds to skip."""

_PAN = 0.25
"""How far a key moves a picture that is larger than the screen, as a part of what is seen."""


def playing(room: Classroom) -> Deeds:
    """Return what is done to what plays; what stands still turns pages or moves by the same keys."""
    session, volume = room.session, room.volume
    return {
        Action.TOGGLE: lambda: _go_on(room),
        Action.BACK: lambda: _sideways(room, -1),
        Action.ON: lambda: _sideways(room, 1),
        Action.BACK_FAR: lambda: session.skip(-_FAR),
        Action.ON_FAR: lambda: session.skip(_FAR),
        Action.STEP: session.step,
        Action.RESTART: session.restart,
        Action.REPEAT: session.mark_repeat,
        Action.SUBTITLES: lambda: choose_next(session, TrackKind.SUBTITLE),
        Action.VOICE: lambda: choose_next(session, TrackKind.AUDIO),
        Action.EVEN: lambda: session.set_even_loudness(not session.even_loudness),
        Action.LOUDER: lambda: _up(room, 1),
        Action.QUIETER: lambda: _up(room, -1),
        Action.MUTE: volume.toggle,
        Action.FASTER: lambda: session.change_rate(1),
        Action.SLOWER: lambda: session.change_rate(-1),
    }


def going(room: Classroom) -> Deeds:
    """Return what goes through the lesson; whoever goes on wants the class to see it."""

    def uncovered(step: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            room.curtain.lift()
            step()

        return go

    def turned(step: Callable[[], None], *, last: bool) -> Callable[[], None]:
        def go() -> None:
            if _goes_on(session, onward=last) or room.curtain.cover is Cover.NONE:
                uncovered(step)()
            else:
                room.curtain.kept.emit(last)  # what the class is not to see stays covered

        return go

    session = room.session
    return {
        Action.NEXT: turned(session.next, last=True),
        Action.PREVIOUS: turned(session.previous, last=False),
        Action.FIRST: uncovered(lambda: session.jump(0)),
        Action.LAST: uncovered(lambda: session.jump(-1)),
        Action.RESUME: uncovered(session.accept_resume),
    }


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


def covering(curtain: Curtain) -> Deeds:
    """Return what lays something over the lesson, or takes it away when it lies there."""

    def laid(wanted: Cover) -> Callable[[], None]:
        return lambda: curtain.lay(Cover.NONE if curtain.cover is wanted else wanted)

    return {Action.BLACK: laid(Cover.BLACK), Action.WHITE: laid(Cover.WHITE)}


def _goes_on(session: Teaching, *, onward: bool) -> bool:
    """Tell whether a page or resource follows, or comes before, what is shown."""
    page, count = session.page
    if (page + 1 < count) if onward else (page > 0):
        return True
    items = session.resources
    return bool(items) and session.current is not items[-1 if onward else 0]


def _go_on(room: Classroom) -> None:
    if room.session.black or room.session.is_played():
        room.session.toggle()
    else:
        room.session.next()


def _sideways(room: Classroom, step: int) -> None:
    board, session = room.board, room.session
    if session.is_played():
        session.skip(step * _NEAR)
    elif board.lens.zoom > 1.0:
        board.look(board.lens.centred(board.lens.x + step * _PAN / board.lens.zoom, board.lens.y))
    elif step > 0:
        session.next()
    else:
        session.previous()


def _up(room: Classroom, step: int) -> None:
    board = room.board
    if board.lens.zoom > 1.0 and not room.session.is_played():
        board.look(board.lens.centred(board.lens.x, board.lens.y - step * _PAN / board.lens.zoom))
    else:
        room.volume.change(step * STEP)


def _started(countdown: Countdown, minutes: int) -> Callable[[], None]:
    return lambda: countdown.start(minutes)
