"""Where playing is, between the engine's reports, which come only every 250-500 ms. Pure: the clock is handed in."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PlayClock:
    """``position`` seconds at the monotonic moment ``at``; from there on ``rate`` seconds a second while running."""

    position: float = 0.0
    at: float = 0.0
    rate: float = 1.0
    running: bool = False

    def now(self, moment: float) -> float:
        """Return the position at a later ``moment``."""
        return self.position + (moment - self.at) * self.rate if self.running else self.position

    def anchored(self, position: float, moment: float) -> "PlayClock":
        """Return the clock put right by a report."""
        return replace(self, position=position, at=moment)

    def at_rate(self, rate: float, moment: float) -> "PlayClock":
        """Return the clock going at another speed from ``moment`` on."""
        return replace(self, position=self.now(moment), at=moment, rate=rate)

    def started(self, moment: float) -> "PlayClock":
        """Return the clock running from ``moment`` on."""
        return self if self.running else replace(self, at=moment, running=True)

    def stopped(self, moment: float) -> "PlayClock":
        """Return the clock standing at where it is at ``moment``."""
        return replace(self, position=self.now(moment), at=moment, running=False)


class SharedClock:
    """A PlayClock that several threads read and put right."""

    def __init__(self, moment: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._clock = PlayClock()
        self._moment = moment

    @property
    def position(self) -> float:
        """Where playing is now, in seconds."""
        with self._lock:
            return self._clock.now(self._moment())

    def reset(self, position: float) -> None:
        """Stand at ``position`` at normal speed."""
        with self._lock:
            self._clock = PlayClock(position=position)

    def anchor(self, position: float, at: float | None = None) -> None:
        """Note that playing was at ``position`` at the moment ``at``, or is now."""
        with self._lock:
            self._clock = self._clock.anchored(position, self._moment() if at is None else at)

    def run(self, *, running: bool) -> None:
        """Go on, or stand still."""
        with self._lock:
            now = self._moment()
            self._clock = self._clock.started(now) if running else self._clock.stopped(now)

    def set_rate(self, rate: float) -> None:
        """Go at another speed from now on."""
        with self._lock:
            self._clock = self._clock.at_rate(rate, self._moment())
