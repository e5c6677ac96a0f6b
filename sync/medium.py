"""What packages are handed on to: a stick, or any folder. How large a file it holds, and what its errors mean."""

import errno
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sync.errors import PackageError, StickFullError, StickGoneError, StickRefusesError
from sync.ledger import ran_full
from sync.manifest import ArchiveFacts
from sync.volumes_linux import MOUNT_TABLE, parse_mounts
from sync.volumes_windows import kernel32

FAT_LARGEST = 2**32 - 1
"""Bytes of the largest file that FAT holds (Microsoft, "FAT32 File System Specification": a 32-bit DIR_FileSize)."""

_FAT = re.compile(r"|msdos|.*(?<!ex)fat(12|16|32)?")
_CLUSTER = 64 * 2**10
"""Bytes that the last cluster of a file may waste: the largest that FAT32 is formatted with."""

_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ESTALE, errno.ENOTCONN})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Slice:
    """A file on the medium: some pieces of a package, all of them unless it had to be cut into volumes."""

    path: Path
    pieces: range
    offset: int
    size: int


def largest_file(folder: Path) -> int | None:
    """Return the bytes that a file in ``folder`` may have, None for no limit that matters.

    Where the file system cannot be told it counts as FAT: a package cut without need is joined again all the same.
    """
    return FAT_LARGEST if _FAT.fullmatch(file_system_of(folder).lower()) else None


def file_system_of(folder: Path) -> str:
    """Return the kind of file system that a folder, which need not be there yet, lies on; '' where nobody says."""
    here = folder.resolve()
    try:
        if sys.platform == "win32":
            return kernel32().information(here.anchor)[2]
        mounts = parse_mounts(MOUNT_TABLE.read_bytes())
    except OSError:
        return ""
    above = [mount for mount in mounts if here.is_relative_to(mount.point)]
    # The sort is stable: of two on the same place the later one, which hides the other, comes last.
    return sorted(above, key=lambda mount: len(mount.point.parts))[-1].file_system if above else ""


def slices(archive: Path, facts: ArchiveFacts, largest: int | None) -> Iterator[Slice]:
    """Yield the files that a package becomes at ``archive``: itself, or volumes ``.001`` and on where it is too large.

    Volumes are cut between two pieces, so that each can be checked and gone on with by itself.
    """
    if largest is None or facts.size <= largest:
        yield Slice(archive, range(len(facts.pieces)), 0, facts.size)
        return
    each = largest // facts.piece_size
    for number, first in enumerate(range(0, len(facts.pieces), each), start=1):
        pieces = range(first, min(first + each, len(facts.pieces)))
        offset = first * facts.piece_size
        end = min(pieces.stop * facts.piece_size, facts.size)
        yield Slice(archive.with_name(f"{archive.name}.{number:03}"), pieces, offset, end - offset)


def room_for(size: int) -> int:
    """Return the bytes that a file of ``size`` takes at most."""
    return -(-size // _CLUSTER) * _CLUSTER


def medium_error(path: Path, error: OSError) -> PackageError:
    """Turn what the medium said into a typed error."""
    detail = error.strerror or str(error)
    if error.errno in _FULL:
        full = ran_full(path).facts
        return StickFullError(path, needed=full["needed"], free=full["free"])
    return (StickGoneError if error.errno in _GONE else StickRefusesError)(path, detail=detail)
