"""Cycles of Python objects are collected on the window's thread alone.

Python collects on whatever thread happens to make an object. A cycle may hold Qt's objects, and these have to end on
the thread that they live on (Qt documentation, "Threads and QObjects"): ended elsewhere, they take the program along.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 200
"""So often Python runs at least, and so sees a signal of the system (window_session.py)."""


class Collector(QObject):
    """Collects from now on, in the window's thread, as often as Python would. Make one, and ``end`` it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    def settle(self) -> None:
        """Leave alone what is here by now, for it stays: looking through all of the program takes long."""
        gc.freeze()

    def end(self) -> None:
        """Let Python collect again by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own measure (gc.get_threshold), and the younger ones."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return
