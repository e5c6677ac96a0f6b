"""From packages in the library to rows in the catalogue, and from one package's bytes to another's resources."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from catalogue.records import Extent, LessonEntry, Moved, Package, Resource
from catalogue.store import Catalogue
from sync.errors import ManifestMismatchError, PackageError
from sync.identify import Incoming
from sync.manifest import Manifest, ManifestLesson, ManifestResource
from sync.pieces import Hasher, Run
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

    def sha256(self, resource: ManifestResource) -> str:
        """Return the hash of a resource, '' while nobody knows it."""

    def damaged(self, resource: ManifestResource) -> bool:
        """Tell whether all that a resource lacks was here once and went bad."""

    def holds_run(self, run: Run) -> bool:
        """Tell whether every byte of a run is there."""


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

    def index(
        self, incoming: Incoming, hashes: Mapping[str, str], unpacked: Unpacked, part: Path | None = None
    ) -> tuple[str, ...]:
        """Index a package whose file is in place at ``incoming.path``; ``part`` is where its bytes lay before.

        ``hashes`` has the SHA-256 of stored members that were hashed one by one. Returns the files, relative to the
        library, that no resource needs any more.
        """
        manifest = incoming.manifest
        entries = [self._entry(incoming, lesson, hashes, unpacked) for lesson in manifest.lessons]
        package = self._package(manifest, incoming.path, incoming.size, incoming.verdict)
        moved = None if part is None else Moved(self._name(part))
        freed = self._catalogue.admit(package, entries, moved)
        self._lend(_here(entries))
        return freed

    def index_part(self, part: Growing, verdict: Verdict, was: str = "") -> None:
        """Index what can be taught of a package that is not whole yet, unless a version of it is here already.

        ``was``: the file of the package, relative to the library, before it went bad and became this part.
        """
        manifest, (size, pieces, missing) = part.manifest, part.facts
        known = self._catalogue.package(manifest.id)
        if known is not None and not known.missing_pieces and self._library.has(known):
            return
        whole = self._package(manifest, part.file, size, verdict)
        package = replace(whole, missing_pieces=missing, pieces=pieces)
        before = was or package.file
        lost = {run for run in self._catalogue.extents_in(before) if not part.holds_run(Run(*run))}
        unpacked = self.unpacked_of(part.file)
        entries = [self._part_entry(part, lesson, unpacked) for lesson in manifest.lessons]
        self._catalogue.admit(package, entries, Moved(before, frozenset(lost)))
        self._lend(_here(entries))

    def unpacked_of(self, file: Path) -> Mapping[str, Extent]:
        """Return what was unpacked from a package, by the hashes that the files in the cache really have."""
        found = {}
        for path in sorted(self._library.cache_folder(self._library.home_of(file)).glob("*")):
            try:
                run = Run(0, path.stat().st_size)
                [digest] = Hasher().digests(path, [run])
            except (PackageError, OSError):
                continue
            found[digest.sha256.hex()] = Extent(path, run.offset, run.size)
        return found

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
        if self._catalogue.is_referenced(self._name(package)):
            return True
        return any(self.package_of(file) == package for file in self._catalogue.files())

    def package_of(self, file: str) -> Path:
        """Return the package that a file of the library, named relative to it, is or was unpacked from."""
        place = PurePosixPath(file)
        if place.parts[0] == self._library.cache.name:
            return self._library.packages / place.parts[1]
        return self._library.root / place

    def _package(self, manifest: Manifest, file: Path, size: int, verdict: Verdict) -> Package:
        """Return what the catalogue knows of a package that is whole."""
        return Package(
            id=manifest.id,
            version=manifest.version,
            issuer=manifest.issuer,
            created=manifest.created,
            title=manifest.title,
            trust=verdict.trust,
            signer=signer_name(verdict),
            file=self._name(file),
            size=size,
            lessons=len(manifest.lessons),
            resources=len(manifest.resources),
        )

    def _name(self, file: Path) -> str:
        return file.relative_to(self._library.root).as_posix()

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

    def _part_entry(self, part: Growing, lesson: ManifestLesson, unpacked: Mapping[str, Extent]) -> LessonEntry:
        found = []
        for stated in lesson.resources:
            sha256, extent = part.sha256(stated), part.extent(stated)
            if extent is None and stated.offset is None and sha256:
                extent = unpacked.get(sha256) or self._borrowed(sha256, stated.size or 0)
            resource = _resource(part.manifest.id, lesson, stated, sha256, extent)
            found.append(replace(resource, damaged=extent is None and part.damaged(stated)))
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
            if extent.size == size and _really_has(extent, sha256):
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


def _here(entries: Iterable[LessonEntry]) -> dict[str, Extent]:
    return {r.sha256: r.extent for entry in entries for r in entry.resources if r.extent is not None}


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
