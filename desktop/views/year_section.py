"""The plan of a class as a year at a glance: weeks across, subjects down, on one screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from catalogue.records import LessonState
from catalogue.schedule_progress import Progress, WeekCell, YearRow
from desktop.formats import count_text, grade_text, pace_text, subject_text
from desktop.schedule_view import ScheduleView
from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.marks import StateMark
from desktop.views.parts import Card, Section, button, choice_box, label, row
from desktop.views.scrolling import hung
from desktop.views.year_grid import YearGrid

_ROOM = 12


class YearSection(Section):
    """A week can be chosen; ``here_wished`` has its first lesson: the class is there, all before it is taught."""

    class_chosen = Signal(int)
    here_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ScheduleView | None = None
        self._first = ""
        self._class, self._none = choice_box(), label("quiet", wraps=True)
        self.grid, self._detail, self._here = YearGrid(chooses=True), label(wraps=True), button()
        self._pace, self._paces = QWidget(), list[QLabel]()
        self._legend = row(*(StateMark(state) for state in (None, *LessonState)), spacing=GAP)
        self._card = Card()
        self._lay_out()
        self._class.activated.connect(lambda index: self.class_chosen.emit(int(self._class.itemData(index))))
        self.grid.chosen.connect(self._show_cell)
        self._here.clicked.connect(lambda: self.here_wished.emit(self._first))
        self.begins = self.grid
        self.retranslate()

    def show_view(self, view: ScheduleView) -> None:
        """Show the year of the class that is chosen."""
        self._view = view
        self._class.clear()
        for found in view.schedule.classes:
            self._class.addItem(found.name, found.id)
        self._class.setCurrentIndex(self._class.findData(view.class_id))
        self._class.setVisible(len(view.schedule.classes) > 1)
        self._none.setVisible(not view.schedule.classes)
        self.grid.show_rows(view.rows, view.now)
        self._show_paces(view)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._class.setAccessibleName(self.tr("Class"))
        self.grid.setAccessibleName(self.tr("The year, week by week"))
        self._here.setText(self.tr("The class is here: all before is taught"))
        self._none.setText(self.tr("This is the plan of the whole school. Set up a class to see where it is."))
        self._detail.setText(self.tr("Choose a week with the mouse or the arrow keys."))
        if self._view is not None:
            self.show_view(self._view)

    def _lay_out(self) -> None:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        top = Folding(_ROOM, GAP)
        top.put(self._legend, grows=True)
        top.put(self._class)
        below = Folding(_ROOM, GAP)
        below.put(self._detail, grows=True)
        below.put(self._here)
        self._card.content.addWidget(self.grid)
        self._lines = QGridLayout(self._pace)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for part in (self._none, top, self._card, below, self._pace):
            rows.addWidget(part)
        rows.addStretch(1)
        self.put(grows=hung(inner))

    def _show_cell(self, found: YearRow, cell: WeekCell | None) -> None:
        self._first = cell.first if cell is not None else ""
        there = self._view is not None and self._view.school_class is not None
        self._here.setEnabled(bool(self._first) and there)
        self._detail.setText(self.tr("Nothing is planned here.") if cell is None else self.grid.words(found, cell))

    def _show_paces(self, view: ScheduleView) -> None:
        """Show a line for each subject, in columns."""
        several = len({found.grade for found in view.progress}) > 1
        columns = 3 if several else 2
        while len(self._paces) < len(view.progress):
            self._paces.append(label("quiet", wraps=True))
        for number, line in enumerate(self._paces):
            self._lines.addWidget(line, number // columns, number % columns)
            line.setVisible(number < len(view.progress))
        for line, found in zip(self._paces, view.progress, strict=False):
            line.setText(self._progress_text(found, several=several))
        self._pace.setVisible(bool(view.progress))

    def _progress_text(self, found: Progress, *, several: bool) -> str:
        name = subject_text(found.subject)
        if several:
            name = f"{grade_text(found.grade)} {name}"
        text = self.tr("{name}: {taught} of {total} ({pace})").format(
            name=name, taught=count_text(found.taught), total=count_text(found.total), pace=pace_text(found)
        )
        if found.hours_left is None or several:
            return text
        hours = self.tr("%n hour(s) left", "", found.hours_left)
        return self.tr("{taught}, {hours}").format(taught=text, hours=hours)
