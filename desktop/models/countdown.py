"""A timer that the class sees: pupils work, and know how long."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.formats import clock_text

PRESETS = (1, 3, 5, 10)
"""Minutes."""

_TICK_MS = 100


@dataclass(frozen=True, slots=True)
class TimerFace:
    """What is seen of a timer. ``small`` puts it into the corner; ``over`` says that the time is up."""

    text: str
    small: bool = False
    over: bool = False


class Countdown(QObject):
    """``changed`` has the face to show, None for none. ``rang`` comes once when the time is up and it may sound."""

    changed = Signal(object)
    rang = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._left, self._since = 0.0, 0.0
        self.running = self.shown = self.small = False
        self.sounds = True
        self._face: TimerFace | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._tell)

    @property
    def left(self) -> float:
        """Seconds left."""
        gone = self._clock() - self._since if self.running else 0.0
        return max(self._left - gone, 0.0)

    def start(self, minutes: float) -> None:
        """Show a timer and let it run."""
        self._left, self._since = minutes * 60, self._clock()
        self.running = self.shown = True
        self._tick.start()
        self._tell()

    def hold(self) -> None:
        """Hold it, or let it run on."""
        if not self.shown or not self.left:
            return
        self._left, self._since = self.left, self._clock()
        self.running = not self.running
        self._tell()

    def resize(self) -> None:
        """Put it into the corner, or make it large again."""
        self.small = not self.small
        self._tell()

    def set_sounds(self, *, sounds: bool) -> None:
        """Let it ring at its end, or not."""
        self.sounds = sounds
        self._tell()

    def stop(self) -> None:
        """Take it away."""
        self.running = self.shown = False
        self._tick.stop()
        self._tell()

    def _tell(self) -> None:
        over = self.running and not self.left
        if over:
            self._left, self.running = 0.0, False
            self._tick.stop()
        # 0.9 s left is still a second: the first number seen is the number asked for.
        face = TimerFace(clock_text(self.left + 0.999), self.small, not self.left) if self.shown else None
        if face != self._face:
            self._face = face
            self.changed.emit(face)
        if over and self.sounds:
            self.rang.emit()
