"""A row that becomes a column where there is no room for it: on a small screen, or with large text."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Folding(QWidget):
    """Parts side by side, below each other as soon as the one that grows would get too little.

    ``room`` is what that part needs, in heights of a line of text, so that it follows the size of text.
    """

    def __init__(self, room: int, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._growing: set[QWidget] = set()
        self._parts: list[QWidget] = []
        self._box = QBoxLayout(_ROW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        # Or a row could never be made narrower than itself, and so would never fold.
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)

    @property
    def folded(self) -> bool:
        """Whether the parts are below each other now."""
        return self._box.direction() == _COLUMN

    def put(self, part: QWidget, *, grows: bool = False) -> None:
        """Add a part; the one that ``grows`` takes the room that is left."""
        self._parts.append(part)
        if grows:
            self._growing.add(part)
        self._box.addWidget(part, 1 if grows else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least size: that of the column."""
        least = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        width = max((size.width() for size in least), default=0)
        return QSize(width, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again when a part has another size: other words, or larger ones."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        shown = [part for part in self._parts if not part.isHidden()]
        wanted = sum(self._wanted(part) for part in shown) + self._box.spacing() * (len(shown) - 1)
        direction = _COLUMN if wanted > self.width() else _ROW
        if direction != self._box.direction():
            self._box.setDirection(direction)

    def _wanted(self, part: QWidget) -> int:
        if part in self._growing:
            return max(self._room * self.fontMetrics().height(), part.minimumSizeHint().width())
        return part.sizeHint().width()
