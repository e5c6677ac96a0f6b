"""The Schedule page: the year, the timetable, the classes, the term. Its sections come late (docs/decisions/0005)."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.theme.style import GAP
from desktop.views.chip_group import ChipGroup
from desktop.views.flow import flowing
from desktop.views.folding import Folding
from desktop.views.parts import Page, button, label, row
from desktop.views.scrolling import Reaching
from desktop.views.speaking import Speaking

SECTIONS = ("year", "timetable", "classes", "term")
_ROOM = 6


class SchedulePage(Speaking, Page):
    """Shows one section at a time. Every edit holds at once, and can be undone: nothing asks "are you sure"."""

    undo_requested = Signal()
    redo_requested = Signal()
    section_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._chips = label("title"), ChipGroup(self)
        self._undo, self._redo = button(), button()
        self._stack = QStackedWidget()
        self._wanted = SECTIONS[0]
        self._lay_out()
        self.show_history(undo=False, redo=False)
        self.retranslate()

    def fill(self, sections: Mapping[str, QWidget]) -> None:
        """Put the sections in, once they are loaded."""
        for name in SECTIONS:
            self._stack.addWidget(sections[name])
        self.show_section(self._wanted)

    def show_section(self, name: str) -> None:
        """Go to a section; before they are loaded it is remembered."""
        self._wanted = name
        number = SECTIONS.index(name)
        self._chips.show_chosen(number)
        section = self._stack.widget(number)
        if section is not None:
            self._stack.setCurrentIndex(number)
            section.setFocus()
            self.section_shown.emit(name)

    def show_history(self, *, undo: bool, redo: bool) -> None:
        """Say whether there is something to undo, and to do again."""
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Schedule"))
        names = (self.tr("Year"), self.tr("Timetable"), self.tr("Classes"), self.tr("Term and days"))
        for number, name in enumerate(names):
            self._chips.button(number).setText(name)
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))

    def _lay_out(self) -> None:
        chips = [self._chips.add_chip(number) for number in range(len(SECTIONS))]
        self._chips.chosen.connect(lambda number: self.show_section(SECTIONS[number]))
        head = Folding(_ROOM, GAP)
        head.put(self._title, grows=True)
        head.put(flowing(row(*chips), row(self._undo, self._redo), spacing=GAP, fills=False))
        self.content.addWidget(head)
        self.content.addLayout(Reaching(self._stack), 1)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo.click)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._redo.click)
