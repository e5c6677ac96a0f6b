"""Whether the program opens by itself when somebody logs in to this computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from desktop.theme.style import SMALL
from desktop.views.flow import Flow
from desktop.views.parts import Card, button, label
from desktop.views.speaking import Speaking


class StartCard(Speaking, Card):
    """``chosen`` has whether it shall. The card shows only where the choice can be made."""

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._chips = label("heading", wraps=True), QButtonGroup(self)
        chips = Flow(spacing=SMALL, fills=False)
        for number in range(2):
            chip = button("chip", checkable=True)
            self._chips.addButton(chip, number)
            chips.addWidget(chip)
        self.content.addWidget(self._heading)
        self.content.addLayout(chips)
        self._chips.idClicked.connect(lambda number: self.chosen.emit(bool(number)))
        self.hide()
        self.retranslate()

    def show_chosen(self, *, on: bool) -> None:
        """Show the card, with what is so now."""
        self._chips.button(int(on)).setChecked(True)
        self.show()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("When the computer starts"))
        for number, name in enumerate((self.tr("Open nothing"), self.tr("Open Skylesson"))):
            self._chips.button(number).setText(name)
