"""The first 32 bytes of a 7z file, which say how long the whole has to be.

Source: 7zFormat.txt of the LZMA SDK, "SignatureHeader": signature (6 bytes), version (2), CRC of the rest (4), then
NextHeaderOffset (8), NextHeaderSize (8) and NextHeaderCRC (4), all little endian. The end header, which lists the
members, lies at 32 + NextHeaderOffset. So a file whose end has not arrived yet can be told from one that is damaged.
"""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sync.errors import ArchiveDamagedError, ArchiveLimitError, NotAnArchiveError, SourceUnreadableError

SIGNATURE = b"7z\xbc\xaf\x27\x1c"
START_SIZE = 32
"""Bytes of the start header; member bytes begin right after it."""

LARGEST_END_HEADER = 64 * 2**20
"""An end header of 100,000 members takes some 10 MiB; more is refused."""

_FIELDS = struct.Struct("<QQL")


@dataclass(frozen=True, slots=True)
class StartHeader:
    """Where the end header lies, relative to byte 32, how long it is, and its CRC-32."""

    next_offset: int
    next_size: int
    next_crc: int

    @property
    def archive_size(self) -> int:
        """Bytes of the whole archive."""
        return START_SIZE + self.next_offset + self.next_size


@dataclass(frozen=True, slots=True)
class Wholeness:
    """How much of an archive is here. ``expected`` is None while its start header has not been written."""

    have: int
    expected: int | None
    complete: bool


def measure(path: Path) -> Wholeness:
    """Tell how much of a 7z file has arrived, reading only its first and last bytes.

    Raises:
        NotAnArchiveError: the first bytes are not those of a 7z file.
        ArchiveDamagedError: it is long enough, but a header does not have its CRC.
        ArchiveLimitError: its end header is larger than any sound one.
        SourceUnreadableError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            have = path.stat().st_size
            start = file.read(START_SIZE)
            if len(start) < START_SIZE and SIGNATURE.startswith(start[:6]):
                return Wholeness(have, None, complete=False)
            if not start.strip(b"\0"):
                return Wholeness(have, None, complete=False)
            header = read_start(path, start)
            if have < header.archive_size:
                return Wholeness(have, header.archive_size, complete=False)
            if not _end_is_there(path, file, header):
                return Wholeness(have, header.archive_size, complete=False)
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
    return Wholeness(have, header.archive_size, complete=True)


def read_start(path: Path, start: bytes) -> StartHeader:
    """Parse the start header.

    Raises:
        NotAnArchiveError: it has not the signature.
        ArchiveDamagedError: its CRC does not hold.
        ArchiveLimitError: the end header is too large.
    """
    if len(start) < START_SIZE or not start.startswith(SIGNATURE):
        raise NotAnArchiveError(path)
    (crc,) = struct.unpack_from("<L", start, 8)
    if zlib.crc32(start[12:START_SIZE]) != crc:
        raise ArchiveDamagedError(path, detail="start header")
    header = StartHeader(*_FIELDS.unpack_from(start, 12))
    if header.next_size > LARGEST_END_HEADER:
        raise ArchiveLimitError(path, limit="header", found=header.next_size, allowed=LARGEST_END_HEADER)
    return header


def _end_is_there(path: Path, file: BinaryIO, header: StartHeader) -> bool:
    """Check the end header; one that is all zero has its room but has not been written yet."""
    file.seek(START_SIZE + header.next_offset)
    end = file.read(header.next_size)
    if zlib.crc32(end) == header.next_crc:
        return True
    if end.strip(b"\0"):
        raise ArchiveDamagedError(path, detail="end header")
    return False
