"""The engine where libVLC is not installed: it says so for every source, and the rest of the program works."""

import time
from collections.abc import Callable
from pathlib import Path

from player.engine import Counts, EngineEvent, EngineState, Failure, Frame, Source, Span, TrackKind


class NoEngine:
    """Plays nothing. See Engine."""

    def __init__(self) -> None:
        self._generation = 0
        self._heard: Callable[[EngineEvent], None] | None = None

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        """Say that there is no engine; see Engine."""
        del source, start, paused
        self._generation += 1
        if self._heard is not None:
            self._heard(EngineEvent(self._generation, EngineState.FAILED, time.monotonic(), failure=Failure.NO_ENGINE))
        return self._generation

    def pause(self) -> None:
        """Do nothing; see Engine."""

    def resume(self) -> None:
        """Do nothing; see Engine."""

    def seek(self, seconds: float) -> None:
        """Do nothing; see Engine."""

    def step(self) -> None:
        """Do nothing; see Engine."""

    def set_repeat(self, span: Span | None) -> None:
        """Do nothing; see Engine."""

    def stop(self) -> None:
        """Do nothing; see Engine."""

    def set_rate(self, rate: float) -> None:
        """Do nothing; see Engine."""

    def set_volume(self, percent: int) -> None:
        """Do nothing; see Engine."""

    def set_gain(self, decibels: float) -> None:
        """Do nothing; see Engine."""

    def set_window(self, handle: int) -> None:
        """Do nothing; see Engine."""

    def counts(self) -> Counts:
        """Return that nothing was shown; see Engine."""
        return Counts()

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Do nothing; see Engine."""

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Do nothing; see Engine."""

    def frame(self) -> Frame | None:
        """Return no picture; see Engine."""
        return None

    def position(self) -> float:
        """Return the start; see Engine."""
        return 0.0

    def listen(self, heard: Callable[[EngineEvent], None], pictured: Callable[[], None]) -> None:
        """Note who is to hear of failures; see Engine."""
        del pictured
        self._heard = heard

    def shutdown(self) -> None:
        """Say nothing more; see Engine."""
        self._heard = None
