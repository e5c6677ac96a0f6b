"""Catches the keys of a lesson for the whole program, whatever window or button was clicked last."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.shortcuts import REPEATING, SHORTCUTS, Action, Shortcut

_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class KeyFilter(QObject):
    """Obeys the table while it is on. A text field gets letters; what a clicker sends is caught even there.

    Digits are handed to ``ask_digit``, while it is set: they answer a question, or name one of several things.
    """

    def __init__(self, obey: Callable[[Action], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._obey = obey
        self.ask_digit: Callable[[int], None] | None = None
        self._by_key = {_number(key): shortcut for shortcut in SHORTCUTS for key in shortcut.keys}

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
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # While a lesson goes on, no shortcut of a window behind it may act.
            event.accept()
            return True
        # A window hears of a key before any widget in it does; there it is obeyed, once.
        if event.type() != QEvent.Type.KeyPress or not watched.isWindowType():
            return False
        focused = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QAbstractButton):
            # Space pauses the lesson whatever has the focus, so Enter is what presses a button.
            focused.click()
            return True
        typing = isinstance(focused, _TEXT_FIELDS)
        return (not typing and self._answered(event)) or self._obeyed(event, typing=typing)

    def _answered(self, event: QKeyEvent) -> bool:
        if self.ask_digit is None or event.key() not in _DIGITS or event.modifiers() & _HELD:
            return False
        self.ask_digit(event.key() - Qt.Key.Key_0)
        return True

    def _obeyed(self, event: QKeyEvent, *, typing: bool) -> bool:
        shortcut = self._asked(event)
        if shortcut is None:
            return False
        if typing and not _of_a_clicker(shortcut, event):
            return False
        if not event.isAutoRepeat() or shortcut.action in REPEATING:
            self._obey(shortcut.action)
        return True

    def _asked(self, event: QKeyEvent) -> Shortcut | None:
        """Return what the key stands for; Shift is forgiven where it means nothing: many keyboards need it for "+"."""
        held = event.modifiers() & _HELD
        exact = self._by_key.get(QKeyCombination(held, Qt.Key(event.key())).toCombined())
        if exact is None and held == Qt.KeyboardModifier.ShiftModifier:
            return self._by_key.get(event.key())
        return exact


def _number(key: Qt.Key | QKeyCombination) -> int:
    return key.toCombined() if isinstance(key, QKeyCombination) else int(key)


def _of_a_clicker(shortcut: Shortcut, event: QKeyEvent) -> bool:
    """Whether it comes from a clicker for sure: nobody types PageDown or Esc into a name, but letters they do."""
    return shortcut.clicker and not event.text().isalpha()
