"""The choice on the Settings page whether the program opens by itself, kept where the desktop looks for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.autostart import Autostart
from desktop.views.start_card import StartCard


class StartChoice(QObject):
    """Shows on the card what is so, once it ``look``s, and makes it so. ``say`` is told when the disk refuses."""

    def __init__(self, card: StartCard, autostart: Autostart, say: Callable[[Exception], None]) -> None:
        super().__init__(card)
        self._card, self._autostart, self._say = card, autostart, say
        card.chosen.connect(self._switch)

    def look(self) -> None:
        """Show the choice as it stands, where it can be made: it goes through PATH, and reads a file."""
        if self._autostart.is_possible:
            self._card.show_chosen(on=self._autostart.is_on)

    def _switch(self, on: bool) -> None:  # a signal's argument
        try:
            self._autostart.switch(on=on)
        except OSError as error:
            self._say(error)
        self._card.show_chosen(on=self._autostart.is_on)
