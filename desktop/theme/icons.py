"""Icons: one family of our own line drawings (SVG, CC0), in whatever colour the place wants."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parent / "icons"
_COLOUR = "currentColor"


def file_of(name: str) -> Path:
    """Return the drawing of an icon, for the style sheet, which takes it in its own colour."""
    return _FOLDER / f"{name}.svg"


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return an icon drawn in ``colour``, ``size`` pixels square."""
    drawing = file_of(name).read_text(encoding="utf-8").replace(_COLOUR, colour)
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return picture


def icon(name: str, colour: str, chosen: str = "") -> QIcon:
    """Return an icon for a button; ``chosen`` is its colour while the button is checked."""
    made = QIcon(pixmap(name, colour, 64))
    if chosen:
        made.addPixmap(pixmap(name, chosen, 64), QIcon.Mode.Normal, QIcon.State.On)
    return made
