"""How loud sources are played: the volume that the teacher chose, and a gain that evens them out. Pure."""

from dataclasses import dataclass

TARGET = -23.0
"""Decibels below the loudest there can be, of the parts in which something sounds: about what broadcasts keep to."""

MOST_LOUDER, MOST_SOFTER = 12.0, -12.0

LOUDEST = 200
"""The most that libVLC takes, in percent."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """``percent`` is the volume (0-100), ``gain`` in decibels."""

    percent: int = 80
    gain: float = 0.0

    @property
    def volume(self) -> int:
        """What libVLC is told, 0-200. Its outputs cube the volume, so that three times the decibels fit in."""
        return min(round(self.percent * 10 ** (self.gain / 60)), LOUDEST)


def gain_for(loud: float | None) -> float:
    """Return by how many decibels a source of that loudness is to be played louder, or softer when below zero."""
    return 0.0 if loud is None else min(max(TARGET - loud, MOST_SOFTER), MOST_LOUDER)
