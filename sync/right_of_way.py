"""A lesson goes before an import: while it plays, receiving waits where it stands, between two pieces."""

import threading
from collections.abc import Callable

_LOOK_EVERY = 0.2
"""Seconds between two looks at whether a waiting import is to end."""


class RightOfWay:
    """Taken while a lesson plays. Any thread may ask and wait."""

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    @property
    def taken(self) -> bool:
        """Whether a lesson plays now."""
        return not self._free.is_set()

    def set_taken(self, *, taken: bool) -> None:
        """Say whether a lesson plays from now on; whoever waits goes on at once when it does not."""
        if taken:
            self._free.clear()
        else:
            self._free.set()

    def giving(self, cancelled: Callable[[], bool]) -> Callable[[], bool]:
        """Return ``cancelled`` such that asking waits while a lesson plays.

        Whatever is long asks between its pieces whether it is to end, so that is where it waits, with nothing half
        written; it ends from there, too.
        """

        def waited() -> bool:
            while not cancelled():
                if self._free.wait(_LOOK_EVERY):
                    return False
            return True

        return waited
