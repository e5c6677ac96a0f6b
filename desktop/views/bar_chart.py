"""Hours taught against hours planned as bars, one a class and subject. Painted here, to be read from two metres."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.formats import count_text
from desktop.theme.chosen import colours
from desktop.theme.style import SMALL, TARGET
from desktop.views.mirroring import seen

_BAR = 22
"""Height of a bar in pixels; its row is as high as a target to press."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``done`` of ``whole``. ``heading`` stands once above the bars that share it."""

    heading: str
    name: str
    done: int
    whole: int
    colour: str


class BarChart(QWidget):
    """Bars with names and numbers. ``chosen`` has the number of a bar that was pressed, by mouse or keyboard."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._unit = "{done} / {whole}"
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], unit: str) -> None:
        """Show other bars; ``unit`` words their numbers, with ``{done}`` and ``{whole}``."""
        self._bars, self._unit = bars, unit
        self._current = min(self._current, max(len(bars) - 1, 0))
        self.updateGeometry()
        self.update()
        self._say()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the room for all bars."""
        return QSize(400, sum(height for _, height in self._rows()) + SMALL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least room: nothing is squeezed."""
        return QSize(260, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Up and down go from bar to bar, Return opens one."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self._bars):
            self._current += step
            self.update()
            self._say()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Open the bar that is pressed."""
        number = self.bar_at(event.position())
        if number >= 0:
            self._current = number
            self.update()
            self.chosen.emit(number)

    def bar_at(self, point: QPointF) -> int:
        """Return the number of the bar at a point, -1 for none."""
        top = 0.0
        for number, height in self._rows():
            if top <= point.y() < top + height:
                return number
            top += height
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint headings, names, bars and numbers."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, numbers = self._widths()
        top = 0.0
        for number, height in self._rows():
            if number < 0:
                self._paint_heading(painter, QRectF(0, top, self.width(), height), self._bars[-number - 1])
            else:
                self._paint_bar(painter, QRectF(0, top, self.width(), height), number, (names, numbers))
            top += height
        painter.end()

    def _rows(self) -> list[tuple[int, int]]:
        """Return each row with its height: a bar by its number, a heading as -1 less its first bar."""
        found: list[tuple[int, int]] = []
        heading, line = "", self.fontMetrics().height()
        for number, bar in enumerate(self._bars):
            if bar.heading != heading:
                heading = bar.heading
                found.append((-number - 1, line + SMALL * 2))
            found.append((number, max(TARGET, line + SMALL)))
        return found

    def _widths(self) -> tuple[int, int]:
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        numbers = max((self._bold_metrics().horizontalAdvance(self._number(bar)) for bar in self._bars), default=0)
        return names + SMALL * 3, numbers + SMALL * 2

    def _bold(self) -> QFont:
        made = QFont(self.font())
        made.setBold(True)
        return made

    def _bold_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())

    def _number(self, bar: Bar) -> str:
        return self._unit.format(done=count_text(bar.done), whole=count_text(bar.whole))

    def _paint_heading(self, painter: QPainter, area: QRectF, bar: Bar) -> None:
        painter.setFont(self._bold())
        painter.setPen(QColor(colours().ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.heading)

    def _paint_bar(self, painter: QPainter, area: QRectF, number: int, widths: tuple[int, int]) -> None:
        bar = self._bars[number]
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if number == self._current and self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(self.font())
        painter.setPen(QColor(colours().ink))
        painter.drawText(seen(self, area.adjusted(SMALL * 2, 0, 0, 0)), flags, bar.name)
        track = QRectF(
            SMALL * 2 + widths[0], area.center().y() - _BAR / 2, area.width() - sum(widths) - SMALL * 3, _BAR
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().track))
        painter.drawRoundedRect(seen(self, track), 5, 5)
        share = min(bar.done / bar.whole, 1.0) if bar.whole else 0.0
        if share:
            painter.setBrush(QColor(bar.colour))
            done = QRectF(track.x(), track.y(), max(track.width() * share, 6), _BAR)
            painter.drawRoundedRect(seen(self, done), 5, 5)
        painter.setFont(self._bold())
        painter.setPen(QColor(colours().ink))
        numbers = QRectF(track.right() + SMALL * 2, area.y(), widths[1], area.height())
        painter.drawText(seen(self, numbers), flags, self._number(bar))

    def _say(self) -> None:
        """Tell a screen reader which bar is the current one."""
        if self._bars:
            bar = self._bars[self._current]
            self.setAccessibleDescription(f"{bar.heading} {bar.name}: {self._number(bar)}")
