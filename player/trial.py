"""Trying out what a computer can show: a clip is played faster than it is, and what is lost is counted.

Playing a small clip faster asks of a computer what a larger one asks at its own speed: as many pixels a second. A clip
that ships with the program then tells of 720p and 1080p, which would be too large to ship.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from player.engine import Engine, EngineEvent, EngineState, Source

_ENOUGH = 0.02
"""The share of pictures that may be lost; a class does not see it."""

_QUICK = 2.0
"""The rate at which it is only seen whether something plays at all."""

_LOOK_EVERY = 0.1
"""Seconds between two looks whether it is still wanted."""

_COUNTING = 0.6
"""Seconds after the end in which the last pictures are counted."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a clip played at ``rate`` times its speed. ``cpu`` in cores, ``first_picture`` in seconds."""

    rate: float
    shown: int
    lost: int
    seconds: float
    cpu: float
    first_picture: float

    @property
    def smooth(self) -> bool:
        """Whether a class would see no jerk."""
        return self.shown > 0 and self.lost <= _ENOUGH * (self.shown + self.lost)


def plays(engine: Engine, source: Source, seconds: float = 6.0, stop: Callable[[], bool] = bool) -> bool:
    """Play a short source silently to its end; False when nothing of it can be seen or heard."""
    over = threading.Event()
    ended: list[EngineState] = []
    wanted: list[int] = []

    def hear(event: EngineEvent) -> None:
        if event.state in (EngineState.ENDED, EngineState.FAILED) and event.generation in wanted:
            ended.append(event.state)
            over.set()

    engine.listen(hear, lambda: None)
    engine.set_volume(0)
    wanted.append(engine.play(source))
    engine.set_rate(_QUICK)
    _wait(over, seconds, stop)
    return ended == [EngineState.ENDED]


def tried(
    make: Callable[[], Engine], source: Source, rate: float, seconds: float = 15.0, stop: Callable[[], bool] = bool
) -> Trial | None:
    """Play ``source`` to its end with an engine of its own; None when it cannot be played within ``seconds``.

    So it is when ``stop`` says that it is not wanted any more.
    """
    over, pictured = threading.Event(), threading.Event()
    ended: list[EngineState] = []
    engine = make()

    def hear(event: EngineEvent) -> None:
        if event.state in (EngineState.ENDED, EngineState.FAILED):
            ended.append(event.state)
            over.set()
            pictured.set()  # there will be none

    engine.listen(hear, pictured.set)
    started, cpu = time.monotonic(), time.process_time()
    engine.play(source)
    engine.set_rate(rate)
    first = _wait(pictured, seconds, stop)
    began = time.monotonic()
    _wait(over, seconds, stop)
    took, used = time.monotonic() - started, time.process_time() - cpu
    time.sleep(_COUNTING)
    counts = engine.counts()
    engine.shutdown()
    if not first or ended != [EngineState.ENDED]:
        return None
    return Trial(rate, counts.shown, counts.lost, took, used / took, began - started)


def _wait(event: threading.Event, seconds: float, stop: Callable[[], bool]) -> bool:
    """Wait for an event at most ``seconds``, and no longer than it is wanted."""
    until = time.monotonic() + seconds
    while not event.wait(min(_LOOK_EVERY, seconds)):
        if stop() or time.monotonic() >= until:
            return event.is_set()
    return True
