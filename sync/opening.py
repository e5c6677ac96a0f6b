"""Any archive opened by what its first bytes say it is."""

from pathlib import Path
from typing import Protocol

from sync.archive import Archive
from sync.errors import ArchiveArrivingError, ArchiveRarError, NotAnArchiveError, SourceUnreadableError
from sync.members import Member
from sync.start_header import SIGNATURE, measure
from sync.unpacking import Unpacking
from sync.zip_archive import SIGNATURES, ZipArchive

_RAR = b"Rar!\x1a\x07"
_LONGEST = 8


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
    start = _start(path)
    if start.startswith(SIGNATURES):
        return ZipArchive(path)
    if start.startswith(_RAR):
        raise ArchiveRarError(path)
    whole = measure(path)
    if not whole.complete:
        raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)
    return Archive(path)


def is_archive(path: Path) -> bool:
    """Tell whether a file begins like an archive that can be read here, or could once it has arrived."""
    try:
        start = _start(path)
    except SourceUnreadableError:
        return False
    return start.startswith((SIGNATURE, *SIGNATURES)) or not start.strip(b"\0")


def check_whole(path: Path) -> None:
    """Tell cheaply whether an archive has arrived whole, before it is opened.

    Raises:
        ArchiveArrivingError: it has not.
        NotAnArchiveError, ArchiveDamagedError, ArchiveLimitError, SourceUnreadableError: it cannot be used.
    """
    start = _start(path)
    if start.startswith((*SIGNATURES, _RAR)):
        return
    if not start and path.suffix.lower() not in (".7z", ".zip"):
        raise NotAnArchiveError(path)
    whole = measure(path)
    if not whole.complete:
        raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
