"""A card of the Settings page: the keys that the school trusts for one purpose, one more, and one no longer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.theme.style import GAP
from desktop.views.folding import Folding
from desktop.views.parts import Card, button, emptied, label, row
from desktop.views.speaking import Speaking

_ROOM = 6
"""Lines of text that the heading is wide at least, before the button goes below it."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A trusted key: the name that the school gave it, and its id, to compare with what the issuer says."""

    name: str
    id: str


class KeyCard(Speaking, Card):
    """``add_wished`` asks for a file; ``remove_wished`` has the name of a key that is to be trusted no longer."""

    add_wished = Signal()
    remove_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._text, self._add = label("heading", wraps=True), label("quiet", wraps=True), button()
        self._rows, self._keys = QVBoxLayout(), tuple[ShownKey, ...]()
        top = Folding(_ROOM, GAP)
        top.put(self._heading, grows=True)
        top.put(row(self._add))
        self.content.addWidget(top)
        self.content.addWidget(self._text)
        self.content.addLayout(self._rows)
        self._add.clicked.connect(self.add_wished)
        self.retranslate()

    def show_keys(self, keys: Sequence[ShownKey]) -> None:
        """Show whom the school trusts now."""
        self._keys = tuple(keys)
        self._show_rows()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.heading())
        self._text.setText(self.purpose())
        self._add.setText(self.tr("Add a key"))
        self._add.setAccessibleDescription(self.heading())
        self._show_rows()

    def heading(self) -> str:
        """Return what the keys are for."""
        return self.tr("Keys that your school trusts")

    def purpose(self) -> str:
        """Return what somebody who holds such a key can do."""
        return self.tr("Packages that one of them signed are taken in. The issuer gives you a file that ends in .pub.")

    def _show_rows(self) -> None:
        emptied(self._rows)
        for key in self._keys:
            remove = button("", self.tr("No longer"))
            remove.setAccessibleDescription(key.name)
            remove.clicked.connect(lambda _checked=False, name=key.name: self.remove_wished.emit(name))
            text = label("quiet", self.tr("{name} (key {id})").format(name=key.name, id=key.id), wraps=True)
            self._rows.addWidget(row(text, remove, grows=text))
        if not self._keys:
            self._rows.addWidget(label("quiet", self.tr("None yet."), wraps=True))


class ProgramKeyCard(KeyCard):
    """The keys that may sign updates of the program itself: a list of their own, for they can change everything."""

    def heading(self) -> str:
        """Return what the keys are for."""
        return self.tr("Keys for updates of Skylesson")

    def purpose(self) -> str:
        """Return what somebody who holds such a key can do."""
        return self.tr(
            "Whoever holds such a key can replace this program. Add only the key of those who make Skylesson, and "
            "compare its number with them."
        )
