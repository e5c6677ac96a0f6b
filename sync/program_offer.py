"""Whether a version of the program that lies on a stick is worth being offered; nothing of it is believed by that."""

from pathlib import Path

from sync.errors import ManifestError
from sync.manifest import LARGEST_MANIFEST, side_manifest_path
from sync.program_manifest import parse_program_manifest, this_platform
from sync.version_number import version_key
from sync.versions import Versions


def offered_version(archive: Path, versions: Versions) -> str:
    """Return the version that an archive is of, '' where it is none for this computer, or nothing new."""
    side = side_manifest_path(archive)
    try:
        with side.open("rb") as file:
            manifest = parse_program_manifest(file.read(LARGEST_MANIFEST + 1), side)
    except (ManifestError, OSError):
        return ""
    version = manifest.version
    if manifest.platform != this_platform() or version in versions.standing().failed:
        return ""
    return version if version_key(version) > version_key(versions.newest()) else ""
