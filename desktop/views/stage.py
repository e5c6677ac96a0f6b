"""What the class sees: one picture, fitted, on black. Used for the class screen and for the live preview."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Stage(QWidget):
    """Paints a moving picture at once and a still one smoothly; black when told to."""

    moved = Signal()
    """The mouse moved over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(160, 90))
        self._image: QImage | None = None
        self._still: QPixmap | None = None
        self._moving = False
        self._black = False

    def show_moving(self, image: QImage) -> None:
        """Show a picture of a video; the next one comes soon."""
        self._image, self._still, self._moving = image, None, True
        self.update()

    def show_still(self, image: QImage) -> None:
        """Show a picture that stays."""
        self._image, self._still, self._moving = image, None, False
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._image = self._still = None
        self.update()

    def set_black(self, *, black: bool) -> None:
        """Show nothing for now, or again what was there."""
        self._black = black
        self.update()

    @property
    def shows_picture(self) -> bool:
        """Whether a picture can be seen."""
        return self._image is not None and not self._black

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the picture in the middle, its shape kept."""
        del event
        painter = QPainter(self)
        if self._image is None or self._black or self._image.isNull():
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(QPoint(0, 0), size)
        box.moveCenter(self.rect().center())
        for edge in _around(self.rect(), box):
            painter.fillRect(edge, Qt.GlobalColor.black)
        if self._moving:
            painter.drawImage(box, self._image)
        else:
            painter.drawPixmap(box, self._smooth(size))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Say that the mouse moved."""
        self.moved.emit()
        super().mouseMoveEvent(event)

    def _smooth(self, size: QSize) -> QPixmap:
        """Scale a still picture once for each size, well."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.deviceIndependentSize().toSize() != size:
            assert self._image is not None  # noqa: S101  # the caller has looked
            scaled = self._image.scaled(
                size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            self._still = QPixmap.fromImage(scaled)
        return self._still


def _around(whole: QRect, inner: QRect) -> list[QRect]:
    """Return the edges of ``whole`` that ``inner`` leaves free."""
    return [
        QRect(whole.left(), whole.top(), whole.width(), inner.top() - whole.top()),
        QRect(whole.left(), inner.bottom() + 1, whole.width(), whole.bottom() - inner.bottom()),
        QRect(whole.left(), inner.top(), inner.left() - whole.left(), inner.height()),
        QRect(inner.right() + 1, inner.top(), whole.right() - inner.right(), inner.height()),
    ]
