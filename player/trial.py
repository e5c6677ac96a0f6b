"""Trying out what a computer can show: a clip is played faster than it is, and what is lost is counted.

Playing a small clip faster asks of a computer what a larger one asks at its own speed: as many pixels a second. A clip
that ships with the program then tells of 720p and 1080p, which would be too large to ship.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from player.engine import Engine, EngineEvent, EngineState, Failure, Source

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


class _Ending:
    """Hears how the source ends that is played. It may end before ``play`` has said its number, or an earlier one."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self._ended: dict[int, EngineEvent] = {}
        self._wanted: int | None = None

    def hear(self, event: EngineEvent) -> None:
        """Hear what an engine says; on its thread."""
        if event.state in (EngineState.ENDED, EngineState.FAILED):
            self._ended.setdefault(event.generation, event)
            self._look()

    def want(self, generation: int) -> None:
        """Say which source is waited for."""
        self._wanted = generation
        self._look()

    @property
    def event(self) -> EngineEvent | None:
        """What it ended with, None while it plays."""
        return None if self._wanted is None else self._ended.get(self._wanted)

    def _look(self) -> None:
        if self._wanted in self._ended:
            self.over.set()


def played(engine: Engine, source: Source, seconds: float = 6.0, stop: Callable[[], bool] = bool) -> EngineEvent | None:
    """Play a short source silently; return what it ended with: whether to its end, or why nothing came of it.

    None when it does not end within ``seconds``, or ``stop`` says that it is not wanted any more.
    """
    ending = _Ending()
    engine.listen(ending.hear, lambda: None)
    engine.set_volume(0)
    ending.want(engine.play(source))
    engine.set_rate(_QUICK)
    _wait(ending.over, seconds, stop)
    return ending.event


def tried(
    make: Callable[[], Engine], source: Source, rate: float, seconds: float = 15.0, stop: Callable[[], bool] = bool
) -> Trial | Failure | None:
    """Play ``source`` to its end with an engine of its own; return at once why not, when it cannot be played.

    None when it does not end within ``seconds``, or ``stop`` says that it is not wanted any more.
    """
    ending, pictured = _Ending(), threading.Event()
    engine = make()

    def hear(event: EngineEvent) -> None:
        ending.hear(event)
        if event.state in (EngineState.ENDED, EngineState.FAILED):
            pictured.set()  # there will be none

    engine.listen(hear, pictured.set)
    started, cpu = time.monotonic(), time.process_time()
    ending.want(engine.play(source))
    engine.set_rate(rate)
    first = _wait(pictured, seconds, stop)
    began = time.monotonic()
    _wait(ending.over, seconds, stop)
    took, used = time.monotonic() - started, time.process_time() - cpu
    ended = ending.event
    if ended is not None and ended.failure is None:
        time.sleep(_COUNTING)
    counts = engine.counts()
    engine.shutdown()
    if not first or ended is None or ended.failure is not None:
        return ended.failure if ended is not None else None
    return Trial(rate, counts.shown, counts.lost, took, used / took, began - started)


def _wait(event: threading.Event, seconds: float, stop: Callable[[], bool]) -> bool:
    """Wait for an event at most ``seconds``, and no longer than it is wanted."""
    until = time.monotonic() + seconds
    while not event.wait(min(_LOOK_EVERY, seconds)):
        if stop() or time.monotonic() >= until:
            return event.is_set()
    return True
