"""How a picture is looked at: how large, which part of it, turned which way. Pure; the same for both screens."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

MOST = 8.0
"""Beyond this a picture of 1080 lines is only squares."""

_TURNED = (
    QTransform(),
    QTransform(0, 1, -1, 0, 1, 0),
    QTransform(-1, 0, 0, -1, 1, 1),
    QTransform(0, -1, 1, 0, 0, 1),
)
"""The unit square of a picture, turned clockwise by so many quarters, in the unit square of what is seen."""


@dataclass(frozen=True, slots=True)
class Lens:
    """``zoom`` times as large as fits; ``x`` and ``y`` (0-1) are the point of the turned picture in the middle.

    ``turns`` counts quarter turns clockwise.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5
    turns: int = 0

    def zoomed(self, factor: float, about: QPointF | None = None) -> "Lens":
        """Return it ``factor`` times nearer; the point ``about`` of the turned picture stays where it is."""
        zoom = min(max(self.zoom * factor, 1.0), MOST)
        middle = QPointF(self.x, self.y)
        if about is not None:
            middle = about + (middle - about) * (self.zoom / zoom)
        return replace(self, zoom=zoom).centred(middle.x(), middle.y())

    def centred(self, x: float, y: float) -> "Lens":
        """Return it with another middle, near enough that the picture is not lost from sight."""
        free = 0.5 / self.zoom
        return replace(self, x=min(max(x, free), 1 - free), y=min(max(y, free), 1 - free))

    def turned(self, quarters: int) -> "Lens":
        """Return it turned clockwise; the whole picture is seen again."""
        return Lens(turns=(self.turns + quarters) % 4)

    def box(self, picture: QSizeF, area: QRectF) -> QRectF:
        """Return where the turned picture lies, part of it perhaps outside ``area``; no edge of it is left bare."""
        seen = picture.transposed() if self.turns % 2 else picture
        if seen.isEmpty():
            return area
        fit = min(area.width() / seen.width(), area.height() / seen.height()) * self.zoom
        width, height = seen.width() * fit, seen.height() * fit
        left = _placed(width, self.x, area.left(), area.width())
        top = _placed(height, self.y, area.top(), area.height())
        return QRectF(left, top, width, height)

    def transform(self, picture: QSizeF, area: QRectF) -> QTransform:
        """Return the way from the unit square of the picture, as it is, to the screen."""
        box = self.box(picture, area)
        return _TURNED[self.turns] * QTransform(box.width(), 0, 0, box.height(), box.x(), box.y())


def _placed(length: float, middle: float, start: float, room: float) -> float:
    if length <= room:
        return start + (room - length) / 2
    return min(max(start + room / 2 - middle * length, start + room - length), start)
