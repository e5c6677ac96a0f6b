"""Help for the page that somebody looks at, in its place: large text, and Esc goes back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu, QTextBrowser, QWidget

from desktop.help.layout import spaced
from desktop.theme.style import GAP, SMALL
from desktop.views.flow import flowing
from desktop.views.folding import Folding
from desktop.views.parts import Page, button, label
from desktop.views.speaking import Speaking

_ROOM = 6
"""Lines of text that the title is wide at least, before the buttons go below it."""


_EDGES = 40
"""Pixels of a field beside its words."""


class _Field(QLineEdit):
    """A field in which it can be read whole what it is for."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        hint, words = super().sizeHint(), self.fontMetrics().horizontalAdvance(self.placeholderText())
        return hint.expandedTo(QSize(words + _EDGES, 0))


class HelpPage(Speaking, Page):
    """``spoken``: it wants its text in another language. ``closed``: somebody has read enough."""

    closed = Signal()
    spoken = Signal()
    troubles_wished = Signal()
    tour_wished = Signal()
    guide_wished = Signal(str, str)
    """A role, and how its guide is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.body, self.search = label("title"), QTextBrowser(), _Field()
        self.troubles, self.tour, self.close_it = (button() for _ in range(3))
        self.guide, self._guides = button("menu"), QMenu(self)
        self.guide.setMenu(self._guides)
        self.body.setOpenLinks(False)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.begins = self.body
        head = Folding(_ROOM, GAP)
        head.put(self._title, grows=True)
        self.buttons = flowing(self.search, self.troubles, self.tour, self.guide, self.close_it)
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
        for made in (self.troubles, self.tour, self.guide):
            made.setVisible(not long)
        self.search.setVisible(long)
        self.body.setMarkdown(markdown)
        spaced(self.body.document(), SMALL)
        self.body.moveCursor(QTextCursor.MoveOperation.Start)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Help"))
        self.body.setAccessibleName(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Words of the message"))
        self.search.setAccessibleName(self.tr("Words of the message"))
        self.troubles.setText(self.tr("When something is wrong"))
        self.tour.setText(self.tr("Show the tour"))
        self.guide.setText(self.tr("Print the guide"))
        self._fill_guides()
        self.close_it.setText(self.tr("Close") + "  Esc")
        self.spoken.emit()

    def _fill_guides(self) -> None:
        names = {
            "teacher": self.tr("Skylesson for teachers"),
            "it": self.tr("Skylesson for IT staff"),
            "headteacher": self.tr("Skylesson for headteachers"),
        }
        self._guides.clear()
        for role, name in names.items():
            self._guides.addAction(name).triggered.connect(
                lambda _checked=False, role=role, name=name: self.guide_wished.emit(role, name)
            )

    def dress(self) -> None:
        """Show the keys in other colours."""
        self.spoken.emit()

    def _find(self, words: str) -> None:
        """Go to the first place where the words stand; they are marked there."""
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        self.body.find(words)
