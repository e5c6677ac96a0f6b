"""What is made ahead in time that nobody uses (desktop/ahead.py): pages of slides, and thumbnails with lengths."""

import shutil
import threading
import time
from collections.abc import Callable, Sequence

from catalogue.documents import coming_first
from catalogue.records import Resource
from desktop import office
from desktop.kinds import Kind, kind_of
from desktop.places import Household
from desktop.prepared import FREE, Prepared
from desktop.still_cache import StillCache
from desktop.stills import known_of
from player.engine import Engine

AT_ONCE = 100
"""Thumbnails that are asked for at once."""

_BYTES_EACH = 8192
"""What a thumbnail with its facts takes at most."""

_REST = threading.Event()
"""Never set: to wait on."""


class Pages:
    """Pages of slides and documents, so that a lesson with slides opens at once (docs/decisions/0054)."""

    def __init__(self, household: Household, prepared: Prepared) -> None:
        self._household, self._prepared = household, prepared

    def coming(self) -> Sequence[Resource]:
        """Return the documents that pages are to be made of."""
        if office.converter() is None or not self.has_room():
            return []
        taught = self._household.school.taught_by_class().by_anybody()
        found = coming_first(self._household.catalogue.documents(), taught)
        return [resource for resource in found if kind_of(resource) is Kind.SLIDES]

    def has_more(self) -> bool:
        """Everything is asked for at once."""
        return False

    def has_room(self) -> bool:
        """Whether more may be made."""
        try:
            return self._prepared.has_room()
        except OSError:
            return False  # the disk is gone, or what was made is being thrown away

    def make(self, resource: Resource, given_up: Callable[[], bool]) -> bool:
        """Make the pages of one document.

        Raises:
            DocumentError: they cannot be made, or were given up.
            OSError: the disk does not take them.
        """
        if resource.extent is not None:
            self._prepared.make_ahead(resource, resource.extent, given_up)
        return True


class Thumbnails:
    """Thumbnails and lengths of all that is here, at most half of the time at work (docs/decisions/0032)."""

    def __init__(self, household: Household, cache: StillCache, make_engine: Callable[[], Engine]) -> None:
        self._household, self._cache, self._make_engine = household, cache, make_engine
        self._left = AT_ONCE
        self._full = False

    def coming(self) -> Sequence[Resource]:
        """Return some of those that nothing is known of, the next to be taught first."""
        known, self._left = self._cache.known(), self._cache.room() // _BYTES_EACH
        taught = self._household.school.taught_by_class().by_anybody()
        wanted = min(AT_ONCE, self._left)
        found = self._household.catalogue.pictured_next(known, taught, wanted) if wanted > 0 else []
        self._full = len(found) == AT_ONCE
        return found

    def has_more(self) -> bool:
        """Whether there were more than are asked for at once."""
        return self._full

    def has_room(self) -> bool:
        """Whether more may be made: the last quarter of the cache is left to what somebody looks at."""
        try:
            return self._left > 0 and shutil.disk_usage(self._household.library).free > FREE
        except OSError:
            return False

    def make(self, resource: Resource, given_up: Callable[[], bool]) -> bool:
        """Look at one resource; False when it was given up."""
        began = time.monotonic()
        known = known_of(resource, self._make_engine, given_up)
        if known is None:
            return False
        self._left = self._left - 1 if self._cache.write(resource.sha256, known) else 0  # later, on a disk that refuses
        ends = time.monotonic() + (time.monotonic() - began)
        while time.monotonic() < ends and not given_up():
            _REST.wait(0.05)
        return True
