"""A zip archive opened: its members, and for each stored one where its bytes lie.

Source: PKWARE APPNOTE 6.3.10, 4.3.7 "Local file header" and 4.4.4 (bit 0: encrypted, bit 11: name in UTF-8). Names
without bit 11 are in the packer's own code page, which in Chinese Windows is GBK.
"""

import contextlib
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from sync.errors import (
    ArchiveArrivingError,
    ArchiveDamagedError,
    ArchiveEncryptedError,
    ArchiveLimitError,
    ArchiveUnsafeError,
    ArchiveUnsupportedError,
    ManifestMismatchError,
    SourceUnreadableError,
)
from sync.members import MOST_MEMBERS, Member
from sync.pieces import Run
from sync.unpacking import Unpacking

_LOCAL = struct.Struct("<4s22xHH")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_HOSTILE = (
    zipfile.BadZipFile, struct.error, zlib.error, lzma.LZMAError, EOFError, ValueError, IndexError, KeyError,
    OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
_BLOCK = 2**20


class ZipArchive:
    """A whole zip archive, open for reading. Close it, or use it in a ``with``."""

    def __init__(self, path: Path) -> None:
        """Open ``path`` and read what it holds.

        Raises:
            ArchiveArrivingError: its end, where its list of members is, has not arrived.
            PackageError: one of its kinds says why the archive cannot be used.
        """
        self.path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
        try:
            self._archive = self._opened()
            self._entries = {self._name(entry): entry for entry in self._sound_entries()}
            self.members = tuple(self._members())
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def read_small(self, name: str, limit: int) -> bytes:
        """Return the whole of one small member.

        Raises:
            ManifestMismatchError: there is no such member.
            ArchiveLimitError: it is larger than ``limit`` bytes.
            ArchiveDamagedError: its CRC does not hold.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise ManifestMismatchError(self.path, member=name, problem="absent")
        if entry.file_size > limit:
            raise ArchiveLimitError(self.path, limit="small-member", found=entry.file_size, allowed=limit)
        try:
            with self._archive.open(entry) as coming:
                return coming.read(limit)
        except _HOSTILE as error:
            raise ArchiveDamagedError(self.path, detail="checksum", member=name) from error

    def unpack(self, unpacking: Unpacking) -> None:
        """Write the wanted members to their sinks; those that are damaged are left out."""
        for name in unpacking.names:
            sink = unpacking.create(name)
            with contextlib.suppress(*_HOSTILE), self._archive.open(self._entries[name]) as coming:
                while block := coming.read(_BLOCK):
                    sink.write(block)

    def _opened(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except OSError as error:
            raise SourceUnreadableError(self.path, detail=error.strerror or str(error)) from error
        except zipfile.BadZipFile as error:
            if "not a zip file" in str(error):
                raise ArchiveArrivingError(self.path, have=self.path.stat().st_size, expected=None) from error
            raise ArchiveDamagedError(self.path, detail=str(error)) from error
        except _HOSTILE as error:
            raise ArchiveDamagedError(self.path, detail=type(error).__name__) from error

    def _sound_entries(self) -> Iterator[zipfile.ZipInfo]:
        entries = self._archive.infolist()
        if len(entries) > MOST_MEMBERS:
            raise ArchiveLimitError(self.path, limit="members", found=len(entries), allowed=MOST_MEMBERS)
        seen: set[str] = set()
        for entry in entries:
            name = self._name(entry)
            if name in seen:
                raise ArchiveUnsafeError(self.path, member=name, problem="duplicate")
            seen.add(name)
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise ArchiveUnsafeError(self.path, member=name, problem="link")
            if entry.flag_bits & _ENCRYPTED:
                raise ArchiveEncryptedError(self.path)
            if entry.is_dir():
                continue
            if entry.compress_type not in _METHODS:
                raise ArchiveUnsupportedError(self.path, detail=f"zip method {entry.compress_type}")
            yield entry

    @staticmethod
    def _name(entry: zipfile.ZipInfo) -> str:
        """Return a member's name; ``orig_filename`` because ``filename`` is cut at a zero byte."""
        name = entry.orig_filename
        if entry.flag_bits & _UTF8:
            return name
        raw = name.encode("cp437", "replace")
        for code_page in ("utf-8", "gbk"):
            with contextlib.suppress(UnicodeDecodeError):
                return raw.decode(code_page)
        return name

    def _members(self) -> Iterator[Member]:
        for name, entry in self._entries.items():
            stored = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
            offset = self._offset(entry)
            block = None if stored else Run(offset, entry.compress_size)
            yield Member(name, entry.file_size, entry.CRC, offset if stored else None, block)

    def _offset(self, entry: zipfile.ZipInfo) -> int:
        self._file.seek(entry.header_offset)
        head = self._file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise ArchiveDamagedError(self.path, detail="local header", member=entry.orig_filename)
        _, name_size, extra_size = _LOCAL.unpack(head)
        return int(entry.header_offset + _LOCAL.size + name_size + extra_size)
