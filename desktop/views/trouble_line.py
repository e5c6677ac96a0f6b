"""A line in place for what went wrong or has to be asked, with buttons to go on. Never a dialog during a lesson."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.theme.style import GAP, SMALL
from desktop.views.parts import button, label


class TroubleLine(QFrame):
    """``answered`` has the place of the button that was pressed."""

    answered = Signal(int)

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._text = label(role, wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP, SMALL, GAP, SMALL)
        self._row.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self.say("")

    @property
    def shown(self) -> bool:
        """Whether it has something to say."""
        return bool(self._text.text())

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, answers: Sequence[str] = ()) -> None:
        """Say it, with a button for each answer; '' for nothing."""
        # Buttons that stay the same keep the keyboard, however often the words beside them change.
        if [made.text() for made in self._buttons] != list(answers):
            for made in self._buttons:
                self._row.removeWidget(made)
                made.deleteLater()
            self._buttons = [self._answer(number, answer) for number, answer in enumerate(answers)]
        self._text.setText(text)
        self.setVisible(bool(text))

    def _answer(self, number: int, text: str) -> QPushButton:
        made = button(text=text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: self.answered.emit(number))
        self._row.addWidget(made)
        return made
