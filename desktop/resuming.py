"""Where a class goes on: what is worth keeping and what is offered. Knows no window, file or clock.

The thresholds are Kodi's (nothing in the first three minutes or the last 8 %), scaled to short clips.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.records import Place, Resource

_FIRST_SHARE, _FIRST_MOST, _FIRST_LEAST, _LAST_SHARE = 0.05, 180.0, 5.0, 0.08


@dataclass(frozen=True, slots=True)
class ResumeOffer:
    """Going on with the resource at ``index`` of the lesson, at ``seconds`` or on ``page`` (from 0)."""

    index: int
    seconds: float = 0.0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a resource is: ``seconds`` of ``duration`` (0.0 while unknown), or ``page`` (from 0) of ``pages``."""

    seconds: float = 0.0
    duration: float = 0.0
    page: int = 0
    pages: int = 0

    @property
    def begun(self) -> bool:
        """Whether so much was shown that it is worth going on there."""
        first = max(min(_FIRST_MOST, _FIRST_SHARE * self.duration), _FIRST_LEAST)
        return self.page > 0 or self.seconds >= first

    @property
    def over(self) -> bool:
        """Whether so little is left that it counts as shown."""
        last_page = self.pages > 1 and self.page == self.pages - 1
        return last_page or (self.duration > 0 and self.seconds >= self.duration * (1 - _LAST_SHARE))


class PlaceKeeper:
    """Keeps, for one lesson, where the class stopped before, and says what to offer and what to keep."""

    def __init__(self) -> None:
        self.offer: ResumeOffer | None = None
        self._items: Sequence[Resource] = ()
        self._places: dict[str, Place] = {}
        self._index = -1
        self._whole_lesson = False

    def begin(self, items: Sequence[Resource], places: Sequence[Place]) -> None:
        """Begin a lesson of ``items``; ``places`` are those of this class, the newest first."""
        self._items, self._index = items, -1
        self._places = {place.resource: place for place in reversed(places)}
        offer = self._offer_of(places[0]) if places else None
        self.offer = None if offer == ResumeOffer(0) else offer
        self._whole_lesson = self.offer is not None

    def opened(self, index: int, *, resumed: bool) -> None:
        """Note that the resource at ``index`` is shown, ``resumed`` where the class stopped."""
        self._index = index
        if not 0 <= index < len(self._items):
            return  # a lesson without resources, told of its places late
        if self._whole_lesson and not resumed:
            self._whole_lesson = False  # the offer made for the lesson stands over its first resource
            return
        place = self._places.get(self._items[index].sha256)
        stopped = place is not None and (place.seconds or place.page)
        self.offer = self._offer_of(place) if place is not None and stopped and not resumed else None

    def take(self) -> ResumeOffer | None:
        """Return the offer, and make it no more."""
        taken, self.offer = self.offer, None
        return taken

    def kept(self, progress: Progress) -> Sequence[Place]:
        """Return the places to keep, the newest last, when the resource shown is so far.

        While an offer stands, what the class saw before is not forgotten for a few seconds of something else. A
        resource that is over begins anew the next time, and the lesson goes on with the one after it.
        """
        if not 0 <= self._index < len(self._items) or (self.offer is not None and not progress.begun):
            return ()
        resource = self._items[self._index]
        if progress.over:
            following = self._items[(self._index + 1) % len(self._items)]
            places = [_start_of(resource), self._places.get(following.sha256) or _start_of(following)]
        elif progress.begun:
            places = [Place("", resource.lesson_id, resource.sha256, progress.seconds, progress.page)]
        else:
            places = [_start_of(resource)]
        self._places.update({place.resource: place for place in places})
        return places

    def _offer_of(self, place: Place) -> ResumeOffer | None:
        for index, resource in enumerate(self._items):
            if resource.sha256 == place.resource and resource.extent is not None:
                return ResumeOffer(index, place.seconds, place.page)
        return None


def _start_of(resource: Resource) -> Place:
    return Place("", resource.lesson_id, resource.sha256)
