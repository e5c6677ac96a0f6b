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
"""Resources that are asked for at once; most of them may have their thumbnail."""

_LESSONS_AT_ONCE = 50
"""Lessons that are asked for them at once; some have only slides."""

_BYTES_EACH = 8192
"""What a thumbnail with its facts takes at most."""

_REST = threading.Event()
"""Never set: to wait on."""


class Pages:
    """Pages of slides and documents, so that a lesson with slides opens at once (docs/decisions/0054)."""

    def __init__(self, household: Household, prepared: Prepared) -> None:
        self._household, self._prepared = household, prepared
        self._kept: int | None = None

    def coming(self, anew: bool) -> Sequence[Resource]:
        """Return the documents that pages are to be made of; what is kept is not looked at on the databases' thread."""
        del anew  # all of them
        self._kept = None
        if office.converter() is None:
            return []
        taught = self._household.school.taught_by_class().by_anybody()
        found = coming_first(self._household.catalogue.documents(), taught)
        return [resource for resource in found if kind_of(resource) is Kind.SLIDES]

    def has_more(self) -> bool:
        """Everything is asked for at once."""
        return False

    def has_room(self) -> bool:
        """Whether more may be made. What is kept is counted again only when something was made."""
        try:
            if self._kept is None:
                self._kept = self._prepared.kept()
            return self._prepared.has_room(self._kept)
        except OSError:
            return False  # the disk is gone, or what was made is being thrown away

    def make(self, resource: Resource, given_up: Callable[[], bool]) -> bool:
        """Make the pages of one document.

        Raises:
            DocumentError: they cannot be made, or were given up.
            OSError: the disk does not take them.
        """
        if resource.extent is not None:
            made = self._prepared.make_ahead(resource, resource.extent, given_up)
            self._kept = None if made else self._kept
        return True


class Thumbnails:
    """Thumbnails and lengths of all that is here, at most half of the time at work (docs/decisions/0032)."""

    def __init__(self, household: Household, cache: StillCache, make_engine: Callable[[], Engine]) -> None:
        self._household, self._cache, self._make_engine = household, cache, make_engine
        self._lessons: list[str] = []
        self._passed = 0
        self._refused = False

    def coming(self, anew: bool) -> Sequence[Resource]:
        """Return the next few that may have one, of the lessons to be taught next first; the disk is not asked."""
        catalogue = self._household.catalogue
        if anew:
            taught = self._household.school.taught_by_class().by_anybody()
            self._lessons, self._passed, self._refused = catalogue.lessons_by_need(taught)[::-1], 0, False
        found: list[Resource] = []
        for _ in range(_LESSONS_AT_ONCE):
            if not self._lessons or len(found) == AT_ONCE:
                break
            some = catalogue.pictured(self._lessons[-1], self._passed, AT_ONCE - len(found))
            found += some
            self._passed += len(some)
            if len(found) < AT_ONCE:
                self._passed = 0
                self._lessons.pop()
        return found

    def has_more(self) -> bool:
        """Whether there are lessons that were not looked at."""
        return bool(self._lessons)

    def has_room(self) -> bool:
        """Whether more may be made: the last quarter of the cache is left to what somebody looks at."""
        try:
            free = shutil.disk_usage(self._household.library).free
        except OSError:
            return False
        return not self._refused and free > FREE and self._cache.room() >= _BYTES_EACH

    def make(self, resource: Resource, given_up: Callable[[], bool]) -> bool:
        """Look at one resource of which nothing is known; False when it was given up."""
        if self._cache.has(resource.sha256):
            return True
        began = time.monotonic()
        known = known_of(resource, self._make_engine, given_up)
        if known is None:
            return False
        self._refused = not self._cache.write(resource.sha256, known)  # another is tried when something came in
        ends = time.monotonic() + (time.monotonic() - began)
        while time.monotonic() < ends and not given_up():
            _REST.wait(0.05)
        return True
