"""Taking something out of a library because somebody wants the room.

Rows go first, files after. So at no moment is a lesson listed whose bytes are gone. A crash in between leaves a file
without rows: the next start takes it for a package, indexes it again, and nothing was removed. The other way round, a
lesson would look ready until the next start, and fail in front of a class.
"""

import contextlib
import shutil
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from catalogue.store import Catalogue
from sync.errors import BeingTaughtError, DiskTroubleError, PackageLentError, UnknownPackageError
from sync.indexing import Indexer
from sync.ledger import taken_by
from sync.space import Place, place_of
from sync.storage import PART_ENDING, Library, reason_path, side_paths, sync_folder


class Remover:
    """Removes packages and what is left of some. The library must be locked by this program."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library, self._catalogue = library, catalogue

    def remove(self, name: str, *, teaching: str = "", lent_too: bool = False) -> int:
        """Remove what ``space.removable`` calls ``name``; return the bytes of room that this made.

        ``teaching`` is the lesson that is being taught, '' for none. ``lent_too``: somebody knows that others use
        bytes of it, and wants it gone all the same.

        Raises:
            UnknownPackageError: there is nothing of this name.
            BeingTaughtError, PackageLentError: nothing was changed.
            DiskTroubleError: the disk did not let it go; it is in the library again after the next start.
        """
        file = self._file(name)
        if file.parent == self._library.quarantine:
            return self._unlink(file, (file, *side_paths(file), reason_path(file)))
        place = place_of(self._library, self._catalogue, file)
        self._check_free(place, teaching)
        borrowers = self._catalogue.borrowers(place.name, place.unpacked)
        if borrowers and not lent_too:
            lessons = {lesson for theirs in borrowers.values() for lesson in theirs}
            raise PackageLentError(file, packages=sorted(borrowers), lessons=len(lessons))
        unused = self._catalogue.forget_bytes(place.name, place.unpacked)
        freed = self._unlink(file, (file, *side_paths(file), *_noted_of(file)))
        if place.cache is not None:
            freed += taken_by(place.cache)
            shutil.rmtree(place.cache, ignore_errors=True)
        # Older versions were kept for it alone, perhaps.
        Indexer(self._library, self._catalogue).remove_superfluous(unused)
        return freed

    def _file(self, name: str) -> Path:
        """Return the file that is meant: of a package by its id, else one that lies right in one of our folders."""
        package = self._catalogue.package(name)
        if package is not None:
            return self._library.root / package.file
        place = PurePosixPath(name)
        file = self._library.root / place
        folders = (self._library.packages, self._library.incoming, self._library.quarantine)
        sound = file.parent != self._library.incoming or file.suffix == PART_ENDING
        if len(place.parts) != 2 or file.parent not in folders or not sound or not file.is_file():
            raise UnknownPackageError(file, name=name)
        return file

    def _check_free(self, place: Place, teaching: str) -> None:
        for resource in self._catalogue.resources(teaching) if teaching else ():
            where = None if resource.extent is None else resource.extent.path
            if where is not None and (where == place.file or where.parent == place.cache):
                raise BeingTaughtError(place.file)

    def _unlink(self, file: Path, paths: Collection[Path]) -> int:
        """Remove files, the archive first: what lies beside it is nothing without it, and goes at the next start."""
        freed = sum(map(taken_by, paths))
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise DiskTroubleError(file, detail=error.strerror or str(error)) from error
        with contextlib.suppress(OSError):
            for path in paths:
                path.unlink(missing_ok=True)
            sync_folder(file.parent)
        return freed


def _noted_of(part: Path) -> list[Path]:
    """Return the files in which is noted what is good of a part; none for a package."""
    if part.suffix != PART_ENDING:
        return []
    names = ((path, path.name.removeprefix(part.name)) for path in part.parent.iterdir())
    # An id may hold anything that looks like an ending, so another part's name may begin with this one's.
    return [path for path, rest in names if rest != path.name and rest.startswith(".") and PART_ENDING not in rest]
