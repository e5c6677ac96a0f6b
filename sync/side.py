"""The side manifest: the small file beside a package, with the hash of each of its pieces, and its signature."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sync.errors import ManifestError, SourceUnreadableError
from sync.manifest import LARGEST_MANIFEST, SIDE_SUFFIX, ArchiveFacts, Manifest, parse_manifest, side_manifest_path
from sync.signature import LARGEST_SIGNATURE, SIGNATURE_SUFFIX


@dataclass(frozen=True, slots=True)
class SideManifest:
    """A side manifest as it lies on the disk. ``signature`` is b'' when there is none."""

    path: Path
    data: bytes
    signature: bytes
    manifest: Manifest
    facts: ArchiveFacts

    @property
    def digest(self) -> bytes:
        """SHA-256 of the manifest, which tells two of the same package and version apart."""
        return hashlib.sha256(self.data).digest()


def read_side(archive: Path) -> SideManifest | None:
    """Return what lies beside an archive (which need not be there yet), None when nothing does.

    Raises:
        ManifestError: it breaks the format.
        SourceUnreadableError: it cannot be read.
    """
    path = side_manifest_path(archive)
    try:
        data = _read(path, LARGEST_MANIFEST)
        signature = _read(path.with_name(path.name + SIGNATURE_SUFFIX), LARGEST_SIGNATURE)
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
    if data is None:
        return None
    manifest = parse_manifest(data, path)
    if manifest.archive is None:
        raise ManifestError(path, where="archive", problem="missing")
    return SideManifest(path, data, signature or b"", manifest, manifest.archive)


def side_of_library(package: Path) -> SideManifest | None:
    """Return the side manifest of a package in the library, None where it has none or the disk has lost it."""
    try:
        return read_side(package)
    except ManifestError:
        return None


def archive_of(side: Path) -> Path:
    """Return the archive that a side manifest belongs to."""
    return side.with_name(side.name.removesuffix(SIDE_SUFFIX))


def _read(path: Path, most: int) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        return None
