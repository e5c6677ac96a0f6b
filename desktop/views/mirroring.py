"""What is painted by hand begins where the language does: at the left, or at the right."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QStyle, QWidget


def seen(widget: QWidget, place: QRectF) -> QRectF:
    """Return where a place is seen that was counted from the left edge of a widget."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return place
    return QRectF(widget.width() - place.x() - place.width(), place.y(), place.width(), place.height())


def seen_whole(widget: QWidget, place: QRect) -> QRect:
    """Return the same for whole pixels."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), place)
