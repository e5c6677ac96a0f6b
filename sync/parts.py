"""Packages that are not whole yet: each a file in ``incoming/`` that grows, and a map of the pieces that are there.

``KEY.7z.part`` has its full length from the start; beside it lie the side manifest, its signature, and the piece map.
The key holds part of the manifest's hash, so that pieces of two manifests of one package never mix.
"""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from catalogue.durable import put_whole
from catalogue.records import Extent
from sync.copying import disk_error, fill, make_room
from sync.errors import PackageError
from sync.manifest import SIDE_SUFFIX, Manifest, ManifestLesson, ManifestResource
from sync.piece_map import PieceMap, PieceMapProblem
from sync.pieces import Hasher, Run, bad_pieces, pieces_under
from sync.side import SideManifest, archive_of, read_side
from sync.signature import SIGNATURE_SUFFIX
from sync.storage import PART_ENDING, Library, keep_in_place, sync_file, sync_folder

log = logging.getLogger(__name__)

_MAP = ".map"
_ROTTEN = ".rotten"
"""A piece map too: of the pieces that were here once and went bad."""


class Part:
    """One package that is not whole yet."""

    def __init__(self, library: Library, side: SideManifest) -> None:
        self._library, self.side = library, side
        manifest = side.manifest
        package = library.package_path(manifest.id, manifest.version, archive_of(side.path))
        self.file = library.incoming / f"{package.stem}-{side.digest.hex()[:12]}{package.suffix}{PART_ENDING}"
        self._map_file = self.file.with_name(self.file.name + _MAP)
        self._rotten_file = self.file.with_name(self.file.name + _ROTTEN)
        self._map = self._read_map()
        self._rotten = self._read_rotten()

    @property
    def exists(self) -> bool:
        """Whether it has been begun."""
        return self.file.exists()

    @property
    def manifest(self) -> Manifest:
        """What the package says of itself."""
        return self.side.manifest

    @property
    def facts(self) -> tuple[int, int, int]:
        """Bytes of the archive, pieces of it, and how many of these are missing."""
        return self.side.facts.size, self._map.count, self._map.count - len(self._map)

    def extent(self, resource: ManifestResource) -> Extent | None:
        """Return where a resource lies of which every byte is there."""
        return Extent(self.file, resource.offset or 0, resource.size or 0) if self.holds(resource) else None

    @property
    def good(self) -> int:
        """How many pieces are there."""
        return len(self._map)

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the pieces that are not there, in order."""
        return tuple(self._map.missing)

    @property
    def complete(self) -> bool:
        """Whether every piece is there and on the disk."""
        return self._map.complete

    def holds(self, resource: ManifestResource) -> bool:
        """Tell whether every byte of a resource is there; never for one that has to be unpacked first."""
        if resource.offset is None or resource.size is None:
            return False
        return self.holds_run(Run(resource.offset, resource.size))

    def holds_run(self, run: Run) -> bool:
        """Tell whether every byte of a run is there."""
        return all(number in self._map for number in pieces_under(self.side.facts, run))

    def damaged(self, resource: ManifestResource) -> bool:
        """Tell whether all that a resource lacks was here once and went bad."""
        lacking = self.missing
        if resource.offset is not None and resource.size is not None:
            pieces = pieces_under(self.side.facts, Run(resource.offset, resource.size))
            lacking = tuple(number for number in pieces if number not in self._map)
        return bool(lacking) and all(number in self._rotten for number in lacking)

    def sha256(self, resource: ManifestResource) -> str:
        """Return the hash of a resource, which a side manifest always states."""
        return resource.sha256

    @property
    def went_bad(self) -> tuple[int, ...]:
        """The numbers of the missing pieces that were here once."""
        return tuple(number for number in self._map.missing if number in self._rotten)

    def regain(self, numbers: Sequence[int]) -> None:
        """Note pieces that went bad and are found to be right after all, where they lie.

        Raises:
            DiskTroubleError: the disk refused.
        """
        self._keep(numbers)

    def ready(self) -> list[ManifestLesson]:
        """Return the lessons of which every resource is there."""
        return [
            lesson
            for lesson in self.side.manifest.lessons
            if lesson.resources and all(map(self.holds, lesson.resources))
        ]

    def begin(self) -> None:
        """Take the room for the whole package, and keep its manifest. Reserve the space before.

        Raises:
            NoSpaceError, DiskTroubleError: the disk refused; nothing is left behind.
        """
        self._on_disk(self._keep_side)
        self._on_disk(self._forget)
        make_room(self.file, self.side.facts.size)
        self._keep(())

    def adopt(self, source: Path, bad: Sequence[int], *, were_good: bool = False) -> None:
        """Make a damaged file on the library's own volume this part, by a rename; ``bad`` are its bad pieces.

        ``were_good``: they were verified once, in the library. The map comes last: without one the file is hashed.

        Raises:
            DiskTroubleError: the disk refused; the file is where it was, or here.
        """
        keep_in_place(source)

        def move() -> None:
            self._keep_side()
            self._forget()
            if were_good:
                self._note_rotten(bad)
            source.replace(self.file)
            sync_folder(self.file.parent)
            self._lengthen()

        self._on_disk(move)
        unusable = set(bad)
        self._keep([number for number in range(self._map.count) if number not in unusable])

    def lose(self, bad: Sequence[int]) -> None:
        """Note pieces that were good and are so no more.

        Raises:
            DiskTroubleError: the disk refused; they will be found again.
        """
        kept = self._map.copy()
        for number in bad:
            kept.remove(number)

        def note() -> None:
            self._note_rotten(bad)
            put_whole(self._map_file, kept.encode(), lasting=False)

        self._on_disk(note)
        self._map = kept

    def fill(self, source: Path, hasher: Hasher) -> None:
        """Add those missing pieces that another copy has. Nothing that is there is read or written again.

        Raises:
            PackageError: the source went away, the disk refused, or it was cancelled; what was added is kept.
        """
        fill(source, self.file, self.side.facts, self.missing, hasher, self._keep)

    def check(self, hasher: Hasher) -> None:
        """Hash the whole file, where the map of what is good was lost with a crash."""
        if self._map_file.exists():
            return
        self._on_disk(self._lengthen)
        bad = set(bad_pieces(self.file, self.side.facts, hasher))
        self._on_disk(lambda: sync_file(self.file))
        self._keep([number for number in range(self._map.count) if number not in bad])

    def doubt(self) -> None:
        """Take no piece for good any more, until ``check`` has read the file again: the disk has lost some of it."""
        self._on_disk(self._forget)

    def discard(self) -> None:
        """Remove everything of it: it is in the library now, or nobody wants it."""
        for path in (self._map_file, self._rotten_file, self.file, *self._sides()):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _sides(self) -> tuple[Path, Path]:
        side = self.file.with_name(self.file.name + SIDE_SUFFIX)
        return side, side.with_name(side.name + SIGNATURE_SUFFIX)

    def _forget(self) -> None:
        """Begin with a map that claims nothing, whatever an earlier file of this name has left."""
        self._map = PieceMap(self.side.digest, len(self.side.facts.pieces))
        self._map_file.unlink(missing_ok=True)
        self._rotten = PieceMap(self.side.digest, len(self.side.facts.pieces))
        self._rotten_file.unlink(missing_ok=True)

    def _lengthen(self) -> None:
        """Give a file that was cut its full length again, without a word about what is in the rest."""
        if self.file.stat().st_size < self.side.facts.size:
            os.truncate(self.file, self.side.facts.size)

    def _note_rotten(self, numbers: Sequence[int]) -> None:
        grown = self._rotten.copy()
        for number in numbers:
            grown.add(number)
        put_whole(self._rotten_file, grown.encode(), lasting=False)
        self._rotten = grown

    def _read_rotten(self) -> PieceMap:
        """Read which pieces went bad; where that is lost, they count as never having come."""
        digest, count = self.side.digest, len(self.side.facts.pieces)
        try:
            return PieceMap.decode(self._rotten_file.read_bytes(), digest, count)
        except (OSError, PieceMapProblem):
            return PieceMap(digest, count)

    def _keep_side(self) -> None:
        manifest, signature = self._sides()
        put_whole(manifest, self.side.data, lasting=False)
        if self.side.signature:
            put_whole(signature, self.side.signature, lasting=False)

    def _keep(self, numbers: Sequence[int]) -> None:
        """Note pieces that are on the disk; after a crash the old map or the new one is there."""
        grown = self._map.copy()
        for number in numbers:
            grown.add(number)
        self._on_disk(lambda: put_whole(self._map_file, grown.encode(), lasting=False))
        self._map = grown

    def _read_map(self) -> PieceMap:
        digest, count = self.side.digest, len(self.side.facts.pieces)
        try:
            # A map without its file is what a crash left of a part that was removed.
            return (
                PieceMap(digest, count)
                if not self.exists
                else PieceMap.decode(self._map_file.read_bytes(), digest, count)
            )
        except FileNotFoundError:
            pass
        except (OSError, PieceMapProblem):
            log.info("the piece map of %s is damaged; its pieces are hashed again", self.file.name)
            with contextlib.suppress(OSError):
                self._map_file.unlink()
        return PieceMap(digest, count)

    def _on_disk(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OSError as error:
            raise disk_error(self.file, error) from error


def parts_of(library: Library) -> Iterator[Part]:
    """Yield the packages that are not whole yet; what cannot be understood is passed over."""
    for file in sorted(library.incoming.glob(f"*{PART_ENDING}")):
        try:
            side = read_side(file)
        except PackageError as error:
            log.info("a part cannot be gone on with: %s", error)
            continue
        if side is not None:
            part = Part(library, side)
            if part.file == file:
                yield part
