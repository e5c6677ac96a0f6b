"""A 7z archive opened: its members, and for each stored one where its bytes lie.

py7zr reads the headers; the extents come from its parsed form of them (7zFormat.txt, "PackInfo", "Folders",
"SubStreamsInfo"). These are its internals, so py7zr is pinned and the tests check every extent against its CRC.
"""

import contextlib
import io
import lzma
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError

from sync.errors import (
    ArchiveDamagedError,
    ArchiveEncryptedError,
    ArchiveLimitError,
    ArchiveUnsafeError,
    ArchiveUnsupportedError,
    ManifestMismatchError,
    PackageError,
    SourceUnreadableError,
)
from sync.members import MOST_MEMBERS, Member
from sync.pieces import Run
from sync.start_header import START_SIZE, measure
from sync.unpacking import Unpacking

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_COPY = b"\x00"
_HOSTILE = (
    ArchiveError, struct.error, IndexError, KeyError, ValueError, TypeError, AttributeError, EOFError,
    OverflowError, AssertionError, NotImplementedError, RecursionError, lzma.LZMAError, zlib.error,
)  # fmt: skip
"""What py7zr is known to raise on bytes that were made to mislead it."""


class _Bytes(io.FileIO):
    """A file that remembers that it could not be read: py7zr takes some of these errors for a damaged archive."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.refused: OSError | None = None

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Read into a buffer."""
        try:
            return super().readinto(buffer) or 0
        except OSError as error:
            self.refused = error
            raise


