"""One package on a stick: the files it becomes there, what of them is there already, and bringing the rest."""

import contextlib
from pathlib import Path

from sync.errors import PackageError, StickOtherFileError
from sync.ledger import taken_by
from sync.medium import Slice, room_for, slices
from sync.pieces import Hasher
from sync.proof import Proof
from sync.stick_file import StickFile, put_small
from sync.storage import PART_ENDING


class StickPackage:
    """``archive`` is where it lies on the stick; ``largest`` the bytes of the largest file there, None for any."""

    def __init__(self, proof: Proof, archive: Path, largest: int | None) -> None:
        self._proof = proof
        self._slices = tuple(slices(archive, proof.facts, largest))
        self._beside = {archive.with_name(archive.name + ending): data for ending, data in proof.beside.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files on the stick."""
        return tuple(path.name for path in (*(piece.path for piece in self._slices), *self._beside))

    def needed(self) -> int:
        """Return the bytes of room that what is not there will take."""
        rest = sum(max(room_for(piece.size) - _there(piece.path), 0) for piece in self._slices if not _is_whole(piece))
        return rest + sum(room_for(len(data)) for path, data in self._beside.items() if not path.exists())

    def work(self) -> int:
        """Return the bytes that will be read and written on the stick; what is there is only read."""
        return sum(2 * piece.size - min(_there(piece.path), piece.size) for piece in self._slices)

    def put(self, hasher: Hasher) -> bool:
        """Have all of it on the stick, whole; tell whether anything had to be written.

        Raises:
            StickOtherFileError: something else lies there under its name; nothing was touched.
            PackageError: its own bytes are bad, the stick does not give back what was written, or it was cancelled.
            OSError: the stick refused, or is gone.
        """
        self._check_ours()
        # First what proves it: an archive there must never be judged without.
        new = [put_small(path, data) for path, data in self._beside.items()]
        try:
            new += [StickFile(self._proof.file, self._proof.facts, piece, hasher).put() for piece in self._slices]
        except PackageError:
            self._take_back()
            raise
        return any(new)

    def _check_ours(self) -> None:
        for path, data in self._beside.items():
            if path.exists() and path.read_bytes() != data:
                raise StickOtherFileError(path, name=path.name)
        # With the very manifest beside it, an archive of another size is a copy of ours that was cut.
        proven = bool(self._beside) and all(path.exists() for path in self._beside)
        for piece in self._slices:
            if piece.path.exists() and not _is_whole(piece) and not proven:
                raise StickOtherFileError(piece.path, name=piece.path.name)

    def _take_back(self) -> None:
        """Leave no manifest on the stick of a package of which nothing else is there."""
        with contextlib.suppress(OSError):
            if not any(_there(piece.path) for piece in self._slices):
                for path in self._beside:
                    path.unlink(missing_ok=True)


def _is_whole(piece: Slice) -> bool:
    return piece.path.exists() and piece.path.stat().st_size == piece.size


def _there(path: Path) -> int:
    """Return the bytes that a file, or what has grown of it, takes on the stick."""
    return taken_by(path) or taken_by(path.with_name(path.name + PART_ENDING))
