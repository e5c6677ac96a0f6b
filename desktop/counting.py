"""How long the class really saw or heard something of a lesson, and whether that counts as taught."""

import time
from collections.abc import Callable

from catalogue.taught_rule import TaughtRule
from player.watched import Watched


class LessonCount:
    """Counts for one lesson at a time. The clock is handed in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._watched = Watched()
        self._reached_end = False
        self._seen = self.frozen = False
        self.rule = TaughtRule()
        """What counts as taught."""

    def begin(self) -> None:
        """Begin a lesson."""
        self._watched, self._reached_end = Watched(), False

    def note_resource(self, *, last: bool) -> None:
        """Note that a resource is opened, the last one or not."""
        self._reached_end = self._reached_end or last

    def note_seen(self, *, seen: bool) -> None:
        """Note whether the class sees or hears something from now on."""
        self._seen = seen
        self._note()

    def note_frozen(self, *, frozen: bool) -> None:
        """Note whether the class only keeps an old picture from now on: that counts for nothing."""
        self.frozen = frozen
        self._note()

    def tick(self) -> None:
        """Count the time until now."""
        self._watched.tick(self._clock())

    def _note(self) -> None:
        visible = self._seen and not self.frozen
        if visible and not self._watched.visible:
            self._watched.show(self._clock())
        elif not visible and self._watched.visible:
            self._watched.hide(self._clock())

    @property
    def seconds(self) -> float:
        """The seconds that the class saw or heard something."""
        return self._watched.seconds

    def until_now(self) -> float:
        """Count the time until now, and return the seconds in all."""
        self.tick()
        return self.seconds

    @property
    def taught(self) -> bool:
        """Whether the lesson counts as taught."""
        return self.rule.holds(self.seconds, reached_last=self._reached_end)
