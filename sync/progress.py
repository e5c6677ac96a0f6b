"""How far a package is, told often enough to see it move and seldom enough to cost nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

from sync.outcome import Progress, ProgressListener, Stage

_TOLD_EVERY = 0.1
"""Seconds between two reports."""

_SMOOTHING = 0.3
"""Weight of the newest rate in the one that is told, so that the time left does not jump."""


class ProgressMeter:
    """Counts the bytes of one stage of one package. Any thread may add to it."""

    def __init__(
        self, path: Path, stage: Stage, total: int, listener: ProgressListener, clock: Callable[[], float]
    ) -> None:
        self._path, self._stage, self._total = path, stage, total
        self._listener, self._clock = listener, clock
        self._lock = threading.Lock()
        self._done = self._told = 0
        self._rate = 0.0
        self._told_at = clock()
        listener(Progress(path, stage, 0, total))

    def add(self, count: int) -> None:
        """Note that ``count`` more bytes are done."""
        with self._lock:
            self._done += count
            now = self._clock()
            passed = now - self._told_at
            if passed < _TOLD_EVERY and self._done < self._total:
                return
            newest = (self._done - self._told) / max(passed, 1e-6)
            self._rate = newest if not self._rate else self._rate + _SMOOTHING * (newest - self._rate)
            self._told, self._told_at = self._done, now
            report = Progress(self._path, self._stage, self._done, self._total, self._rate)
        self._listener(report)
