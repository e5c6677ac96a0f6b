"""A page behind a PIN: as long as it is locked, only the field for the PIN is there."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from desktop.pin_file import RESET_NAME
from desktop.views.parts import Page, button, label, row
from desktop.views.speaking import Speaking

_WIDTH = 260
"""Pixels of the field at least."""


class LockedPage(Speaking, QStackedWidget):
    """``pin_given`` has what was typed. Without a PIN it is never locked."""

    pin_given = Signal(str)

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._ask = Page()
        self._title, self._said = label("title", wraps=True), label("warning", wraps=True)
        self._hint = label("quiet", wraps=True)
        self.pin, self.give = QLineEdit(), button("main")
        self._wait, self._folder = 0.0, Path()
        self._waiting = QTimer(self, interval=1000)
        self._waiting.timeout.connect(self._count_down)
        self._lay_out()
        self.retranslate()

    @property
    def locked(self) -> bool:
        """Whether the page cannot be seen."""
        return self.currentWidget() is self._ask

    def lock(self) -> None:
        """Put the field before the page."""
        # Only now: text that can be selected takes 4 MB, and most schools never lock a page.
        self._hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pin.clear()
        self._said.setText("")
        self.setCurrentWidget(self._ask)

    def open(self) -> None:
        """Show the page."""
        self._waiting.stop()
        self._wait = 0.0
        self._allow()
        self.setCurrentWidget(self.page)

    def refuse(self, wait: float) -> None:
        """Say that the PIN was wrong, and for how many seconds nothing is heard."""
        self._wait = wait
        self.pin.clear()
        if wait > 0:
            self._waiting.start()
        self._tell()
        self._allow()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802  # Qt's name
        """Give the keyboard to the page, or to the field before it."""
        (self.pin if self.locked else self.page).setFocus(reason)

    def show_folder(self, library: Path) -> None:
        """Say in which folder a file takes the PIN away."""
        self._folder = library
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("This page is locked"))
        hint = self.tr("Forgotten? IT puts an empty file named {name} into this folder, then opens this page again:")
        self._hint.setText(f"{hint.format(name=RESET_NAME)}\n{self._folder}")
        self.pin.setAccessibleName(self.tr("PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.give.setText(self.tr("Unlock"))

    def _give(self) -> None:
        if self.pin.text() and self._wait <= 0:
            self.pin_given.emit(self.pin.text())

    def _count_down(self) -> None:
        self._wait = max(self._wait - 1, 0)
        if self._wait <= 0:
            self._waiting.stop()
        self._tell()
        self._allow()
        if self._wait <= 0 and self.isVisible():
            self.pin.setFocus()

    def _tell(self) -> None:
        if self._wait > 0:
            self._said.setText(self.tr("The PIN was wrong. Try again in %n s.", "", round(self._wait + 0.5)))
        else:
            self._said.setText(self.tr("The PIN was wrong. Try again."))

    def _allow(self) -> None:
        self.give.setEnabled(self._wait <= 0)
        self.pin.setEnabled(self._wait <= 0)

    def _lay_out(self) -> None:
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.returnPressed.connect(self._give)
        self.give.clicked.connect(self._give)
        self.pin.setMinimumWidth(_WIDTH)
        for part in (self._title, row(self.pin, self.give), self._said, self._hint):
            self._ask.content.addWidget(part)
        self._ask.content.addStretch(1)
        self.addWidget(self.page)
        self.addWidget(self._ask)
