"""What package is this file, and does the archive hold what its manifest says?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.records import Trust
from sync.errors import ManifestMismatchError, ManifestMissingError
from sync.manifest import MANIFEST_NAME, Manifest, ManifestResource, parse_manifest
from sync.members import Member
from sync.reader import ReaderProcess
from sync.side import SideManifest
from sync.trust import Verdict
from sync.wholeness import check_whole


@dataclass(frozen=True, slots=True)
class Incoming:
    """A package on its way in: its file, what it says of itself, and the members that the archive really has."""

    path: Path
    size: int
    manifest: Manifest
    members: Mapping[str, Member]
    verdict: Verdict

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

    @property
    def trust(self) -> Trust:
        """Whether a trusted key signed it."""
        return self.verdict.trust


def identify(path: Path, side: SideManifest | None, reader: ReaderProcess, verdict: Verdict) -> Incoming:
    """Open a whole archive and read its manifest: the one beside it, else the one in it.

    Raises:
        PackageError: no archive, no manifest, or the two contradict each other.
    """
    check_whole(path)
    listing = reader.list(path)
    inner = None if listing.manifest is None else parse_manifest(listing.manifest, path)
    manifest = side.manifest if side is not None else inner
    if manifest is None:
        raise ManifestMissingError(path)
    _check_agreement(path, listing.size, manifest, inner)
    _check_members(path, manifest, listing.members)
    return Incoming(path, listing.size, _completed(manifest, listing.members), listing.members, verdict)


def _check_agreement(path: Path, size: int, manifest: Manifest, inner: Manifest | None) -> None:
    if manifest.archive is not None and manifest.archive.size != size:
        raise ManifestMismatchError(path, member="", problem="archive-size")
    if inner is not None and (inner.id, inner.version) != (manifest.id, manifest.version):
        raise ManifestMismatchError(path, member=MANIFEST_NAME, problem="other-package")


def _check_members(path: Path, manifest: Manifest, members: Mapping[str, Member]) -> None:
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


def _completed(manifest: Manifest, members: Mapping[str, Member]) -> Manifest:
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
