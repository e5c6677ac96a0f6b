"""Folder and index brought together again: after a crash, after a change by hand, after the index was lost.

A library may hold older versions whose bytes newer ones, or other packages, still use. These are never indexed as
packages; they lend. So the newest version of each package is indexed first, then the older ones lend what is waited
for, and only what nobody needs after that is removed.
"""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from catalogue.store import Catalogue
from sync.caching import unpack_members, unpacked_size
from sync.endings import went_well, went_wrong
from sync.errors import ArchiveDamagedError, PackageDamagedError, PackageError
from sync.identify import Incoming, identify
from sync.indexing import Indexer, Unpacked
from sync.outcome import Outcome, State
from sync.pieces import Hasher
from sync.storage import Library
from sync.verifying import verify_in_place

log = logging.getLogger(__name__)

_NAME = re.compile(r"(?P<stem>.+)-v(?P<version>\d+)\.7z")


class Reconciler:
    """Puts a library in order. The library must be locked by this program."""

    def __init__(self, library: Library, catalogue: Catalogue, indexer: Indexer) -> None:
        self._library, self._catalogue, self._indexer = library, catalogue, indexer

    def reconcile(self, hasher: Hasher) -> list[Outcome]:
        """Index packages that have no rows, forget rows that have no package, refill the cache, remove what is left.

        A package that somebody put into the folder by hand may be damaged, so each new one is read whole. Where no
        package is indexed at all the index was lost: then this is a rebuild.
        """
        self._library.clear_remains()
        indexed = self._catalogue.packages()
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
        files = {package.file for package in self._catalogue.packages()}
        outcomes = []
        for path in newest:
            if path.relative_to(self._library.root).as_posix() not in files:
                outcomes.append(self._indexed(path, hasher, verify=verify))
            elif self._cache_is_torn(path):
                outcomes += self._refilled(path, hasher)
        for path in older:
            outcomes += self._lent(path, hasher)
        return outcomes

    def _by_age(self) -> tuple[list[Path], list[Path]]:
        """Return the newest version of each package, then the older ones, each list by name and version."""
        versions: dict[str, list[tuple[int, Path]]] = {}
        for path in self._library.packages.glob("*.7z"):
            parts = _NAME.fullmatch(path.name)
            stem, version = (parts["stem"], int(parts["version"])) if parts else (path.name, 0)
            versions.setdefault(stem, []).append((version, path))
        ordered = [sorted(found) for _, found in sorted(versions.items())]
        return [found[-1][1] for found in ordered], [path for found in ordered for _, path in found[:-1]]

    def _indexed(self, path: Path, hasher: Hasher, *, verify: bool) -> Outcome:
        try:
            incoming = identify(path)
            known = self._catalogue.package(incoming.manifest.id)
            if known is not None and known.version >= incoming.manifest.version and self._library.has(known):
                return went_well(incoming, State.KNOWN)
            hashes = self._hashes(incoming, hasher, always=verify)
            self._indexer.check_indexable(incoming)
            self._indexer.index(incoming, hashes, self._unpacked(incoming, hasher))
        except PackageError as error:
            log.info("a package in the library cannot be indexed: %s", error)
            if isinstance(error, ArchiveDamagedError | PackageDamagedError):
                self._library.quarantine_file(path, error.reason, error.facts)
            return went_wrong(path, error)
        return went_well(incoming, State.ADMITTED)

    def _hashes(self, incoming: Incoming, hasher: Hasher, *, always: bool) -> Mapping[str, str]:
        """Return the hashes of members that state none; read the package for them, or to verify it."""
        if always or any(not resource.sha256 for resource in incoming.manifest.resources):
            return verify_in_place(incoming, hasher)
        return {}

    def _unpacked(self, incoming: Incoming, hasher: Hasher) -> Unpacked:
        size = unpacked_size(incoming)
        if size:
            self._library.reserve(incoming.path, size)
        return unpack_members(incoming, self._library.cache_folder(incoming.path), hasher)

    def _cache_is_torn(self, path: Path) -> bool:
        """Tell whether something that was unpacked from a package, and is referred to, is gone from the cache."""
        folder = self._library.cache_folder(path).relative_to(self._library.root).as_posix() + "/"
        files = (self._library.root / file for file in self._catalogue.files() if file.startswith(folder))
        return any(not file.exists() for file in files)

    def _refilled(self, path: Path, hasher: Hasher) -> list[Outcome]:
        """Unpack again; members get the same names as before, so no row changes."""
        try:
            self._unpacked(identify(path), hasher)
        except PackageError as error:
            log.info("the cache of a package cannot be filled again: %s", error)
            return [went_wrong(path, error)]
        return []

    def _lent(self, path: Path, hasher: Hasher) -> list[Outcome]:
        """Let an older version lend what is waited for; remove it once nobody needs it."""
        try:
            incoming = identify(path)
            # Made by hand, its manifest may state no hashes; they have to be known only when it might have to go.
            unstated = any(not resource.sha256 for resource, _ in incoming.carried)
            unknown = unstated and not self._indexer.is_needed(path)
            hashes = verify_in_place(incoming, hasher) if unknown else {}
            compressed = {r.sha256 for r, member in incoming.carried if member.offset is None and r.sha256}
            unpacked: Unpacked = {}
            if unknown or self._cache_is_torn(path) or self._indexer.waiting_for(compressed):
                unpacked = self._unpacked(incoming, hasher)
            self._indexer.lend(incoming, hashes, unpacked)
        except PackageError as error:
            log.info("an older version cannot be read, and is left alone: %s", error)
            return [went_wrong(path, error)]
        if not self._indexer.is_needed(path):
            self._library.remove_package(path)
        return []
