"""One class of the school: its name, its grades, the language it hears first. What is changed holds at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catalogue.languages import LESSON_LANGUAGES
from catalogue.timetable import SchoolClass
from desktop.formats import grade_text
from desktop.language_names import language_text
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, button, choice_box, row

PLAN_GRADES = (4, 5, 6)
ROOM = 8
"""Lines of text that a name is wide at least, before the rest goes below it."""


class ClassRow(Card):
    """Emits the class as it is wished, or the id of one to be removed. The keyboard stays in it while it changes."""

    change_wished = Signal(object)
    remove_wished = Signal(int)

    def __init__(self, school_class: SchoolClass, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class = school_class
        self.name, self._remove = QLineEdit(), button()
        self._grades, self.language = GradeChips(school_class.grades), choice_box()
        line = Folding(ROOM, GAP)
        line.put(self.name, grows=True)
        line.put(self._grades)
        line.put(row(self.language, self._remove))
        self.content.addWidget(line)
        self.language.addItem("", "")
        for code in dict.fromkeys((*LESSON_LANGUAGES, *filter(None, (school_class.language,)))):
            self.language.addItem("", code)
        self.name.editingFinished.connect(self._changed)
        self._grades.changed.connect(self._changed)
        self.language.activated.connect(self._changed)
        self._remove.clicked.connect(lambda: self.remove_wished.emit(self._class.id))
        self.retranslate()
        self.show_class(school_class)

    def show_class(self, school_class: SchoolClass) -> None:
        """Show the class as it is kept now."""
        self._class = school_class
        if self.name.text().strip() != school_class.name:
            self.name.setText(school_class.name)
        self._grades.choose(school_class.grades)
        self._grades.describe(school_class.name)
        for part in (self.name, self.language, self._remove):
            part.setAccessibleDescription(school_class.name)
        self.language.setCurrentIndex(max(self.language.findData(school_class.language), 0))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.name.setAccessibleName(self.tr("Name of the class"))
        self.language.setAccessibleName(self.tr("Language of lessons"))
        self.language.setToolTip(self.tr("The language that comes first where a lesson has several."))
        for number in range(self.language.count()):
            code = self.language.itemData(number)
            self.language.setItemText(number, language_text(code) if code else self.tr("As the school"))
        self._remove.setText(self.tr("Remove"))
        self._grades.retranslate()

    def _changed(self) -> None:
        language = self.language.currentData() or ""
        wanted = replace(self._class, name=self.name.text().strip(), grades=self._grades.grades(), language=language)
        if wanted.name and wanted.grades and wanted != self._class:
            self.change_wished.emit(wanted)


class GradeChips(QWidget):
    """A chip for each grade of the plan, any number of them chosen."""

    changed = Signal()

    def __init__(self, chosen: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {grade: button("chip", checkable=True) for grade in sorted({*PLAN_GRADES, *chosen})}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(row(*self._chips.values()))
        self.choose(chosen)
        for chip in self._chips.values():
            chip.clicked.connect(self.changed)
        self.retranslate()

    def grades(self) -> tuple[int, ...]:
        """Return the grades that are chosen."""
        return tuple(grade for grade, chip in self._chips.items() if chip.isChecked())

    def describe(self, whose: str) -> None:
        """Say of which class the grades are, for who cannot see the row."""
        for chip in self._chips.values():
            chip.setAccessibleDescription(whose)

    def choose(self, grades: Sequence[int]) -> None:
        """Choose grades without telling anybody."""
        for grade, chip in self._chips.items():
            chip.setChecked(grade in grades)

    def retranslate(self) -> None:
        """Name the grades."""
        for grade, chip in self._chips.items():
            chip.setText(grade_text(grade))
