"""The lying clock: noticing that the computer's date cannot be right. Pure; what was known before is handed in.

The battery of an old PC is flat and it is 2000 again at every start, or somebody set the year wrong. The order of
lessons never hangs on the date; what does (week, timetable) follows a correction once somebody said which day it is.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

TOLERANCE = timedelta(days=1)
"""A package may be stamped in another time zone, and a clock may be set back a little."""

LONGEST_PAUSE = timedelta(days=120)
"""The program may rest for so long, over the summer, before a clock that went on further is doubted."""

_BACK = timedelta(minutes=10)
"""A clock that was corrected and then goes back by more has lost its time again."""


class Doubt(StrEnum):
    """Why the clock cannot be right."""

    BEFORE_PACKAGE = "before-package"
    BEFORE_RECORD = "before-record"
    WENT_BACK = "went-back"
    JUMPED_ON = "jumped-on"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the time, each None when there is nothing; local and naive.

    ``package`` is when the newest signed package was issued, ``record`` when the last lesson was shown, ``seen`` the
    time, corrected, at which the program was last running.
    """

    package: datetime | None = None
    record: datetime | None = None
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody said of the clock: ``days`` to be added to what it shows, 0 for "the clock is right".

    ``last`` is what the clock itself showed when the program was last running with it; None when nothing was said.
    """

    days: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What to make of the clock: the time to go by, the correction that holds, and why to ask, if at all."""

    now: datetime
    correction: Correction
    doubt: Doubt | None = None


def read(clock: datetime, known: Known, correction: Correction) -> Reading:
    """Judge what the clock shows. What was said of it holds while it runs on from there, until somebody sets it."""
    if _still_holds(clock, known, correction):
        return Reading(clock + timedelta(days=correction.days), Correction(correction.days, clock))
    return Reading(clock, Correction(), _doubt(clock, known))


def correct_to(clock: datetime, day: date) -> Correction:
    """Return the correction for somebody who says that today is ``day``."""
    return Correction((day - clock.date()).days, clock)


def likely_day(clock: datetime, known: Known) -> date:
    """Return the day to suggest: the first school day after the last time that is known to be over."""
    newest = _newest(known)
    if newest is None:
        return clock.date()
    day = newest.date() + timedelta(days=1)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _still_holds(clock: datetime, known: Known, correction: Correction) -> bool:
    if correction.last is None or not correction.last - _BACK <= clock <= correction.last + LONGEST_PAUSE:
        return False
    if known.seen is None:
        return True
    # Somebody has set the clock right when it is nearer to the last true time than the correction would bring it.
    return abs(clock + timedelta(days=correction.days) - known.seen) <= abs(clock - known.seen)


def _doubt(clock: datetime, known: Known) -> Doubt | None:
    for before, why in (
        (known.package, Doubt.BEFORE_PACKAGE),
        (known.record, Doubt.BEFORE_RECORD),
        (known.seen, Doubt.WENT_BACK),
    ):
        if before is not None and clock < before - TOLERANCE:
            return why
    newest = _newest(known)
    if known.seen is not None and newest is not None and clock > newest + LONGEST_PAUSE:
        return Doubt.JUMPED_ON
    return None


def _newest(known: Known) -> datetime | None:
    return max((found for found in (known.package, known.record, known.seen) if found is not None), default=None)
