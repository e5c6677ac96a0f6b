"""Where playing is, between the engine's reports, which come only every 250-500 ms. Pure: the clock is handed in."""

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
