"""The weekly grid of one class as a table: periods down, weekdays across, the times in the first column."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from catalogue.schedule_edit import Cell
from catalogue.timetable import Period, Slot, Timetable, usual_periods
from desktop.formats import count_text, grade_text, subject_text, time_text, weekday_text
from desktop.theme.chosen import colours, subject_colour

Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-skylesson-cell"
_TIMES = re.compile(r"(\d{1,2})[:：.](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：.](\d{2})")
_WORK_DAYS, _ALL_DAYS = 5, 7


class TimetableModel(QAbstractTableModel):
    """Shows a timetable and emits wishes; it changes nothing by itself."""

    exchange_wished = Signal(object, object)
    times_wished = Signal(int, object, object)
    """The number of a period, its start and its end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timetable, self._class_id, self._week = Timetable(), 0, 0
        self._periods: Sequence[Period] = usual_periods()
        self._cells: dict[tuple[int, int], list[Slot]] = {}
        self.weekend = False

    def show_timetable(self, timetable: Timetable, class_id: int, week: int) -> None:
        """Show the grid of a class, in one week of the rotation or, for 0, in all of them."""
        self.beginResetModel()
        self._timetable, self._class_id, self._week = timetable, class_id, week
        self._periods = timetable.periods or usual_periods()
        self._cells = {}
        for slot in timetable.slots:
            if slot.class_id == class_id and (not week or slot.holds_in(week)):
                self._cells.setdefault((slot.weekday, slot.period), []).append(slot)
        self.endResetModel()

    @property
    def days(self) -> int:
        """How many weekdays are shown: all seven when something is taught at a weekend."""
        taught = max((weekday for weekday, _ in self._cells), default=0)
        return _ALL_DAYS if self.weekend or taught > _WORK_DAYS else _WORK_DAYS

    def cell_of(self, index: Index) -> Cell | None:
        """Return the cell of the grid at a place of the table, None in the column of times."""
        if not index.isValid() or index.column() == 0:
            return None
        return Cell(index.column(), self._periods[index.row()].number, self._week)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of periods."""
        return 0 if parent is not None and parent.isValid() else len(self._periods)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of weekdays, and the times."""
        return 0 if parent is not None and parent.isValid() else self.days + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words and colours."""
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._period_data(self._periods[index.row()], role)
        slots = self._cells.get((index.column(), self._periods[index.row()].number), [])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = " / ".join(self._words(slot) for slot in slots)
            return words if role == Qt.ItemDataRole.DisplayRole else self._spoken(index, words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and slots:
            return QColor(subject_colour(slots[0].subject))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's name
        """Take other times for a period, written as 8:30-9:10; what is no time changes nothing."""
        found = _TIMES.fullmatch(str(value).strip()) if role == Qt.ItemDataRole.EditRole else None
        if found is None or index.column() != 0:
            return False
        hour, minute, end_hour, end_minute = (int(group) for group in found.groups())
        if max(hour, end_hour) > 23 or max(minute, end_minute) > 59:
            return False
        start, end = time(hour, minute), time(end_hour, end_minute)
        if start < end:
            self.times_wished.emit(self._periods[index.row()].number, start, end)
        return start < end

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the weekdays, and the numbers of the periods."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return count_text(self._periods[section].number)
        return self.tr("Time") if section == 0 else weekday_text(section, short=self.days > _WORK_DAYS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Times can be edited, cells dragged onto one another."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == 0:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  # Qt's name
        """Cells are moved, never copied, by dragging."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's name
        """Return the kind of data that is dragged."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  # Qt's name
        """Return what is dragged: the place of one cell."""
        made = QMimeData()
        made.setData(_MIME, f"{indexes[0].row()},{indexes[0].column()}".encode())
        return made

    def dropMimeData(  # noqa: N802  # Qt's name and shape
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Wish that two cells change places. Never says "moved", or the view would empty the first one itself."""
        del action, row, column
        source = bytes(data.data(_MIME).data()).decode().split(",")
        if len(source) == 2 and parent.isValid():
            first, second = self.cell_of(self.index(int(source[0]), int(source[1]))), self.cell_of(parent)
            if first is not None and second is not None and first != second:
                self.exchange_wished.emit(first, second)
        return False

    def _period_data(self, period: Period, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return f"{time_text(period.start)}-{time_text(period.end)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(colours().quiet)
        return None

    def _spoken(self, index: Index, words: str) -> str:
        """Return what is read aloud of a cell: when it is, and what is taught then."""
        number = count_text(self._periods[index.row()].number)
        day, taught = weekday_text(index.column()), words or self.tr("free")
        return self.tr("{day}, period {number}: {taught}").format(day=day, number=number, taught=taught)

    def _words(self, slot: Slot) -> str:
        name = subject_text(slot.subject)
        if slot.grade:
            name = f"{grade_text(slot.grade)} {name}"
        if self._week or not slot.weeks:
            return name
        if self._timetable.rotation == 2:
            return (
                self.tr("{name} (odd)").format(name=name)
                if slot.weeks == (1,)
                else self.tr("{name} (even)").format(name=name)
            )
        weeks = ", ".join(map(count_text, slot.weeks))
        return self.tr("{name} (week {weeks})").format(name=name, weeks=weeks)
