"""What package is this file, and does the archive hold what its manifest says?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sync.archive import Archive, Member
from sync.errors import ManifestError, ManifestMismatchError, ManifestMissingError, SourceUnreadableError
from sync.manifest import (
    LARGEST_MANIFEST,
    MANIFEST_NAME,
    ArchiveFacts,
    Manifest,
    ManifestResource,
    parse_manifest,
    side_manifest_path,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A package on its way in: its file, what it says of itself, and the members that the archive really has."""

    path: Path
    size: int
    manifest: Manifest
    members: dict[str, Member]

    @property
    def carried(self) -> Iterator[tuple[ManifestResource, Member]]:
        """Yield each distinct resource that the archive carries, with its member."""
        seen: set[str] = set()
        for resource in self.manifest.resources:
            if resource.path in self.members and resource.path not in seen:
                seen.add(resource.path)
                yield resource, self.members[resource.path]

    @property
    def compressed(self) -> dict[str, Member]:
        """The members to unpack, by name."""
        return {resource.path: member for resource, member in self.carried if member.offset is None}


def identify(path: Path) -> Incoming:
    """Open a whole archive and read its manifest: the one beside it, else the one in it.

    Raises:
        PackageError: no archive, no manifest, or the two contradict each other.
    """
    side = side_manifest_path(path)
    with Archive(path) as archive:
        inner = _inner_manifest(archive)
        manifest = _side_manifest(side) if side.exists() else inner
        if manifest is None:
            raise ManifestMissingError(path)
        size = path.stat().st_size
        members = {member.name: member for member in archive.members}
    _check_agreement(path, size, manifest, inner)
    _check_members(path, manifest, members)
    return Incoming(path, size, _completed(manifest, members), members)


def side_facts(path: Path) -> ArchiveFacts | None:
    """Return what the manifest beside an archive says of its pieces, None where there is none; the archive stays shut.

    Raises:
        ManifestError: it breaks the format.
        SourceUnreadableError: it cannot be read.
    """
    side = side_manifest_path(path)
    return _side_manifest(side).archive if side.exists() else None


def _inner_manifest(archive: Archive) -> Manifest | None:
    if archive.member(MANIFEST_NAME) is None:
        return None
    return parse_manifest(archive.read_small(MANIFEST_NAME, LARGEST_MANIFEST), archive.path)


def _side_manifest(side: Path) -> Manifest:
    try:
        with side.open("rb") as file:
            data = file.read(LARGEST_MANIFEST + 1)
    except OSError as error:
        raise SourceUnreadableError(side, detail=error.strerror or str(error)) from error
    manifest = parse_manifest(data, side)
    if manifest.archive is None:
        raise ManifestError(side, where="archive", problem="missing")
    return manifest


def _check_agreement(path: Path, size: int, manifest: Manifest, inner: Manifest | None) -> None:
    if manifest.archive is not None and manifest.archive.size != size:
        raise ManifestMismatchError(path, member="", problem="archive-size")
    if inner is not None and (inner.id, inner.version) != (manifest.id, manifest.version):
        raise ManifestMismatchError(path, member=MANIFEST_NAME, problem="other-package")


def _check_members(path: Path, manifest: Manifest, members: dict[str, Member]) -> None:
    for resource in manifest.resources:
        member = members.get(resource.path)
        if member is None:
            # A resource that is not carried is looked up by its hash in other packages, so it must have one.
            if resource.offset is not None or not resource.sha256 or resource.size is None:
                raise ManifestMismatchError(path, member=resource.path, problem="absent")
        elif resource.size is not None and resource.size != member.size:
            raise ManifestMismatchError(path, member=resource.path, problem="size")
        elif resource.offset is not None and resource.offset != member.offset:
            raise ManifestMismatchError(path, member=resource.path, problem="offset")


def _completed(manifest: Manifest, members: dict[str, Member]) -> Manifest:
    """Fill in the sizes that a manifest written by hand leaves out."""
    lessons = tuple(
        replace(
            lesson,
            resources=tuple(
                resource if resource.size is not None else replace(resource, size=members[resource.path].size)
                for resource in lesson.resources
            ),
        )
        for lesson in manifest.lessons
    )
    return replace(manifest, lessons=lessons)
