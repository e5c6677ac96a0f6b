"""Files in drop folders that wait for more bytes: for how long nothing has come, and when no more is waited for."""

from collections.abc import Iterable
from pathlib import Path

from sync.errors import ArchiveArrivingError, PackageError, PartIncompleteError
from sync.outcome import Outcome, Progress, ProgressListener, Stage
from sync.stability import SettleTracker, Sighting
from sync.start_header import measure

STILL_SECONDS = 120.0
"""After so long without a byte more, by the monotonic clock, a file is taken for what it is. It may go on growing."""


class Waiting:
    """Remembers which files wait. A file that has been still is handed over once more, and told of from then on."""

    def __init__(self, on_progress: ProgressListener, seconds: float = STILL_SECONDS) -> None:
        self._on_progress, self._seconds = on_progress, seconds
        self._tracker = SettleTracker(seconds)
        self._waits: set[Path] = set()
        self._tried: set[Path] = set()
        self._now = 0.0

    @property
    def paths(self) -> frozenset[Path]:
        """The files that wait."""
        return frozenset(self._waits)

    def see(self, sightings: Iterable[Sighting], now: float) -> None:
        """Note what a whole scan saw at ``now``; of what is gone it is told once that nothing of it is there."""
        seen = list(sightings)
        self._tracker.observe(seen, now)
        self._now = now
        for path in self._waits - {sighting.path for sighting in seen}:
            self._on_progress(Progress(path, Stage.ARRIVING, 0, 0))
            self._waits.discard(path)
        self._tried &= set(self._tracker.settled(now))

    def note(self, path: Path, outcome: Outcome) -> None:
        """Note how a file's way in ended. Once it was still, only one that nothing could be used of goes on waiting."""
        growing = outcome.reason == PartIncompleteError.reason and path not in self._tried and path.exists()
        if growing or outcome.reason == ArchiveArrivingError.reason:
            self._waits.add(path)
        else:
            self._waits.discard(path)

    def is_still(self, path: Path) -> bool:
        """Tell whether nothing has come to a file for so long that nothing more is waited for."""
        return self._tracker.same_for(path, self._now) >= self._seconds

    def due(self) -> list[Path]:
        """Return, once, the files that have waited for so long, by name."""
        found = sorted(path for path in self._waits - self._tried if self.is_still(path))
        self._tried.update(found)
        return found

    def tell(self) -> None:
        """Tell of each file that nothing can be used of for how long nothing has come to it."""
        for path in sorted(self._waits & self._tried):
            idle = self._tracker.same_for(path, self._now)
            try:
                whole = measure(path)
                have, expected = whole.have, whole.expected or 0
            except PackageError:  # a zip file does not say how long it will be
                have, expected = _size(path), 0
            self._on_progress(Progress(path, Stage.STILL, have, expected, idle=idle))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
