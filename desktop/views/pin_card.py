"""The card of the Settings page that sets and takes away the PIN."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.pin_file import SHORTEST
from desktop.theme.style import SMALL
from desktop.views.flow import Flow
from desktop.views.parts import Card, button, label
from desktop.views.speaking import Speaking


class PinCard(Speaking, Card):
    """``pin_chosen`` has the PIN, '' to take it away."""

    pin_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._text = label("heading", wraps=True), label("quiet", wraps=True)
        self.pin, self.set, self.remove = QLineEdit(), button(), button()
        self._is_set = False
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.content.addWidget(self._heading)
        self.content.addWidget(self._text)
        flow = Flow(spacing=SMALL)
        for part in (self.pin, self.set, self.remove):
            flow.addWidget(part)
        self.content.addLayout(flow)
        self.pin.textChanged.connect(lambda text: self.set.setEnabled(len(text) >= SHORTEST))
        self.pin.returnPressed.connect(self._choose)
        self.set.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self.pin_chosen.emit(""))
        self.retranslate()

    def show_set(self, is_set: bool) -> None:  # what a job hands back
        """Show whether there is a PIN."""
        self._is_set = is_set
        self.pin.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("PIN for Usage and Settings"))
        self._text.setText(
            self.tr("These pages ask for the PIN. Teaching never does.")
            if self._is_set
            else self.tr("No PIN: everybody may open these pages. Teaching never asks for one.")
        )
        self.pin.setPlaceholderText(self.tr("At least 4 characters"))
        self.pin.setAccessibleName(self.tr("New PIN"))
        self.set.setText(self.tr("Set the PIN"))
        self.remove.setText(self.tr("Take the PIN away"))
        self.set.setEnabled(len(self.pin.text()) >= SHORTEST)
        self.remove.setVisible(self._is_set)

    def _choose(self) -> None:
        if len(self.pin.text()) >= SHORTEST:
            self.pin_chosen.emit(self.pin.text())
