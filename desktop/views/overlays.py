"""What lies over a picture for a while: the spotlight, the pointer, a timer."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from desktop.models.countdown import TimerFace
from desktop.theme.chosen import dark_colours
from desktop.theme.style import font

_SHADE = QColor(0, 0, 0, 190)
_POINTER, _HALO = QColor("#FF2D2D"), QColor(255, 45, 45, 90)
_SPOT, _DOT = 0.16, 0.012
"""Radius of the spotlight and of the pointer, as a part of the screen's width."""


def paint_spotlight(painter: QPainter, area: QRect, at: QPointF) -> None:
    """Darken all but a round spot."""
    radius = area.width() * _SPOT
    path = QPainterPath()
    path.addRect(QRectF(area))
    path.addEllipse(at, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, _SHADE)


def paint_pointer(painter: QPainter, area: QRect, at: QPointF) -> None:
    """Paint a red point with a halo, to be seen on any ground."""
    radius = max(area.width() * _DOT, 5.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, size in ((_HALO, 2.0), (QColor("#FFFFFF"), 1.2), (_POINTER, 1.0)):
        painter.setBrush(colour)
        painter.drawEllipse(at, radius * size, radius * size)


def paint_timer(painter: QPainter, area: QRect, face: TimerFace) -> None:
    """Paint the time left, large in the middle or small in a corner; at the end in another colour."""
    height = area.height() * (0.13 if face.small else 0.42)
    box = QRectF(0, 0, height * 2.5, height)
    if face.small:
        gap = area.height() * 0.03
        box.moveTopRight(QPointF(area.right() - gap, area.top() + gap))
    else:
        box.moveCenter(QRectF(area).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(17, 22, 29, 235))
    painter.drawRoundedRect(box, height * 0.14, height * 0.14)
    painter.setFont(font(round(height * 0.7), bold=True))
    painter.setPen(QColor(dark_colours().warning if face.over else dark_colours().ink))
    # Centred by the height of the figures: a Chinese face leaves more room above them than below.
    letters = painter.fontMetrics()
    box.translate(0, (letters.capHeight() + letters.descent() - letters.ascent()) / 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.text)
