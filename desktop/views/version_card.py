"""The card of the Settings page that says which version this is, and goes back to another one."""

from PySide6.QtCore import Signal

from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, button, column, label, row
from desktop.views.speaking import Speaking

_ROOM = 14
"""Lines of text that the words are wide at least, before the button goes below them."""


class VersionCard(Speaking, Card):
    """``back_wished`` has the version to go back to, or to stay with where another one is to start next."""

    back_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._licence = label("heading", wraps=True), label("quiet", wraps=True)
        self.coming, self.back = label(wraps=True), button()
        self._running = self._before = self._next = ""
        whole = Folding(_ROOM, GAP)
        whole.put(column(self._heading, self.coming, self._licence), grows=True)
        whole.put(row(self.back))
        self.content.addWidget(whole)
        self.back.clicked.connect(lambda: self.back_wished.emit(self._before))
        self.retranslate()

    def show_running(self, version: str) -> None:
        """Show which version this is."""
        self._running = version
        self.retranslate()

    def show_others(self, before: str, coming: str) -> None:
        """Show which version can be gone back to, and which starts next; '' for none, and for this one."""
        self._before, self._next = before, coming
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("Skylesson {version}").format(version=self._running))
        self._licence.setText(self.tr("Free software under the MIT licence. Updates come as packages do."))
        self.coming.setText(self.tr("Version {version} starts at the next start.").format(version=self._next))
        self.coming.setVisible(bool(self._next))
        words = self.tr("Stay with {version}") if self._next else self.tr("Go back to {version}")
        self.back.setText(words.format(version=self._before))
        self.back.setVisible(bool(self._before))
