"""Texts as large pages that a class can read: plain text, Markdown and HTML, in whatever charset they are.

Nothing in them is run or fetched: there are no scripts here, and pictures that they name are left out.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPicture, QTextDocument

from desktop.charsets import decoded

WIDTH, HEIGHT = 1920, 1080
_MARGINS = QMarginsF(120, 70, 120, 70)
_LETTER = 46
"""Pixels: a class reads it from eight metres on a screen two metres wide."""

_LARGER, _SHORT = (96, 80, 64), 600
"""Pixels that are tried first with a text of no more characters than this: a poem fills its page."""

_LONGEST = 400_000
"""Characters of a text that are shown; laying out more takes seconds."""

_UNPRINTED = re.compile("\x1b\\[[0-9;]*m|[\x00-\x08\x0b-\x1f\x7f]")
"""What terminals take for colours, and control characters: nothing that a class should see."""


class TextPages:
    """A text laid out in pages. Each is kept as a recording that any thread may paint: a document belongs to one."""

    def __init__(self, data: bytes, name: str) -> None:
        """Lay the text out; ``name`` says what it is by its ending."""
        size = QSizeF(WIDTH - _MARGINS.left() - _MARGINS.right(), HEIGHT - _MARGINS.top() - _MARGINS.bottom())
        text = _UNPRINTED.sub("", decoded(data)[:_LONGEST])
        document = _laid_out(text, name, size)
        self.count = max(document.pageCount(), 1)
        self._pages = [_recorded(document, size, number) for number in range(self.count)]

    def render(self, number: int) -> QImage:
        """Return a page, from 0."""
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawPicture(QPointF(_MARGINS.left(), _MARGINS.top()), self._pages[number])
        painter.end()
        return image

    def close(self) -> None:
        """Let go of the text."""
        self._pages = []


def _laid_out(text: str, name: str, size: QSizeF) -> QTextDocument:
    """Lay a text out in letters as large as let it stay on one page, where it is short, else in usual ones."""
    document = _Sealed()
    document.setDocumentMargin(0)
    font = QFont()
    for letter in (*(_LARGER if len(text) <= _SHORT else ()), _LETTER):
        font.setPixelSize(letter)
        document.setDefaultFont(font)
        _filler(document, name)(text)
        document.setPageSize(size)
        if document.pageCount() <= 1:
            break
    return document


def _recorded(document: QTextDocument, size: QSizeF, number: int) -> QPicture:
    picture, top = QPicture(), number * size.height()
    painter = QPainter(picture)
    painter.translate(0.0, -top)
    document.drawContents(painter, QRectF(0.0, top, size.width(), size.height()))
    painter.end()
    return picture


class _Sealed(QTextDocument):
    """A document that fetches nothing: neither files of this computer nor anything else."""

    def loadResource(self, kind: int, name: object) -> Any:  # noqa: N802  # Qt's name
        """Return nothing, whatever the text names."""
        del kind, name


def _filler(document: QTextDocument, name: str) -> Callable[[str], None]:
    ending = PurePosixPath(name).suffix.lower()
    if ending in (".htm", ".html", ".xhtml"):
        return document.setHtml
    return document.setMarkdown if ending in (".md", ".markdown") else document.setPlainText
