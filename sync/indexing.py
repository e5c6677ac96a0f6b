"""From packages in the library to rows in the catalogue, and back together after a crash."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from catalogue.records import Extent, LessonEntry, Package, Resource, Trust
from catalogue.store import Catalogue
from sync.caching import unpack_members
from sync.errors import ManifestMismatchError, PackageError
from sync.identify import Incoming, identify
from sync.manifest import ManifestLesson, ManifestResource
from sync.outcome import Outcome, State
from sync.pieces import Hasher, Run
from sync.storage import Library
from sync.verifying import holds, verify_in_place

log = logging.getLogger(__name__)
_VERSION = re.compile(r"(?P<id>.+)-v(?P<version>\d+)\.7z")


class Indexer:
    """Writes what admitted packages hold into the catalogue."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library, self._catalogue = library, catalogue

    def check_indexable(self, incoming: Incoming) -> None:
        """Refuse what could not be indexed, before the file is moved.

        Raises:
            ManifestMismatchError: a resource has no bytes here and no hash to find them by.
        """
        for resource in incoming.manifest.resources:
            if resource.path not in incoming.members and not resource.sha256:
                raise ManifestMismatchError(incoming.path, member=resource.path, problem="absent")

    def index(self, incoming: Incoming, hashes: Mapping[str, str], unpacked: Mapping[str, tuple[Path, str]]) -> None:
        """Index a package whose file is in place at ``incoming.path``; then remove what it made superfluous.

        ``hashes`` has the SHA-256 of stored members that were hashed one by one, ``unpacked`` file and hash of those
        that were unpacked.
        """
        manifest = incoming.manifest
        entries = [self._entry(incoming, lesson, hashes, unpacked) for lesson in manifest.lessons]
        package = Package(
            id=manifest.id,
            version=manifest.version,
            issuer=manifest.issuer,
            created=manifest.created,
            title=manifest.title,
            trust=Trust.UNSIGNED,
            file=incoming.path.relative_to(self._library.root).as_posix(),
            size=incoming.size,
            lessons=len(manifest.lessons),
            resources=len(manifest.resources),
        )
        for file in self._catalogue.admit(package, entries):
            if file.startswith("packages/"):
                self._library.remove_package(self._library.root / file)
        self._lend(entries)

    def reconcile(self, hasher: Hasher) -> list[Outcome]:
        """Index packages that have no rows, forget rows that have no package, and refill the cache.

        A package's bytes were verified before it was moved here, so they are not read again.
        """
        for package in self._catalogue.packages():
            if not (self._library.root / package.file).exists():
                log.info("package %s is gone from the library", package.id)
                self._catalogue.forget_package(package.id)
        files = {file.relative_to(self._library.root).as_posix() for file in self._library.packages.glob("*.7z")}
        wanted = {file for file in files if not self._catalogue.is_referenced(file)} | self._emptied(files)
        return [self._index_again(self._library.root / file, hasher) for file in sorted(wanted, key=_by_version)]

    def _emptied(self, files: set[str]) -> set[str]:
        """Return the packages some of whose unpacked members are gone from the cache."""
        lost = {
            Path(file).parent.name
            for file in self._catalogue.files()
            if file.startswith("cache/") and not (self._library.root / file).exists()
        }
        return {file for file in files if Path(file).stem in lost}

    def _index_again(self, path: Path, hasher: Hasher) -> Outcome:
        try:
            incoming = identify(path)
            known = self._catalogue.package(incoming.manifest.id)
            if known is not None and known.version > incoming.manifest.version:
                self._library.remove_package(path)
                return Outcome(path, State.KNOWN, id=known.id, version=known.version)
            hashes: Mapping[str, str] = {}
            if any(not resource.sha256 for resource in incoming.manifest.resources):
                hashes = verify_in_place(incoming, hasher)
            self.index(incoming, hashes, unpack_members(incoming, self._library.cache_folder(path), hasher))
        except PackageError as error:
            log.info("a package in the library cannot be indexed: %s", error)
            return Outcome(path, State.REFUSED, error.reason, dict(error.facts))
        manifest = incoming.manifest
        return Outcome(path, State.ADMITTED, id=manifest.id, version=manifest.version, lessons=len(manifest.lessons))

    def _entry(
        self,
        incoming: Incoming,
        lesson: ManifestLesson,
        hashes: Mapping[str, str],
        unpacked: Mapping[str, tuple[Path, str]],
    ) -> LessonEntry:
        found = []
        for stated in lesson.resources:
            extent, sha256 = self._extent(incoming, stated, unpacked), stated.sha256
            if not sha256:
                sha256 = unpacked[stated.path][1] if stated.path in unpacked else hashes[stated.path]
            found.append(_resource(incoming, lesson, stated, sha256, extent))
        return LessonEntry(lesson.id, lesson.title, lesson.objectives, lesson.teacher, lesson.school, tuple(found))

    def _extent(
        self, incoming: Incoming, stated: ManifestResource, unpacked: Mapping[str, tuple[Path, str]]
    ) -> Extent | None:
        if stated.path in unpacked:
            return Extent(unpacked[stated.path][0], 0, stated.size or 0)
        member = incoming.members.get(stated.path)
        if member is not None and member.offset is not None:
            return Extent(incoming.path, member.offset, member.size)
        return self._borrowed(stated.sha256, stated.size or 0)

    def _borrowed(self, sha256: str, size: int) -> Extent | None:
        """Find bytes in another package that really have this hash, whatever that package states."""
        for extent in self._catalogue.find_extents(sha256):
            if extent.size == size and _really_has(extent, sha256):
                return extent
        return None

    def _lend(self, entries: list[LessonEntry]) -> None:
        """Give this package's bytes to resources of others that wait for them by hash."""
        here = {r.sha256: r.extent for entry in entries for r in entry.resources if r.extent is not None}
        for sha256 in self._catalogue.waiting_for(here):
            if _really_has(here[sha256], sha256):
                self._catalogue.link(sha256, here[sha256])


def _really_has(extent: Extent, sha256: str) -> bool:
    try:
        return holds(extent.path, Run(extent.offset, extent.size), sha256)
    except PackageError:
        return False


def _resource(
    incoming: Incoming, lesson: ManifestLesson, stated: ManifestResource, sha256: str, extent: Extent | None
) -> Resource:
    return Resource(
        lesson_id=lesson.id,
        package_id=incoming.manifest.id,
        role=stated.role,
        title=stated.title,
        language=stated.language,
        media_type=stated.media_type,
        member=stated.path,
        sha256=sha256,
        size=stated.size or 0,
        duration=stated.duration,
        extent=extent,
    )


def _by_version(file: str) -> tuple[str, int]:
    parts = _VERSION.fullmatch(Path(file).name)
    return (parts["id"], int(parts["version"])) if parts else (file, 0)
