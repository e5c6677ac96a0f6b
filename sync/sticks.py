"""What a stick brings: looked at without reading more than headers and manifests, and without writing a byte."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.store import Catalogue
from sync.errors import PackageError
from sync.joining import is_later_volume, volumes_of
from sync.manifest import Manifest, parse_manifest
from sync.program_manifest import is_program
from sync.program_offer import offered_version
from sync.reader import ReaderProcess
from sync.side import read_side
from sync.stability import is_ignored
from sync.storage import ENDINGS, Library
from sync.version_number import version_key
from sync.versions import Versions
from sync.volumes import Volume
from sync.wholeness import is_archive

_DEEPEST = 4
_MOST_ARCHIVES = 5000
USUAL_RATE = 25 * 10**6
"""Bytes per second of a common USB 2 stick, for the time that is foretold before anything was read."""


@dataclass(frozen=True, slots=True)
class StickOffer:
    """What can be taken in from a stick: its packages, the lessons they bring that are not whole here, bytes, seconds.

    ``others`` counts archives that are no packages, or cannot be read; they are named when they are taken in.
    ``program`` is the newest version of the program among the packages, '' without one. ``known`` counts what is on it
    and here already.
    """

    volume: Volume
    packages: tuple[Path, ...] = ()
    lessons: int = 0
    bytes: int = 0
    seconds: float = 0.0
    others: int = 0
    program: str = ""
    known: int = 0


def look(
    volume: Volume, library: Library, catalogue: Catalogue, reader: ReaderProcess, versions: Versions | None = None
) -> StickOffer:
    """Return what a stick brings that is not here yet; a stick that goes away meanwhile brings nothing."""
    packages: list[Path] = []
    lessons: set[str] = set()
    size = others = known = 0
    program = ""
    for path in archives_on(volume.mount):
        if is_program(path):
            if versions is not None and (offered := offered_version(path, versions)):
                packages.append(path)
                program = max(program, offered, key=version_key)
                size += _size(path)
            else:
                known += 1
            continue
        manifest = _manifest(path, reader)
        if manifest is None:
            others += 1
        elif _is_here(manifest, library, catalogue):
            known += 1
        else:
            packages.append(path)
            lessons |= {lesson.id for lesson in manifest.lessons}
            size += _size(path)
    return StickOffer(volume, tuple(packages), len(lessons), size, size / USUAL_RATE, others, program, known)


def archives_on(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Yield the archives in a folder and below, first volumes of split ones; what cannot be read is passed over."""
    try:
        entries = sorted(folder.iterdir())[:_MOST_ARCHIVES]
    except OSError:
        return
    for entry in entries:
        try:
            if is_ignored(entry.relative_to(entry.parents[depth])) or entry.is_symlink():
                continue
            if entry.is_dir():
                if depth < _DEEPEST:
                    yield from archives_on(entry, depth + 1)
            elif _may_be_package(entry):
                yield entry
        except OSError:
            continue


def _may_be_package(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith(".001") and not is_later_volume(path):
        return True
    return name.endswith(ENDINGS) and is_archive(path)


def _manifest(path: Path, reader: ReaderProcess) -> Manifest | None:
    try:
        side = read_side(path)
        if side is None and path.name.lower().endswith(".001"):
            side = read_side(path.with_suffix(""))
        if side is not None:
            return side.manifest
        found = reader.list(path).manifest
        return None if found is None else parse_manifest(found, path)
    except (PackageError, OSError):
        return None


def _is_here(manifest: Manifest, library: Library, catalogue: Catalogue) -> bool:
    known = catalogue.package(manifest.id)
    if known is None or known.missing_pieces:
        return False
    return known.version >= manifest.version and library.has(known)


def _size(path: Path) -> int:
    try:
        return sum(volume.stat().st_size for volume in volumes_of(path)) or path.stat().st_size
    except (PackageError, OSError):
        return 0
