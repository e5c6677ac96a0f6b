"""The classes of the school: a name and one or several grades each. What is typed holds at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catalogue.subject_names import grades_of
from catalogue.timetable import SchoolClass
from desktop.formats import grade_text
from desktop.schedule_view import ScheduleView
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, Section, button, emptied, label, row, scrolled

PLAN_GRADES = (4, 5, 6)
_ROOM = 8


class ClassesSection(Section):
    """Emits a class that is new, changed or gone."""

    add_wished = Signal(str, object)
    change_wished = Signal(object)
    remove_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[SchoolClass] | None = None
        self._intro, self._list = label("quiet", wraps=True), QVBoxLayout()
        self.name, self._add, self._heading = QLineEdit(), button(), label("heading")
        self._grades = _GradeChips(())
        self._lay_out()
        self.name.textChanged.connect(self._guess)
        self.name.returnPressed.connect(self._add_class)
        self._grades.changed.connect(self._check)
        self._add.clicked.connect(self._add_class)
        self.setFocusProxy(self.name)
        self.retranslate()

    def show_view(self, view: ScheduleView) -> None:
        """Show the classes; those that did not change stay as they are, with the keyboard in them."""
        if self._classes != view.schedule.classes:
            self._classes = view.schedule.classes
            self._show()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._intro.setText(
            self.tr("Each class has its own place in each subject. A combined room has several grades.")
        )
        self._heading.setText(self.tr("A new class"))
        self.name.setPlaceholderText(self.tr("Name, such as 四（1）班"))
        self.name.setAccessibleName(self.tr("Name of the class"))
        self._add.setText(self.tr("Add"))
        self._grades.retranslate()
        self._show()
        self._check()

    def _show(self) -> None:
        emptied(self._list)
        for school_class in self._classes or ():
            self._list.addWidget(self._row(school_class))

    def _row(self, school_class: SchoolClass) -> QWidget:
        name, remove = QLineEdit(school_class.name), button("", self.tr("Remove"))
        name.setAccessibleName(self.tr("Name of the class"))
        chips = _GradeChips(school_class.grades)

        def changed() -> None:
            wanted = replace(school_class, name=name.text().strip(), grades=chips.grades())
            if wanted.name and wanted.grades and wanted != school_class:
                self.change_wished.emit(wanted)

        name.editingFinished.connect(changed)
        chips.changed.connect(changed)
        remove.clicked.connect(lambda: self.remove_wished.emit(school_class.id))
        card, line = Card(), Folding(_ROOM, GAP)
        line.put(name, grows=True)
        line.put(row(chips, remove))
        card.content.addWidget(line)
        return card

    def _lay_out(self) -> None:
        inner, card, line = QWidget(), Card(), Folding(_ROOM, GAP)
        line.put(self.name, grows=True)
        line.put(row(self._grades, self._add))
        card.content.addWidget(self._heading)
        card.content.addWidget(line)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        self._list.setSpacing(GAP)
        rows.addWidget(self._intro)
        rows.addLayout(self._list)
        rows.addWidget(card)
        rows.addStretch(1)
        self.put(grows=scrolled(inner))

    def _guess(self, text: str) -> None:
        """Choose the grades that the name tells."""
        found = grades_of(text)
        if found:
            self._grades.choose(found)
        self._check()

    def _check(self) -> None:
        self._add.setEnabled(bool(self.name.text().strip()) and bool(self._grades.grades()))

    def _add_class(self) -> None:
        if self._add.isEnabled():
            self.add_wished.emit(self.name.text().strip(), self._grades.grades())
            self._grades.choose(())
            self.name.clear()
            self.name.setFocus()


class _GradeChips(QWidget):
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

    def choose(self, grades: Sequence[int]) -> None:
        """Choose grades without telling anybody."""
        for grade, chip in self._chips.items():
            chip.setChecked(grade in grades)

    def retranslate(self) -> None:
        """Name the grades."""
        for grade, chip in self._chips.items():
            chip.setText(grade_text(grade))
