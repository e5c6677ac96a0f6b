"""Buttons of which one is chosen, for the keyboard one thing: Tab goes to the chosen one, the arrows to the others."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

_TAB = Qt.FocusPolicy.TabFocus


class ChipGroup(QButtonGroup):
    """As Qt's, where Tab goes to the first button whichever is chosen, and Space there chooses it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._stop_at_chosen)

    def _stop_at_chosen(self, button: QAbstractButton, checked: bool) -> None:  # a signal's shape
        if not checked:
            return
        for other in self.buttons():
            policy = other.focusPolicy()
            other.setFocusPolicy(policy | _TAB if other is button else policy & ~_TAB)
