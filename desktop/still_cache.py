"""Thumbnails and lengths of resources by the hash of their bytes, in ``cache/stills``: disposable, and bounded."""

import contextlib
import json
import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from desktop.disposable import put

log = logging.getLogger(__name__)

WIDTH, HEIGHT = 160, 90
"""Pixels of a thumbnail at most."""

_MOST_BYTES = 48 * 2**20
_MOST_UNKEPT = 200
"""Pictures, of some kilobytes each, that are held because the disk does not take them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a resource: its picture, None when it has none, and its length in seconds, None if unknown."""

    image: QImage | None = None
    duration: float | None = None


class StillCache:
    """Files by hash, asked from several threads. A broken or missing one is made again.

    What the disk refuses is remembered until the program ends, the last of it with its pictures: on a disk that is
    full, or only to be read, nothing is made over and over.
    """

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        self._unkept: dict[str, tuple[bytes | None, float | None]] = {}
        self._refused: set[str] = set()
        self._kept: int | None = None
        self._lock = threading.Lock()

    def read(self, sha256: str) -> Known | None:
        """Return what is kept of a resource, None when nothing is."""
        with self._lock:
            unkept = self._unkept.get(sha256)
        if unkept is not None:
            return Known(None if unkept[0] is None else QImage.fromData(unkept[0]), unkept[1])
        try:
            said = json.loads(self._facts(sha256).read_text(encoding="utf-8"))
            duration = said["duration"]
            image = QImage(str(self._picture(sha256))) if said["pictured"] else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if image is not None and image.isNull():
            return None
        return Known(image, float(duration) if isinstance(duration, int | float) else None)

    def write(self, sha256: str, known: Known) -> bool:
        """Keep what was made, the oldest going when there is too much; tell whether the disk took it."""
        picture = None if known.image is None else _jpeg(known.image)
        facts = json.dumps({"duration": known.duration, "pictured": picture is not None}).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if picture is not None:
                put(self._picture(sha256), picture)
            put(self._facts(sha256), facts)
        except OSError as error:
            log.info("a thumbnail cannot be kept: %s", error)
            self._remember(sha256, picture, known.duration)
            return False
        with self._lock:
            if self._kept is not None:
                self._kept += len(picture or b"") + len(facts)
            if self._kept is None or self._kept > self._most_bytes:
                self._prune()
        return True

    def has(self, sha256: str) -> bool:
        """Tell whether something is kept of a resource, or was made and refused by the disk."""
        return sha256 in self._refused or self._facts(sha256).exists()

    def room(self) -> int:
        """Return how many bytes may be filled ahead; a quarter is left to what somebody looks at.

        The folder is looked through when this is asked first, and again before it is said that there is none.
        """
        ahead = self._most_bytes * 3 // 4
        with self._lock:
            if self._kept is None or self._kept >= ahead:
                self._kept = sum(size for _, size, _ in self._files())
            return ahead - self._kept

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each file was written, and its size."""
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    told = entry.stat()
                    yield told.st_mtime, told.st_size, Path(entry.path)

    def _prune(self) -> None:
        """Throw away the oldest where there is too much, an eighth more than has to go: this reads the whole folder."""
        found = sorted(self._files())
        left = sum(size for _, size, _ in found)
        enough = self._most_bytes * 7 // 8 if left > self._most_bytes else left
        for _, size, path in found:
            if left <= enough:
                break
            with contextlib.suppress(OSError):
                path.unlink()
            left -= size
        self._kept = left

    def _remember(self, sha256: str, picture: bytes | None, duration: float | None) -> None:
        with self._lock:
            self._refused.add(sha256)
            self._unkept[sha256] = picture, duration
            if len(self._unkept) > _MOST_UNKEPT:
                del self._unkept[next(iter(self._unkept))]

    def _facts(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.json"

    def _picture(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.jpg"


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality=82)  # type: ignore[call-overload]  # a device is taken, too
    return bytes(buffer.data().data())
