"""A look into the drop folders that somebody asked for: told when it begins, and what came of it when it has ended."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.arrivals import Look
from sync.outcome import Outcome, State
from sync.watch import DropFolders


class Looking(QObject):
    """``changed`` has a Look, None where nothing came of it. Only ``ask`` is for the thread of the window.

    Only a scan that begins after somebody asked is an answer: one that goes on may have passed the folder already.
    What was asked is counted, so a scan that was cut short leaves it to the next.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = self._answers = self._told = 0
        self._ended: dict[Path, State] = {}

    def ask(self) -> None:
        """Have the end of the next scan told."""
        self._asked += 1
        self.changed.emit(Look())

    def begin(self) -> None:
        """Note that a scan begins."""
        self._answers = self._asked
        self._ended.clear()

    def note(self, outcome: Outcome) -> None:
        """Note how the way in of a package ended that the scan found."""
        self._ended[outcome.path] = outcome.state

    def end(self, drop: DropFolders) -> None:
        """Tell what came of the scan, if somebody asked for it."""
        if self._answers == self._told:
            return
        self._told = self._answers
        counts = Counter(self._ended.values())
        left = drop.left | {path for path, state in self._ended.items() if state is State.INCOMPLETE}
        self.changed.emit(
            Look(
                at=datetime.now().astimezone(),
                taken=counts[State.ADMITTED],
                known=counts[State.KNOWN],
                refused=counts[State.REFUSED],
                left=len(left),
                unread=tuple(map(str, drop.unread())),
            )
        )

    def give_up(self) -> None:
        """Tell whoever waits that no scan will come: what went wrong is told by others."""
        if self._asked != self._told:
            self._told = self._answers = self._asked
            self.changed.emit(None)
