"""Draw the icon of the program in all sizes into one file: ``python icon.py SKYLESSON.ico``. Needs Qt for Python."""

import os
import sys
from pathlib import Path

from build import ICON_SIZES, ROOT, icon_file
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main() -> None:
    """Write the icon to the file that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(ROOT / "packaging" / "skylesson.svg"))
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(icon_file([(size, _picture(renderer, size)) for size in ICON_SIZES]))
    del application


def _picture(renderer: QSvgRenderer, size: int) -> bytes:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())


if __name__ == "__main__":
    main()
