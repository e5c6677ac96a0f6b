"""What the school may choose for its classroom: how long a class hour is, and which screen the class sees."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.formats import count_text
from desktop.settings import HOUR_MINUTES
from desktop.theme.style import SMALL
from desktop.views.chip_group import ChipGroup
from desktop.views.flow import Flow
from desktop.views.parts import Card, button, label
from desktop.views.speaking import Speaking
from desktop.views.trouble_line import TroubleLine


class ClassroomCard(Speaking, Card):
    """``screens_wished`` asks for numbers on the screens, ``screen_chosen`` has the number that was pressed, from 1."""

    minutes_chosen = Signal(int)
    screens_wished = Signal()
    screen_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._screen_heading = (label("heading", wraps=True) for _ in range(2))
        self._screens = button()
        self._minutes, self._question = ChipGroup(self), TroubleLine()
        chips = Flow(spacing=SMALL, fills=False)
        for minutes in HOUR_MINUTES:
            chips.addWidget(self._minutes.add_chip(minutes))
        below = QHBoxLayout()
        below.addWidget(self._screen_heading, 1)
        below.addWidget(self._screens)
        self.content.addWidget(self._heading)
        self.content.addLayout(chips)
        self.content.addLayout(below)
        self.content.addWidget(self._question)
        self._minutes.chosen.connect(self.minutes_chosen)
        self._screens.clicked.connect(self.screens_wished)
        self._question.answered.connect(lambda place: self.screen_chosen.emit(place + 1))
        self.retranslate()

    def show_minutes(self, minutes: int) -> None:
        """Show how long a class hour is."""
        self._minutes.show_chosen(minutes)

    def ask(self, screens: int) -> None:
        """Ask for the number that the class sees; 0 for no question."""
        text = self.tr("Which number does the class see? Press it.") if screens else ""
        self._question.say(text, [count_text(number) for number in range(1, screens + 1)])

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("Minutes of a class hour"))
        for minutes in HOUR_MINUTES:
            self._minutes.button(minutes).setText(count_text(minutes))
        self._screen_heading.setText(self.tr("Screen that the class sees"))
        self._screens.setText(self.tr("Choose"))
