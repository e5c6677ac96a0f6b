"""The guide of a role on paper: one page A4 with pictures of the window as it is, as a PDF."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from catalogue.durable import made_whole
from desktop.help.layout import blocks, spaced
from desktop.reports.pdf_text import for_paper, name_characters
from desktop.theme.palette import LIGHT
from desktop.theme.style import FACES

ROLES = ("teacher", "it", "headteacher")
PICTURES: Mapping[str, tuple[str, ...]] = {
    "teacher": ("today", "lessons"), "it": ("receiving", "settings"), "headteacher": ("usage", "schedule"),
}  # fmt: skip
"""Which pages of the window the guide of a role shows."""

_RESOLUTION, _SCREEN_DPI, _MARGIN_MM, _SHARE = 300, 96, 15, 0.485
_LARGEST, _SMALLEST = 12.5, 7.0
"""Points of the text: as large as goes on one page."""


def write_guide(markdown: str, pictures: Mapping[str, QImage], path: Path) -> Path:
    """Write a guide whose text names its pictures as ``![](picture:NAME)``; ``path`` is replaced whole.

    Needs a ``QGuiApplication`` for its fonts, but not the window's thread.

    Raises:
        OSError: it cannot be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with made_whole(path) as beside:
        beside.write_bytes(b"")  # Qt would only say that it cannot, not why
        _paint(markdown, pictures, beside)
        name_characters(beside)
    return path


def _paint(markdown: str, pictures: Mapping[str, QImage], path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(_RESOLUTION)
    writer.setCreator("Skylesson")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    points = _LARGEST
    document = _document(markdown, pictures, writer, points)
    while document.size().height() > writer.height() and points > _SMALLEST:
        points -= 0.5
        document = _document(markdown, pictures, writer, points)
    painter = QPainter(writer)
    document.drawContents(painter)
    painter.end()


def _document(markdown: str, pictures: Mapping[str, QImage], writer: QPdfWriter, points: float) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    face = for_paper(QFont(list(FACES)))
    face.setPointSizeF(points)
    document.setDefaultFont(face)
    document.setMarkdown(markdown)
    for name, image in pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"picture:{name}"), _framed(image))
    spaced(document, round(points * _RESOLUTION / 72 * 0.35))
    # Pictures are measured in dots of a screen, and scaled to the paper's.
    _size_pictures(document, writer.width() * _SHARE * _SCREEN_DPI / _RESOLUTION)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), -1))
    return document


def _framed(image: QImage) -> QImage:
    """Return a picture with a line round it: the window is nearly as white as paper."""
    framed = QImage(image)
    painter = QPainter(framed)
    painter.setPen(QPen(QColor(LIGHT.quiet), 4))
    painter.drawRect(framed.rect())
    painter.end()
    return framed


def _size_pictures(document: QTextDocument, width: float) -> None:
    places = [
        (block.position() + span.start, span.length)
        for block in blocks(document)
        for span in block.textFormats()
        if span.format.isImageFormat()
    ]
    cursor = QTextCursor(document)
    for start, length in places:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        picture = QTextImageFormat(cursor.charFormat().toImageFormat())
        picture.setWidth(width)
        cursor.setCharFormat(picture)
