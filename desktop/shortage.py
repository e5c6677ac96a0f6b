"""Packages that wait for room on the disk, and the sticks whose rest waits with them. For the thread that receives."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.arrivals import Waiting
from sync.outcome import Outcome
from sync.sticks import StickOffer


class Shortage(QObject):
    """``changed`` has all packages that wait, when these are other ones or need other numbers."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Path, Waiting] = {}
        self._sticks: list[StickOffer] = []

    def note(self, outcome: Outcome) -> bool:
        """Note how a package's way in ended; tell whether it waits for room."""
        before = dict(self._waiting)
        self._waiting.pop(outcome.path, None)
        waits = outcome.reason == "no-space"
        if waits:
            self._waiting[outcome.path] = Waiting(outcome.path.name, outcome.facts)
        self._tell(before)
        return waits

    def put_aside(self, offer: StickOffer, number: int) -> None:
        """Keep what is left of a stick, from a package of it on, until it is tried again."""
        self._sticks.append(replace(offer, packages=offer.packages[number:]))

    def take_sticks(self) -> Sequence[StickOffer]:
        """Return what was put aside, to be tried again."""
        sticks, self._sticks = self._sticks, []
        return sticks

    def forget_gone(self) -> None:
        """Wait no longer for what somebody has taken away."""
        before = dict(self._waiting)
        self._waiting = {path: waiting for path, waiting in self._waiting.items() if path.exists()}
        self._tell(before)

    def _tell(self, before: dict[Path, Waiting]) -> None:
        if self._waiting != before:
            self.changed.emit(list(self._waiting.values()))
