"""Records and a stand-in engine for the tests of this room."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from catalogue.records import Extent, Lesson, LocalText, Resource, Role
from player.engine import Counts, EngineEvent, EngineState, Frame, Source, Span, Track, TrackKind


def lesson(number: int, *, here: int = 2, subject: str = "english", week: int = 0) -> Lesson:
    """A lesson with two resources, ``here`` of which have arrived."""
    return Lesson(
        id=f"{subject}-4-1-{number:02}",
        subject=subject,
        grade=4,
        term=1,
        unit=LocalText("单元", "Unit"),
        week=week or number,
        sequence=number,
        title=LocalText(f"第{number}课", f"Lesson {number}"),
        resources_total=2,
        resources_here=here,
        objectives=("会说",),
        issuer="教育局",
    )


def resource(path: Path, media_type: str, role: Role = Role.VIDEO, *, here: bool = True) -> Resource:
    """A resource that is a whole file."""
    size = path.stat().st_size if path.exists() else 0
    return Resource(
        lesson_id="english-4-1-01",
        package_id="p",
        role=role,
        title=LocalText("标题", "Title"),
        language="zh",
        media_type=media_type,
        member=path.name,
        sha256="0" * 64,
        size=size,
        extent=Extent(path, 0, size) if here else None,
    )


class StillEngine:
    """An engine that does at once what it is told, and shows nothing."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.generation = 0
        self.at = 0.0
        self.tracks: tuple[Track, ...] = ()
        self.silent = False
        self._heard: Callable[[EngineEvent], None] = lambda _event: None

    def tell(self, state: EngineState, duration: float = 100.0) -> None:
        event = EngineEvent(self.generation, state, time.monotonic(), self.at, duration)
        self._heard(replace(event, tracks=self.tracks, silent=self.silent))

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        del paused
        self.calls.append(f"play {source.path.name}")
        self.generation += 1
        self.at = start
        self.tell(EngineState.PLAYING)
        return self.generation

    def pause(self) -> None:
        self.calls.append("pause")
        self.tell(EngineState.PAUSED)

    def resume(self) -> None:
        self.calls.append("resume")
        self.tell(EngineState.PLAYING)

    def seek(self, seconds: float) -> None:
        self.at = seconds

    def step(self) -> None:
        self.calls.append("step")
        self.tell(EngineState.PAUSED)

    def set_repeat(self, span: Span | None) -> None:
        self.calls.append(f"repeat {span.start}-{span.end}" if span else "repeat off")

    def set_gain(self, decibels: float) -> None:
        self.calls.append(f"gain {decibels}")

    def set_window(self, handle: int) -> None:
        self.calls.append(f"window {handle}")

    def counts(self) -> Counts:
        return Counts()

    def stop(self) -> None:
        self.calls.append("stop")
        self.generation += 1

    def set_rate(self, rate: float) -> None:
        self.calls.append(f"rate {rate}")

    def set_volume(self, percent: int) -> None:
        self.calls.append(f"volume {percent}")

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        self.calls.append(f"subtitle {path.name} {chosen}")

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        self.calls.append(f"track {kind} {track_id}")

    def frame(self) -> Frame | None:
        return None

    def position(self) -> float:
        return self.at

    def listen(self, heard: Callable[[EngineEvent], None], pictured: Callable[[], None]) -> None:
        del pictured
        self._heard = heard

    def shutdown(self) -> None:
        self.calls.append("shutdown")
