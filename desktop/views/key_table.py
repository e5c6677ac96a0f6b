"""The table of keys, over the teacher's screen while F1 is in force."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.shortcuts import GROUPS, Action, Shortcut, group_texts, key_of, rows
from desktop.theme.style import GAP, MARGIN
from desktop.views.parts import button, emptied, label
from desktop.views.scrolling import scrolled
from desktop.views.speaking import Speaking

_COLUMNS = ((0, 1), (2,), (3, 4))
"""Which groups stand below each other."""


class KeyTable(Speaking, QFrame):
    """``save_wished``: make a PDF of it. ``closed``: somebody has read enough."""

    save_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._title, self._save, self._close = label("title"), button(), button()
        self._body = QVBoxLayout()
        for made, signal in ((self._save, self.save_wished), (self._close, self.closed)):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(signal)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._save)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        body = QWidget()
        body.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(scrolled(body), 1)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Keys"))
        self._save.setText(self.tr("Save as a PDF") + f"  {key_of(Action.PRINT)}")
        self._close.setText(self.tr("Close") + f"  {key_of(Action.HELP)}")
        emptied(self._body)
        self._body.addWidget(_table())
        self._body.addStretch(1)


def _table() -> QWidget:
    headings = group_texts()
    whole = QWidget()
    columns = QHBoxLayout(whole)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(MARGIN)
    for numbers in _COLUMNS:
        column = QVBoxLayout()
        for number in numbers:
            column.addWidget(label("heading", headings[number]))
            column.addLayout(_grid(GROUPS[number]))
        column.addStretch(1)
        columns.addLayout(column, 1)
    return whole


def _grid(group: tuple[Shortcut, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(0)
    grid.setHorizontalSpacing(GAP)
    grid.setColumnStretch(1, 1)
    for line, (key, text) in enumerate(rows(group)):
        grid.addWidget(label("quiet", key), line, 0)
        grid.addWidget(label(text=text, wraps=True), line, 1)
    return grid
