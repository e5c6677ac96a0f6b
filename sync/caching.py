"""Members that a packer compressed, unpacked once into the disposable cache, in one pass over the archive."""

import contextlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self

from sync.archive import Archive
from sync.errors import ArchiveLimitError, PackageDamagedError
from sync.identify import Incoming
from sync.pieces import Hasher
from sync.storage import on_disk
from sync.unpacking import Unpacking

MOST_UNPACKED = 16 * 2**30
"""Bytes that one package may unpack to."""

_SAFE_ENDINGS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def unpacked_size(incoming: Incoming) -> int:
    """Return how many bytes the compressed members of a package unpack to.

    Raises:
        ArchiveLimitError: more than one package may unpack to; known from the header, before anything is read.
    """
    total = sum(member.size for member in incoming.compressed.values())
    if total > MOST_UNPACKED:
        raise ArchiveLimitError(incoming.path, limit="unpacked", found=total, allowed=MOST_UNPACKED)
    return total


def unpack_members(incoming: Incoming, folder: Path, hasher: Hasher) -> Mapping[str, tuple[Path, str]]:
    """Unpack the compressed members of a package into ``folder``; return file and SHA-256 of each by name.

    Raises:
        ArchiveLimitError: they are larger than one package may unpack to.
        PackageDamagedError: a member has not the hash that the manifest states.
        PackageError: the archive, or the disk, refused.
    """
    wanted = incoming.compressed
    if not wanted:
        return {}
    unpacked_size(incoming)
    files = {name: folder / f"{number:05}{_ending(name)}" for number, name in enumerate(sorted(wanted))}

    def unpack() -> Mapping[str, str]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with contextlib.ExitStack() as open_files:
            archive = open_files.enter_context(Archive(incoming.path))
            sinks = {
                name: (open_files.enter_context(_MemberFile(files[name], wanted[name].size)), wanted[name].size)
                for name in wanted
            }
            return archive.unpack(Unpacking(incoming.path, sinks, hasher.on_bytes, hasher.cancelled))

    try:
        hashes = _written(unpack, incoming.path)
        _check_hashes(incoming, hashes)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return {name: (files[name], hashes[name]) for name in wanted}


class _MemberFile:
    """A file that is open only while its member is written: packages have more members than programs open files."""

    def __init__(self, path: Path, size: int) -> None:
        self._path, self._left = path, size
        self._file: BinaryIO | None = None
        path.touch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def write(self, data: bytes | bytearray, /) -> int:
        if self._file is None:
            self._file = self._path.open("wb")
        self._file.write(data)
        self._left -= len(data)
        if self._left <= 0:
            self._close()
        return len(data)

    def flush(self) -> None:
        if self._file is not None:
            self._file.flush()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _written(unpack: Callable[[], Mapping[str, str]], path: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    on_disk(lambda: found.update(unpack()), path)
    return found


def _check_hashes(incoming: Incoming, hashes: Mapping[str, str]) -> None:
    bad = sorted(
        resource.path
        for resource in incoming.manifest.resources
        if resource.path in hashes and resource.sha256 and hashes[resource.path] != resource.sha256
    )
    if bad:
        raise PackageDamagedError(incoming.path, bad=len(bad), total=len(hashes), members=bad)


def _ending(name: str) -> str:
    """Keep a short plain ending, so that other programs know the kind of file; the rest of the name is ours."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if 1 < len(ending) <= 6 and set(ending[1:]) <= _SAFE_ENDINGS else ""
