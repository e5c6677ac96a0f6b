"""A window that the keyboard goes to."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_PATIENCE_MS = 30_000


def bring_up(qtbot: QtBot, window: QWidget) -> None:
    """Show a window, and wait until it has the keyboard.

    It is asked for until it is had: a window of the test before takes it away as it goes.
    """
    window.show()

    def active() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(active, timeout=_PATIENCE_MS)
