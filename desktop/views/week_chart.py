"""Class hours week by week as columns, with a mark for what was planned. Painted here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.formats import count_text
from desktop.theme.chosen import colours
from desktop.theme.style import SMALL
from desktop.views.mirroring import seen

_LINES = 9
"""Height of the chart in lines of text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One week: its name, the hours held, the hours planned (0 for none)."""

    name: str
    held: int
    planned: int


class WeekChart(QWidget):
    """Columns with their numbers on top; names below as far as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other weeks."""
        self._columns = columns
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a height of some lines of text."""
        return QSize(400, self.fontMetrics().height() * _LINES)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the columns."""
        del event
        if not self._columns:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        most = max(max(column.held, column.planned) for column in self._columns) or 1
        room = QRectF(0, line + SMALL, self.width(), self.height() - line * 2 - SMALL * 3)
        slot = room.width() / max(len(self._columns), 6)
        every = max(round((self._widest() + SMALL) / slot + 0.5), 1)
        for number, column in enumerate(self._columns):
            area = seen(self, QRectF(number * slot, room.y(), slot, room.height()))
            self._paint_column(painter, area, column, most)
            if number % every == 0:
                painter.setPen(QColor(colours().quiet))
                name = seen(self, QRectF(number * slot, room.bottom() + SMALL, slot * every, line))
                painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, column.name)
        painter.end()

    def _paint_column(self, painter: QPainter, area: QRectF, column: Column, most: int) -> None:
        width = min(area.width() * 0.7, 64)
        height = area.height() * column.held / most
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        left = area.x() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else area.right() - width
        bar = QRectF(left, area.bottom() - height, width, height)
        painter.drawRoundedRect(bar, 4, 4)
        if column.planned:
            at = area.bottom() - area.height() * column.planned / most
            painter.setPen(QPen(QColor(colours().ink), 3))
            painter.drawLine(int(left), int(at), int(left + width), int(at))
        if column.held:
            # Inside the column, where the mark of what was planned does not cross it; above one that is too short.
            line = self.fontMetrics().height()
            inside = height > line + SMALL
            painter.setPen(QColor(colours().on_accent if inside else colours().ink))
            foot = bar.bottom() - SMALL / 2 if inside else bar.y() - 2
            place = QRectF(left, foot - line, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, count_text(column.held))

    def _widest(self) -> int:
        return max(self.fontMetrics().horizontalAdvance(column.name) for column in self._columns)
