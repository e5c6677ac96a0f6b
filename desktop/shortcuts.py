"""What the keys do while teaching. One table: the filter obeys it, F1 shows it, and it can be printed.

Clickers of the Logitech R400 kind send PageDown, PageUp, F5 and Esc in turn, and the full stop; others send b.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt

Key, Held = Qt.Key, Qt.KeyboardModifier
SHIFT, CTRL = Held.ShiftModifier, Held.ControlModifier


class Action(StrEnum):
    """Something a teacher wants."""

    NEXT = "next"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST = "last"
    PLAN = "plan"
    PLAN_UP = "plan-up"
    PLAN_DOWN = "plan-down"
    HELP = "help"
    PRINT = "print"
    OUTSIDE = "outside"
    END = "end"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    SHOW = "show"
    HIDE = "hide"
    SWAP = "swap"
    SCREENS = "screens"
    TOGGLE = "toggle"
    BACK = "back"
    ON = "on"
    BACK_FAR = "back-far"
    ON_FAR = "on-far"
    RESTART = "restart"
    RESUME = "resume"
    STEP = "step"
    REPEAT = "repeat"
    MARK = "mark"
    MARKS = "marks"
    SUBTITLES = "subtitles"
    VOICE = "voice"
    EVEN = "even"
    LOUDER = "louder"
    QUIETER = "quieter"
    MUTE = "mute"
    FASTER = "faster"
    SLOWER = "slower"
    PEN = "pen"
    ERASER = "eraser"
    COLOUR = "colour"
    WIDTH = "width"
    UNDO = "undo"
    WIPE = "wipe"
    SPOTLIGHT = "spotlight"
    POINTER = "pointer"
    LARGER = "larger"
    SMALLER = "smaller"
    WHOLE = "whole"
    TURN = "turn"
    TIMER = "timer"
    TIMER_1 = "timer-1"
    TIMER_3 = "timer-3"
    TIMER_5 = "timer-5"
    TIMER_10 = "timer-10"
    TIMER_HOLD = "timer-hold"
    TIMER_SIZE = "timer-size"
    TIMER_SOUND = "timer-sound"
    TIMER_OFF = "timer-off"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action, its keys, how they are written on a button, and whether a clicker sends them."""

    action: Action
    keys: tuple[Qt.Key | QKeyCombination, ...]
    written: str
    clicker: bool = False


