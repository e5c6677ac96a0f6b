"""Put the pictures of ``skylesson demo --screenshots`` on sheets, one a language and size, to be looked at in one go.

    tools/contact_sheets.py PICTURES SHEETS

Takes ``SCENE-LANGUAGE-WxH.png`` from PICTURES; leaves ``sheet-LANGUAGE-WxH.png`` in SHEETS, each picture with its name.
"""

import os
import re
import sys
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

_NAME = re.compile(r"(?P<scene>.+?)-(?P<language>[a-z]{2,3}(?:_[A-Za-z]{2,4})?)-(?P<size>\d+x\d+)\.png")
_ACROSS, _WIDTH, _LABEL, _GAP = 4, 960, 34, 12
"""Pictures in a row; pixels of each, of its name, and between them."""


def make_sheets(pictures: Path, sheets: Path) -> list[Path]:
    """Write the sheets; return where they are."""
    found: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for path in sorted(pictures.glob("*.png")):
        named = _NAME.fullmatch(path.name)
        if named is not None:
            found[f"{named['language']}-{named['size']}"].append((named["scene"], path))
    sheets.mkdir(parents=True, exist_ok=True)
    made = []
    for name, scenes in found.items():
        made.append(sheets / f"sheet-{name}.png")
        _sheet(name, scenes).save(str(made[-1]))
    return made


def _sheet(name: str, scenes: list[tuple[str, Path]]) -> QImage:
    first = QImage(str(scenes[0][1]))
    high = _WIDTH * first.height() // first.width()
    rows = -(-len(scenes) // _ACROSS)
    sheet = QImage(_ACROSS * (_WIDTH + _GAP) + _GAP, rows * (high + _LABEL + _GAP) + _GAP, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    font = QFont("sans-serif")
    font.setPixelSize(_LABEL - 12)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    for number, (scene, path) in enumerate(scenes):
        left = _GAP + number % _ACROSS * (_WIDTH + _GAP)
        top = _GAP + number // _ACROSS * (high + _LABEL + _GAP)
        painter.drawText(QRect(left, top, _WIDTH, _LABEL), Qt.AlignmentFlag.AlignVCenter, f"{scene}   ({name})")
        painter.drawImage(QRect(left, top + _LABEL, _WIDTH, high), QImage(str(path)))
    painter.end()
    return sheet


if __name__ == "__main__":
    application = QGuiApplication([])
    for sheet in make_sheets(Path(sys.argv[1]), Path(sys.argv[2])):
        print(sheet)
