"""What the class sees while something is only heard: the cover, or a note, and the title."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter

from desktop.theme import icons
from desktop.theme.chosen import dark_colours
from desktop.theme.style import font

_SIZE = QSize(1280, 720)
_COVER = QRect(390, 70, 500, 420)
_TITLE = QRect(80, 530, 1120, 130)


def sound_card(title: str, cover: QImage | None) -> QImage:
    """Return the picture for a sound, 1280x720."""
    card = QImage(_SIZE, QImage.Format.Format_RGB32)
    card.fill(Qt.GlobalColor.black)  # as what lies beside it on a screen of another shape
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if cover is None:
        side = 300
        note = icons.pixmap("audio", dark_colours().ink, side)
        painter.drawPixmap(_COVER.center().x() - side // 2, _COVER.center().y() - side // 2, note)
    else:
        size = cover.size().scaled(_COVER.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(_COVER.topLeft(), size)
        box.moveCenter(_COVER.center())
        painter.drawImage(box, cover)
    face = font(48, bold=True)
    painter.setFont(face)
    painter.setPen(QColor(dark_colours().ink))
    text = QFontMetrics(face).elidedText(title, Qt.TextElideMode.ElideRight, _TITLE.width())
    painter.drawText(_TITLE, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return card
