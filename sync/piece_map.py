"""Which pieces of a growing package are known to be good and on the disk: a bitmap in a small file beside it.

Format: ``SKYMAP1`` and a line feed (8 bytes), SHA-256 of the side manifest that names the pieces (32), number of pieces
(4, little endian), one bit a piece, lowest bit first, and the CRC-32 of all before (4, little endian). Pure.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator

_MAGIC = b"SKYMAP1\n"
_HEAD = struct.Struct("<8s32sL")
_CRC = struct.Struct("<L")
MOST_PIECES = 2**22
"""More than the largest manifest can name."""


class PieceMapProblem(Exception):  # noqa: N818  # a finding: the map is dropped and the pieces are hashed again
    """The bytes are no piece map, or one of another manifest."""


class PieceMap:
    """A set of piece numbers below ``count``."""

    def __init__(self, manifest_sha256: bytes, count: int, good: Iterable[int] = ()) -> None:
        self._manifest, self.count = manifest_sha256, count
        self._bits = bytearray(-(-count // 8))
        for number in good:
            self.add(number)

    @classmethod
    def decode(cls, data: bytes, manifest_sha256: bytes, count: int) -> "PieceMap":
        """Read a map that was made for this manifest.

        Raises:
            PieceMapProblem: it was not, or it is damaged.
        """
        whole = _HEAD.size + -(-count // 8) + _CRC.size
        if len(data) != whole or zlib.crc32(data[: -_CRC.size]) != _CRC.unpack(data[-_CRC.size :])[0]:
            raise PieceMapProblem
        if _HEAD.unpack_from(data) != (_MAGIC, manifest_sha256, count):
            raise PieceMapProblem
        found = cls(manifest_sha256, count)
        found._bits[:] = data[_HEAD.size : -_CRC.size]
        if any(number in found for number in range(count, 8 * len(found._bits))):
            raise PieceMapProblem
        return found

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        body = _HEAD.pack(_MAGIC, self._manifest, self.count) + bytes(self._bits)
        return body + _CRC.pack(zlib.crc32(body))

    def __contains__(self, number: int) -> bool:
        return bool(self._bits[number >> 3] >> (number & 7) & 1)

    def __len__(self) -> int:
        return int.from_bytes(self._bits, "little").bit_count()

    def add(self, number: int) -> None:
        """Note that a piece is good and on the disk."""
        self._bits[number >> 3] |= 1 << (number & 7)

    def remove(self, number: int) -> None:
        """Note that a piece is not good any more."""
        self._bits[number >> 3] &= ~(1 << (number & 7)) & 0xFF

    def copy(self) -> "PieceMap":
        """Return another map of the same pieces."""
        made = PieceMap(self._manifest, self.count)
        made._bits[:] = self._bits
        return made

    @property
    def missing(self) -> Iterator[int]:
        """Yield the numbers of the pieces that are not there, in order."""
        return (number for number in range(self.count) if number not in self)

    @property
    def complete(self) -> bool:
        """Whether every piece is there."""
        return len(self) == self.count
