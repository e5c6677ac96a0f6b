"""A panel that takes the place of a page's content for a while; never a dialog. Esc or its button leads back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import button, column, label
from desktop.views.speaking import Speaking

ROOM = 14
"""Lines of text that words are wide at least, before the buttons go below them."""


class Panel(Speaking, QWidget):
    """What it shows goes into ``content``, below its title; ``below_title`` are parts that belong right under that."""

    back_requested = Signal()

    def __init__(self, *below_title: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.back = label("heading", wraps=True), button()
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(GAP)
        top = Folding(ROOM, GAP)
        top.put(column(self.title, *below_title), grows=True)
        top.put(self.back)
        self.content.addWidget(top)
        self.back.clicked.connect(self.back_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window; panels say more."""
        self.back.setText(self.tr("Back"))
