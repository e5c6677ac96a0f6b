"""The rule by which a lesson counts as taught. It is written into every class hour, so that it can be read later."""

from dataclasses import dataclass

CHOICES = (10, 15, 20, 25, 30)
"""Minutes that a school may choose from; a class hour has 40."""

_HARDLY = 1 / 4
"""Of the rule's minutes. A lesson that counts though less was shown was perhaps only looked through."""


@dataclass(frozen=True, slots=True)
class TaughtRule:
    """A lesson counts once so many minutes of it were really shown, or, where ``last`` says so, its last resource."""

    minutes: int = 20
    last: bool = True

    def holds(self, seconds: float, *, reached_last: bool) -> bool:
        """Tell whether a lesson counts of which so much was shown."""
        return seconds >= self.minutes * 60 or (self.last and reached_last and seconds > 0)

    def hardly(self, seconds: float) -> bool:
        """Tell whether so little was shown that one has to ask whether a lesson that counts was taught at all."""
        return seconds < self.minutes * 60 * _HARDLY

    @property
    def text(self) -> str:
        """The rule as a record states it."""
        return f"{self.minutes}min" + ("|last" if self.last else "")
