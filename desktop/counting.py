"""How long the class really saw or heard something of a lesson, and whether that counts as taught."""

import time
from collections.abc import Callable

from player.watched import Watched

ENOUGH_SECONDS = 20 * 60
"""A lesson counts as taught once half a class hour of it was shown, or its last resource."""


class LessonCount:
    """Counts for one lesson at a time. The clock is handed in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._watched = Watched()
        self._reached_end = False

    def begin(self) -> None:
        """Begin a lesson."""
        self._watched, self._reached_end = Watched(), False

    def note_resource(self, *, last: bool) -> None:
        """Note that a resource is opened, the last one or not."""
        self._reached_end = self._reached_end or last

    def note_seen(self, *, seen: bool) -> None:
        """Note whether the class sees or hears something from now on."""
        if seen and not self._watched.visible:
            self._watched.show(self._clock())
        elif not seen and self._watched.visible:
            self._watched.hide(self._clock())

    def tick(self) -> None:
        """Count the time until now."""
        self._watched.tick(self._clock())

    @property
    def seconds(self) -> float:
        """The seconds that the class saw or heard something."""
        return self._watched.seconds

    @property
    def taught(self) -> bool:
        """Whether the lesson counts as taught."""
        return (self._reached_end and self.seconds > 0) or self.seconds >= ENOUGH_SECONDS
