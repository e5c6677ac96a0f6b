"""An extent as a file object, for libraries that read files: PDF pages, pictures, covers."""

import io

from catalogue.records import Extent
from player.engine import Source
from player.extent import ExtentReader


def source_of(extent: Extent) -> Source:
    """Return an extent as the player takes it: that room knows nothing of the catalogue."""
    return Source(extent.path, extent.offset, extent.size)


class ExtentFile(io.RawIOBase):
    """Reads an extent and nothing beside it. Wrap it in io.BufferedReader for many small reads."""

    def __init__(self, extent: Extent) -> None:
        """Open the file of ``extent``.

        Raises:
            OSError: it cannot be opened.
        """
        super().__init__()
        self._reader = ExtentReader(source_of(extent))
        self._size, self._position = extent.size, 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read from anywhere."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # BufferedReader hands memoryviews
        """Fill ``buffer``; see io.RawIOBase."""
        count = self._reader.read_into(memoryview(buffer).cast("B"))
        self._position += count
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position; see io.RawIOBase."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = min(max(base + offset, 0), self._size)
        self._reader.seek(self._position)
        return self._position

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def close(self) -> None:
        """Let go of the file."""
        if not self.closed:
            self._reader.close()
        super().close()
