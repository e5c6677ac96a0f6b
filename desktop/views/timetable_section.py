"""The timetable editor: a grid by mouse or keyboard, odd and even weeks, copying a day, files in and out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QStackedWidget, QTableView, QWidget

from catalogue.records import SUBJECTS
from catalogue.schedule_edit import Cell
from desktop.formats import count_text, grade_text, subject_text
from desktop.models.timetable import TimetableModel
from desktop.schedule_view import ScheduleView
from desktop.theme.style import GAP, TARGET
from desktop.views.folding import Folding
from desktop.views.import_panel import ImportPanel
from desktop.views.parts import Section, button, choice_box, label, row
from desktop.views.scrolling import hung

_ROTATIONS = (1, 2, 3, 4)
_ROOM = 5
_MOVES = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class TimetableSection(Section):
    """Emits every edit as a wish. The keys 1 to 4 put a subject into the chosen cell, Delete empties it."""

    class_chosen = Signal(int)
    put_wished = Signal(object, str, int)
    """A cell, a subject, and the grade that it is for, 0 for all of the room."""

    exchange_wished = Signal(object, object)
    copy_day_wished = Signal(int, int)
    rotation_wished = Signal(int)
    times_wished = Signal(int, object, object)
    periods_wished = Signal(int)
    """One period more (1) or less (-1) at the end of the day."""

    import_wished = Signal()
    export_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ScheduleView | None = None
        self._copied = 0
        self.model, self.grid = TimetableModel(self), QTableView()
        self._class, self._rotation, self._week = choice_box(), choice_box(), choice_box()
        self._subjects = [button() for _ in SUBJECTS]
        self._other, self._clear, self._grade = QLineEdit(), button(), choice_box()
        self._for_grade = row(self._grade)
        self._copy, self._paste, self._weekend = button(), button(), button("chip", checkable=True)
        self._more, self._less = button(), button()
        self._import, self._export = button(), button()
        self._hint = label("quiet", wraps=True)
        self._stack, self._editor, self.panel = QStackedWidget(), Section(reaches=False), ImportPanel()
        self._scrolled = hung(self._editor)
        self._set_up_grid()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: ScheduleView) -> None:
        """Show another state; the chosen cell stays."""
        self._view = view
        self._show_choices(view)
        self._show_grid()
        self._say_what_to_do()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        for number, (pressed, subject) in enumerate(zip(self._subjects, SUBJECTS, strict=True), start=1):
            pressed.setText(subject_text(subject))
            pressed.setToolTip(str(number))
        self._other.setPlaceholderText(self.tr("Other subject"))
        self._other.setAccessibleName(self.tr("Other subject"))
        self._clear.setText(self.tr("Empty"))
        self._copy.setText(self.tr("Copy the day"))
        self._paste.setText(self.tr("Paste the day"))
        self._weekend.setText(self.tr("Weekend"))
        self._more.setText(self.tr("One period more"))
        self._less.setText(self.tr("One period less"))
        self._import.setText(self.tr("From a file"))
        self._export.setText(self.tr("Into a file"))
        self._class.setAccessibleName(self.tr("Class"))
        self._grade.setAccessibleName(self.tr("For which grade"))
        self._rotation.setAccessibleName(self.tr("Rotation"))
        self._week.setAccessibleName(self.tr("Week of the rotation"))
        self.grid.setAccessibleName(self.tr("Timetable"))
        if self._view is not None:
            self._show_choices(self._view)
            self._show_grid()
        self._say_what_to_do()

    def show_import(self, *, shown: bool) -> None:
        """Put the preview of a file in the place of the grid, or take it away."""
        self._stack.setCurrentWidget(self.panel if shown else self._scrolled)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take the keys that edit, while the grid has the keyboard."""
        if watched is self.grid and event.type() == QEvent.Type.KeyPress and self._obeys(event):
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # Qt hands over any object

    def _obeys(self, event: QEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()  # type: ignore[attr-defined]  # a key event
        if modifiers & Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self._move(*_MOVES[key])
            return True
        if Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(SUBJECTS) and not modifiers:
            self._put(SUBJECTS[key - Qt.Key.Key_1])
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._put("")
            return True
        return False

    def _show_choices(self, view: ScheduleView) -> None:
        rotation = view.schedule.timetable.rotation
        _fill(self._class, [(found.name, found.id) for found in view.schedule.classes], view.class_id)
        choices = sorted({*_ROTATIONS, rotation})
        names = {1: self.tr("Same every week"), 2: self.tr("Odd and even weeks")}
        turns = [(names.get(n) or self.tr("Every %n week(s)", "", n), n) for n in choices]
        _fill(self._rotation, turns, rotation)
        weeks = [(self.tr("All weeks"), 0)]
        if rotation == 2:
            weeks += [(self.tr("Odd weeks"), 1), (self.tr("Even weeks"), 2)]
        elif rotation > 2:
            weeks += [
                (self.tr("Week {number} of the rotation").format(number=count_text(n)), n)
                for n in range(1, rotation + 1)
            ]
        _fill(self._week, weeks, int(self._week.currentData() or 0))
        self._week.setVisible(rotation > 1)
        grades = view.school_class.grades if view.school_class is not None else ()
        every = [(self.tr("All grades"), 0), *((grade_text(grade), grade) for grade in grades)]
        _fill(self._grade, every, int(self._grade.currentData() or 0))
        self._for_grade.setVisible(len(grades) > 1)

    def _show_grid(self) -> None:
        """Show the grid again; the chosen cell stays."""
        if self._view is not None:
            week = int(self._week.currentData() or 0)
            place = self.grid.currentIndex()
            kept = (place.row(), place.column()) if place.isValid() else (0, 1)
            self.model.show_timetable(self._view.schedule.timetable, self._view.class_id, week)
            # With large text the whole editor scrolls; else the grid takes the room there is.
            self.grid.setMinimumHeight((self.model.rowCount() + 1) * TARGET)
            self.grid.setCurrentIndex(self.model.index(min(kept[0], self.model.rowCount() - 1), kept[1]))
            there = self._view.school_class is not None
            pressed = (*self._subjects, self._other, self._clear, self._copy, self._more, self._less, self._export)
            for part in pressed:
                part.setEnabled(there)
            self._paste.setEnabled(bool(self._copied) and there)

    def _say_what_to_do(self) -> None:
        if self._view is not None and self._view.school_class is None:
            self._hint.setText(
                self.tr("Set up a class first, or take a timetable from a file: its classes come along.")
            )
            return
        self._hint.setText(
            self.tr("Choose a cell, then a subject (keys 1 to 4, Delete). Drag a cell, or Alt and an arrow, to swap.")
        )

    def _set_up_grid(self) -> None:
        self.grid.setModel(self.model)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.grid.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.grid.setDragDropOverwriteMode(True)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A time that is cut off tells nothing.
        self.grid.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setMinimumSectionSize(TARGET)
        self.grid.setTabKeyNavigation(False)
        self.grid.installEventFilter(self)
        self.begins = self.grid

    def _lay_out(self) -> None:
        for box in (self._class, self._rotation, self._week, self._grade):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choices = Folding(_ROOM, GAP)
        choices.put(row(self._class, self._rotation, self._week), grows=True)
        choices.put(row(self._import, self._export))
        tools = Folding(_ROOM, GAP)
        tools.put(self._for_grade)
        tools.put(row(*self._subjects, self._clear))
        tools.put(self._other, grows=True)
        days = Folding(_ROOM, GAP)
        days.put(row(self._copy, self._paste, self._weekend))
        days.put(row(self._more, self._less), grows=True)
        self._editor.put(self._hint, grows=self.grid)
        self._editor.put(tools, days)
        self._stack.addWidget(self._scrolled)
        self._stack.addWidget(self.panel)
        self.put(choices, grows=self._stack)

    def _connect(self) -> None:
        self._class.activated.connect(lambda index: self.class_chosen.emit(int(self._class.itemData(index))))
        self._rotation.activated.connect(lambda index: self.rotation_wished.emit(int(self._rotation.itemData(index))))
        self._week.activated.connect(self._show_grid)
        for pressed, subject in zip(self._subjects, SUBJECTS, strict=True):
            pressed.clicked.connect(lambda _checked=False, subject=subject: self._put(subject))
        self._clear.clicked.connect(lambda: self._put(""))
        self._other.returnPressed.connect(self._put_other)
        self._copy.clicked.connect(self._copy_day)
        self._paste.clicked.connect(self._paste_day)
        self._weekend.toggled.connect(self._show_weekend)
        self._more.clicked.connect(lambda: self.periods_wished.emit(1))
        self._less.clicked.connect(lambda: self.periods_wished.emit(-1))
        self._import.clicked.connect(self.import_wished)
        self._export.clicked.connect(self.export_wished)
        self.model.exchange_wished.connect(self.exchange_wished)
        self.model.times_wished.connect(self.times_wished)
        QShortcut(QKeySequence.StandardKey.Copy, self.grid, self._copy.click, context=_HERE)
        QShortcut(QKeySequence.StandardKey.Paste, self.grid, self._paste.click, context=_HERE)

    def _cell(self) -> Cell | None:
        return self.model.cell_of(self.grid.currentIndex())

    def _put(self, subject: str) -> None:
        cell = self._cell()
        if cell is not None:
            grade = int(self._grade.currentData() or 0) if subject else 0
            self.put_wished.emit(cell, subject, grade)

    def _put_other(self) -> None:
        name = self._other.text().strip()
        if name:
            self._put(name)
            self._other.clear()
            self.grid.setFocus()

    def _move(self, down: int, right: int) -> None:
        here = self.grid.currentIndex()
        there: QModelIndex = self.model.index(here.row() + down, here.column() + right)
        first, second = self.model.cell_of(here), self.model.cell_of(there)
        if first is not None and second is not None:
            self.grid.setCurrentIndex(there)
            self.exchange_wished.emit(first, second)

    def _copy_day(self) -> None:
        cell = self._cell()
        if cell is not None:
            self._copied = cell.weekday
            self._paste.setEnabled(True)

    def _paste_day(self) -> None:
        cell = self._cell()
        if cell is not None and self._copied:
            self.copy_day_wished.emit(self._copied, cell.weekday)

    def _show_weekend(self, shown: bool) -> None:  # a signal's shape
        self.model.weekend = shown
        self._show_grid()


_HERE = Qt.ShortcutContext.WidgetShortcut


def _fill(box: QComboBox, choices: Sequence[tuple[str, int]], chosen: int) -> None:
    """Fill a box without telling anybody, and choose what is chosen, else the first."""
    box.blockSignals(True)  # Qt's shape
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)  # Qt's shape
