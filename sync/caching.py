"""Members that a packer compressed, unpacked once into the disposable cache, in one pass over the archive."""

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sync.copying import disk_error
from sync.errors import ArchiveLimitError, PackageDamagedError
from sync.identify import Incoming
from sync.pieces import Hasher
from sync.reader import ReaderProcess
from sync.storage import sync_folder

MOST_UNPACKED = 16 * 2**30
"""Bytes that one package may unpack to."""

MOST_GROWTH = 200
"""Times its own size that a package may unpack to; text shrinks to a tenth, media hardly at all."""

_SMALL = 64 * 2**20
"""Bytes up to which growth does not matter."""

_SAFE_ENDINGS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def unpacked_size(incoming: Incoming) -> int:
    """Return how many bytes the compressed members of a package unpack to.

    Raises:
        ArchiveLimitError: more than one package may unpack to; known from the header, before anything is read.
    """
    total = sum(member.size for member in incoming.compressed.values())
    if total > MOST_UNPACKED:
        raise ArchiveLimitError(incoming.path, limit="unpacked", found=total, allowed=MOST_UNPACKED)
    if total > max(_SMALL, MOST_GROWTH * incoming.size):
        raise ArchiveLimitError(incoming.path, limit="growth", found=total, allowed=MOST_GROWTH * incoming.size)
    return total


def unpack_members(
    incoming: Incoming, folder: Path, reader: ReaderProcess, hasher: Hasher
) -> Mapping[str, tuple[Path, str]]:
    """Unpack the compressed members of a package into ``folder``; return file and SHA-256 of each by name.

    Raises:
        ArchiveLimitError: they are larger than one package may unpack to.
        PackageDamagedError: a member did not come out, or has not the hash that the manifest states.
        PackageError: the archive, or the disk, refused.
    """
    found = unpack_good(incoming, folder, reader, hasher)
    bad = sorted(incoming.compressed.keys() - found.keys())
    if bad:
        shutil.rmtree(folder, ignore_errors=True)
        raise PackageDamagedError(incoming.path, bad=len(bad), total=len(incoming.compressed), members=bad[:20])
    return found


def unpack_good(
    incoming: Incoming, folder: Path, reader: ReaderProcess, hasher: Hasher
) -> Mapping[str, tuple[Path, str]]:
    """Unpack as ``unpack_members`` does, but leave out the members that are damaged.

    Raises:
        PackageError: the archive, or the disk, refused.
    """
    total = unpacked_size(incoming)
    files = places(incoming, folder)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        hashes = reader.unpack(incoming.path, files, hasher.on_bytes, hasher.cancelled)
        for path in (folder, folder.parent):
            sync_folder(path)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise disk_error(folder, error, total) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    stated = {resource.path: resource.sha256 for resource, _ in incoming.carried}
    return {name: (files[name], found) for name, found in hashes.items() if stated[name] in ("", found)}


def places(incoming: Incoming, folder: Path) -> dict[str, Path]:
    """Return where in ``folder`` each compressed member of a package is unpacked to: the same for every copy of it."""
    return {name: folder / f"{number:05}{_ending(name)}" for number, name in enumerate(sorted(incoming.compressed))}


def _ending(name: str) -> str:
    """Keep a short plain ending, so that other programs know the kind of file; the rest of the name is ours."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if 1 < len(ending) <= 6 and set(ending[1:]) <= _SAFE_ENDINGS else ""
