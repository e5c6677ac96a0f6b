"""A package's way in, stage by stage: identified, verified, admitted, indexed. Nothing is visible before the last.

The order of writes is what keeps every crash harmless: the file is on the disk, then it is renamed into the library,
then the folder is on the disk, then one transaction indexes it, and only then is the source let go.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from catalogue.records import Package
from catalogue.store import Catalogue
from sync.caching import unpack_members
from sync.copying import copy_in
from sync.errors import (
    ArchiveArrivingError,
    NoSpaceError,
    OlderVersionError,
    PackageError,
    ReceivingCancelledError,
    SourceUnreadableError,
)
from sync.identify import Incoming, identify
from sync.indexing import Indexer
from sync.outcome import Outcome, ProgressListener, Stage, State, no_progress
from sync.pieces import Hasher, bad_pieces, never
from sync.progress import ProgressMeter
from sync.start_header import measure
from sync.storage import Library, remove_with_sides
from sync.verifying import bytes_to_verify, check_pieces, verify_in_place

log = logging.getLogger(__name__)


class Origin(StrEnum):
    """Where a package comes from, which decides what becomes of its file.

    DROP: taken from a drop folder; it goes away once it is in, and to quarantine when refused. GIVEN: named by a
    person; moved in from the same disk, copied from another, left alone when refused. STICK: copied, never touched.
    """

    DROP = "drop"
    GIVEN = "given"
    STICK = "stick"


class Importer:
    """Takes packages into a library. One thread at a time; the library must be locked by this program."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        *,
        on_progress: ProgressListener = no_progress,
        cancelled: Callable[[], bool] = never,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library, self._catalogue = library, catalogue
        self._on_progress, self._cancelled, self._clock = on_progress, cancelled, clock
        self._indexer = Indexer(library, catalogue)

    def take(self, path: Path, *, origin: Origin) -> Outcome:
        """Take one package in, or say why not. Never raises for what is wrong with a package or a disk."""
        started = self._clock()
        try:
            outcome = self._taken(path, origin)
        except PackageError as error:
            outcome = self._not_taken(path, origin, error)
        except OSError as error:
            unreadable = SourceUnreadableError(path, detail=error.strerror or str(error))
            outcome = self._not_taken(path, Origin.STICK, unreadable)
        return replace(outcome, seconds=self._clock() - started)

    def reconcile(self) -> list[Outcome]:
        """Bring folder and index together after a crash or a change by hand; return what was indexed."""
        for part in self._library.incoming.glob("*.part"):
            part.unlink(missing_ok=True)
        return self._indexer.reconcile(self._hasher(None))

    def rebuild(self) -> list[Outcome]:
        """Make the index again from the packages in the library, oldest version first."""
        self._catalogue.clear_packages()
        return self._indexer.reconcile(self._hasher(None))

    def verify_package(self, package: Package) -> int:
        """Read an admitted package again, whole; return how many of its pieces or members are bad.

        Raises:
            PackageError: it cannot be read at all.
        """
        incoming = identify(self._library.root / package.file)
        meter = self._meter(incoming.path, Stage.VERIFYING, bytes_to_verify(incoming))
        facts = incoming.manifest.archive
        if facts is not None:
            return len(bad_pieces(incoming.path, facts, self._hasher(meter)))
        verify_in_place(incoming, self._hasher(meter))
        return 0

    def _taken(self, path: Path, origin: Origin) -> Outcome:
        whole = measure(path)
        if not whole.complete:
            raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)
        incoming = identify(path)
        # Here a signature will be checked against the keys that the school trusts; until then all are unsigned.
        known = self._catalogue.package(incoming.manifest.id)
        if known is not None and known.version == incoming.manifest.version:
            self._let_go(path, origin)
            return _outcome(incoming, State.KNOWN)
        if known is not None and known.version > incoming.manifest.version:
            raise OlderVersionError(path, version=incoming.manifest.version, installed=known.version)
        package = self._library.package_path(incoming.manifest.id, incoming.manifest.version)
        verified, hashes = self._verified(incoming, package, origin)
        self._indexer.check_indexable(incoming)
        unpacked = self._unpacked(replace(incoming, path=verified), package)
        self._library.admit(verified, path, package)
        self._indexer.index(replace(incoming, path=package), hashes, unpacked)
        self._let_go(path, origin)
        return _outcome(incoming, State.ADMITTED)

    def _verified(self, incoming: Incoming, package: Path, origin: Origin) -> tuple[Path, Mapping[str, str]]:
        """Check the bytes; return the verified file, on the library's volume, and the hashes found on the way."""
        if origin is not Origin.STICK and self._library.holds(incoming.path):
            meter = self._meter(incoming.path, Stage.VERIFYING, bytes_to_verify(incoming))
            return incoming.path, verify_in_place(incoming, self._hasher(meter))
        self._library.reserve(incoming.path, incoming.size)
        part = self._library.part_path(package)
        try:
            return part, self._copied(incoming, part)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _copied(self, incoming: Incoming, part: Path) -> Mapping[str, str]:
        facts = incoming.manifest.archive
        meter = self._meter(incoming.path, Stage.VERIFYING, incoming.size)
        piece_size = facts.piece_size if facts else 2**20
        hashes = copy_in(incoming.path, part, piece_size, self._hasher(meter))
        if facts is None:
            return verify_in_place(replace(incoming, path=part), Hasher(cancelled=self._cancelled))
        # A file that changed while it was read may have another length than its manifest states.
        pairs = zip(hashes, facts.pieces, strict=False)
        bad = [number for number, (found, stated) in enumerate(pairs) if found != stated]
        bad += range(min(len(hashes), len(facts.pieces)), max(len(hashes), len(facts.pieces)))
        check_pieces(incoming, facts, tuple(bad))
        return {}

    def _unpacked(self, incoming: Incoming, package: Path) -> Mapping[str, tuple[Path, str]]:
        total = sum(member.size for member in incoming.compressed.values())
        if not total:
            return {}
        self._library.reserve(incoming.path, total)
        meter = self._meter(incoming.path, Stage.UNPACKING, total)
        return unpack_members(incoming, self._library.cache_folder(package), self._hasher(meter))

    def _let_go(self, path: Path, origin: Origin) -> None:
        """Remove the source of a package that is in: from a drop folder always, otherwise only what a rename left."""
        if origin is Origin.DROP or (origin is Origin.GIVEN and not path.exists()):
            remove_with_sides(path)

    def _not_taken(self, path: Path, origin: Origin, error: PackageError) -> Outcome:
        log.info("not taken in: %s", error)
        waiting = isinstance(error, ArchiveArrivingError | NoSpaceError | ReceivingCancelledError)
        state = State.INCOMPLETE if waiting else State.REFUSED
        outcome = Outcome(path, state, error.reason, dict(error.facts), missing_pieces=_missing(error))
        if origin is Origin.DROP and not waiting and path.exists():
            if isinstance(error, OlderVersionError):
                remove_with_sides(path)
            else:
                self._library.quarantine_file(path, error.reason, error.facts)
        return outcome

    def _meter(self, path: Path, stage: Stage, total: int) -> ProgressMeter:
        return ProgressMeter(path, stage, total, self._on_progress, self._clock)

    def _hasher(self, meter: ProgressMeter | None) -> Hasher:
        return Hasher(cancelled=self._cancelled) if meter is None else Hasher(meter.add, self._cancelled)


def _missing(error: PackageError) -> int:
    bad = error.facts.get("bad")
    return bad if isinstance(bad, int) else 0


def _outcome(incoming: Incoming, state: State) -> Outcome:
    manifest = incoming.manifest
    return Outcome(
        incoming.path,
        state,
        id=manifest.id,
        version=manifest.version,
        lessons=len(manifest.lessons),
        resources=len(manifest.resources),
        bytes=incoming.size,
    )