class Archive:
    """A whole 7z archive, open for reading. Close it, or use it in a ``with``."""

    def __init__(self, path: Path) -> None:
        """Open ``path`` and read what it holds.

        Raises:
            PackageError: one of its kinds says why the archive cannot be used.
        """
        whole = measure(path)
        if not whole.complete or whole.expected is None:
            raise ArchiveDamagedError(path, detail="cut short")
        self.path = path
        self._end_of_members = whole.expected
        try:
            self._bytes = _Bytes(path)
        except OSError as error:
            raise SourceUnreadableError(path, detail=str(error)) from error
        self._file = io.BufferedReader(self._bytes)
        try:
            self._archive = self._opened()
            self.members = self._listed()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def member(self, name: str) -> Member | None:
        """Return the member of that name."""
        return next((member for member in self.members if member.name == name), None)

    def read_small(self, name: str, limit: int) -> bytes:
        """Return the whole of one small member.

        Raises:
            ManifestMismatchError: there is no such member.
            ArchiveLimitError: it is larger than ``limit`` bytes.
            ArchiveDamagedError: its CRC does not hold.
        """
        member = self.member(name)
        if member is None:
            raise ManifestMismatchError(self.path, member=name, problem="absent")
        if member.size > limit:
            raise ArchiveLimitError(self.path, limit="small-member", found=member.size, allowed=limit)
        if member.offset is None:
            return self._unpacked_small(member)
        self._file.seek(member.offset)
        data = self._file.read(member.size)
        if member.crc is not None and zlib.crc32(data) != member.crc:
            raise ArchiveDamagedError(self.path, detail="checksum", member=name)
        return data

    def unpack(self, unpacking: Unpacking) -> None:
        """Write the wanted members to their sinks, in one pass over the archive; where it is damaged, those it can.

        Raises:
            PackageError: over a limit, unsupported, or cancelled.
        """
        try:
            self._extract(list(unpacking.names), unpacking)
        except ArchiveDamagedError:
            # One bad block ends py7zr's pass; each block by itself gives what is good in the others.
            good = unpacking.good()
            for names in self._blocks(set(unpacking.names) - set(good)):
                with contextlib.suppress(ArchiveDamagedError):
                    self._extract(names, unpacking)

    def _extract(self, names: list[str], unpacking: Unpacking) -> None:
        try:
            self._archive.reset()
            self._archive.extract(targets=names, factory=unpacking)
        except (PackageError, OSError, MemoryError):
            raise
        except UnsupportedCompressionMethodError as error:
            raise ArchiveUnsupportedError(self.path, detail=str(error)) from error
        except Exception as error:
            # Each decoder (zstd, brotli, ppmd, ...) has errors of its own; all say that the bytes are wrong.
            raise self._hostile(error) from error

    def _hostile(self, error: Exception) -> PackageError:
        """Return what an error of the library means: the bytes are wrong, unless they could not be read at all."""
        if self._bytes.refused is not None:
            return SourceUnreadableError(self.path, detail=self._bytes.refused.strerror or str(self._bytes.refused))
        return ArchiveDamagedError(self.path, detail=type(error).__name__)

    def _blocks(self, wanted: set[str]) -> Iterator[list[str]]:
        """Yield the wanted members block by block: those that are compressed as one."""
        blocks: dict[int, list[str]] = {}
        for entry in self._archive.files:
            if entry.filename in wanted and not entry.emptystream:
                blocks.setdefault(id(entry.folder), []).append(entry.filename)
        yield from blocks.values()

    def _unpacked_small(self, member: Member) -> bytes:
        kept = _Kept()
        unpacking = Unpacking(self.path, {member.name: (member, lambda: kept)})
        self._extract([member.name], unpacking)
        unpacking.finished()
        return kept.getvalue()

    def _opened(self) -> Any:
        try:
            archive = py7zr.SevenZipFile(self._file)
            locked = archive.needs_password()
        except PasswordRequired as error:
            raise ArchiveEncryptedError(self.path) from error
        except UnsupportedCompressionMethodError as error:
            raise ArchiveUnsupportedError(self.path, detail=str(error)) from error
        except AttributeError as error:
            # py7zr 1.1.4 cannot open a sound archive whose header has no SubStreamsInfo (7zFormat.txt allows it).
            raise ArchiveUnsupportedError(self.path, detail="SubStreamsInfo") from error
        except OSError as error:
            raise SourceUnreadableError(self.path, detail=error.strerror or str(error)) from error
        except _HOSTILE as error:
            raise self._hostile(error) from error
        if locked:
            raise ArchiveEncryptedError(self.path)
        return archive

    def _listed(self) -> tuple[Member, ...]:
        count = len(self._archive.files)
        if count > MOST_MEMBERS:
            raise ArchiveLimitError(self.path, limit="members", found=count, allowed=MOST_MEMBERS)
        try:
            places = {index: (offset, block) for index, offset, block in self._places()}
            found = tuple(self._members(places))
        except _HOSTILE as error:
            raise ArchiveDamagedError(self.path, detail=type(error).__name__) from error
        return found

    def _members(self, places: Mapping[int, tuple[int | None, Run | None]]) -> Iterator[Member]:
        for index, entry in enumerate(self._archive.files):
            if entry.is_directory:
                continue
            name = entry.filename
            if entry.is_symlink or entry.is_junction:
                raise ArchiveUnsafeError(self.path, member=name, problem="link")
            size = 0 if entry.emptystream else int(entry.uncompressed)
            offset, block = (START_SIZE, None) if entry.emptystream else places.get(index, (None, None))
            if size < 0 or (offset is not None and offset + size > self._end_of_members):
                raise ArchiveDamagedError(self.path, detail="extent", member=name)
            yield Member(name, size, entry.crc32, offset, block)

    def _places(self) -> Iterator[tuple[int, int | None, Run | None]]:
        """Yield where each file that has bytes lies: its index, the offset, the block; one of the two is None.

        A folder that is a single Copy coder stores; any other one is unpacked from its run of packed streams.
        """
        streams = self._archive.header.main_streams
        if streams is None:
            return
        packed = streams.packinfo.packpositions
        base = START_SIZE + streams.packinfo.packpos
        folders = streams.unpackinfo.folders
        # Without "SubStreamsInfo" each folder holds one file.
        counts = streams.substreamsinfo.num_unpackstreams_folders if streams.substreamsinfo else [1] * len(folders)
        stated = streams.substreamsinfo.unpacksizes if streams.substreamsinfo else None
        sizes = iter(stated or [folder.get_unpack_size() for folder in folders])
        indices = (index for index, entry in enumerate(self._archive.files) if not entry.emptystream)
        stream = 0
        for folder, count in zip(folders, counts, strict=True):
            stored = [coder["method"] for coder in folder.coders] == [_COPY]
            position = base + packed[stream]
            stream += len(folder.packed_indices)
            block = None if stored else Run(position, base + packed[stream] - position)
            for _ in range(count):
                index, size = next(indices, None), next(sizes, None)
                if index is None or size is None:
                    raise IndexError("more streams than files")
                yield index, position if stored else None, block
                position += size


class _Kept(io.BytesIO):
    """Memory that keeps what was written when it is closed."""

    def close(self) -> None:
        """Stay readable."""
