"""The library read again: are its bytes still those that were verified when they came in?

One package at a time, the one looked at longest ago first, in steps that stop as soon as the machine is needed. What
went bad is taken out of use at once (mending.py); the rest of the package is read on.
"""

import contextlib
import logging
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from catalogue.records import Package
from sync.errors import BadSignatureError, PackageError, ReceivingCancelledError
from sync.intake import Intake
from sync.mending import Mending
from sync.rereading import Rereading, Unit
from sync.side import SideManifest, side_of_library
from sync.subjects import Members, Pieces
from sync.unpacked import UnpackedFiles

log = logging.getLogger(__name__)

_TOGETHER_SECONDS = 2.0
"""The first bad piece is taken out of use at once; those that follow within this time go together."""

_NOTED_SECONDS = 30.0
"""How often it is noted how far a package was read, for the next start."""

GONE = "gone"
"""Reason: the file of a package is not in the library any more."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What reading a package again has shown. ``bad`` of its ``total`` pieces or members went bad since the last time.

    ``lessons`` wait for a copy now for that. ``remade`` files were unpacked again; ``regained`` pieces had gone bad and
    are right after all. ``reason`` is a code of messages.py where it could not be read, or what went bad could not be
    taken out of use; else ''.
    """

    package: Package
    bad: int = 0
    total: int = 0
    lessons: tuple[str, ...] = ()
    remade: int = 0
    regained: int = 0
    reason: str = ""


@dataclass(slots=True)
class _Reading:
    """How far the reading of one package is. ``position`` is where it goes on when it is stopped, in bytes."""

    position: int
    noted: float
    bad: int = 0
    total: int = 0
    remade: int = 0
    regained: int = 0


class Scrub:
    """Reads packages again. The library must be locked by this program; one thread at a time, none beside it."""

    def __init__(
        self,
        intake: Intake,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._intake, self._now, self._clock = intake, now, clock
        self._library, self._catalogue = intake.library, intake.catalogue
        self._mending, self._unpacked = Mending(intake), UnpackedFiles(intake)

    def following(self, done: Collection[str] = ()) -> Package | None:
        """Return the package whose turn it is, but for those whose ids are ``done``; None when all are."""
        return next((package for package in self._catalogue.turns.packages() if package.id not in done), None)

    def total_bytes(self) -> int:
        """Return how many bytes reading all packages means."""
        return sum(package.size for package in self._catalogue.turns.packages())

    def check(self, package_id: str, rereading: Rereading, *, afresh: bool = False) -> Checked | None:
        """Read a package again from where an earlier reading stopped, or ``afresh``; mend what can be mended.

        Returns None when it was stopped (the next call goes on there), or nobody knows the package.
        """
        turn = self._catalogue.turns.begin(package_id)
        if turn is None:
            return None
        file = self._library.root / turn.package.file
        if not file.exists():
            return self._gone(turn.package, file)
        damaged = self._catalogue.damaged_lessons()
        reading, reason = _Reading(0 if afresh else turn.start, self._clock()), ""
        try:
            self._read(turn.package, reading, rereading)
        except ReceivingCancelledError:
            self._catalogue.turns.note(package_id, reading.position)
            return None
        except (PackageError, OSError) as error:
            log.info("a package cannot be read again: %s", error)
            reason = error.reason if isinstance(error, PackageError) else "unreadable"
        at = "" if reason else self._now().isoformat(timespec="seconds")
        self._catalogue.turns.note(package_id, 0, at)
        lessons = tuple(sorted(self._catalogue.damaged_lessons() - damaged))
        return Checked(turn.package, reading.bad, reading.total, lessons, reading.remade, reading.regained, reason)

    def _gone(self, package: Package, file: Path) -> Checked:
        """Forget a package whose file is gone; a whole library that is gone for the moment is none."""
        if not file.parent.is_dir():
            return Checked(package, reason="unreadable")
        self._catalogue.forget_package(package.id)
        return Checked(package, reason=GONE)

    def _read(self, package: Package, reading: _Reading, rereading: Rereading) -> None:
        side = self._side(package)
        if side is not None and package.missing_pieces:
            reading.regained = self._mending.regain(package, side, rereading)
            package = self._catalogue.package(package.id) or package
        if side is None:
            members = Members(self._intake, self._mending, package)
            self._read_on(members, reading, rereading)
            reading.bad += members.check_list()
        else:
            self._read_on(Pieces(self._intake, self._mending, package, side), reading, rereading)
        found = self._unpacked.check(package.id, side, rereading)
        reading.remade = len(found.remade)
        if found.bad:
            reading.bad += len(found.bad)
            now = self._catalogue.package(package.id) or package
            if side is None:
                self._mending.lose_members(now, found.bad)
            elif now.missing_pieces:
                self._mending.lose_pieces(now, side, ())

    def _side(self, package: Package) -> SideManifest | None:
        """Return the manifest that proves a package's pieces; one whose signature does not hold proves nothing."""
        side = side_of_library(self._library.root / package.file)
        try:
            self._intake.verdict(side)
        except BadSignatureError:
            log.info("the manifest beside %s went bad: its members are read one by one", package.file)
            return None
        return side

    def _read_on(self, subject: Pieces | Members, reading: _Reading, rereading: Rereading) -> None:
        """Judge what is left of a package, taking what is bad out of use at once."""
        every: Sequence[Unit[Any]] = subject.units()
        reading.total = len(every)
        units = [unit for unit in every if unit.run.offset >= reading.position]
        while units:
            count, bad = self._judged(subject, units, reading, rereading)
            if bad:
                if rereading.stop():
                    raise ReceivingCancelledError(subject.path)
                subject.lose(bad)
                reading.bad += len(bad)
            reading.position = units[count - 1].run.offset + units[count - 1].run.size
            units = units[count:]

    def _judged(
        self, subject: Pieces | Members, units: Sequence[Unit[Any]], reading: _Reading, rereading: Rereading
    ) -> tuple[int, list[Any]]:
        """Judge units to their end, or until what is bad has to be taken out of use; return how many, and the bad."""
        bad: list[Any] = []
        count, patience, since = 0, _TOGETHER_SECONDS if reading.bad else 0.0, 0.0
        # The file is closed before it is moved: Windows moves no file that is open.
        with contextlib.closing(rereading.judge(subject.path, units)) as judging:
            for unit, right in judging:
                count += 1
                if not right:
                    since = since if bad else self._clock()
                    bad.append(unit.key)
                elif not bad:
                    reading.position = unit.run.offset + unit.run.size
                    self._note(subject.package_id, reading)
                if bad and self._clock() - since >= patience:
                    break
        return count, bad

    def _note(self, package_id: str, reading: _Reading) -> None:
        if self._clock() - reading.noted >= _NOTED_SECONDS:
            reading.noted = self._clock()
            self._catalogue.turns.note(package_id, reading.position)
