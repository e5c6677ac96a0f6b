"""How long a resource was really shown, and how much of it was seen. Pure: the clock is handed in."""

from dataclasses import dataclass, field

LONGEST_STEP = 15.0
"""Seconds between two reports beyond which the computer slept, and the time does not count."""


@dataclass(slots=True)
class Watched:
    """Counts the seconds during which something was visible. Paused, black and frozen time does not count.

    Tell it what is the case (``show``, ``hide``) and, now and then, that time goes by (``tick``).
    """

    seconds: float = 0.0
    _since: float | None = field(default=None)

    def show(self, now: float) -> None:
        """From ``now`` on the class sees it."""
        self.tick(now)
        self._since = now

    def hide(self, now: float) -> None:
        """From ``now`` on the class does not see it."""
        self.tick(now)
        self._since = None

    def tick(self, now: float) -> None:
        """Count the time until ``now``; a jump of the clock, either way, counts nothing."""
        if self._since is not None:
            passed = now - self._since
            if 0 < passed <= LONGEST_STEP:
                self.seconds += passed
            self._since = now

    @property
    def visible(self) -> bool:
        """Whether the class sees it now."""
        return self._since is not None
