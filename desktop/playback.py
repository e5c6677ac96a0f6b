"""The engine, heard in the window's thread: states, pictures, and where playing is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from player.engine import Counts, Engine, EngineEvent, EngineState, Frame, Source, Track, TrackKind
from player.repeat import Repeat

_POSITION_EVERY_MS = 200


class Playback(QObject):
    """One engine for the whole program. What is asked before it is there is done once it is."""

    state_changed = Signal(object)
    """An EngineEvent of the source that plays now; those of earlier ones never come."""

    picture_changed = Signal(QImage)
    """The newest picture. It shows the engine's own buffer: paint or copy it before the next one."""

    position_changed = Signal(float)
    tracks_changed = Signal()
    repeat_changed = Signal()
    silent_changed = Signal(bool)
    """Whether there is sound in the source and nothing to hear it with; pictures go on."""

    _heard = Signal(object)
    _pictured = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: Engine | None = None
        self._waiting: list[Callable[[Engine], None]] = []
        self._generation = 0
        self._frame: Frame | None = None
        self._volume = 80
        self.state = EngineState.IDLE
        self.duration = 0.0
        self.tracks: tuple[Track, ...] = ()
        self.repeat = Repeat()
        self.silent = False
        self._timer = QTimer(self, interval=_POSITION_EVERY_MS)
        self._timer.timeout.connect(self._tell_position)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._pictured.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def set_engine(self, engine: Engine) -> None:
        """Play with ``engine`` from now on."""
        self._engine = engine
        engine.listen(self._heard.emit, self._pictured.emit)
        engine.set_volume(self._volume)
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action(engine)

    def play(self, source: Source, *, start: float = 0.0, gain: float = 0.0) -> None:
        """Play a source from ``start`` seconds, ``gain`` decibels louder than it is."""
        self._frame = None
        self.state, self.duration = EngineState.OPENING, 0.0
        self._forget()

        def begin(engine: Engine) -> None:
            engine.set_gain(gain)
            self._generation = engine.play(source, start=start)

        self._do(begin)

    def stop(self) -> None:
        """Stop, so that nothing sounds and no file is held."""
        self._timer.stop()
        self._generation = -1
        self.state = EngineState.IDLE
        self._waiting.clear()
        self._do(lambda engine: engine.stop())
        self._forget()

    def toggle(self) -> None:
        """Pause, or go on; after the end play again."""
        if self.state is EngineState.PLAYING:
            self.pause()
        else:
            self.resume()

    def pause(self) -> None:
        """Hold the picture and the sound."""
        self._do(lambda engine: engine.pause())

    def resume(self) -> None:
        """Go on."""
        self._do(lambda engine: engine.resume())

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        wanted = min(max(seconds, 0.0), max(self.duration - 0.2, 0.0)) if self.duration else max(seconds, 0.0)
        self._do(lambda engine: engine.seek(wanted))
        self.position_changed.emit(wanted)

    def skip(self, seconds: float) -> None:
        """Go ``seconds`` on, or back when negative."""
        self.seek(self.position() + seconds)

    def step(self) -> None:
        """Show the next picture and hold it."""
        self._do(lambda engine: engine.step())
        self._tell_position()

    def restart(self) -> None:
        """Play from the beginning."""
        self.seek(0.0)
        self.resume()

    def mark_repeat(self) -> None:
        """Mark A here, then B here and play between them again and again, then play on."""
        self._repeat(self.repeat.marked(self.position()))

    def set_rate(self, rate: float) -> None:
        """Play at another speed."""
        self._do(lambda engine: engine.set_rate(rate))

    def set_gain(self, decibels: float) -> None:
        """Make what plays louder or softer than the volume says."""
        self._do(lambda engine: engine.set_gain(decibels))

    def set_window(self, handle: int) -> None:
        """Show pictures in a window of the system; for an engine in the light mode."""
        self._do(lambda engine: engine.set_window(handle))

    def counts(self) -> Counts:
        """Return how many pictures were shown and lost."""
        return self._engine.counts() if self._engine is not None else Counts()

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0-100, for this and all later sources."""
        self._volume = percent
        self._do(lambda engine: engine.set_volume(percent))

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Add a subtitle file to what plays, and show it if it is ``chosen``."""
        self._do(lambda engine: engine.add_subtitle(path, chosen=chosen))

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream, -1 for none."""
        self._do(lambda engine: engine.choose_track(kind, track_id))

    def position(self) -> float:
        """Return where playing is, in seconds."""
        return self._engine.position() if self._engine is not None else 0.0

    def shutdown(self) -> None:
        """End the engine."""
        self._timer.stop()
        if self._engine is not None:
            self._engine.shutdown()
            self._engine = None

    def _do(self, action: Callable[[Engine], None]) -> None:
        if self._engine is None:
            self._waiting.append(action)
        else:
            action(self._engine)

    @Slot(object)
    def _hear(self, event: EngineEvent) -> None:
        if event.generation != self._generation:
            return
        self.state = event.state
        self.duration = event.duration or self.duration
        if event.state is EngineState.PLAYING:
            self._timer.start()
        else:
            self._timer.stop()
            self._tell_position()
        self._note_streams(event)
        self.state_changed.emit(event)

    def _note_streams(self, event: EngineEvent) -> None:
        if event.tracks != self.tracks:
            self.tracks = event.tracks
            self.tracks_changed.emit()
        if event.silent != self.silent:
            self.silent = event.silent
            self.silent_changed.emit(event.silent)

    def _repeat(self, repeat: Repeat) -> None:
        if repeat == self.repeat:
            return
        self.repeat = repeat
        self._do(lambda engine: engine.set_repeat(repeat.span))
        self.repeat_changed.emit()

    def _forget(self) -> None:
        """Nothing that was chosen for one source holds for the next."""
        if self.tracks:
            self.tracks = ()
            self.tracks_changed.emit()
        if self.repeat.ends is not None:
            self.repeat = Repeat()
            self.repeat_changed.emit()
        if self.silent:
            self.silent = False
            self.silent_changed.emit(False)

    @Slot()
    def _show(self) -> None:
        frame = self._engine.frame() if self._engine is not None else None
        if frame is None or frame.generation != self._generation:
            return
        self._frame = frame  # the image below shows its buffer and does not own it
        self.picture_changed.emit(
            QImage(frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
        )

    def _tell_position(self) -> None:
        self.position_changed.emit(self.position())
