"""One picture and the length of a film, or the length of a recording: an engine of its own, silent, used and put away.

Runs on a thread that may wait. What cannot be played has neither.
"""

import queue
import time
from collections.abc import Callable
from dataclasses import dataclass

from player.engine import Engine, EngineEvent, EngineState, Source

_SECONDS = 6.0
_STEP = 0.05
_INTO = 2.0
"""Seconds from the start: many films begin with black or with a title that all of them have."""


@dataclass(frozen=True, slots=True)
class Still:
    """``pixels`` are 32-bit BGRX rows of ``stride`` bytes, empty without a picture; ``duration`` in seconds or None."""

    duration: float | None = None
    pixels: bytes = b""
    width: int = 0
    height: int = 0
    stride: int = 0


def take_still(
    make: Callable[[], Engine], source: Source, cancelled: Callable[[], bool], *, pictured: bool
) -> Still | None:
    """Return what a source shows two seconds from its start, and how long it is; None when ``cancelled`` came first.

    ``make`` returns a new engine, which is shut down again; ``pictured`` says whether to wait for a picture.
    """
    engine = make()
    try:
        engine.set_volume(0)
        for start in (_INTO, 0.0) if pictured else (0.0,):
            still = _try(engine, source, start, cancelled, pictured=pictured)
            if still is None or still.pixels or not pictured:
                return still
        return still
    finally:
        engine.shutdown()


def _try(
    engine: Engine, source: Source, start: float, cancelled: Callable[[], bool], *, pictured: bool
) -> Still | None:
    heard: queue.SimpleQueue[EngineEvent] = queue.SimpleQueue()
    engine.listen(heard.put, _nothing)
    generation = engine.play(source, start=start, paused=True)
    duration, ends = 0.0, time.monotonic() + _SECONDS
    while time.monotonic() < ends:
        if cancelled():
            return None
        try:
            event = heard.get(timeout=_STEP)
        except queue.Empty:
            event = None
        if event is not None and event.generation == generation:
            duration = max(duration, event.duration)
            if event.state in (EngineState.FAILED, EngineState.ENDED):
                break
        frame = engine.frame() if pictured else None
        if frame is not None and frame.generation == generation and duration:
            return Still(duration, bytes(frame.pixels), frame.width, frame.height, frame.stride)
        if duration and not pictured:
            break
    return Still(duration or None)


def _nothing() -> None:
    return None
