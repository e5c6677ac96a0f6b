"""What the keys do while teaching. One table: the filter obeys it, and F1 shows it.

Clickers of the Logitech R400 kind send PageDown, PageUp, F5 and Esc in turn, and the full stop; others send b.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

Key = Qt.Key


class Action(StrEnum):
    """Something a teacher wants."""

    NEXT = "next"
    PREVIOUS = "previous"
    TOGGLE = "toggle"
    BACK = "back"
    ON = "on"
    FIRST = "first"
    LAST = "last"
    BLACK = "black"
    SHOW = "show"
    HIDE = "hide"
    LOUDER = "louder"
    QUIETER = "quieter"
    MUTE = "mute"
    FASTER = "faster"
    SLOWER = "slower"
    HELP = "help"
    END = "end"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An action, its keys, how they are written on a button, and whether a clicker sends them."""

    action: Action
    keys: tuple[Qt.Key, ...]
    written: str
    clicker: bool = False


SHORTCUTS = (
    Shortcut(Action.NEXT, (Key.Key_PageDown, Key.Key_N), "PgDn", clicker=True),
    Shortcut(Action.PREVIOUS, (Key.Key_PageUp, Key.Key_P), "PgUp", clicker=True),
    Shortcut(Action.TOGGLE, (Key.Key_Space,), "Space"),
    Shortcut(Action.BACK, (Key.Key_Left,), "←"),
    Shortcut(Action.ON, (Key.Key_Right,), "→"),
    Shortcut(Action.FIRST, (Key.Key_Home,), "Home"),
    Shortcut(Action.LAST, (Key.Key_End,), "End"),
    Shortcut(Action.BLACK, (Key.Key_B, Key.Key_Period), "B", clicker=True),
    Shortcut(Action.SHOW, (Key.Key_F5,), "F5", clicker=True),
    Shortcut(Action.HIDE, (Key.Key_Escape,), "Esc", clicker=True),
    Shortcut(Action.LOUDER, (Key.Key_Up,), "↑"),
    Shortcut(Action.QUIETER, (Key.Key_Down,), "↓"),
    Shortcut(Action.MUTE, (Key.Key_M,), "M"),
    Shortcut(Action.FASTER, (Key.Key_Plus, Key.Key_Equal), "+"),
    Shortcut(Action.SLOWER, (Key.Key_Minus,), "−"),
    Shortcut(Action.HELP, (Key.Key_F1,), "F1"),
    Shortcut(Action.END, (Key.Key_F10,), "F10"),
)


_REPEATING = (Action.BACK, Action.ON, Action.LOUDER, Action.QUIETER)
"""What goes on while a key is held down; a clicker's button held too long must not skip three resources."""


def key_of(action: Action) -> str:
    """Return how the key of an action is written."""
    return written(next(shortcut for shortcut in SHORTCUTS if shortcut.action is action))


def written(shortcut: Shortcut) -> str:
    """Return how a key is written in the language of the window; most keys are written alike everywhere."""
    return _tr("Space") if shortcut.written == "Space" else shortcut.written


def action_text(action: Action) -> str:
    """Return what an action does, for the table of keys."""
    texts = {
        Action.NEXT: _tr("Next resource or page"),
        Action.PREVIOUS: _tr("Previous resource or page"),
        Action.TOGGLE: _tr("Pause, go on"),
        Action.BACK: _tr("Back 5 seconds"),
        Action.ON: _tr("On 5 seconds"),
        Action.FIRST: _tr("First resource"),
        Action.LAST: _tr("Last resource"),
        Action.BLACK: _tr("Black screen, and back"),
        Action.SHOW: _tr("Show the class screen"),
        Action.HIDE: _tr("Hide the class screen"),
        Action.LOUDER: _tr("Louder"),
        Action.QUIETER: _tr("Quieter"),
        Action.MUTE: _tr("Sound off, and on"),
        Action.FASTER: _tr("Faster"),
        Action.SLOWER: _tr("Slower"),
        Action.HELP: _tr("This table of keys"),
        Action.END: _tr("End the lesson"),
    }
    return texts[action]


class KeyFilter(QObject):
    """Catches keys for the whole program while it is on, whatever window or button has the focus.

    In a text field the letters are the field's; what a clicker sends is always caught.
    """

    def __init__(self, obey: Callable[[Action], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._obey = obey
        self._by_key = {key: shortcut for shortcut in SHORTCUTS for key in shortcut.keys}

    def switch(self, *, on: bool) -> None:
        """Begin or cease to catch keys."""
        application = QCoreApplication.instance()
        if application is None:
            return
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Obey a key press and keep it from everybody else; see QObject."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        shortcut = self._by_key.get(Qt.Key(event.key()))
        if shortcut is None or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            return False
        if isinstance(QApplication.focusWidget(), QLineEdit) and not shortcut.clicker:
            return False
        # A window hears of a key before any widget in it does; there it is obeyed, once.
        if event.type() == QEvent.Type.KeyPress and watched.isWindowType():
            if not event.isAutoRepeat() or shortcut.action in _REPEATING:
                self._obey(shortcut.action)
            return True
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
