"""The marks of the pen, drawn once into a picture of their own: over a video they cost a picture more, no strokes."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF, QTransform

from desktop.models.board import Board, Mark


class InkLayer:
    """Keeps the marks of a board as pixels for one stage."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._pixels: QPixmap | None = None
        self._drawn_as: tuple[object, ...] = ()

    def forget(self) -> None:
        """Draw all marks anew next time."""
        self._pixels = None

    def extend(self) -> None:
        """Draw the newest piece of the last mark."""
        marks = self._board.marks
        if self._pixels is None or not marks:
            return
        _, way, box = self._drawn_as
        assert isinstance(way, QTransform)  # noqa: S101  # nosec B101  # set in paint
        assert isinstance(box, QRectF)  # noqa: S101  # nosec B101  # set in paint
        painter = _painter(self._pixels)
        _draw(painter, marks[-1], way, box, newest=True)
        painter.end()

    def paint(self, painter: QPainter, area: QRect, way: QTransform, box: QRectF) -> None:
        """Lay the marks over ``area``; ``way`` leads there from the picture's unit square, ``box`` is its outline."""
        marks = self._board.marks
        if not marks:
            return
        ratio = painter.device().devicePixelRatioF()
        wanted = (area.size() * ratio, way, box)
        if self._pixels is None or self._drawn_as != wanted:
            self._pixels, self._drawn_as = _sheet(area.size(), ratio), wanted
            drawing = _painter(self._pixels)
            for mark in marks:
                _draw(drawing, mark, way, box)
            drawing.end()
        painter.drawPixmap(area.topLeft(), self._pixels)


def _sheet(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _painter(pixels: QPixmap) -> QPainter:
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _draw(painter: QPainter, mark: Mark, way: QTransform, box: QRectF, *, newest: bool = False) -> None:
    points = mark.points[-2:] if newest else mark.points
    pen = QPen(QColor(mark.colour or "#000000"), max(mark.width * (box.width() + box.height()) / 2, 2.0))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    clears = QPainter.CompositionMode.CompositionMode_Clear
    painter.setCompositionMode(clears if mark.erases else QPainter.CompositionMode.CompositionMode_SourceOver)
    on_screen: list[QPointF] = [way.map(point) for point in points]
    if len(on_screen) == 1:
        painter.drawPoint(on_screen[0])
    else:
        painter.drawPolyline(QPolygonF(on_screen))
