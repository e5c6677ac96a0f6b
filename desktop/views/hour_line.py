"""The time of the class hour: how much is used, how much is left, and what the clock on the wall shows."""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.formats import clock_text, time_text
from desktop.theme.chosen import dark_colours
from desktop.theme.style import GAP
from desktop.views.parts import label
from desktop.views.speaking import Speaking, wear

HOUR_MINUTES = 40
"""A class hour, where the school has not chosen otherwise."""

_SOON_SECONDS = 5 * 60
"""So long before its end the time left is written in another colour."""


class HourLine(Speaking, QWidget):
    """Counts from ``begin``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock, self._began, self._hour = clock, clock(), HOUR_MINUTES * 60
        self._spent, self._left, self._time = label("quiet"), label("heading"), label("title")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for part in (self._spent, self._left, self._time):
            row.addWidget(part)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell)
        self._tell()

    def set_minutes(self, minutes: int) -> None:
        """Count a class hour of so many minutes."""
        self._hour = minutes * 60
        self._tell()

    def begin(self) -> None:
        """The class hour counts from now."""
        self._began = self._clock()
        self._tell()

    def dress(self) -> None:
        """Write the time left in the colours that are in force."""
        self._tell()

    def retranslate(self) -> None:
        """Speak the new language."""
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the time while it is seen."""
        self._tell()
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Keep no time while nobody sees it."""
        self._tick.stop()
        super().hideEvent(event)

    def _tell(self) -> None:
        spent = self._clock() - self._began
        left = self._hour - spent
        self._spent.setText(self.tr("{time} used").format(time=clock_text(spent)))
        words = self.tr("{time} left") if left >= 0 else self.tr("{time} over")
        self._left.setText(words.format(time=clock_text(abs(left))))
        wear(self._left, f"color: {dark_colours().warning if left < _SOON_SECONDS else dark_colours().ink};")
        self._time.setText(time_text(datetime.now().astimezone().time()))
