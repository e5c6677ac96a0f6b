"""The window of the system that libVLC shows films in, in the light mode; it lies over the stage while a film runs."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


class FilmWindow(QWidget):
    """Nothing of ours is painted here. ``handle_changed`` has the number that the system knows it by."""

    handle_changed = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: black;")
        self.setMouseTracking(True)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Tell the handle when the system makes the window anew."""
        if event.type() == QEvent.Type.WinIdChange:
            self.handle_changed.emit(int(self.winId()))
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Say that the mouse moved."""
        self.moved.emit()
        super().mouseMoveEvent(event)
