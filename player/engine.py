"""The Engine protocol: what the rest of the program may ask of whatever plays media.

An engine speaks on threads of its own. Its listener is called from there, must return at once and must
not call the engine back; desktop/playback.py carries events over to the window's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes to play: ``size`` bytes of ``path`` from ``offset``. Sizes and offsets in bytes."""

    path: Path
    offset: int
    size: int


class TrackKind(StrEnum):
    """Kind of an elementary stream."""

    AUDIO = "audio"
    VIDEO = "video"
    SUBTITLE = "subtitle"


@dataclass(frozen=True, slots=True)
class Track:
    """One stream of the medium that may be chosen. ``id`` is the engine's own; ``language`` as in the file.

    ``chosen`` says that it is seen or heard now.
    """

    id: int
    kind: TrackKind
    language: str = ""
    name: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source that is played again and again, in seconds."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Pictures of the playing source that were shown, and those that came too late and were dropped."""

    shown: int = 0
    lost: int = 0


class EngineState(StrEnum):
    """Where playing stands."""

    IDLE = "idle"
    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


class Failure(StrEnum):
    """Why a source could not be played."""

    MISSING = "missing"
    UNREADABLE = "disk-gone"
    UNPLAYABLE = "unplayable"
    NO_ENGINE = "no-engine"


@dataclass(frozen=True, slots=True)
class EngineEvent:
    """Something happened to the source that ``play`` numbered ``generation``; stale numbers are to be ignored.

    ``position`` and ``duration`` are in seconds (0.0 while unknown); ``at`` is ``time.monotonic()`` when it was
    heard. ``failure`` is set when ``state`` is FAILED. ``tracks`` is empty until the streams are known. ``silent``
    says that there is sound in the source and nothing to hear it with: the pictures go on.
    """

    generation: int
    state: EngineState
    at: float
    position: float = 0.0
    duration: float = 0.0
    failure: Failure | None = None
    tracks: tuple[Track, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The newest picture: 32-bit BGRX rows in ``pixels``, ``stride`` bytes each.

    ``pixels`` is the engine's own buffer and is overwritten two pictures later: paint or copy it at once.
    ``number`` counts the pictures shown since ``play``.
    """

    pixels: memoryview
    width: int
    height: int
    stride: int
    number: int
    generation: int


class Engine(Protocol):
    """Plays one source at a time. No call blocks; results come as events."""

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        """Stop what is playing, play ``source`` from ``start`` seconds; return its generation number.

        ``paused`` shows the first picture and waits.
        """

    def pause(self) -> None:
        """Hold the picture and the sound."""

    def resume(self) -> None:
        """Go on after ``pause``; play again from the start after the end."""

    def seek(self, seconds: float) -> None:
        """Go to a position; of several quick calls only the last is carried out."""

    def step(self) -> None:
        """Show the next picture and hold it."""

    def set_repeat(self, span: Span | None) -> None:
        """Go back to the start of ``span`` whenever its end is reached; None plays on. Holds for this source."""

    def stop(self) -> None:
        """Stop and let go of the source, so that its file can be moved."""

    def set_rate(self, rate: float) -> None:
        """Play at ``rate`` times the speed (0.5-2.0), pitch kept; holds for this source."""

    def set_volume(self, percent: int) -> None:
        """Set the volume (0-100); holds for every later source."""

    def set_gain(self, decibels: float) -> None:
        """Make this and later sources louder or softer than the volume says, until it is set again."""

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Add a subtitle file to the streams of the playing source, and show it if it is ``chosen``."""

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream of the playing source; -1 switches that kind off."""

    def frame(self) -> Frame | None:
        """Return the newest picture of the playing source, None before the first."""

    def position(self) -> float:
        """Return the position in seconds, interpolated between the engine's coarse reports."""

    def counts(self) -> Counts:
        """Return how many pictures were shown and lost, as of a moment ago."""

    def set_window(self, handle: int) -> None:
        """Show pictures in this window of the system, 0 for none; only an engine made for the light mode does."""

    def listen(self, heard: Callable[[EngineEvent], None], pictured: Callable[[], None]) -> None:
        """Call ``heard`` for every event and ``pictured`` once a new picture waits to be painted.

        ``pictured`` is not called again until ``frame`` was called: a slow painter skips pictures.
        """

    def shutdown(self) -> None:
        """Stop, release everything and end the engine's threads; no event comes afterwards."""
