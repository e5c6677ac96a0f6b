"""The library moved to another volume: copied, read back, and only then taken for the library.

Everything grows in a folder beside the place to be; what is there already is not copied again, so that a move that was
cut off goes on. One rename at the end is the switch: before it the old library counts, after it the new one. The old
one is not touched (docs/decisions/0042).
"""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sync.copying import disk_error
from sync.errors import MoveRefusedError, NoSpaceError, ReceivingCancelledError
from sync.intake import Reporting
from sync.outcome import Stage
from sync.page_cache import forget
from sync.pieces import Hasher, Run
from sync.signpost import MOVING_NAME, WITNESS_NAME
from sync.storage import sync_folder, sync_tree
from sync.whole_copy import copy_whole

_GROWING = ".moving"
_PART = ".part"
_LEFT_BEHIND = frozenset({"cache", "prepared", "logs", "versions", ".lock", MOVING_NAME, "library.json", WITNESS_NAME})
"""Disposable, or of this place: the user's settings, and versions of the program (versions.py), lie in the same folder
as a library at home."""

_IMMUTABLE = ("packages", "removed", "backups")
"""Folders whose files never change under one name: they can be copied while the library is used."""

_SAME_TIME = 2.0
"""Seconds by which FAT rounds the time of a file."""

_TRIES, _PAUSE = 5, 0.3

_FLOOR = 64 * 2**20
"""Bytes that stay free on the new volume at least."""


class LibraryMove:
    """Moves a library from one folder to another. ``bring`` may run while it is used; ``finish`` needs it locked."""

    def __init__(self, source: Path, target: Path, reporting: Reporting | None = None) -> None:
        self._from, self._to = source.absolute(), target.absolute()
        self._reporting = reporting or Reporting()
        self.growing = self._to.with_name(self._to.name + _GROWING)

    def check(self) -> None:
        """Look whether it can be moved there at all.

        Raises:
            MoveRefusedError: it would lie in itself, or something is there already.
            NoSpaceError: there is no room for it.
            DiskTroubleError: a disk refused.
        """
        self._looked()

    def _looked(self) -> list[Path]:
        """Return the files of the library, when it can be moved."""
        if self._to.is_relative_to(self._from) or self._from.is_relative_to(self._to):
            raise MoveRefusedError(self._to, "inside")
        try:
            if self._to.exists() and (not self._to.is_dir() or any(self._to.iterdir())):
                raise MoveRefusedError(self._to, "not-empty")
            files = self._files()
            self._check_room([path for path in files if not self._has(path)])
        except OSError as error:
            raise disk_error(self._to, error) from error
        return files

    def bring(self) -> None:
        """Copy what does not change any more; nothing else has to wait for it.

        Raises:
            MoveRefusedError, NoSpaceError: as ``check``.
            SourceUnreadableError, DiskTroubleError: a disk refused.
            ReceivingCancelledError: the user stopped it; what is copied is not copied again.
        """
        self._copy([path for path in self._looked() if path.parts[0] in _IMMUTABLE and not self._has(path)])

    def finish(self, prepare: Callable[[Path], None]) -> None:
        """Copy all the rest, have it ``prepare``d in its new folder, and make that the library by one rename.

        Whoever calls holds the lock of the library, whose databases are closed.

        Raises:
            As ``bring``. The old library is the library then, as before.
        """
        files = self._looked()
        self._copy([path for path in files if path.parts[0] not in _IMMUTABLE or not self._has(path)])
        try:
            self._drop_others(set(files))
            prepare(self.growing)
            sync_tree(self.growing)
            with contextlib.suppress(OSError):
                self._to.rmdir()  # an empty one that somebody made; Windows renames over none
            self._give_name()
            self._keep_name()
        except OSError as error:
            raise disk_error(self._to, error) from error

    def _give_name(self) -> None:
        """Make what has grown the library. On Windows a scanner may still look into what was just written."""
        for _ in range(_TRIES - 1):
            try:
                self.growing.rename(self._to)
            except PermissionError:
                time.sleep(_PAUSE)
            else:
                return
        self.growing.rename(self._to)

    def _keep_name(self) -> None:
        """Have the new name on the disk; where that cannot be, nobody may begin to work there."""
        try:
            sync_folder(self._to.parent)
        except OSError:
            with contextlib.suppress(OSError):
                self._to.rename(self.growing)
            raise

    def _files(self) -> list[Path]:
        """Return what belongs to the library, relative to it, by name."""
        found = list[Path]()
        for folder, folders, names in os.walk(self._from, onerror=_not_left_out):
            inner = Path(folder).relative_to(self._from)
            if inner == Path():
                # The cache may hold as many files as all packages together.
                folders[:] = [name for name in folders if name not in _LEFT_BEHIND]
                names = [name for name in names if name not in _LEFT_BEHIND]  # noqa: PLW2901  # only those count
            found += [inner / name for name in names if not name.endswith("-shm")]
        return sorted(path for path in found if _is_plain(self._from / path))

    def _has(self, path: Path) -> bool:
        """Tell whether a file that never changes is there, whole: it got its name only then."""
        try:
            old, new = (self._from / path).stat(), (self.growing / path).stat()
        except OSError:
            return False
        return old.st_size == new.st_size and abs(old.st_mtime - new.st_mtime) <= _SAME_TIME

    def _size(self, path: Path) -> int:
        with contextlib.suppress(OSError):
            return (self._from / path).stat().st_size
        return 0

    def _check_room(self, files: Sequence[Path]) -> None:
        above = next(folder for folder in self._to.parents if folder.exists())
        needed, free = sum(map(self._size, files)) + _FLOOR, shutil.disk_usage(above).free
        if needed > free:
            raise NoSpaceError(self._to, needed=needed, free=free)

    def _copy(self, files: Sequence[Path]) -> None:
        # Each byte is written once and read back once.
        hasher = self._reporting.hasher(self._from, Stage.WRITING, 2 * sum(map(self._size, files)))
        for path in files:
            if hasher.cancelled():
                raise ReceivingCancelledError(self._from)
            self._copy_one(self._from / path, self.growing / path, hasher)

    def _copy_one(self, source: Path, target: Path, hasher: Hasher) -> None:
        part = target.with_name(target.name + _PART)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            status = source.stat()
        except FileNotFoundError:
            return  # removed in the meantime; ``finish`` sees that it is not there any more
        except OSError as error:
            raise disk_error(target, error) from error
        runs = [Run(0, status.st_size)]
        written = copy_whole(source, part, runs, hasher) or []
        try:
            if [digest.sha256 for digest in written] != _read_back(part, runs, hasher):
                part.unlink(missing_ok=True)
                raise MoveRefusedError(target, "damaged")
            os.utime(part, ns=(status.st_atime_ns, status.st_mtime_ns))
            part.replace(target)
        except OSError as error:
            raise disk_error(target, error) from error

    def _drop_others(self, wanted: set[Path]) -> None:
        """Remove what has gone from the library since it was copied, and what a cut-off copy left."""
        for path in self.growing.rglob("*"):
            if path.is_file() and path.relative_to(self.growing) not in wanted:
                path.unlink()


def _not_left_out(error: OSError) -> None:
    """Raise where a folder cannot be listed now; what belongs to somebody else is not the library's."""
    if not isinstance(error, PermissionError):
        raise error


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _read_back(part: Path, runs: Sequence[Run], hasher: Hasher) -> list[bytes]:
    """Hash what the disk has, not what the system remembers of it where it can be told to forget."""
    with part.open("rb") as file:
        forget(file.fileno())
    return [digest.sha256 for digest in hasher.digests(part, runs)]
