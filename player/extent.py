"""Reading the bytes of a source where they lie: inside a bigger file, with no buffer of our own."""

import logging
from typing import Protocol

from player.engine import Source

log = logging.getLogger(__name__)


class Reader(Protocol):
    """What libVLC's media callbacks read from."""

    def read_into(self, buffer: memoryview) -> int:
        """Fill ``buffer`` from the present position; return the number of bytes, 0 at the end."""

    def seek(self, offset: int) -> None:
        """Go to ``offset`` bytes from the start of the source."""

    def close(self) -> None:
        """Let go of the file."""


class ExtentReader:
    """Reads one extent. Every byte goes straight into the caller's buffer; nothing outside the extent is ever read."""

    def __init__(self, source: Source) -> None:
        """Open the file of ``source``.

        Raises:
            OSError: it cannot be opened, or is too short for the extent.
        """
        self._file = source.path.open("rb", buffering=0)
        self._start, self._size, self._position = source.offset, source.size, 0
        try:
            self._file.seek(source.offset)
        except OSError:
            self._file.close()
            raise

    def read_into(self, buffer: memoryview) -> int:
        """Fill ``buffer`` as far as the extent goes.

        Raises:
            OSError: the disk refused; the stick may be gone.
        """
        wanted = min(len(buffer), self._size - self._position)
        if wanted <= 0:
            return 0
        count = self._file.readinto(buffer[:wanted]) or 0
        self._position += count
        return count

    def seek(self, offset: int) -> None:
        """Go to ``offset`` within the extent; beyond its end reading gives nothing.

        Raises:
            OSError: the disk refused.
        """
        self._position = min(max(offset, 0), self._size)
        self._file.seek(self._start + self._position)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
