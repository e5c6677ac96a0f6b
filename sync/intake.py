"""What every way into the library shares: the checks before, and the last stages: unpacked, admitted, indexed.

The order of writes is what keeps every crash harmless: the file is on the disk, then it is renamed into the library,
then the folder is on the disk, then one transaction indexes it, and only then is the source let go.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.errors import CatalogueError
from catalogue.records import Trust
from catalogue.store import Catalogue
from sync.caching import unpack_members, unpacked_size
from sync.copying import disk_error
from sync.errors import BadSignatureError, OlderVersionError, UnsignedError
from sync.identify import Incoming, identify
from sync.indexing import Indexer, Unpacked
from sync.manifest import Manifest
from sync.outcome import ProgressListener, Stage, no_progress
from sync.pieces import Hasher, never
from sync.progress import ProgressMeter
from sync.reader import ReaderProcess
from sync.side import SideManifest
from sync.storage import Library
from sync.trust import TrustStore, Unsigned, Verdict

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reporting:
    """How work tells how far it is, and learns that it is not wanted any more."""

    on_progress: ProgressListener = no_progress
    cancelled: Callable[[], bool] = never
    clock: Callable[[], float] = time.monotonic

    def hasher(self, path: Path, stage: Stage, total: int) -> Hasher:
        """Return what hashes, and reports as a stage of one package."""
        return Hasher(ProgressMeter(path, stage, total, self.on_progress, self.clock).add, self.cancelled)

    def quiet(self) -> Hasher:
        """Return what hashes without a report."""
        return Hasher(cancelled=self.cancelled)


@dataclass(frozen=True, slots=True)
class Intake:
    """A library, its index, what reads archives, and whom the school trusts."""

    library: Library
    catalogue: Catalogue
    indexer: Indexer
    reader: ReaderProcess
    trusted: TrustStore
    reporting: Reporting

    def verdict(self, side: SideManifest | None) -> Verdict:
        """Tell whose a package is.

        Raises:
            BadSignatureError: it is signed, and the signature does not hold.
        """
        return Verdict() if side is None else self.trusted.judge(side.data, side.path)

    def identify(self, path: Path, side: SideManifest | None, verdict: Verdict) -> Incoming:
        """Open a whole archive and make sure that it can be indexed.

        Raises:
            PackageError: it cannot be used.
        """
        incoming = identify(path, side, self.reader, verdict)
        self.indexer.check_indexable(incoming)
        return incoming

    def is_known(self, path: Path, manifest: Manifest, verdict: Verdict) -> bool:
        """Tell whether this very version is here, whole, and no worse signed; one whose file has gone is not.

        Raises:
            OlderVersionError: a newer one is here.
        """
        known = self.catalogue.package(manifest.id)
        if known is None or known.missing_pieces:
            return False
        if known.version > manifest.version:
            raise OlderVersionError(path, version=manifest.version, installed=known.version)
        better = verdict.trust is Trust.SIGNED and known.trust is Trust.UNSIGNED
        return known.version == manifest.version and self.library.has(known) and not better

    def check_trust(self, path: Path, manifest: Manifest, verdict: Verdict, unsigned: Unsigned) -> None:
        """Refuse what the school does not want to take from nobody it knows, or again from somebody it does.

        Raises:
            UnsignedError: no trusted key signed it, and the setting says so, or it would replace what one signed.
            OlderVersionError: the key that signed it has signed a newer version before.
        """
        if verdict.signer is not None:
            floor = self.trusted.floor(verdict.signer, manifest.id)
            if floor > manifest.version:
                raise OlderVersionError(path, version=manifest.version, installed=floor)
            return
        known = self.catalogue.package(manifest.id)
        if known is not None and known.trust is Trust.SIGNED:
            raise UnsignedError(path, key=verdict.unknown, problem="replaces-signed", signer=known.signer)
        if unsigned is not Unsigned.ALWAYS:
            raise UnsignedError(path, key=verdict.unknown, problem=unsigned.value)

    def verdict_here(self, side: SideManifest | None) -> Verdict:
        """Tell whose a package is that is here already; a signature that does not hold any more counts as none."""
        try:
            return self.verdict(side)
        except BadSignatureError as error:
            log.warning("the signature of a package in the library does not hold: %s", error)
            return Verdict()

    def admit(self, incoming: Incoming, side_source: Path, hashes: Mapping[str, str], part: Path | None = None) -> None:
        """Take in a verified file on the library's volume: unpack what must be, rename, index.

        ``part``: what grew in ``incoming/`` of the very same archive until now.

        Raises:
            AcrossVolumesError: it is on another mount of the volume; nothing was changed.
            PackageError: the disk refused; what was begun is taken back.
        """
        package = self.library.package_path(incoming.manifest.id, incoming.manifest.version, incoming.path)
        try:
            unpacked = self.unpacked(incoming, package)
            self.library.admit(incoming.path, side_source, package)
        except BaseException:
            self.library.drop_cache(package)
            raise
        try:
            freed = self.indexer.index(replace(incoming, path=package), hashes, unpacked, part)
        except CatalogueError:
            if not self.indexer.is_needed(package):
                self.library.take_back(package, incoming.path)
            raise
        self._raise_floor(incoming)
        self.indexer.remove_superfluous(freed)

    def _raise_floor(self, incoming: Incoming) -> None:
        if incoming.verdict.signer is None:
            return
        try:
            self.trusted.raise_floor(incoming.verdict.signer, incoming.manifest.id, incoming.manifest.version)
        except OSError as error:
            raise disk_error(incoming.path, error) from error

    def unpacked(self, incoming: Incoming, package: Path) -> Unpacked:
        """Unpack the compressed members of a package that lies, or will lie, at ``package``."""
        total = unpacked_size(incoming)
        if not incoming.compressed:
            return {}
        folder = self.library.cache_folder(package)
        with self.library.ledger.reserve(incoming.path, total, folder):
            hasher = self.reporting.hasher(incoming.path, Stage.UNPACKING, total)
            return unpack_members(incoming, folder, self.reader, hasher)
