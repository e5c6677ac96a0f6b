"""A row of buttons that goes on in the next line where the window is narrow, and fills each line."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from desktop.theme.style import SMALL

_TRY = 16
"""Pixels by which a shorter line is tried."""


class Flow(QLayout):
    """Lays its parts side by side, as the language reads, at the width each needs.

    What a line has left is shared by its parts, unless ``fills`` is false.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int, fills: bool = True) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fills = fills
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt's name
        """See QLayout."""
        self._items.append(item)

    def count(self) -> int:
        """See QLayout."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """See QLayout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt's name
        """See QLayout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt's name
        """It takes the width that there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt's name
        """See QLayout."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        """Return the height of the lines that such a width makes."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """All in one line."""
        parts = self._shown()
        width = sum(item.sizeHint().width() for item in parts) + self.spacing() * max(len(parts) - 1, 0)
        return QSize(width, _height(parts))

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        """The widest part alone."""
        parts = self._shown()
        return QSize(max((item.sizeHint().width() for item in parts), default=0), _height(parts))

    def setGeometry(self, place: QRect) -> None:  # noqa: N802  # Qt's name
        """Lay out the lines."""
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            self._lay(line, QRect(place.left(), top, place.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _direction(self) -> Qt.LayoutDirection:
        holder = self.parentWidget()
        return holder.layoutDirection() if holder is not None else Qt.LayoutDirection.LeftToRight

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return as few lines as fit, of about the same length: one button alone in a line would be as wide as all."""
        lines = self._filled(width)
        shortest = width // max(len(lines), 1)
        while len(lines) > 1 and shortest < width:
            evener = self._filled(shortest)
            if len(evener) == len(lines):
                return evener
            shortest += _TRY
        return lines

    def _filled(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needed = item.sizeHint().width() + self.spacing()
            if not lines or used + needed - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed
        return lines

    def _lay(self, line: list[QLayoutItem], place: QRect) -> None:
        needed = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        spare = max(place.width() - needed, 0) if self._fills else 0
        left = place.left()
        for number, item in enumerate(line):
            share = spare * (number + 1) // len(line) - spare * number // len(line)
            size = QSize(item.sizeHint().width() + share, place.height())
            item.setGeometry(QStyle.visualRect(self._direction(), place, QRect(QPoint(left, place.top()), size)))
            left += size.width() + self.spacing()


def flowing(*parts: QWidget, spacing: int = SMALL, fills: bool = True) -> QWidget:
    """Return parts in a widget, side by side as far as there is room."""
    made = QWidget()
    flow = Flow(made, spacing=spacing, fills=fills)
    for part in parts:
        flow.addWidget(part)
    return made


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
