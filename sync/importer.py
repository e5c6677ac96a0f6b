"""A package's way in: identified, verified, admitted, indexed; or kept in part; or refused, and why."""

import logging
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from catalogue.errors import DatabaseWriteError
from catalogue.records import OWN_PREFIX
from catalogue.store import Catalogue
from sync.begun import begun_with, discard_parts
from sync.blame import blamed
from sync.endings import went_well, went_wrong
from sync.errors import (
    ArchiveArrivingError,
    ArchiveCutError,
    DiskTroubleError,
    FlushFailedError,
    ForeignOwnError,
    OlderVersionError,
    PackageError,
    PartIncompleteError,
    ProgramRefusedError,
    SourceUnreadableError,
    StickRemovedError,
)
from sync.healing import Healing
from sync.identify import Incoming
from sync.indexing import Indexer
from sync.intake import Intake, Reporting
from sync.joining import Joined, volumes_of
from sync.ledger import ran_full
from sync.manifest import Manifest
from sync.outcome import Outcome, State
from sync.probe import answers
from sync.program_intake import ProgramIntake
from sync.program_manifest import is_program
from sync.reader import ReaderProcess
from sync.reconcile import Reconciler
from sync.salvage import Salvage
from sync.scrub import Scrub
from sync.side import read_side
from sync.storage import Library, remove_with_sides
from sync.trust import TrustStore, Unsigned, Verdict
from sync.versions import Versions
from sync.wholeness import check_whole

log = logging.getLogger(__name__)


class Origin(StrEnum):
    """Where a package comes from, which decides what becomes of its file.

    DROP: taken from a drop folder; it goes away once it is in, and to quarantine when refused. GIVEN: named by a
    person; moved in from the same disk, copied from another, left alone when refused. STICK: copied, never touched.
    OWN: made by this program of a teacher's file; moved in.
    """

    DROP = "drop"
    GIVEN = "given"
    STICK = "stick"
    OWN = "own"


