"""Gives a text in Markdown what Markdown cannot say: room between paragraphs, and keys that look like keys."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from desktop.theme.chosen import colours
from desktop.theme.style import FACES


def spaced(document: QTextDocument, gap: int) -> None:
    """Leave ``gap`` dots below each paragraph, twice as much above a heading; keys stand on a tint."""
    cursor = QTextCursor(document)
    for block in blocks(document):
        cursor.setPosition(block.position())
        wide = block.blockFormat()
        wide.setBottomMargin(gap)
        if wide.headingLevel() > 1:
            wide.setTopMargin(2 * gap)
        cursor.setBlockFormat(wide)
    key = QTextCharFormat()
    key.setFontFamilies(list(FACES))
    key.setFontWeight(600)
    key.setBackground(QColor(colours().accent_tint))
    for start, length in [place for block in blocks(document) for place in _keys(block)]:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(key)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a text."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _keys(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Yield where in the document words stand that are marked as keys, and how long they are."""
    for span in block.textFormats():
        if span.format.fontFixedPitch():
            yield block.position() + span.start, span.length
