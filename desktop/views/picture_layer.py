"""One picture as a stage shows it: a moving one painted at once, a still one scaled once and well."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from desktop.models.lens import Lens


class PictureLayer:
    """Paints the picture through a lens, black beside it."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._moving = False
        self._seen: QPixmap | None = None
        self._seen_as: tuple[object, ...] = ()

    def show(self, image: QImage | None, *, moving: bool) -> None:
        """Show another picture; of a moving one the next comes soon."""
        self._image, self._moving = image, moving
        self._seen, self._seen_as = None, ()

    def keep(self) -> None:
        """Keep a copy of a moving picture: its pixels are the engine's and go when the next source is opened."""
        if self._moving and self._image is not None:
            self.show(self._image.copy(), moving=False)

    @property
    def size(self) -> QSizeF:
        """The size of the picture, empty when there is none."""
        return QSizeF(self._image.size()) if self._image is not None else QSizeF()

    def paint(self, painter: QPainter, area: QRect, lens: Lens) -> None:
        """Fill ``area``."""
        if self._image is None or self._image.isNull():
            painter.fillRect(area, Qt.GlobalColor.black)
        elif self._moving:
            self._paint_image(painter, area, lens)
        else:
            painter.drawPixmap(area.topLeft(), self._scaled(area.size(), lens, painter.device().devicePixelRatioF()))

    def _paint_image(self, painter: QPainter, area: QRect, lens: Lens) -> None:
        assert self._image is not None  # noqa: S101  # nosec B101  # the caller has looked
        box = lens.box(self.size, QRectF(area)).toRect()
        for edge in _around(area, box.intersected(area)):
            painter.fillRect(edge, Qt.GlobalColor.black)
        painter.save()
        painter.setClipRect(area)
        if lens.turns:
            painter.setTransform(lens.transform(self.size, QRectF(area)), combine=True)
            box = QRect(0, 0, 1, 1)
        painter.drawImage(QRectF(box), self._image)
        painter.restore()

    def _scaled(self, size: QSize, lens: Lens, ratio: float) -> QPixmap:
        """Return what is seen of a still picture, made once for each size and lens."""
        wanted = (size, lens, ratio)
        if self._seen is None or self._seen_as != wanted:
            self._seen, self._seen_as = self._render(size, lens, ratio), wanted
        return self._seen

    def _render(self, size: QSize, lens: Lens, ratio: float) -> QPixmap:
        assert self._image is not None  # noqa: S101  # nosec B101  # the caller has looked
        whole = QPixmap(size * ratio)
        whole.fill(Qt.GlobalColor.black)
        painter = QPainter(whole)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(QRect(QPoint(0, 0), whole.size()))
        if lens.zoom == 1.0:
            # QImage.scaled takes the mean of what falls together; a painter would leave lines of small print out.
            box = lens.box(self.size, area).toRect()
            turned = self._image.transformed(QTransform().rotate(90 * lens.turns)) if lens.turns else self._image
            painter.drawImage(
                box.topLeft(),
                turned.scaled(
                    box.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                ),
            )
        else:
            painter.setTransform(lens.transform(self.size, area))
            painter.drawImage(QRectF(0, 0, 1, 1), self._image)
        painter.end()
        whole.setDevicePixelRatio(ratio)
        return whole


def _around(whole: QRect, inner: QRect) -> list[QRect]:
    """Return the edges of ``whole`` that ``inner`` leaves free."""
    return [
        QRect(whole.left(), whole.top(), whole.width(), inner.top() - whole.top()),
        QRect(whole.left(), inner.bottom() + 1, whole.width(), whole.bottom() - inner.bottom()),
        QRect(whole.left(), inner.top(), inner.left() - whole.left(), inner.height()),
        QRect(inner.right() + 1, inner.top(), whole.right() - inner.right(), inner.height()),
    ]
