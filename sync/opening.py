"""Any archive opened by what its first bytes say it is. Only what reads archives needs this, and all that it loads."""

from pathlib import Path
from typing import Protocol

from sync.archive import Archive
from sync.errors import ArchiveArrivingError, ArchiveRarError
from sync.members import Member
from sync.start_header import measure
from sync.unpacking import Unpacking
from sync.wholeness import RAR_SIGNATURE, ZIP_SIGNATURES, first_bytes
from sync.zip_archive import ZipArchive


class OpenArchive(Protocol):
    """An archive of any kind, open for reading."""

    @property
    def members(self) -> tuple[Member, ...]:
        """What it holds; folders left out."""

    def read_small(self, name: str, limit: int) -> bytes:
        """Return the whole of one small member."""

    def unpack(self, unpacking: Unpacking) -> None:
        """Write the wanted members to their sinks."""

    def close(self) -> None:
        """Let go of the file."""


def open_archive(path: Path) -> OpenArchive:
    """Open a 7z or zip archive.

    Raises:
        ArchiveArrivingError: its end has not arrived.
        ArchiveRarError: it is a RAR archive, which cannot be read here.
        NotAnArchiveError: it is something else.
        PackageError: one of its kinds says why the archive cannot be used.
    """
    start = first_bytes(path)
    if start.startswith(ZIP_SIGNATURES):
        return ZipArchive(path)
    if start.startswith(RAR_SIGNATURE):
        raise ArchiveRarError(path)
    whole = measure(path)
    if not whole.complete:
        raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)
    return Archive(path)
