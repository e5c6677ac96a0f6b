"""An engine with what it told, and the sources that the tests of this room play."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from player.engine import EngineEvent, EngineState, Source
from player.vlc_engine import VlcEngine

RED, GREEN = "red", "green"


class Listening:
    """An engine with what it told."""

    def __init__(self, *arguments: str) -> None:
        self.events: list[EngineEvent] = []
        self.pictured = threading.Event()
        self.generation = 0
        self.engine = VlcEngine(arguments)
        self.engine.listen(self.events.append, self.pictured.set)

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        self.generation = self.engine.play(source, start=start, paused=paused)
        return self.generation

    def until(self, true: Callable[[], bool], seconds: float = 8.0) -> bool:
        ends = time.monotonic() + seconds
        while not true() and time.monotonic() < ends:
            self.pictured.wait(0.01)
            self.pictured.clear()
        return true()

    def state(self) -> EngineState:
        return self.events[-1].state if self.events else EngineState.IDLE

    def own(self) -> list[EngineEvent]:
        """The events of the source that plays."""
        return [event for event in list(self.events) if event.generation == self.generation]

    def until_state(self, state: EngineState, seconds: float = 8.0) -> bool:
        return self.until(lambda: any(event.state is state for event in self.own()), seconds)

    def pixels(self) -> bytes:
        """The picture that is shown, b"" for none."""
        frame = self.engine.frame()
        return b"" if frame is None or frame.generation != self.generation else bytes(frame.pixels)

    def colour(self) -> str:
        frame = self.engine.frame()
        if frame is None or frame.generation != self.generation:
            return "none"
        middle = (frame.height // 2) * frame.stride + (frame.width // 2) * 4
        blue, green, red = frame.pixels[middle : middle + 3]
        if red > 180 and green < 60 and blue < 60:
            return RED
        return GREEN if green > 90 and red < 60 and blue < 60 else "other"


def plain(path: Path) -> Source:
    """A whole file."""
    return Source(path, 0, path.stat().st_size)
