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
from sync.caching import unpack_members, unpacked_size
from sync.copying import copy_in
from sync.endings import bad_count, went_well, went_wrong
from sync.errors import (
    AcrossVolumesError,
    ArchiveArrivingError,
    OlderVersionError,
    PackageDamagedError,
    PackageError,
    SourceUnreadableError,
)
from sync.identify import Incoming, identify, side_facts
from sync.indexing import Indexer, Unpacked
from sync.outcome import Outcome, ProgressListener, Stage, State, no_progress
from sync.pieces import Hasher, bad_pieces, never
from sync.progress import ProgressMeter
from sync.reconcile import Reconciler
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
        self._reconciler = Reconciler(library, catalogue, self._indexer)

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
        """Bring folder and index together after a crash or a change by hand; return what was indexed or refused."""
        return self._reconciler.reconcile(self._hasher(None))

    def rebuild(self) -> list[Outcome]:
        """Make the index again from the packages in the library."""
        return self._reconciler.rebuild(self._hasher(None))

    def verify_package(self, package: Package) -> int:
        """Read an admitted package again, whole; return how many of its pieces or members are bad.

        Raises:
            PackageError: it cannot be read, or is not the package that it was.
        """
        path = self._library.root / package.file
        facts = side_facts(path)
        if facts is not None and self._library.has(package):
            # Pieces are counted even where the end header, without which nothing else can be told, is bad.
            return len(bad_pieces(path, facts, self._hasher(self._meter(path, Stage.VERIFYING, facts.size))))
        incoming = identify(path)
        meter = self._meter(path, Stage.VERIFYING, bytes_to_verify(incoming))
        try:
            verify_in_place(incoming, self._hasher(meter))
        except PackageDamagedError as error:
            return bad_count(error)
        return 0

    def _taken(self, path: Path, origin: Origin) -> Outcome:
        whole = measure(path)
        if not whole.complete:
            raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)
        incoming = identify(path)
        # Here a signature will be checked against the keys that the school trusts; until then all are unsigned.
        if self._is_known(incoming):
            self._let_go(path, origin)
            return went_well(incoming, State.KNOWN)
        self._indexer.check_indexable(incoming)
        copying = origin is Origin.STICK or not self._library.holds(path)
        try:
            self._bring_in(incoming, copying=copying)
        except AcrossVolumesError:
            # Two mounts of one disk look like one volume, but only a copy gets from one to the other.
            self._bring_in(incoming, copying=True)
        self._let_go(path, origin)
        return went_well(incoming, State.ADMITTED)

    def _is_known(self, incoming: Incoming) -> bool:
        """Tell whether this very version is here; one whose file has gone is not.

        Raises:
            OlderVersionError: a newer one is here.
        """
        known, version = self._catalogue.package(incoming.manifest.id), incoming.manifest.version
        if known is None:
            return False
        if known.version > version:
            raise OlderVersionError(incoming.path, version=version, installed=known.version)
        return known.version == version and self._library.has(known)

    def _bring_in(self, incoming: Incoming, *, copying: bool) -> None:
        """Reserve, verify, unpack, admit, index; what was begun goes away again when a step fails."""
        package = self._library.package_path(incoming.manifest.id, incoming.manifest.version)
        needed = unpacked_size(incoming) + (incoming.size if copying else 0)
        if needed:
            self._library.reserve(incoming.path, needed)
        file = self._library.part_path(package) if copying else incoming.path
        try:
            hashes = self._copied(incoming, file) if copying else self._verified(incoming)
            unpacked = self._unpacked(replace(incoming, path=file), package)
            self._library.admit(file, incoming.path, package)
        except BaseException:
            self._library.drop_cache(package)
            if copying:
                file.unlink(missing_ok=True)
            raise
        self._indexer.remove_superfluous(self._indexer.index(replace(incoming, path=package), hashes, unpacked))

    def _verified(self, incoming: Incoming) -> Mapping[str, str]:
        meter = self._meter(incoming.path, Stage.VERIFYING, bytes_to_verify(incoming))
        return verify_in_place(incoming, self._hasher(meter))

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

    def _unpacked(self, incoming: Incoming, package: Path) -> Unpacked:
        total = unpacked_size(incoming)
        if not total:
            return {}
        meter = self._meter(incoming.path, Stage.UNPACKING, total)
        return unpack_members(incoming, self._library.cache_folder(package), self._hasher(meter))

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
        log.info("not taken in: %s", error)
        outcome = went_wrong(path, error)
        if origin is Origin.DROP and outcome.state is State.REFUSED and path.exists():
            if isinstance(error, OlderVersionError):
                self._let_go(path, origin)
            else:
                self._library.quarantine_file(path, error.reason, error.facts)
        return outcome

    def _meter(self, path: Path, stage: Stage, total: int) -> ProgressMeter:
        return ProgressMeter(path, stage, total, self._on_progress, self._clock)

    def _hasher(self, meter: ProgressMeter | None) -> Hasher:
        return Hasher(cancelled=self._cancelled) if meter is None else Hasher(meter.add, self._cancelled)
