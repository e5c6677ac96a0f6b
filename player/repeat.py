"""A-B repeat by one key: the first press marks A, the second B, the third ends it. Pure."""

from dataclasses import dataclass

from player.engine import Span

SHORTEST = 0.3
"""Seconds: a stretch that is shorter was a key pressed twice by mistake."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """What is marked: nothing, A, or A and B; in seconds."""

    start: float | None = None
    end: float | None = None

    def marked(self, position: float) -> "Repeat":
        """Return what is marked after the key was pressed at ``position``."""
        if self.start is None:
            return Repeat(position)
        if self.end is not None:
            return Repeat()
        return Repeat(self.start, position) if position - self.start >= SHORTEST else Repeat(position)

    @property
    def span(self) -> Span | None:
        """The stretch to be played again and again, None before both ends are marked."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    @property
    def ends(self) -> tuple[float, float | None] | None:
        """A, and B or None; None when nothing is marked."""
        return None if self.start is None else (self.start, self.end)
