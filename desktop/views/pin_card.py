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
        self._said = label("warning", wraps=True)
        self.pin, self.again, self.set, self.remove = QLineEdit(), QLineEdit(), button(), button()
        self._is_set = False
        self.content.addWidget(self._heading)
        self.content.addWidget(self._text)
        flow = Flow(spacing=SMALL)
        for part in (self.pin, self.again, self.set, self.remove):
            flow.addWidget(part)
        self.content.addLayout(flow)
        self.content.addWidget(self._said)
        for field in (self.pin, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(lambda _text: self._typed())
        self.pin.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._choose)
        self.set.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self.pin_chosen.emit(""))
        self.retranslate()

    def show_set(self, is_set: bool) -> None:  # what a job hands back
        """Show whether there is a PIN."""
        self._is_set = is_set
        self.pin.clear()
        self.again.clear()
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
        self.again.setPlaceholderText(self.tr("The same once more"))
        self.again.setAccessibleName(self.tr("New PIN once more"))
        self.set.setText(self.tr("Set the PIN"))
        self.remove.setText(self.tr("Take the PIN away"))
        self.remove.setVisible(self._is_set)
        self._typed()

    def _typed(self) -> None:
        self.set.setEnabled(min(len(self.pin.text()), len(self.again.text())) >= SHORTEST)
        self._said.setText("")
        self._said.hide()

    def _choose(self) -> None:
        """Take what was typed twice alike: nobody sees what is typed, and a slip would lock everybody out."""
        if not self.set.isEnabled():
            return
        if self.pin.text() == self.again.text():
            self.pin_chosen.emit(self.pin.text())
            return
        self.again.clear()
        self.again.setFocus()
        self._said.setText(self.tr("The two are not the same. Type the PIN once more."))
        self._said.show()
