"""Help for the page that somebody looks at, in its place: large text, and Esc goes back."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from desktop.theme.chosen import colours
from desktop.theme.style import FACES, GAP, SMALL, WIDE
from desktop.views.folding import Folding
from desktop.views.parts import Page, button, label, row
from desktop.views.speaking import Speaking

_ROOM = 6
"""Lines of text that the title is wide at least, before the buttons go below it."""


class HelpPage(Speaking, Page):
    """``spoken``: it wants its text in another language. ``closed``: somebody has read enough."""

    closed = Signal()
    spoken = Signal()
    troubles_wished = Signal()
    tour_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.body, self.search = label("title"), QTextBrowser(), QLineEdit()
        self.troubles, self.tour, self.close_it = button(), button(), button()
        self.body.setOpenLinks(False)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.begins = self.body
        head = Folding(_ROOM, GAP)
        head.put(self._title, grows=True)
        self.buttons = row(self.search, self.troubles, self.tour, self.close_it)
        head.put(self.buttons)
        self.content.addWidget(head)
        self.content.addWidget(self.body, 1)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self.body.find(self.search.text()))
        self.troubles.clicked.connect(self.troubles_wished)
        self.tour.clicked.connect(self.tour_wished)
        self.close_it.clicked.connect(self.closed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        self.retranslate()

    def show_text(self, markdown: str, *, long: bool = False) -> None:
        """Show another text, from its beginning; in a ``long`` one words can be looked for."""
        for made in (self.troubles, self.tour):
            made.setVisible(not long)
        self.search.setVisible(long)
        self.body.setMarkdown(markdown)
        _lay_out(self.body.document())
        self.body.moveCursor(QTextCursor.MoveOperation.Start)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Help"))
        self.body.setAccessibleName(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Words of the message"))
        self.search.setAccessibleName(self.tr("Words of the message"))
        self.troubles.setText(self.tr("When something is wrong"))
        self.tour.setText(self.tr("Show the tour"))
        self.close_it.setText(self.tr("Close") + "  Esc")
        self.spoken.emit()

    def dress(self) -> None:
        """Show the keys in other colours."""
        self.spoken.emit()

    def _find(self, words: str) -> None:
        """Go to the first place where the words stand; they are marked there."""
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        self.body.find(words)


def _lay_out(document: QTextDocument) -> None:
    """Give paragraphs room, and let keys look like keys. Markdown alone cannot say so."""
    key = QTextCharFormat()
    key.setFontFamilies(list(FACES))
    key.setFontWeight(600)
    key.setBackground(QColor(colours().accent_tint))
    cursor = QTextCursor(document)
    for block in _blocks(document):
        cursor.setPosition(block.position())
        spaced = block.blockFormat()
        spaced.setBottomMargin(SMALL)
        if spaced.headingLevel() > 1:
            spaced.setTopMargin(WIDE)
        cursor.setBlockFormat(spaced)
    for start, length in [place for block in _blocks(document) for place in _keys(block)]:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(key)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _keys(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Yield where in the document words stand that are marked as keys, and how long they are."""
    for span in block.textFormats():
        if span.format.fontFixedPitch():
            yield block.position() + span.start, span.length
