"""Taking something out of a library because somebody wants the room.

Rows go first, files after. So at no moment is a lesson listed whose bytes are gone. A crash in between leaves a file
without rows: the next start takes it for a package, indexes it again, and nothing was removed. The other way round, a
lesson would look ready until the next start, and fail in front of a class.
"""

import contextlib
from pathlib import Path, PurePosixPath

from catalogue.store import Catalogue
from sync.errors import BeingTaughtError, DiskTroubleError, PackageLentError, UnknownPackageError
from sync.indexing import Indexer
from sync.ledger import taken_by
from sync.space import unpacked_folder
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
        relative, unpacked = file.relative_to(self._library.root).as_posix(), unpacked_folder(self._library, file)
        self._check_free(file, teaching, unpacked)
        borrowers = self._catalogue.borrowers(relative, unpacked)
        if borrowers and not lent_too:
            lessons = {lesson for theirs in borrowers.values() for lesson in theirs}
            raise PackageLentError(file, packages=sorted(borrowers), lessons=len(lessons))
        unused = self._catalogue.forget_bytes(relative, unpacked)
        if file.parent == self._library.incoming:
            return self._unlink(file, [path for path in file.parent.iterdir() if path.name.startswith(file.name)])
        freed = taken_by(self._library.cache_folder(file)) + self._unlink(file, (file, *side_paths(file)))
        self._library.drop_cache(file)
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

    def _check_free(self, file: Path, teaching: str, unpacked: str) -> None:
        for resource in self._catalogue.resources(teaching) if teaching else ():
            if resource.extent is None:
                continue
            lies_in = resource.extent.path.relative_to(self._library.root).as_posix()
            if resource.extent.path == file or lies_in.startswith(unpacked):
                raise BeingTaughtError(file)

    def _unlink(self, file: Path, paths: "tuple[Path, ...] | list[Path]") -> int:
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
