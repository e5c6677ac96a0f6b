"""The rule by which a lesson counts as taught. It is written into every class hour, so that it can be read later."""

from dataclasses import dataclass

CHOICES = (10, 15, 20, 25, 30)
"""Minutes that a school may choose from; a class hour has 40."""


@dataclass(frozen=True, slots=True)
class TaughtRule:
    """A lesson counts once so many minutes of it were really shown, or, where ``last`` says so, its last resource."""

    minutes: int = 20
    last: bool = True

    def holds(self, seconds: float, *, reached_last: bool) -> bool:
        """Tell whether a lesson counts of which so much was shown."""
        return seconds >= self.minutes * 60 or (self.last and reached_last and seconds > 0)

    @property
    def text(self) -> str:
        """The rule as a record states it."""
        return f"{self.minutes}min" + ("|last" if self.last else "")
