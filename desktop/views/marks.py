"""The shapes of states: a full, half or open circle, a tick. Never a colour alone."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from catalogue.records import LessonState
from desktop.theme.chosen import colours
from desktop.views.mirroring import seen_whole

_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def mark_colour(mark: str) -> str:
    """Return the colour of a state's shape and word."""
    chosen = colours()
    named = {"taught": chosen.good, "ready": chosen.good, "missing": chosen.quiet}
    return named.get(mark, chosen.warning)


def draw_mark(painter: QPainter, box: QRect, mark: str, colour: QColor) -> None:
    """Draw a state's shape: a full, half, open or crossed circle, or a tick."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "taught":
        middle = box.center()
        painter.drawLine(box.left() + 1, middle.y(), middle.x() - 2, box.bottom() - 3)
        painter.drawLine(middle.x() - 2, box.bottom() - 3, box.right(), box.top() + 3)
        return
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if mark == "damaged":
        painter.drawLine(box.left() + 4, box.bottom() - 4, box.right() - 4, box.top() + 4)
    painter.setBrush(colour)
    if mark == "ready":
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif mark == "partial":
        painter.drawPie(box.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16)


class StateMark(QWidget):
    """A lesson's state, or that it is taught: its shape and its word."""

    def __init__(self, state: LessonState | None, parent: QWidget | None = None, *, worded: bool = True) -> None:
        """Show a state; None says taught. Without its word only the shape, for where the word stands beside it."""
        super().__init__(parent)
        self._worded = worded
        self._mark = "taught" if state is None else state.value
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """Return the word."""
        words = {
            "taught": self.tr("taught"),
            "ready": self.tr("ready"),
            "partial": self.tr("partly here"),
            "missing": self.tr("not yet"),
        }
        return words[self._mark]

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the room for shape and word."""
        line = self.fontMetrics()
        words = line.horizontalAdvance(self.text()) + 8 if self._worded else 0
        return QSize(words + line.height(), line.height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the same: neither is ever cut off."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow language and size of text."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.setAccessibleName(self.text())
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint shape and word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(mark_colour(self._mark))
        size = self.fontMetrics().ascent()
        place = QRect(0, (self.height() - size) // 2, size, size)
        draw_mark(painter, seen_whole(self, place), self._mark, colour)
        if self._worded:
            painter.setPen(colour)
            room = self.rect().adjusted(size + 8, 0, 0, 0)
            painter.drawText(
                seen_whole(self, room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
            )
