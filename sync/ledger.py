"""The room on the library's disk: who has been promised how much of it, and what is left.

Everybody who is going to write much asks here first, so that two never rely on the same bytes. How much of a promise
is kept already is not counted by the writer but seen on the disk, by what the file that grows has taken: a part that
was preallocated, or a file that is half copied, is never counted twice.
"""

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sync.errors import NoSpaceError

LEAST_NEEDED = 2**20
"""Bytes that are said to be needed when a disk ran full under something small, whose size nobody knows."""

_BLOCK = 512
"""Bytes of a block in ``st_blocks`` (POSIX, sys/stat.h), whatever the file system's own blocks are."""


@dataclass(frozen=True, slots=True)
class Room:
    """The library's disk in bytes: all of it, free, what stays free whatever comes, and what is promised."""

    total: int
    free: int
    floor: int
    promised: int

    @property
    def left(self) -> int:
        """Bytes that may still be asked for."""
        return max(self.free - self.floor - self.promised, 0)


class Reservation:
    """Room that somebody was promised. Use it in a ``with``, or ``release`` it."""

    def __init__(self, ledger: "Ledger", size: int, into: Path | None) -> None:
        self._ledger, self._size, self._into = ledger, size, into

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    @property
    def outstanding(self) -> int:
        """Bytes of it that are not on the disk yet."""
        return max(self._size - (0 if self._into is None else taken_by(self._into)), 0)

    def release(self) -> None:
        """Give back what was not used; may be called twice."""
        self._ledger.release(self)


class Ledger:
    """All reservations on one library's disk. Any thread may ask."""

    def __init__(self, root: Path, floor: int) -> None:
        """``floor``: bytes that stay free, or 5 % of the disk where that is more; 0 for none."""
        self._root, self._floor = root, floor
        self._lock = threading.Lock()
        self._open: list[Reservation] = []

    def elsewhere(self, root: Path) -> "Ledger":
        """Return one for another folder, which may be on another disk; as much stays free there."""
        return Ledger(root, self._floor)

    def reserve(self, path: Path, size: int, into: Path | None = None) -> Reservation:
        """Promise room for ``size`` bytes of ``path``, which are going to be in the file or folder ``into``.

        Raises:
            NoSpaceError: there is none; facts ``needed`` (with what has to stay free, and what others were promised),
                ``free`` and ``floor`` as they are now.
        """
        wanted = Reservation(self, size, into)
        with self._lock:
            # Who needs nothing more always has it, however full the disk is: a part that is filled, say.
            if needed := wanted.outstanding:
                self._check(path, needed)
            self._open.append(wanted)
        return wanted

    def check(self, path: Path, size: int) -> None:
        """Tell by an error whether ``size`` bytes could be had now, without promising them.

        Raises:
            NoSpaceError: as ``reserve`` raises it.
        """
        self.reserve(path, size).release()

    def release(self, reservation: Reservation) -> None:
        """Take back a promise."""
        with self._lock:
            if reservation in self._open:
                self._open.remove(reservation)

    def room(self) -> Room:
        """Return how things stand.

        Raises:
            OSError: the disk does not say.
        """
        with self._lock:
            return self._room()

    def _room(self) -> Room:
        usage = shutil.disk_usage(self._root)
        floor = max(self._floor, usage.total // 20) if self._floor else 0
        return Room(usage.total, usage.free, floor, sum(each.outstanding for each in self._open))

    def _check(self, path: Path, needed: int) -> None:
        room = self._room()
        if room.left < needed:
            raise NoSpaceError(path, needed=needed + room.floor + room.promised, free=room.free, floor=room.floor)


def taken_by(path: Path) -> int:
    """Return the bytes that a file, or all of a folder, takes on its disk; 0 when it is not there."""
    try:
        if path.is_dir():
            return sum(taken_by(inner) for inner in path.iterdir())
        status = path.stat()
    except OSError:
        return 0
    blocks = getattr(status, "st_blocks", None)  # Windows has none, and no holes either
    return status.st_size if blocks is None else int(blocks) * _BLOCK


def ran_full(path: Path, size: int = 0) -> NoSpaceError:
    """Return the error for a disk that had no room in the middle of writing ``path``, with how it stands now.

    ``size`` is how large ``path`` was to become, 0 where that is not known.
    """
    needed = max(size - taken_by(path), LEAST_NEEDED)
    folder = next((folder for folder in path.parents if folder.is_dir()), None)
    try:
        free = 0 if folder is None else shutil.disk_usage(folder).free
    except OSError:
        free = 0
    return NoSpaceError(path, needed=needed, free=free, floor=0)
