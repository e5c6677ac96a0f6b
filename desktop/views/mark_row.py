"""Bookmarks with names: one press goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from catalogue.records import Bookmark
from desktop.theme.style import SMALL
from desktop.views.flow import Flow
from desktop.views.parts import button, label, row
from desktop.views.speaking import Speaking

_MOST = 9
"""So many have a digit of their own."""

_PATIENCE_MS = 10_000
"""After so long without a letter the name gives the keyboard back: some clickers send a b, which it would take in."""


class _NameField(QLineEdit):
    """``entered`` comes when it gets the keyboard."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        super().focusInEvent(event)
        self.entered.emit()


class MarkRow(Speaking, QWidget):
    """``opened`` and ``removed`` have the id of a bookmark, ``renamed`` its id and another name."""

    opened = Signal(int)
    renamed = Signal(int, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._marks: Sequence[Bookmark] = ()
        self._chosen = 0
        self._hint, self._name, self._remove = label("quiet", wraps=True), _NameField(), button()
        self._name.setMaxLength(60)
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = QWidget()
        self._flow = Flow(buttons, spacing=SMALL)
        self._editing = row(self._name, self._remove, grows=self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self._hint, buttons, self._editing):
            column.addWidget(part)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._name.clearFocus)
        for stirred in (self._name.entered, self._name.textEdited, self._name.cursorPositionChanged):
            stirred.connect(lambda *_what: self._patience.start())
        self._name.editingFinished.connect(self._rename)
        self._remove.clicked.connect(lambda: self.removed.emit(self._chosen))
        self.retranslate()
        self.show_marks(())

    def show_marks(self, marks: Sequence[Bookmark]) -> None:
        """Show these bookmarks; the one that was added is the one to be named."""
        added = {mark.id for mark in marks} - {mark.id for mark in self._marks}
        if len(added) == 1:
            self._chosen = added.pop()
        self._marks = marks
        self._fill()

    def open_number(self, number: int) -> None:
        """Go to a bookmark by its place, from 1."""
        if 1 <= number <= len(self._marks):
            self._open(self._marks[number - 1])

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._hint.setText(self.tr("No bookmarks in this lesson yet. K sets one here."))
        self._name.setAccessibleName(self.tr("Name of the bookmark"))
        self._name.setPlaceholderText(self.tr("Name of the bookmark"))
        self._remove.setText(self.tr("Remove"))

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, mark in enumerate(self._marks, 1):
            self._flow.addWidget(self._button(number, mark))
        chosen = next((mark for mark in self._marks if mark.id == self._chosen), None)
        self._hint.setVisible(not self._marks)
        self._editing.setVisible(chosen is not None)
        if chosen is not None and not self._name.hasFocus():
            self._name.setText(chosen.name)

    def _button(self, number: int, mark: Bookmark) -> QPushButton:
        made = button(text=f"{number}  {mark.name}" if number <= _MOST else mark.name, checkable=True)
        made.setChecked(mark.id == self._chosen)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self._open(mark))
        return made

    def _open(self, mark: Bookmark) -> None:
        self._chosen = mark.id
        self._fill()
        self.opened.emit(mark.id)

    def _rename(self) -> None:
        name = self._name.text().strip()
        chosen = next((mark for mark in self._marks if mark.id == self._chosen), None)
        if chosen is not None and name and name != chosen.name:
            self.renamed.emit(self._chosen, name)
        self._name.clearFocus()
