"""Whether the program opens by itself when somebody logs in to this computer."""

from PySide6.QtCore import Signal

from desktop.theme.style import SMALL
from desktop.views.chip_group import ChipGroup
from desktop.views.flow import Flow
from desktop.views.parts import Card, label
from desktop.views.speaking import Speaking


class StartCard(Speaking, Card):
    """``chosen`` has whether it shall. The card shows only where the choice can be made."""

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._chips = label("heading", wraps=True), ChipGroup(self)
        chips = Flow(spacing=SMALL, fills=False)
        for number in range(2):
            chips.addWidget(self._chips.add_chip(number))
        self.content.addWidget(self._heading)
        self.content.addLayout(chips)
        self._chips.chosen.connect(lambda number: self.chosen.emit(bool(number)))
        self.hide()
        self.retranslate()

    def show_chosen(self, *, on: bool) -> None:
        """Show the card, with what is so now."""
        self._chips.show_chosen(int(on))
        self.show()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("When the computer starts"))
        for number, name in enumerate((self.tr("Open nothing"), self.tr("Open Skylesson"))):
            self._chips.button(number).setText(name)
        self._chips.describe(self._heading.text())
