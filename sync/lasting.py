"""Does what is written here last over a restart? Pure: marks found before go in, what to make of them comes out.

Computers of schools are often put back at each start (还原卡, Deep Freeze): whatever was written to drive C: since is
gone. So each start of the program leaves a mark in the library, with a count of starts, and a copy of it, the witness,
on other volumes. A witness that counts further than the library says that the library went back
(docs/decisions/0042). All times are local and without zone, as the computer's clock shows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

RECENT = timedelta(days=14)
"""A mark alone is believed for so long: that of a frozen drive is always the same, and gets older and older."""


class Verdict(StrEnum):
    """What the marks say of the volume that the library lies on."""

    UNPROVEN = "unproven"
    """Nothing yet: no restart has been seen since the library is there."""

    LASTS = "lasts"
    WENT_BACK = "went-back"
    """The library is an older state of itself."""

    GONE = "gone"
    """Another library was here, and is not any more."""

    LONG_AGO = "long-ago"
    """Long not used, or put back at each start: only people can tell."""


@dataclass(frozen=True, slots=True)
class Boot:
    """A run of the computer: ``id`` is its name, '' where the system gives none; ``up`` the seconds it has lasted."""

    id: str
    up: float

    def is_other_than(self, earlier: "Boot") -> bool:
        """Tell whether this run surely began after ``earlier`` was noted. The clock is not asked: it may be set."""
        if self.id and earlier.id:
            return self.id != earlier.id
        return self.up < earlier.up


@dataclass(frozen=True, slots=True)
class Mark:
    """What a start of the program leaves, in the library and on other volumes.

    ``library`` names the library, whatever folder it is in, and ``place`` is that folder. ``survived`` counts restarts
    that it has lived through in a row; ``went_back`` is the day on which it was last found to be an older state.
    """

    library: str
    place: str
    starts: int
    boot: Boot
    seen: datetime
    survived: int = 0
    went_back: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What to make of the marks, and the ``mark`` to be left now.

    Where something is lost, it was written after ``kept`` (None when nothing was kept) and up to ``lost``.
    """

    verdict: Verdict
    mark: Mark
    kept: datetime | None = None
    lost: datetime | None = None


def judge(here: Mark | None, witnesses: Sequence[Mark], start: Mark) -> Standing:
    """Judge what is found at a start. ``here`` is the library's own mark, None for a new one.

    ``start`` says who and when it is now: its library counts only where there is no mark yet.
    """
    further = _furthest(here, witnesses, start)
    mark = replace(start, library=start.library if here is None else here.library)
    if further is not None:
        back = replace(mark, starts=further.starts + 1, survived=0, went_back=start.seen.date())
        same = here is not None and further.library == here.library
        verdict = Verdict.WENT_BACK if same else Verdict.GONE
        return Standing(verdict, back, here.seen if same and here is not None else None, further.seen)
    if here is None:
        return Standing(Verdict.UNPROVEN, replace(mark, starts=1))
    return _of_one_library(here, replace(mark, starts=here.starts + 1), _confirmed(here, witnesses))


def _furthest(here: Mark | None, witnesses: Sequence[Mark], start: Mark) -> Mark | None:
    """Return the witness that has seen more than is here: of this library, else of another one in its place."""
    if here is None:
        rivals = [mark for mark in witnesses if mark.place == start.place]
    else:
        rivals = [mark for mark in witnesses if mark.library == here.library and mark.starts > here.starts]
        rivals = rivals or [
            mark
            for mark in witnesses
            if (mark.place, here.place) == (start.place, start.place)
            and mark.library != here.library
            and mark.seen > here.seen
        ]
    return max(rivals, key=lambda mark: mark.starts, default=None)


def _confirmed(here: Mark, witnesses: Sequence[Mark]) -> bool:
    """Tell whether another volume has seen as much as the library, and not less."""
    return any((mark.library, mark.starts) == (here.library, here.starts) for mark in witnesses)


def _of_one_library(here: Mark, mark: Mark, confirmed: bool) -> Standing:
    if not mark.boot.is_other_than(here.boot):
        known = replace(mark, survived=here.survived, went_back=here.went_back)
        if here.went_back is not None:
            return Standing(Verdict.WENT_BACK, known)
        return Standing(Verdict.LASTS if here.survived else Verdict.UNPROVEN, known)
    if not timedelta() <= mark.seen - here.seen <= RECENT:
        if confirmed:
            return Standing(Verdict.LASTS, replace(mark, survived=here.survived + 1))
        # A clock that went back says nothing of how old the mark is, and the clock has its own question.
        verdict = Verdict.LONG_AGO if mark.seen > here.seen else Verdict.UNPROVEN
        return Standing(verdict, replace(mark, survived=0), kept=here.seen)
    return Standing(Verdict.LASTS, replace(mark, survived=here.survived + 1))


@dataclass(frozen=True, slots=True)
class Place:
    """A volume that the library lies on or could: ``room`` is what is free in bytes, ``name`` how people know it."""

    name: str
    root: str
    room: int
    system: bool = False


def better_place(own: Place, others: Sequence[Place], needed: int) -> Place | None:
    """Return the volume to offer instead of the system's own, None where there is none.

    It has more room than the one the library is on, and enough for the library, which has ``needed`` bytes.
    """
    if not own.system:
        return None
    fit = [place for place in others if not place.system and place.room > max(own.room, 2 * needed)]
    return max(fit, key=lambda place: place.room, default=None)
