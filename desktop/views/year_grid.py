"""The plan at a glance: weeks across, subjects down, each week by its shape. One widget, painted, for a whole year."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from catalogue.records import LessonState
from catalogue.schedule_progress import WeekCell, YearRow
from desktop.formats import count_text, grade_text, subject_text
from desktop.theme.chosen import colours, subject_colour
from desktop.theme.style import font
from desktop.views.marks import draw_mark
from desktop.views.mirroring import seen_whole

_ROW, _HEAD, _GAP = 26, 24, 10
_LEAST_CELL, _MOST_CELL = 15, 96
_MORE_HEIGHT = 14
"""How much higher rows become where cells have room, by half of what these are wider than a usual one."""

_USUAL_CELL, _USUAL_CHOICE = 56, 20
"""Pixels from which on rows grow: where a week is pressed they grow sooner, to be met by a finger."""

_KEYS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}

Week = tuple[int, int]
"""A term of the plan and a week in it."""


class YearGrid(QWidget):
    """Shows rows of weeks. With ``chooses`` one can be chosen by mouse or arrow keys: ``chosen`` has row and cell."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, chooses: bool = False) -> None:
        super().__init__(parent)
        self._rows: Sequence[YearRow] = ()
        self._cells: list[dict[Week, WeekCell]] = []
        self._weeks: list[Week] = []
        self._now: Week = (0, 0)
        self._scale, self._chooses = 100, chooses
        self._place = (0, 0)
        self._label_room: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if chooses:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_rows(self, rows: Sequence[YearRow], now: Week) -> None:
        """Show other rows; ``now`` is framed."""
        self._rows, self._now, self._label_room = rows, now, None
        self._cells = [{(cell.term, cell.week): cell for cell in row.cells} for row in rows]
        terms = sorted({cell.term for row in rows for cell in row.cells})
        last = {t: max(c.week for row in rows for c in row.cells if c.term == t) for t in terms}
        begins = not self._weeks
        self._weeks = [(term, week) for term in terms for week in range(1, last[term] + 1)]
        if begins and now in self._weeks:
            self._place = (0, self._weeks.index(now))
        self._place = (min(self._place[0], max(len(rows) - 1, 0)), min(self._place[1], max(len(self._weeks) - 1, 0)))
        self.updateGeometry()
        self.update()
        self._tell()

    def set_text_scale(self, scale: int) -> None:
        """Paint larger; in percent."""
        self._scale, self._label_room = scale, None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size of all rows, with cells of a usual size."""
        width = self._label_width() + 22 * max(len(self._weeks), 1) + _GAP
        return QSize(width, self.heightForWidth(0))

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Return the height of all rows, which are higher where their cells are wide."""
        return self._head_height() + self._row_height(width) * max(len(self._rows), 1) + 4

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size with the smallest cells."""
        return QSize(self._label_width() + _LEAST_CELL * len(self._weeks) + _GAP, self.sizeHint().height())

    def cell_at(self, row: int, column: int) -> WeekCell | None:
        """Return a week of a row, None where nothing is planned."""
        if not (0 <= row < len(self._rows) and 0 <= column < len(self._weeks)):
            return None
        return self._cells[row].get(self._weeks[column])

    def choose(self, row: int, column: int) -> None:
        """Go to a week and tell it."""
        if 0 <= row < len(self._rows) and 0 <= column < len(self._weeks):
            for place in (self._place, (row, column)):
                self.update(self.place_of(*place).adjusted(-3, -4, 3, 4))
            self._place = (row, column)
            self._tell()

    def place_of(self, row: int, column: int) -> QRect:
        """Return where a cell is painted."""
        wide = self._cell_width(self.width())
        gap = _GAP if self._weeks[column][0] != self._weeks[0][0] else 0
        high = self._row_height(self.width())
        top = self._head_height() + row * high
        place = QRect(self._label_width() + column * wide + gap, top, wide, high)
        return seen_whole(self, place.adjusted(1, 2, -1, -2))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go from week to week."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or not self._chooses:
            super().keyPressEvent(event)
            return
        onward = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        self.choose(self._place[0] + step[0], self._place[1] + step[1] * onward)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Choose the week that was pressed."""
        place = self._under(event.position().toPoint().x(), event.position().toPoint().y())
        if place is not None and self._chooses:
            self.setFocus()
            self.choose(*place)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Measure anew, for another font or other words."""
        self._label_room = None
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in words what a week is, where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._under(event.pos().x(), event.pos().y())
            cell = self.cell_at(*place) if place is not None else None
            if place is not None and cell is not None:
                QToolTip.showText(event.globalPos(), self.words(self._rows[place[0]], cell), self)
                return True
        return super().event(event)

    def words(self, row: YearRow, cell: WeekCell) -> str:
        """Return in words what a week of a row is."""
        name = f"{grade_text(row.grade)} {subject_text(row.subject)}"
        what = self.tr("%n class hour(s)", "", cell.total)
        taught = self.tr("{count} taught").format(count=count_text(cell.taught))
        week = self.tr("week {week}").format(week=count_text(cell.week))
        if cell.is_taught:
            return f"{name} · {week} · {what} · {taught}"
        states = {
            LessonState.READY: self.tr("ready"),
            LessonState.PARTIAL: self.tr("partly here"),
            LessonState.MISSING: self.tr("not arrived yet"),
        }
        return f"{name} · {week} · {what} · {taught} · {states[cell.state]}"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint headings, labels and cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for number, row in enumerate(self._rows):
            self._paint_label(painter, number, row)
            for column in range(len(self._weeks)):
                cell, place = self.cell_at(number, column), self.place_of(number, column)
                # From week to week only two cells are painted anew, of half a thousand.
                if cell is not None and event.rect().intersects(place):
                    _paint_cell(painter, place, row.subject, cell)
        if self._now in self._weeks:
            self._frame(painter, self._weeks.index(self._now))
        if self._chooses and self.hasFocus() and self._rows:
            painter.setPen(QPen(QColor(colours().ink), 2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.place_of(*self._place).adjusted(-1, -2, 1, 2))

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font(12 if self._cell_width(self.width()) < 20 else 14, self._scale))
        painter.setPen(QColor(colours().quiet))
        for column, (_, week) in enumerate(self._weeks):
            box = self.place_of(0, column)
            box.setTop(self._head_height() - self._sized(_HEAD))
            box.setHeight(self._sized(_HEAD))
            painter.drawText(box.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, count_text(week))
            if week == 1 and self._several_terms():
                room = QRect(0, 0, self._cell_width(self.width()) * 10, self._sized(_HEAD))
                room.moveLeft(box.left())
                if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                    room.moveRight(box.right())
                term = self.tr("First term") if self._weeks[column][0] == 1 else self.tr("Second term")
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, term)

    def _paint_label(self, painter: QPainter, number: int, row: YearRow) -> None:
        painter.setFont(font(15, self._scale))
        painter.setPen(QColor(colours().ink))
        high = self._row_height(self.width())
        box = QRect(0, self._head_height() + number * high, self._label_width() - 8, high)
        painter.drawText(
            seen_whole(self, box), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._label(row)
        )

    def _frame(self, painter: QPainter, column: int) -> None:
        """Frame this week over all rows."""
        box = self.place_of(0, column).united(self.place_of(len(self._rows) - 1, column))
        painter.setPen(QPen(QColor(colours().ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0, -1, 0, 1), 4, 4)

    def _several_terms(self) -> bool:
        return len({term for term, _ in self._weeks}) > 1

    def _head_height(self) -> int:
        """The numbers of the weeks; above them the terms, where there are more than one."""
        return self._sized(_HEAD) * (2 if self._several_terms() else 1)

    def _label(self, row: YearRow) -> str:
        one_grade = len({other.grade for other in self._rows}) == 1
        return subject_text(row.subject) if one_grade else f"{row.grade} {subject_text(row.subject)}"

    def _label_width(self) -> int:
        if self._label_room is None:  # asked for every cell
            metrics = self.fontMetrics()
            widest = max((metrics.horizontalAdvance(self._label(row)) for row in self._rows), default=0)
            self._label_room = round(widest) + 14
        return self._label_room

    def _cell_width(self, width: int) -> int:
        room = width - self._label_width() - _GAP
        return max(min(room // max(len(self._weeks), 1), _MOST_CELL), _LEAST_CELL)

    def _row_height(self, width: int) -> int:
        more = (self._cell_width(width) - (_USUAL_CHOICE if self._chooses else _USUAL_CELL)) // 2
        return self._sized(_ROW + min(max(more, 0), _MORE_HEIGHT))

    def _under(self, x: int, y: int) -> tuple[int, int] | None:
        for row in range(len(self._rows)):
            for column in range(len(self._weeks)):
                if self.place_of(row, column).adjusted(-1, -2, 1, 2).contains(x, y):
                    return row, column
        return None

    def _tell(self) -> None:
        if self._chooses and self._rows:
            row, column = self._place
            cell = self.cell_at(row, column)
            self.setAccessibleDescription(self.words(self._rows[row], cell) if cell is not None else "")
            self.chosen.emit(self._rows[row], cell)

    def _sized(self, pixels: int) -> int:
        return round(pixels * self._scale / 100)


def _paint_cell(painter: QPainter, box: QRect, subject: str, cell: WeekCell) -> None:
    colour = QColor(subject_colour(subject))
    size = min(box.width(), box.height()) - 6
    mark = QRect(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1, size, size)
    if cell.is_taught:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 4, 4)
        draw_mark(painter, mark, "taught", QColor(colours().on_subject))
        return
    if cell.state is LessonState.MISSING:
        painter.setPen(QPen(QColor(colours().quiet), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        return
    tint = QColor(colour)
    tint.setAlpha(60)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(box, 4, 4)
    small = size // 2 if size > 8 else size
    middle = QRect(box.center().x() - small // 2 + 1, box.center().y() - small // 2 + 1, small, small)
    draw_mark(painter, middle, cell.state.value, colour)
