"""The line that answers "Look now": when the folders were looked into, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.arrivals import Look
from desktop.formats import time_text
from desktop.views.announcing import announce
from desktop.views.speaking import Speaking


class LookLine(Speaking, QLabel):
    """Hidden until somebody asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.hide()

    def show_look(self, look: Look | None) -> None:
        """Show, and say aloud, that a look goes on, or what came of it; it stays until the next. None hides it."""
        self._look = look
        self.retranslate()
        self.setVisible(look is not None)
        announce(self, self.text())

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        look = self._look
        if look is None:
            return
        if look.at is None:
            self.setText(self.tr("Looking…"))
            return
        found = " · ".join(self._found(look)) or self.tr("nothing new")
        self.setText(self.tr("Looked at {time}: {found}.").format(time=time_text(look.at.time()), found=found))

    def _found(self, look: Look) -> list[str]:
        said = []
        if look.taken:
            said.append(self.tr("%n package(s) taken in", "", look.taken))
        if look.known:
            said.append(self.tr("%n package(s) that were here already", "", look.known))
        if look.refused:
            said.append(self.tr("%n package(s) kept out", "", look.refused))
        if look.left:
            said.append(self.tr("%n package(s) not in yet", "", look.left))
        said += [self.tr("the folder {folder} cannot be opened").format(folder=folder) for folder in look.unread]
        return said