_HOUR = (
    Shortcut(Action.NEXT, (Key.Key_PageDown, Key.Key_N), "PgDn", clicker=True),
    Shortcut(Action.PREVIOUS, (Key.Key_PageUp, Key.Key_P), "PgUp", clicker=True),
    Shortcut(Action.FIRST, (Key.Key_Home,), "Home"),
    Shortcut(Action.LAST, (Key.Key_End,), "End"),
    Shortcut(Action.PLAN, (Key.Key_I,), "I"),
    Shortcut(Action.PLAN_UP, (QKeyCombination(SHIFT, Key.Key_Up),), "Shift+↑"),
    Shortcut(Action.PLAN_DOWN, (QKeyCombination(SHIFT, Key.Key_Down),), "Shift+↓"),
    Shortcut(Action.OUTSIDE, (Key.Key_X,), "X"),
    Shortcut(Action.HELP, (Key.Key_F1,), "F1"),
    Shortcut(Action.PRINT, (QKeyCombination(CTRL, Key.Key_P),), "Ctrl+P"),
    Shortcut(Action.END, (Key.Key_F10,), "F10"),
)
_SCREEN = (
    Shortcut(Action.BLACK, (Key.Key_B, Key.Key_Period), "B", clicker=True),
    Shortcut(Action.WHITE, (Key.Key_W, Key.Key_Comma), "W"),
    Shortcut(Action.FREEZE, (Key.Key_F,), "F"),
    Shortcut(Action.SHOW, (Key.Key_F5,), "F5", clicker=True),
    Shortcut(Action.HIDE, (Key.Key_Escape,), "Esc", clicker=True),
    Shortcut(Action.SWAP, (Key.Key_S,), "S"),
    Shortcut(Action.SCREENS, (Key.Key_F2,), "F2"),
)
_PLAYING = (
    Shortcut(Action.TOGGLE, (Key.Key_Space, Key.Key_MediaPlay, Key.Key_MediaTogglePlayPause), "Space"),
    Shortcut(Action.BACK, (Key.Key_Left,), "←"),
    Shortcut(Action.ON, (Key.Key_Right,), "→"),
    Shortcut(Action.BACK_FAR, (QKeyCombination(SHIFT, Key.Key_Left),), "Shift+←"),
    Shortcut(Action.ON_FAR, (QKeyCombination(SHIFT, Key.Key_Right),), "Shift+→"),
    Shortcut(Action.STEP, (Key.Key_Slash,), "/"),
    Shortcut(Action.RESTART, (Key.Key_Backspace,), "⌫"),
    Shortcut(Action.RESUME, (Key.Key_Y,), "Y"),
    Shortcut(Action.REPEAT, (Key.Key_A,), "A"),
    Shortcut(Action.MARK, (Key.Key_K,), "K"),
    Shortcut(Action.MARKS, (QKeyCombination(SHIFT, Key.Key_K),), "Shift+K"),
    Shortcut(Action.SUBTITLES, (Key.Key_J,), "J"),
    Shortcut(Action.VOICE, (Key.Key_V,), "V"),
    Shortcut(Action.LOUDER, (Key.Key_Up,), "↑"),
    Shortcut(Action.QUIETER, (Key.Key_Down,), "↓"),
    Shortcut(Action.MUTE, (Key.Key_M,), "M"),
    Shortcut(Action.EVEN, (Key.Key_G,), "G"),
    Shortcut(Action.SLOWER, (Key.Key_BracketLeft,), "["),
    Shortcut(Action.FASTER, (Key.Key_BracketRight,), "]"),
)
_DRAWING = (
    Shortcut(Action.PEN, (Key.Key_D,), "D"),
    Shortcut(Action.ERASER, (Key.Key_E,), "E"),
    Shortcut(Action.COLOUR, (Key.Key_C,), "C"),
    Shortcut(Action.WIDTH, (Key.Key_Q,), "Q"),
    Shortcut(Action.UNDO, (Key.Key_U, QKeyCombination(CTRL, Key.Key_Z)), "U"),
    Shortcut(Action.WIPE, (Key.Key_Delete,), "Del"),
    Shortcut(Action.SPOTLIGHT, (Key.Key_L,), "L"),
    Shortcut(Action.POINTER, (Key.Key_O,), "O"),
    Shortcut(Action.LARGER, (Key.Key_Plus, Key.Key_Equal), "+"),
    Shortcut(Action.SMALLER, (Key.Key_Minus,), "−"),
    Shortcut(Action.WHOLE, (Key.Key_0,), "0"),
    Shortcut(Action.TURN, (Key.Key_R,), "R"),
)
_TIMER = (
    Shortcut(Action.TIMER, (Key.Key_T,), "T"),
    Shortcut(Action.TIMER_1, (QKeyCombination(CTRL, Key.Key_1),), "Ctrl+1"),
    Shortcut(Action.TIMER_3, (QKeyCombination(CTRL, Key.Key_3),), "Ctrl+3"),
    Shortcut(Action.TIMER_5, (QKeyCombination(CTRL, Key.Key_5),), "Ctrl+5"),
    Shortcut(Action.TIMER_10, (QKeyCombination(CTRL, Key.Key_0),), "Ctrl+0"),
    Shortcut(Action.TIMER_HOLD, (QKeyCombination(SHIFT, Key.Key_T),), "Shift+T"),
    Shortcut(Action.TIMER_SIZE, (QKeyCombination(CTRL, Key.Key_T),), "Ctrl+T"),
    Shortcut(Action.TIMER_SOUND, (QKeyCombination(CTRL, Key.Key_S),), "Ctrl+S"),
    Shortcut(Action.TIMER_OFF, (QKeyCombination(CTRL, Key.Key_Delete),), "Ctrl+Del"),
)
GROUPS = (_HOUR, _SCREEN, _PLAYING, _DRAWING, _TIMER)
SHORTCUTS = tuple(shortcut for group in GROUPS for shortcut in group)

_MINUTES = (Action.TIMER_1, Action.TIMER_3, Action.TIMER_5, Action.TIMER_10)

REPEATING = (
    Action.PLAN_UP, Action.PLAN_DOWN,
    Action.BACK, Action.ON, Action.BACK_FAR, Action.ON_FAR, Action.STEP, Action.LOUDER, Action.QUIETER, Action.LARGER,
    Action.SMALLER,
)  # fmt: skip
"""What goes on while a key is held down; a clicker's button held too long must not skip three resources."""


def key_of(action: Action) -> str:
    """Return how the key of an action is written."""
    return written(next(shortcut for shortcut in SHORTCUTS if shortcut.action is action))


