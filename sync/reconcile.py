"""Folder and index brought together again: after a crash, after a change by hand, after the index was lost.

A library may hold older versions whose bytes newer ones, or other packages, still use. These are never indexed as
packages; they lend. So the newest version of each package is indexed first, then the older ones lend what is waited
for, and only what nobody needs after that is removed.
"""

import contextlib
import logging
import re
from collections.abc import Mapping
from pathlib import Path

from sync.endings import went_well, went_wrong
from sync.errors import (
    ArchiveDamagedError,
    PackageDamagedError,
    PackageError,
    PartIncompleteError,
)
from sync.healing import Healing
from sync.identify import Incoming
from sync.indexing import Unpacked
from sync.intake import Intake
from sync.manifest import Manifest
from sync.outcome import Outcome, State
from sync.parts import parts_of
from sync.pieces import Hasher
from sync.salvage import Kept, Salvage
from sync.side import side_of_library
from sync.storage import PART_ENDING, remove_sides
from sync.trust import Verdict
from sync.verifying import verify_in_place

log = logging.getLogger(__name__)

_NAME = re.compile(r"(?P<stem>.+)-v(?P<version>\d+)\.(7z|zip)")


class Reconciler:
    """Puts a library in order. The library must be locked by this program."""

    def __init__(self, intake: Intake, healing: Healing, salvage: Salvage) -> None:
        self._intake, self._healing, self._salvage = intake, healing, salvage
        self._library, self._catalogue, self._indexer = intake.library, intake.catalogue, intake.indexer

    def reconcile(self, hasher: Hasher) -> list[Outcome]:
        """Index packages that have no rows, forget rows that have no package, refill the cache, remove what is left.

        A package that somebody put into the folder by hand may be damaged, so each new one is read whole. Where no
        package is indexed at all the index was lost: then this is a rebuild.
        """
        self._library.clear_remains()
        indexed = self._catalogue.turns.packages()
        for package in indexed:
            if not (self._library.root / package.file).exists():
                log.info("package %s is gone from the library", package.id)
                self._catalogue.forget_package(package.id)
        if self._lost_lenders():
            return self.rebuild(hasher)
        return self._put_in_order(hasher, verify=bool(indexed))

    def rebuild(self, hasher: Hasher) -> list[Outcome]:
        """Make the index again. The bytes were verified before they got here; ``verify_package`` reads them again."""
        self._catalogue.clear_packages()
        return self._put_in_order(hasher, verify=False)

    def _lost_lenders(self) -> bool:
        """Tell whether rows refer to bytes of an older version that somebody removed: no package says whose rows."""
        return any(not self._indexer.package_of(file).exists() for file in self._catalogue.files())

    def _put_in_order(self, hasher: Hasher, *, verify: bool) -> list[Outcome]:
        newest, older = self._by_age()
        outcomes = self._parts(hasher)
        files = {package.file for package in self._catalogue.turns.packages()}
        for path in newest:
            if path.relative_to(self._library.root).as_posix() not in files:
                outcomes.append(self._indexed(path, hasher, verify=verify))
            elif self._cache_is_torn(path):
                outcomes += self._refilled(path)
        for path in older:
            outcomes += self._lent(path, hasher)
        return outcomes

    def _by_age(self) -> tuple[list[Path], list[Path]]:
        """Return the newest version of each package, then the older ones, each list by name and version."""
        versions: dict[str, list[tuple[int, Path]]] = {}
        for path in self._library.packages_here():
            parts = _NAME.fullmatch(path.name)
            stem, version = (parts["stem"], int(parts["version"])) if parts else (path.name, 0)
            versions.setdefault(stem, []).append((version, path))
        ordered = [sorted(found) for _, found in sorted(versions.items())]
        return [found[-1][1] for found in ordered], [path for found in ordered for _, path in found[:-1]]

    def _parts(self, hasher: Hasher) -> list[Outcome]:
        """Go on with the packages that are not whole: some may have become so in the moment of a crash."""
        outcomes = []
        pieced = list(parts_of(self._library))
        for part in pieced:
            if self._is_superseded(part.manifest, part.file):
                part.discard()
                continue
            self._remove_left_sides(part.file)
            try:
                part.check(hasher)
                incoming = self._healing.finish(part, self._intake.verdict_here(part.side))
                outcomes.append(
                    went_well(part.file, incoming.manifest, incoming.size, State.ADMITTED, incoming.verdict)
                )
            except PackageError as error:
                outcomes += [] if isinstance(error, PartIncompleteError) else [went_wrong(part.file, error)]
        known = {part.file for part in pieced}
        for path in sorted(set(self._library.incoming.glob(f"*{PART_ENDING}")) - known):
            outcomes += self._kept(path)
        return outcomes

    def _kept(self, path: Path) -> list[Outcome]:
        """Go on with a package without a side manifest; what cannot be understood is set aside."""
        try:
            incoming = self._intake.identify(path, None, Verdict())
            kept = Kept(self._intake, incoming)
            if self._is_superseded(incoming.manifest, path):
                kept.discard()
                return []
            if kept.file != path:
                # Its own manifest is lost, and with it what was known of its pieces: it goes on by its members.
                path.replace(kept.file)
            self._salvage.look_again(incoming, kept)
            self._salvage.finish(incoming, kept)
        except PartIncompleteError:
            return []
        except PackageError as error:
            self._library.quarantine_file(path, error.reason, error.facts)
            return [went_wrong(path, error)]
        return [_well(incoming, State.ADMITTED)]

    def _is_superseded(self, manifest: Manifest, file: Path) -> bool:
        """Tell whether a part is of no use any more: the package is here, whole, and nobody borrows from the part."""
        known = self._catalogue.package(manifest.id)
        if known is None or known.missing_pieces or known.version < manifest.version:
            return False
        return self._library.has(known) and not self._indexer.is_needed(file)

    def _remove_left_sides(self, part: Path) -> None:
        """Remove what a crash has left beside the place from which a package went when it became a part."""
        home = self._library.home_of(part)
        if not home.exists():
            with contextlib.suppress(OSError):
                remove_sides(home)

    def _identified(self, path: Path) -> Incoming:
        side = side_of_library(path)
        return self._intake.identify(path, side, self._intake.verdict_here(side))

    def _indexed(self, path: Path, hasher: Hasher, *, verify: bool) -> Outcome:
        try:
            incoming = self._identified(path)
            known = self._catalogue.package(incoming.manifest.id)
            whole = known is not None and not known.missing_pieces
            if known is not None and whole and known.version >= incoming.manifest.version and self._library.has(known):
                return _well(incoming, State.KNOWN)
            hashes = self._hashes(incoming, hasher, always=verify)
            self._indexer.index(incoming, hashes, self._unpacked(incoming))
        except PackageError as error:
            log.info("a package in the library cannot be indexed: %s", error)
            if isinstance(error, ArchiveDamagedError | PackageDamagedError):
                self._library.quarantine_file(path, error.reason, error.facts)
            return went_wrong(path, error)
        return _well(incoming, State.ADMITTED)

    def _hashes(self, incoming: Incoming, hasher: Hasher, *, always: bool) -> Mapping[str, str]:
        """Return the hashes of members that state none; read the package for them, or to verify it."""
        if always or any(not resource.sha256 for resource in incoming.manifest.resources):
            return verify_in_place(incoming, hasher)
        return {}

    def _unpacked(self, incoming: Incoming) -> Unpacked:
        return self._intake.unpacked(incoming, incoming.path)

    def _cache_is_torn(self, path: Path) -> bool:
        """Tell whether something that was unpacked from a package, and is referred to, is gone from the cache."""
        folder = self._library.cache_folder(path).relative_to(self._library.root).as_posix() + "/"
        files = (self._library.root / file for file in self._catalogue.files() if file.startswith(folder))
        return any(not file.exists() for file in files)

    def _refilled(self, path: Path) -> list[Outcome]:
        """Unpack again; members get the same names as before, so no row changes."""
        try:
            self._unpacked(self._identified(path))
        except PackageError as error:
            log.info("the cache of a package cannot be filled again: %s", error)
            return [went_wrong(path, error)]
        return []

    def _lent(self, path: Path, hasher: Hasher) -> list[Outcome]:
        """Let an older version lend what is waited for; remove it once nobody needs it."""
        try:
            incoming = self._identified(path)
            # Made by hand, its manifest may state no hashes; they have to be known only when it might have to go.
            unstated = any(not resource.sha256 for resource, _ in incoming.carried)
            unknown = unstated and not self._indexer.is_needed(path)
            hashes = verify_in_place(incoming, hasher) if unknown else {}
            compressed = {r.sha256 for r, member in incoming.carried if member.offset is None and r.sha256}
            unpacked: Unpacked = {}
            if unknown or self._cache_is_torn(path) or self._indexer.waiting_for(compressed):
                unpacked = self._unpacked(incoming)
            self._indexer.lend(incoming, hashes, unpacked)
        except PackageError as error:
            log.info("an older version cannot be read, and is left alone: %s", error)
            return [went_wrong(path, error)]
        if not self._indexer.is_needed(path):
            self._library.remove_package(path)
        return []


def _well(incoming: Incoming, state: State) -> Outcome:
    return went_well(incoming.path, incoming.manifest, incoming.size, state, incoming.verdict)
