"""What the class sees: the picture, the teacher's marks on it, a timer. For the class screen and for the preview."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.models.bar import Cover
from desktop.models.board import Board, Tool
from desktop.models.countdown import TimerFace
from desktop.models.lens import Lens
from desktop.theme.chosen import dark_colours
from desktop.views.ink_layer import InkLayer
from desktop.views.overlays import paint_pointer, paint_spotlight, paint_timer
from desktop.views.picture_layer import PictureLayer

_WHEEL_STEP = 1.15
_INSET = 0.28
"""How wide the frozen picture is shown in a corner of the preview, as a part of it."""


class Stage(QWidget):
    """Paints cheaply, and hands what the mouse or a finger does on the picture to the board."""

    moved = Signal()
    """The mouse moved over it."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(160, 90))
        self._board, self._picture, self._ink = board, PictureLayer(), InkLayer(board)
        self._cover, self._held, self._inset = Cover.NONE, QPixmap(), QPixmap()
        self._face: TimerFace | None = None
        self._is_old = False
        self._shape = QSize()
        self._dragged: QPointF | None = None
        board.changed.connect(self._forget_ink)
        board.extended.connect(self._extend_ink)
        board.moved.connect(self.update)
        board.tool_changed.connect(self._show_tool)

    def show_moving(self, image: QImage) -> None:
        """Show a picture of a video; the next one comes soon."""
        self._is_old = False
        self._picture.show(image, moving=True)
        if self._held.isNull() and self._cover is Cover.NONE:
            self.update()

    def show_still(self, image: QImage) -> None:
        """Show a picture that stays."""
        self._is_old = False
        self._picture.show(image, moving=False)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._picture.show(None, moving=False)
        self.update()

    def keep(self) -> None:
        """Keep the picture until another one comes, whatever the engine does with its own."""
        self._is_old = True
        self._picture.keep()

    def drop_kept(self) -> None:
        """Let go of a picture that was kept, if no other one has come."""
        if self._is_old:
            self.clear()

    def set_cover(self, cover: Cover) -> None:
        """Lay something over all, or show again what was there."""
        self._cover = cover
        self.update()

    def freeze(self, *, frozen: bool) -> QPixmap:
        """Keep showing what is seen now, or what is live again; return what is kept."""
        self._held = self._snapshot() if frozen else QPixmap()
        self.update()
        return self._held

    def show_inset(self, picture: QPixmap) -> None:
        """Show a small picture in a corner: what the class sees when it is not this. An empty one for none."""
        self._inset = picture
        self.update()

    def show_timer(self, face: TimerFace | None) -> None:
        """Show a timer over all, None for none."""
        self._face = face
        self.update()

    def set_shape(self, shape: QSize) -> None:
        """Paint only as much as a screen of this shape shows; an empty one means the whole widget."""
        self._shape = shape
        self.update()

    def show_cursor(self, *, shown: bool) -> None:
        """Show the mouse's cursor over it, or none."""
        if not shown:
            self.setCursor(Qt.CursorShape.BlankCursor)
        elif self._board.tool is Tool.NONE:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def shows_picture(self) -> bool:
        """Whether a picture can be seen."""
        return not self._picture.size.isEmpty() and self._cover is Cover.NONE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint from the picture up to the timer."""
        del event
        painter = QPainter(self)
        area = self._area()
        if area != self.rect():
            painter.fillRect(self.rect(), QColor(dark_colours().paper))
        painter.setClipRect(area)
        if self._held.isNull():
            self._paint_lesson(painter, area)
            self._paint_lights(painter, area)
        elif self._cover is Cover.BLACK:
            painter.fillRect(area, Qt.GlobalColor.black)
        else:
            painter.drawPixmap(area, self._held)
        if not self._inset.isNull():
            self._paint_inset(painter, area)
        if self._face is not None:
            paint_timer(painter, area, self._face)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Begin to draw, or to move the picture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged = event.position()
            self._board.press(self._on_picture(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Draw on, move the light, or move a picture that is larger than the screen."""
        self.moved.emit()
        if self._dragged is None:
            self._board.point(self._on_picture(event.position()))
        elif self._board.tool is not Tool.NONE:
            self._board.drag(self._on_picture(event.position()))
        elif self._board.lens.zoom > 1.0:
            self._pan(event.position() - self._dragged)
            self._dragged = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End the stroke."""
        del event
        self._dragged = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """Look nearer at what is under the mouse, or from further away."""
        box = self._box()
        if self._cover is Cover.WHITE or box.isEmpty():
            return
        at = event.position() - box.topLeft()
        about = QPointF(at.x() / box.width(), at.y() / box.height())
        self._board.look(self._board.lens.zoomed(_WHEEL_STEP ** (event.angleDelta().y() / 120), about))

    def _area(self) -> QRect:
        """Return the part of the widget that stands for the screen."""
        if self._shape.isEmpty():
            return self.rect()
        area = QRect(QPoint(0, 0), self._shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        area.moveCenter(self.rect().center())
        return area

    def _seen(self) -> tuple[QSizeF, Lens]:
        """Return what the marks lie on: the picture through the lens, or the whole screen where there is none."""
        size = self._picture.size
        if self._cover is Cover.WHITE or size.isEmpty():
            return QSizeF(self._area().size()), Lens()
        return size, self._board.lens

    def _box(self) -> QRectF:
        size, lens = self._seen()
        return lens.box(size, QRectF(self._area()))

    def _way(self) -> QTransform:
        size, lens = self._seen()
        return lens.transform(size, QRectF(self._area()))

    def _on_picture(self, place: QPointF) -> QPointF:
        return self._way().inverted()[0].map(place)

    def _pan(self, by: QPointF) -> None:
        lens, box = self._board.lens, self._box()
        self._board.look(lens.centred(lens.x - by.x() / box.width(), lens.y - by.y() / box.height()))

    def _paint_lesson(self, painter: QPainter, area: QRect) -> None:
        if self._cover is Cover.BLACK:
            painter.fillRect(area, Qt.GlobalColor.black)
            return
        if self._cover is Cover.WHITE:
            painter.fillRect(area, Qt.GlobalColor.white)
        else:
            self._picture.paint(painter, area, self._board.lens)
        way = self._way() * QTransform.fromTranslate(-area.x(), -area.y())
        self._ink.paint(painter, area, way, self._box())

    def _paint_lights(self, painter: QPainter, area: QRect) -> None:
        spot = self._board.spot
        if spot is None or self._cover is Cover.BLACK:
            return
        at = self._way().map(spot)
        if self._board.tool is Tool.SPOTLIGHT:
            paint_spotlight(painter, area, at)
        else:
            paint_pointer(painter, area, at)

    def _paint_inset(self, painter: QPainter, area: QRect) -> None:
        size = self._inset.deviceIndependentSize().toSize()
        size.scale(round(area.width() * _INSET), area.height(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveBottomRight(area.bottomRight() - QPoint(8, 8))
        painter.drawPixmap(place, self._inset)
        painter.setPen(QColor(dark_colours().warning))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _snapshot(self) -> QPixmap:
        area = self._area()
        ratio = self.devicePixelRatioF()
        kept = QPixmap(area.size() * ratio)
        kept.setDevicePixelRatio(ratio)
        painter = QPainter(kept)
        painter.translate(-area.topLeft())
        self._paint_lesson(painter, area)
        painter.end()
        return kept

    def _forget_ink(self) -> None:
        self._ink.forget()
        self.update()

    def _extend_ink(self) -> None:
        self._ink.extend()
        self.update()

    def _show_tool(self) -> None:
        self.show_cursor(shown=True)
        self.update()
