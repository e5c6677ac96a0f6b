"""From packages in the library to rows in the catalogue, and from one package's bytes to another's resources."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from catalogue.records import Extent, LessonEntry, Package, Resource
from catalogue.store import Catalogue
from sync.errors import ManifestMismatchError, PackageError
from sync.identify import Incoming
from sync.manifest import Manifest, ManifestLesson, ManifestResource
from sync.pieces import Run
from sync.storage import Library
from sync.trust import Verdict
from sync.verifying import holds

Unpacked = Mapping[str, tuple[Path, str]]
"""File and SHA-256 of the members that were unpacked, by name."""


class Growing(Protocol):
    """A package that is not whole yet."""

    @property
    def file(self) -> Path:
        """Where it grows."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""

    @property
    def facts(self) -> tuple[int, int, int]:
        """Bytes of the archive, pieces of it, and how many of these are missing."""

    def extent(self, resource: ManifestResource) -> Extent | None:
        """Return where a resource lies of which every byte is there."""


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

    def index(self, incoming: Incoming, hashes: Mapping[str, str], unpacked: Unpacked) -> tuple[str, ...]:
        """Index a package whose file is in place at ``incoming.path``.

        ``hashes`` has the SHA-256 of stored members that were hashed one by one. Returns the files, relative to the
        library, that no resource needs any more.
        """
        manifest = incoming.manifest
        entries = [self._entry(incoming, lesson, hashes, unpacked) for lesson in manifest.lessons]
        package = Package(
            id=manifest.id,
            version=manifest.version,
            issuer=manifest.issuer,
            created=manifest.created,
            title=manifest.title,
            trust=incoming.trust,
            signer=signer_name(incoming.verdict),
            file=incoming.path.relative_to(self._library.root).as_posix(),
            size=incoming.size,
            lessons=len(manifest.lessons),
            resources=len(manifest.resources),
        )
        freed = self._catalogue.admit(package, entries)
        self._lend({r.sha256: r.extent for entry in entries for r in entry.resources if r.extent is not None})
        return freed

    def index_part(self, part: Growing, verdict: Verdict) -> None:
        """Index what can be taught of a package that is not whole yet, unless a version of it is here already."""
        manifest, (size, pieces, missing) = part.manifest, part.facts
        known = self._catalogue.package(manifest.id)
        if known is not None and not known.missing_pieces and self._library.has(known):
            return
        package = Package(
            id=manifest.id,
            version=manifest.version,
            issuer=manifest.issuer,
            created=manifest.created,
            title=manifest.title,
            trust=verdict.trust,
            signer=signer_name(verdict),
            file=part.file.relative_to(self._library.root).as_posix(),
            size=size,
            lessons=len(manifest.lessons),
            resources=len(manifest.resources),
            missing_pieces=missing,
            pieces=pieces,
        )
        self._catalogue.admit(package, [_part_entry(part, lesson) for lesson in manifest.lessons])

    def forget_part(self, part: Growing) -> None:
        """Drop the rows of a package that turned out not to be one."""
        known = self._catalogue.package(part.manifest.id)
        if known is not None and known.missing_pieces:
            self._catalogue.forget_package(known.id)

    def lend(self, incoming: Incoming, hashes: Mapping[str, str], unpacked: Unpacked) -> None:
        """Give what an older version, kept for others, holds to the resources that wait for it by hash."""
        here = {sha256: Extent(file, 0, incoming.members[name].size) for name, (file, sha256) in unpacked.items()}
        for resource, member in incoming.carried:
            if member.offset is not None:
                sha256 = resource.sha256 or hashes.get(resource.path, "")
                here[sha256] = Extent(incoming.path, member.offset, member.size)
        self._lend(here)

    def waiting_for(self, hashes: Iterable[str]) -> frozenset[str]:
        """Return those of ``hashes`` that some resource is still waiting for."""
        return self._catalogue.waiting_for(hashes)

    def remove_superfluous(self, freed: Iterable[str]) -> None:
        """Remove the packages that ``freed`` lay in, or was unpacked from, where nothing else of them is needed."""
        for package in {self.package_of(file) for file in freed}:
            if self._library.incoming in package.parents:
                continue  # a part, which is discarded with its map
            if not self.is_needed(package):
                self._library.remove_package(package)

    def is_needed(self, package: Path) -> bool:
        """Tell whether some row still refers to a package's file or to what was unpacked from it."""
        if self._catalogue.is_referenced(package.relative_to(self._library.root).as_posix()):
            return True
        return any(self.package_of(file) == package for file in self._catalogue.files())

    def package_of(self, file: str) -> Path:
        """Return the package that a file of the library, named relative to it, is or was unpacked from."""
        place = PurePosixPath(file)
        if place.parts[0] == self._library.cache.name:
            return self._library.packages / place.parts[1]
        return self._library.root / place

    def _entry(
        self,
        incoming: Incoming,
        lesson: ManifestLesson,
        hashes: Mapping[str, str],
        unpacked: Unpacked,
    ) -> LessonEntry:
        found = []
        for stated in lesson.resources:
            extent, sha256 = self._extent(incoming, stated, unpacked), stated.sha256
            if not sha256:
                sha256 = unpacked[stated.path][1] if stated.path in unpacked else hashes[stated.path]
            found.append(_resource(incoming.manifest.id, lesson, stated, sha256, extent))
        return LessonEntry(lesson.id, lesson.title, lesson.objectives, lesson.teacher, lesson.school, tuple(found))

    def _extent(self, incoming: Incoming, stated: ManifestResource, unpacked: Unpacked) -> Extent | None:
        if stated.path in unpacked:
            return Extent(unpacked[stated.path][0], 0, stated.size or 0)
        member = incoming.members.get(stated.path)
        if member is not None and member.offset is not None:
            return Extent(incoming.path, member.offset, member.size)
        return self._borrowed(stated.sha256, stated.size or 0)

    def _borrowed(self, sha256: str, size: int) -> Extent | None:
        """Find bytes in another package that really have this hash, whatever that package states."""
        for extent in self._catalogue.find_extents(sha256):
            in_part = self._library.incoming in extent.path.parents  # its file is going to be renamed
            if extent.size == size and not in_part and _really_has(extent, sha256):
                return extent
        return None

    def _lend(self, here: Mapping[str, Extent]) -> None:
        """Give bytes to resources of other packages that wait for them by hash, whatever this package states."""
        for sha256 in self.waiting_for(here):
            if _really_has(here[sha256], sha256):
                self._catalogue.link(sha256, here[sha256])


def _really_has(extent: Extent, sha256: str) -> bool:
    try:
        return holds(extent.path, Run(extent.offset, extent.size), sha256)
    except PackageError:
        return False


def signer_name(verdict: Verdict) -> str:
    """Return the name of the key that signed a package, '' for none."""
    return "" if verdict.signer is None else verdict.signer.name


def _part_entry(part: Growing, lesson: ManifestLesson) -> LessonEntry:
    found = tuple(
        _resource(part.manifest.id, lesson, stated, stated.sha256, part.extent(stated)) for stated in lesson.resources
    )
    return LessonEntry(lesson.id, lesson.title, lesson.objectives, lesson.teacher, lesson.school, found)


def _resource(
    package_id: str, lesson: ManifestLesson, stated: ManifestResource, sha256: str, extent: Extent | None
) -> Resource:
    return Resource(
        lesson_id=lesson.id,
        package_id=package_id,
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
