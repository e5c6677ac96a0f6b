"""The classes of the school: a name, one or several grades and a language each. What is typed holds at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catalogue.subject_names import grades_of
from catalogue.timetable import SchoolClass
from desktop.schedule_view import ScheduleView
from desktop.theme.style import GAP
from desktop.views.class_row import ROOM, ClassRow, GradeChips
from desktop.views.folding import Folding
from desktop.views.parts import Card, Section, button, label, row
from desktop.views.scrolling import hung


class ClassesSection(Section):
    """Emits a class that is new, changed or gone."""

    add_wished = Signal(str, object)
    change_wished = Signal(object)
    remove_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[SchoolClass] | None = None
        self._rows: dict[int, ClassRow] = {}
        self._intro, self._list = label("quiet", wraps=True), QVBoxLayout()
        self.name, self._add, self._heading = QLineEdit(), button(), label("heading")
        self.lacks = label("quiet", wraps=True)
        self._grades = GradeChips(())
        self._lay_out()
        self.name.textChanged.connect(self._guess)
        self.name.returnPressed.connect(self._add_class)
        self._grades.changed.connect(self._check)
        self._add.clicked.connect(self._add_class)
        self.begins = self.name
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
        self.name.setPlaceholderText(self.tr("Name, such as 四（1）班 or Grade 5 a"))
        self.name.setAccessibleName(self.tr("Name of the class"))
        self._add.setText(self.tr("Add"))
        self._grades.retranslate()
        for shown in self._rows.values():
            shown.retranslate()
        self._check()

    def _show(self) -> None:
        classes = self._classes or ()
        for gone in self._rows.keys() - {found.id for found in classes}:
            self._rows.pop(gone).deleteLater()
        for place, found in enumerate(classes):
            shown = self._rows.get(found.id) or self._made(found)
            shown.show_class(found)
            self._list.insertWidget(place, shown)

    def _made(self, school_class: SchoolClass) -> ClassRow:
        made = self._rows[school_class.id] = ClassRow(school_class)
        made.change_wished.connect(self.change_wished)
        made.remove_wished.connect(self.remove_wished)
        return made

    def _lay_out(self) -> None:
        inner, card, line = QWidget(), Card(), Folding(ROOM, GAP)
        line.put(self.name, grows=True)
        line.put(row(self._grades, self._add))
        card.content.addWidget(self._heading)
        card.content.addWidget(line)
        card.content.addWidget(self.lacks)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        self._list.setSpacing(GAP)
        rows.addWidget(self._intro)
        rows.addLayout(self._list)
        rows.addWidget(card)
        rows.addStretch(1)
        self.put(grows=hung(inner))

    def _guess(self, text: str) -> None:
        """Choose the grades that the name tells."""
        found = grades_of(text)
        if found:
            self._grades.choose(found)
        self._check()

    def _check(self) -> None:
        """Let the class be added, or say what is lacking still."""
        named, graded = bool(self.name.text().strip()), bool(self._grades.grades())
        self._add.setEnabled(named and graded)
        lacking = self.tr("Type the name of the class. Its grade is chosen by itself where the name tells it.")
        if named:
            lacking = "" if graded else self.tr("Choose the grade of this class: its name does not tell one of them.")
        self.lacks.setText(lacking)

    def _add_class(self) -> None:
        if self._add.isEnabled():
            self.add_wished.emit(self.name.text().strip(), self._grades.grades())
            self._grades.choose(())
            self.name.clear()
            self.name.setFocus()
