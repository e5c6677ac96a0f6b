"""The title slide of a lesson, drawn, so that no two lessons look alike."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from catalogue.records import Lesson
from desktop.theme.palette import SUBJECT_COLOURS

_WIDTH, _HEIGHT, _MARGIN = 1280, 720, 90
_SUBJECT_ZH = {"english": "英语", "science": "科学", "art": "美术", "music": "音乐"}
_FACES = ["Noto Sans CJK SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "sans-serif"]


def draw_slide(lesson: Lesson, path: Path) -> None:
    """Write the slide of ``lesson`` to ``path`` as PNG, 1280x720 pixels."""
    picture = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(QColor(SUBJECT_COLOURS.get(lesson.subject, "#1C2733")))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_circles(painter, lesson.sequence)
    painter.setPen(Qt.GlobalColor.white)
    where = f"{_SUBJECT_ZH.get(lesson.subject, lesson.subject)}  {lesson.grade} 年级  第 {lesson.sequence} 学时"
    _text(painter, where, 34, QRectF(_MARGIN, 70, _WIDTH - 2 * _MARGIN, 60))
    _text(painter, lesson.title.zh, 64, QRectF(_MARGIN, 180, _WIDTH - 2 * _MARGIN, 260))
    _text(painter, lesson.title.en, 40, QRectF(_MARGIN, 460, _WIDTH - 2 * _MARGIN, 180))
    painter.end()
    picture.save(str(path))


def _text(painter: QPainter, text: str, pixels: int, box: QRectF) -> None:
    """Write ``text`` as large as ``pixels``, smaller when it would not fit."""
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    font = QFont(_FACES)
    for size in range(pixels, 18, -2):
        font.setPixelSize(size)
        painter.setFont(font)
        if painter.boundingRect(box, flags, text).height() <= box.height():
            break
    painter.drawText(box, flags, text)


def _draw_circles(painter: QPainter, number: int) -> None:
    """Put the class hour into a pattern, so that slides differ even from the back of the room."""
    painter.setPen(Qt.PenStyle.NoPen)
    for index in range(5):
        radius = 60 + (number * (index + 3) * 37) % 170
        x = _WIDTH - ((number * 53 + index * 211) % 620)
        y = (number * 97 + index * 173) % _HEIGHT
        painter.setBrush(QColor(255, 255, 255, 22))
        painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