class Importer:
    """Takes packages into a library. One thread at a time; the library must be locked by this program.

    Use it in a ``with``, or ``close`` it: archives are read in a process of its own.
    """

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        *,
        reporting: Reporting | None = None,
        unsigned: Unsigned = Unsigned.ASK,
        reader: ReaderProcess | None = None,
    ) -> None:
        reporting = reporting or Reporting()
        self._library, self._unsigned = library, unsigned
        self._intake = Intake(
            library,
            catalogue,
            Indexer(library, catalogue),
            reader or ReaderProcess(),
            TrustStore(library.trusted),
            reporting,
        )
        self._healing, self._salvage = Healing(self._intake), Salvage(self._intake)
        self._reconciler = Reconciler(self._intake, self._healing, self._salvage)
        self._scrub = Scrub(self._intake)
        self._programs: ProgramIntake | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process that reads archives."""
        self._intake.reader.close()

    def take_programs(self, versions: Versions) -> None:
        """Take in versions of the program, too, and file them there; without that they are refused."""
        intake = self._intake
        ledger = self._library.ledger.elsewhere(versions.folder)
        self._programs = ProgramIntake(self._library.trusted, versions, intake.reader, intake.reporting, ledger)

    def take(self, path: Path, *, origin: Origin, accept_unsigned: bool = False, still: bool = False) -> Outcome:
        """Take one package in, or say why not. Never raises for what is wrong with a package or a disk.

        ``accept_unsigned``: somebody has looked at it and wants it, whatever the setting says.
        ``still``: nothing has come to this file in a drop folder for so long that it is taken as it is, as what comes
        in any other way always is.
        """
        clock = self._intake.reporting.clock
        started = clock()
        waits = origin is Origin.DROP and not still
        outcome = self._taken(path, origin, Unsigned.ALWAYS if accept_unsigned else self._unsigned, waits=waits)
        took = clock() - started
        words = (path, origin, outcome.state, outcome.reason, outcome.facts, outcome.bytes, took)
        log.info("%s from %s: %s %s %s, %d bytes in %.1f s", *words)
        return replace(outcome, seconds=took)

    def reconcile(self) -> list[Outcome]:
        """Bring folder and index together after a crash or a change by hand; return what was indexed or refused."""
        return self._reconciler.reconcile(self._intake.reporting.quiet())

    def rebuild(self) -> list[Outcome]:
        """Make the index again from the packages in the library."""
        return self._reconciler.rebuild(self._intake.reporting.quiet())

    @property
    def scrub(self) -> Scrub:
        """What reads the library again, on this thread or one that it waits for."""
        return self._scrub

    def _taken(self, path: Path, origin: Origin, unsigned: Unsigned, *, waits: bool) -> Outcome:
        def attempt() -> Outcome:
            volumes = volumes_of(path)
            if not volumes:
                return self._one(path, path, origin, unsigned, waits=waits)
            if is_program(path.with_suffix("")):
                raise ProgramRefusedError(path, problem="in-volumes")
            joined = Joined(self._intake, volumes)
            outcome = self._known(joined.whole, path)
            if outcome is None:
                with joined:
                    outcome = self._one(joined.file, path, origin, unsigned, waits=waits)
            if origin is Origin.DROP and outcome.state is not State.INCOMPLETE:
                joined.remove_volumes()
            return replace(outcome, path=path)

        try:
            return self._typed(attempt, path)
        except SourceUnreadableError as error:
            gone = origin is Origin.STICK and not answers(path)
            return self._not_taken(path, origin, StickRemovedError(path, **error.facts) if gone else error)
        except PackageError as error:
            return self._not_taken(path, origin, _as_it_ended(error, path, origin))

    def _known(self, whole: Path, path: Path) -> Outcome | None:
        """Return the outcome of volumes that need not be joined, because what they are of is here; else None."""
        side = read_side(whole)
        if side is None:
            return None
        verdict = self._intake.verdict(side)
        if not self._intake.is_known(path, side.manifest, verdict):
            return None
        return went_well(path, side.manifest, side.facts.size, State.KNOWN, verdict)

    def _one(self, path: Path, named: Path, origin: Origin, unsigned: Unsigned, *, waits: bool) -> Outcome:
        """Take in one file; ``named`` is what the outside knows it by."""
        if is_program(path):
            return self._program(path, origin)
        side = read_side(path)
        verdict = self._intake.verdict(side)
        # What was joined from a stick's volumes is the library's own file: another copy would take double the room.
        may_move = origin is not Origin.STICK or path != named
        if side is not None:
            begun = begun_with(self._library, side)
            if begun is not None and verdict.signer is None:
                side, verdict = begun, self._intake.verdict_here(begun)
            if self._is_here(path, side.manifest, verdict, origin):
                return went_well(named, side.manifest, side.facts.size, State.KNOWN, verdict)
            if begun is None:
                # Else its manifest was let in before, and proves what any copy may add, whoever brings it.
                self._intake.check_trust(path, side.manifest, verdict, unsigned)
            incoming = self._healing.take(path, side, verdict, may_move=may_move, waits=waits)
        else:
            check_whole(path)
            incoming = self._intake.identify(path, None, verdict)
            if self._is_here(path, incoming.manifest, verdict, origin):
                return went_well(named, incoming.manifest, incoming.size, State.KNOWN, verdict)
            if not self._salvage.waits_for(incoming):
                self._intake.check_trust(path, incoming.manifest, verdict, unsigned)
            self._salvage.take(incoming, may_move=may_move)
        return self._admitted(path, named, incoming, origin)

    def _program(self, path: Path, origin: Origin) -> Outcome:
        if self._programs is None:
            raise ProgramRefusedError(path, problem="not-here")
        outcome = self._programs.take(path, again=origin is Origin.GIVEN)
        self._let_go(path, origin)
        return outcome

    def _admitted(self, path: Path, named: Path, incoming: Incoming, origin: Origin) -> Outcome:
        manifest, is_needed = incoming.manifest, self._intake.indexer.is_needed
        discard_parts(self._library, manifest.id, manifest.version, is_needed)
        self._let_go(path, origin)
        return went_well(named, incoming.manifest, incoming.size, State.ADMITTED, incoming.verdict)

    def _is_here(self, path: Path, manifest: Manifest, verdict: Verdict, origin: Origin) -> bool:
        """Tell whether a package is here already, whole; then it is let go of.

        Raises:
            ForeignOwnError: it says that a teacher of this school made it, and comes from outside.
        """
        if manifest.id.startswith(OWN_PREFIX) and origin is not Origin.OWN:
            raise ForeignOwnError(path)
        known = self._intake.is_known(path, manifest, verdict)
        if known:
            self._let_go(path, origin)
        return known

    def _let_go(self, path: Path, origin: Origin) -> None:
        """Remove the source of a package that is in: from a drop folder always, otherwise only what a rename left.

        A source that cannot be removed (a folder that may only be read) changes nothing about the package.
        """
        try:
            if origin is Origin.DROP or (origin is Origin.GIVEN and not path.exists()):
                remove_with_sides(path)
        except OSError as error:
            log.info("%s stays, though it has been taken in: %s", path, error)

    def _not_taken(self, path: Path, origin: Origin, error: PackageError) -> Outcome:
        outcome = went_wrong(path, error)
        if origin is Origin.DROP and isinstance(error, FlushFailedError):
            # Tried again as it lies, it would seem to be kept: it is set aside, and read from the disk the next time.
            self._library.quarantine_file(path, error.reason, error.facts)
        if origin is not Origin.DROP or isinstance(error, SourceUnreadableError | DiskTroubleError):
            return outcome
        if _is_of_no_use(error):
            # What is good of a damaged copy is kept in the library; one that is still received goes on growing.
            if not error.facts.get("growing"):
                self._let_go(path, origin)
        elif outcome.state is State.REFUSED:
            self._library.quarantine_file(path, error.reason, error.facts)
        return outcome

    def _typed(self, attempt: Callable[[], Outcome], path: Path) -> Outcome:
        """Turn what a disk or the index's database says into a typed error."""
        try:
            return attempt()
        except DatabaseWriteError as error:
            if error.full:
                raise ran_full(error.path) from error
            raise DiskTroubleError(path, detail=error.detail) from error
        except OSError as error:
            raise blamed(error, path, self._library.root) from error


def _as_it_ended(error: PackageError, path: Path, origin: Origin) -> PackageError:
    """Say of an archive without its end that it is cut where nobody watches for the rest."""
    waited_for = origin is Origin.DROP or not isinstance(error, ArchiveArrivingError)
    return error if waited_for else ArchiveCutError(path, **error.facts)


def _is_of_no_use(error: PackageError) -> bool:
    """Tell whether a refused file need not be kept: nobody here will ever want it, or what is good of it is kept."""
    other = isinstance(error, ProgramRefusedError) and error.facts.get("problem") == "other-platform"
    return other or isinstance(error, OlderVersionError | PartIncompleteError)
