"""Thumbnails and lengths of resources by the hash of their bytes, in ``cache/stills``: disposable, and bounded."""

import contextlib
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

log = logging.getLogger(__name__)

WIDTH, HEIGHT = 160, 90
"""Pixels of a thumbnail at most."""

_MOST_BYTES = 48 * 2**20
_PRUNED_EVERY = 50


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a resource: its picture, None when it has none, and its length in seconds, None if unknown."""

    image: QImage | None = None
    duration: float | None = None


class StillCache:
    """Files by hash. A broken or missing one is made again; a disk that refuses costs only the thumbnail."""

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder, self._most_bytes, self._written = folder, most_bytes, 0

    def read(self, sha256: str) -> Known | None:
        """Return what is kept of a resource, None when nothing is."""
        try:
            said = json.loads(self._facts(sha256).read_text(encoding="utf-8"))
            duration = said["duration"]
            image = QImage(str(self._picture(sha256))) if said["pictured"] else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if image is not None and image.isNull():
            return None
        return Known(image, float(duration) if isinstance(duration, int | float) else None)

    def write(self, sha256: str, known: Known) -> None:
        """Keep what was made; the oldest go when there is too much."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if known.image is not None:
                beside = self._picture(sha256).with_suffix(".new.jpg")
                known.image.save(str(beside), quality=82)
                beside.replace(self._picture(sha256))
            said = {"duration": known.duration, "pictured": known.image is not None}
            self._facts(sha256).write_text(json.dumps(said), encoding="utf-8")
        except OSError as error:
            log.info("a thumbnail cannot be kept: %s", error)
        self._written += 1
        if self._written % _PRUNED_EVERY == 1:
            self._prune()

    def known(self) -> frozenset[str]:
        """Return the hashes of all resources of which something is kept."""
        return frozenset(path.stem for path in self._files() if path.suffix == ".json")

    def room(self) -> int:
        """Return how many bytes may be filled ahead; a quarter is left to what somebody looks at."""
        kept = 0
        for path in self._files():
            with contextlib.suppress(OSError):
                kept += path.stat().st_size
        return self._most_bytes * 3 // 4 - kept

    def _files(self) -> list[Path]:
        try:
            return list(self._folder.iterdir())
        except OSError:
            return []

    def _prune(self) -> None:
        found: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                told = entry.stat()
                found.append((told.st_mtime, told.st_size, Path(entry.path)))
        left = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if left <= self._most_bytes:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            left -= size

    def _facts(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.json"

    def _picture(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.jpg"
