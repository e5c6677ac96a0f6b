"""The head of the Usage page: which days, which class and subject, and what to write out."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from catalogue.usage_range import DayRange, Preset
from desktop.formats import subject_text
from desktop.theme.style import SMALL
from desktop.usage_view import UsageChoice
from desktop.views.chip_group import ChipGroup
from desktop.views.day_field import DayField
from desktop.views.flow import flowing
from desktop.views.folding import Folding
from desktop.views.parts import button, choice_box, label, row
from desktop.views.speaking import Speaking

_PRESETS = (Preset.WEEK, Preset.MONTH, Preset.TERM)
_OWN = len(_PRESETS)
"""The chip for days of one's own, after those of the presets."""

_ROOM = 6
"""Lines of text that the title is wide at least, before what can be chosen goes below it."""

FORMATS = ("xlsx", "pdf", "csv", "kolibri", "json", "xapi", "bundle")
"""What the register can be written out as, the most asked for first."""


class UsageHead(Speaking, QWidget):
    """Emits each choice as soon as it is made."""

    choice_changed = Signal(object)
    export_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = UsageChoice()
        self._title, self._presets = label("title"), ChipGroup(self)
        self.classes, self.subjects = choice_box(), choice_box()
        self.export, self._menu = button("menu"), QMenu(self)
        self.first, self.last = DayField(), DayField()
        self._own = row(self.first, label("", "–"), self.last)
        self._begin_with_last_month()
        self._classes: Sequence[str] = ()
        self._subjects: Sequence[str] = ()
        self._lay_out()
        self._presets.chosen.connect(self._choose)
        self.classes.activated.connect(self._choose)
        self.subjects.activated.connect(self._choose)
        for day in (self.first, self.last):
            day.setKeyboardTracking(False)  # a date that is being typed is none yet
            day.dateChanged.connect(self._choose)
        self.retranslate()

    @property
    def choice(self) -> UsageChoice:
        """What is chosen now."""
        return self._choice

    def show_choice(self, choice: UsageChoice, classes: Sequence[str], subjects: Sequence[str]) -> None:
        """Show what is chosen, and what else there is to choose."""
        self._choice, self._classes, self._subjects = choice, classes, subjects
        self._presets.show_chosen(_PRESETS.index(choice.preset) if choice.days is None else _OWN)
        self._own.setVisible(choice.days is not None)
        _fill(self.classes, [("", self.tr("All classes")), *((name, name) for name in classes)], choice.class_name)
        named = [(subject, subject_text(subject)) for subject in subjects]
        _fill(self.subjects, [("", self.tr("All subjects")), *named], choice.subject)
        self.classes.setVisible(bool(classes))

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Usage"))
        texts = (self.tr("This week"), self.tr("This month"), self.tr("This term"), self.tr("From … to"))
        for number, text in enumerate(texts):
            self._presets.button(number).setText(text)
        self.export.setText(self.tr("Write out"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.classes.setAccessibleName(self.tr("Class"))
        self.subjects.setAccessibleName(self.tr("Subject"))
        self._fill_menu()
        self.show_choice(self._choice, self._classes, self._subjects)

    def _fill_menu(self) -> None:
        names = {
            "xlsx": self.tr("Excel workbook"),
            "pdf": self.tr("Register for signing (PDF)"),
            "csv": self.tr("Table (CSV)"),
            "kolibri": self.tr("Table with Kolibri's columns (CSV)"),
            "json": self.tr("All records (JSON)"),
            "xapi": self.tr("Learning records (xAPI)"),
            "bundle": self.tr("Everything, signed, for another machine"),
        }
        self._menu.clear()
        for name in FORMATS:
            self._menu.addAction(names[name]).triggered.connect(
                lambda _checked=False, name=name: self.export_wished.emit(name)
            )

    def _choose(self, _what: object) -> None:
        number, days = self._presets.checkedId(), None
        if number == _OWN:
            days = DayRange(*sorted((self.first.day, self.last.day)))
        self._own.setVisible(days is not None)
        self._choice = UsageChoice(
            self._choice.preset if days is not None else _PRESETS[number],
            str(self.classes.currentData() or ""),
            str(self.subjects.currentData() or ""),
            days,
        )
        self.choice_changed.emit(self._choice)

    def _begin_with_last_month(self) -> None:
        """What a head is asked for at the start of a month."""
        month = QDate.currentDate().addMonths(-1)
        self.first.setDate(QDate(month.year(), month.month(), 1))
        self.last.setDate(QDate(month.year(), month.month(), month.daysInMonth()))

    def _lay_out(self) -> None:
        chips = [self._presets.add_chip(number) for number in range(_OWN + 1)]
        self.export.setMenu(self._menu)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        head = Folding(_ROOM, SMALL)
        head.put(self._title, grows=True)
        head.put(flowing(*chips, self._own, self.classes, self.subjects, self.export))
        box.addWidget(head)


def _fill(box: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for data, text in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(chosen), 0))
