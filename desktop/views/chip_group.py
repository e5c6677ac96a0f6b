"""Buttons of which one is chosen, for the keyboard one thing: Tab goes to the chosen one, the arrows to the others."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton

from desktop.views.parts import button as made_button

_TAB = Qt.FocusPolicy.TabFocus


class ChipGroup(QButtonGroup):
    """``chosen`` has the id of what somebody chose, by whatever means.

    With Qt's group alone, Tab goes to the first button whichever is chosen; and a screen reader checks a button
    without ever clicking it, so that ``idClicked`` does not hear of it.
    """

    chosen = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._unclicked = QTimer(self, singleShot=True, interval=0)
        self._unclicked.timeout.connect(lambda: self.chosen.emit(self.checkedId()))
        self.buttonToggled.connect(self._toggled)
        self.idClicked.connect(self._clicked)

    def addButton(self, button: QAbstractButton, number: int = -1) -> None:  # noqa: N802  # Qt's name and shape
        """Take a button in. A screen reader calls it a radio button: a check box would be one of many to choose."""
        button.setAutoExclusive(True)
        super().addButton(button, number)

    def add_chip(self, number: int, text: str = "") -> QPushButton:
        """Return a new chip that is one of the group."""
        made = made_button("chip", text, checkable=True)
        self.addButton(made, number)
        return made

    def describe(self, of_what: str) -> None:
        """Say of what one chooses, for who cannot see the heading."""
        for button in self.buttons():
            button.setAccessibleDescription(of_what)

    def show_chosen(self, number: int) -> None:
        """Show which one is chosen, without telling anybody."""
        self._showing = True
        self.button(number).setChecked(True)
        self._showing = False

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:  # a signal's shape
        if not checked:
            return
        for other in self.buttons():
            policy = other.focusPolicy()
            other.setFocusPolicy(policy | _TAB if other is button else policy & ~_TAB)
        if not self._showing:
            self._unclicked.start()

    def _clicked(self, number: int) -> None:
        self._unclicked.stop()
        self.chosen.emit(number)
