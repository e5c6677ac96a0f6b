"""Has an archive arrived whole? Told from its first bytes and its length, without reading what it holds.

Apart from ``sync.opening``, because the window's own process never opens an archive and need not load what does.
"""

from pathlib import Path

from sync.errors import ArchiveArrivingError, NotAnArchiveError, SourceUnreadableError
from sync.start_header import SIGNATURE, measure

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
RAR_SIGNATURE = b"Rar!\x1a\x07"
_LONGEST = 8


def is_archive(path: Path) -> bool:
    """Tell whether a file begins like an archive that can be read here, or could once it has arrived."""
    try:
        start = first_bytes(path)
    except SourceUnreadableError:
        return False
    return start.startswith((SIGNATURE, *ZIP_SIGNATURES)) or not start.strip(b"\0")


def check_whole(path: Path) -> None:
    """Tell cheaply whether an archive has arrived whole, before it is opened.

    Raises:
        ArchiveArrivingError: it has not.
        NotAnArchiveError, ArchiveDamagedError, ArchiveLimitError, SourceUnreadableError: it cannot be used.
    """
    start = first_bytes(path)
    if start.startswith((*ZIP_SIGNATURES, RAR_SIGNATURE)):
        return
    if not start and path.suffix.lower() not in (".7z", ".zip"):
        raise NotAnArchiveError(path)
    whole = measure(path)
    if not whole.complete:
        raise ArchiveArrivingError(path, have=whole.have, expected=whole.expected)


def first_bytes(path: Path) -> bytes:
    """Return the bytes that tell the kind of a file.

    Raises:
        SourceUnreadableError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST)
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
