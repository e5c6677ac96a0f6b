"""The time that the program goes by: the computer's clock, corrected by what somebody said of it."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from catalogue.clock import Correction, Known, Reading, correct_to, read
from catalogue.errors import DatabaseWriteError
from catalogue.records import Trust
from catalogue.school import School
from catalogue.store import Catalogue

log = logging.getLogger(__name__)

_NOTE_EVERY = timedelta(minutes=10)
"""How often the time is written down: often enough to notice a clock that went back, seldom enough for the disk."""


def system_clock() -> datetime:
    """Return what the computer's clock shows, local and without its zone."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


class SchoolClock:
    """Used by the one thread that touches the databases. ``clock`` is what the computer shows."""

    def __init__(self, school: School, catalogue: Catalogue, clock: Callable[[], datetime] = system_clock) -> None:
        self._school, self._catalogue, self._clock = school, catalogue, clock
        self._noted: datetime | None = None

    def read(self, *, note: bool = True) -> tuple[Reading, Known, datetime]:
        """Return what to make of the clock, what is known of the time, and what the clock shows.

        A time that is not doubted is written down, so that the next start can tell; not without ``note``, for who may
        only read this library.
        """
        shown = self._clock()
        known, correction = self._known()
        reading = read(shown, known, correction)
        due = self._noted is None or abs(reading.now - self._noted) >= _NOTE_EVERY
        if note and due and reading.doubt is None:
            try:
                self._note(reading.now, reading.correction)
            except DatabaseWriteError as error:
                # A full disk must hide no lesson; whatever else has to be written will say so.
                log.info("the time was not written down: %s", error)
        return reading, known, shown

    def say_day(self, day: date) -> None:
        """Take it from somebody that today is ``day``."""
        shown = self._clock()
        correction = correct_to(shown, day)
        self._note(shown + timedelta(days=correction.days), correction)

    def say_right(self) -> None:
        """Take it from somebody that the clock is right."""
        self.say_day(self._clock().date())

    def _note(self, seen: datetime, correction: Correction) -> None:
        self._school.keep_clock(seen, correction)
        self._noted = seen

    def _known(self) -> tuple[Known, Correction]:
        known, correction = self._school.clock()
        signed = [package.created for package in self._catalogue.packages() if package.trust is Trust.SIGNED]
        issued = max(filter(None, map(_issued, signed)), default=None)
        return Known(issued, known.record, known.seen), correction


def _issued(text: str) -> datetime | None:
    """Return a manifest's time on this computer's clock; None for a text that is no time."""
    try:
        return datetime.fromisoformat(text).astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
