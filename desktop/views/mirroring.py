"""What is painted by hand, and each line of text, begins where the language does: at the left, or at the right."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtWidgets import QLabel, QStyle, QWidget

_SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


class Written(QLabel):
    """A text at the side where the window's language begins, whatever it is written in itself.

    QLabel goes by the first letter of each text: a Chinese title would stand away from the Arabic words below it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._take_side()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802  # Qt's name
        """Stand as high as is said, and in the middle if that is said."""
        super().setAlignment(alignment)
        self._take_side()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Go to the other side with the language."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._take_side()
        super().changeEvent(event)

    def _take_side(self) -> None:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        super().setAlignment(self.alignment() & ~_SIDES | side | Qt.AlignmentFlag.AlignAbsolute)


def seen(widget: QWidget, place: QRectF) -> QRectF:
    """Return where a place is seen that was counted from the left edge of a widget."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return place
    return QRectF(widget.width() - place.x() - place.width(), place.y(), place.width(), place.height())


def seen_whole(widget: QWidget, place: QRect) -> QRect:
    """Return the same for whole pixels."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), place)