def written(shortcut: Shortcut) -> str:
    """Return how a key is written in the language of the window; most keys are written alike everywhere."""
    return _tr("Space") if shortcut.written == "Space" else shortcut.written


def rows(group: tuple[Shortcut, ...]) -> list[tuple[str, str]]:
    """Return the lines of a group for a table: the key, and what it does. The minutes of the timer share one."""
    lines = [(written(s), action_text(s.action)) for s in group if s.action not in _MINUTES]
    if any(shortcut.action in _MINUTES for shortcut in group):
        lines.insert(1, ("Ctrl+1 3 5 0", _tr("1, 3, 5, 10 minutes")))
    return lines


def group_texts() -> tuple[str, ...]:
    """Return the headings of GROUPS."""
    return (_tr("Lesson"), _tr("Class screen"), _tr("Playing"), _tr("Drawing and looking"), _tr("Timer"))


def action_text(action: Action) -> str:
    """Return what an action does, for the table of keys."""
    return {**_hour_texts(), **_playing_texts(), **_drawing_texts(), **_timer_texts()}[action]


def _hour_texts() -> dict[Action, str]:
    return {
        Action.NEXT: _tr("Next resource or page"),
        Action.PREVIOUS: _tr("Previous resource or page"),
        Action.FIRST: _tr("First resource"),
        Action.LAST: _tr("Last resource"),
        Action.PLAN: _tr("Lesson plan, only for you"),
        Action.PLAN_UP: _tr("Lesson plan upwards"),
        Action.PLAN_DOWN: _tr("Lesson plan downwards"),
        Action.OUTSIDE: _tr("Open slides in their program"),
        Action.HELP: _tr("This table of keys"),
        Action.PRINT: _tr("Table of keys as a PDF, to print"),
        Action.END: _tr("End the lesson"),
        Action.BLACK: _tr("Black screen, and back"),
        Action.WHITE: _tr("Board: a white one, and back"),
        Action.FREEZE: _tr("Freeze the class screen, and back"),
        Action.SHOW: _tr("Show the class screen"),
        Action.HIDE: _tr("Hide the class screen"),
        Action.SWAP: _tr("Swap the two screens"),
        Action.SCREENS: _tr("Choose the class screen"),
    }


def _playing_texts() -> dict[Action, str]:
    return {
        Action.TOGGLE: _tr("Pause, go on; next page"),
        Action.BACK: _tr("Back 5 s; previous page"),
        Action.ON: _tr("On 5 s; next page"),
        Action.BACK_FAR: _tr("Back 30 seconds"),
        Action.ON_FAR: _tr("On 30 seconds"),
        Action.STEP: _tr("One picture on"),
        Action.RESTART: _tr("From start"),
        Action.RESUME: _tr("Where the class stopped"),
        Action.REPEAT: _tr("Repeat from here, to here"),
        Action.MARK: _tr("Set a bookmark here"),
        Action.MARKS: _tr("Bookmarks, by their digit"),
        Action.SUBTITLES: _tr("Next subtitles, or none"),
        Action.VOICE: _tr("Next voice"),
        Action.EVEN: _tr("Even sound: all equally loud, or not"),
        Action.LOUDER: _tr("Louder"),
        Action.QUIETER: _tr("Quieter"),
        Action.MUTE: _tr("Sound off, and on"),
        Action.FASTER: _tr("Faster"),
        Action.SLOWER: _tr("Slower"),
    }


def _drawing_texts() -> dict[Action, str]:
    return {
        Action.PEN: _tr("Pen"),
        Action.ERASER: _tr("Eraser"),
        Action.COLOUR: _tr("Next colour"),
        Action.WIDTH: _tr("Next width"),
        Action.UNDO: _tr("Take the last stroke back"),
        Action.WIPE: _tr("Wipe everything away"),
        Action.SPOTLIGHT: _tr("Spotlight"),
        Action.POINTER: _tr("Pointer"),
        Action.LARGER: _tr("Larger"),
        Action.SMALLER: _tr("Smaller"),
        Action.WHOLE: _tr("The whole picture"),
        Action.TURN: _tr("Turn the picture"),
    }


def _timer_texts() -> dict[Action, str]:
    return {
        Action.TIMER: _tr("Buttons of the timer"),
        **dict.fromkeys(_MINUTES, _tr("1, 3, 5, 10 minutes")),
        Action.TIMER_HOLD: _tr("Hold the timer, and on"),
        Action.TIMER_SIZE: _tr("Timer small, or large"),
        Action.TIMER_SOUND: _tr("Timer with or without sound"),
        Action.TIMER_OFF: _tr("Take the timer away"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
