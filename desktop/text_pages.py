"""Texts as large pages that a class can read: plain text, Markdown and HTML, in whatever charset they are.

Nothing in them is run or fetched: there are no scripts here, and pictures that they name are left out.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextDocument

from desktop.charsets import decoded

WIDTH, HEIGHT = 1920, 1080
_MARGINS = QMarginsF(120, 70, 120, 70)
_LETTER = 46
"""Pixels: a class reads it from eight metres on a screen two metres wide."""

_LONGEST = 400_000
"""Characters of a text that are shown; laying out more takes seconds."""


class TextPages:
    """A text laid out in pages. Made and painted by one thread at a time, not the window's."""

    def __init__(self, data: bytes, name: str) -> None:
        """Lay the text out; ``name`` says what it is by its ending."""
        self._document = _Sealed()
        font = QFont()
        font.setPixelSize(_LETTER)
        self._document.setDefaultFont(font)
        self._document.setDocumentMargin(0)
        _filler(self._document, name)(decoded(data)[:_LONGEST])
        self._size = QSizeF(WIDTH - _MARGINS.left() - _MARGINS.right(), HEIGHT - _MARGINS.top() - _MARGINS.bottom())
        self._document.setPageSize(self._size)
        self.count = max(self._document.pageCount(), 1)

    def render(self, number: int) -> QImage:
        """Return a page, from 0."""
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.translate(_MARGINS.left(), _MARGINS.top() - number * self._size.height())
        self._document.drawContents(painter, QRectF(0, number * self._size.height(), *self._size.toTuple()))
        painter.end()
        return image

    def close(self) -> None:
        """Let go of the text."""
        self._document.clear()


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
