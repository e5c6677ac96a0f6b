"""What was begun of a package in ``incoming/``, seen from a copy that comes: gone on with, or not needed any more."""

from collections.abc import Callable
from pathlib import Path

from sync.errors import PackageError
from sync.parts import Part, parts_of
from sync.side import SideManifest, read_side
from sync.storage import Library


def begun_with(library: Library, side: SideManifest) -> SideManifest | None:
    """Return what lies beside the part of the very same manifest; None when nothing of it is here."""
    part = Part(library, side)
    if not part.exists:
        return None
    try:
        kept = read_side(part.file)
    except PackageError:
        return side
    return side if kept is None else kept


def discard_parts(library: Library, package_id: str, version: int, is_needed: Callable[[Path], bool]) -> None:
    """Remove what was begun of a package that is in the library now, in that version or an older one.

    A part that lends bytes to other packages stays until these have them from elsewhere.
    """
    for part in parts_of(library):
        known = part.side.manifest.id == package_id and part.side.manifest.version <= version
        if known and not is_needed(part.file):
            part.discard()
