"""libVLC behind the Engine protocol.

One worker thread makes every call to libVLC. What libVLC says on its own threads is only put into the worker's queue:
calling back from there can block for ever. Each message carries the generation of its source; stale ones are dropped.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from player.engine import EngineEvent, EngineState, Failure, Frame, Source, TrackKind
from player.pictures import Pictures
from player.playclock import SharedClock
from player.session import Session
from player.sound import sound_arguments
from player.vlc_player import VlcPlayer

log = logging.getLogger(__name__)

_TICK = 0.25
"""Seconds between two looks at a source that has shown nothing yet."""

_PATIENCE = 4.0
"""Seconds after which a source that has shown and sounded nothing counts as unplayable."""

_SIZE_WAIT, _SHUTDOWN_WAIT, _SHORTEST_SOUND = 0.1, 2.0, 1.0

Heard = Callable[[EngineEvent], None]


class VlcEngine:
    """Plays one source at a time through libVLC. Every method may be called from any thread, and none blocks."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        """Start the worker, which brings libVLC up beside whatever the caller does next."""
        self._arguments = tuple(arguments)
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._generation = 0
        self._clock = SharedClock()
        self._heard: Heard = lambda _event: None
        self._pictures = Pictures(self._ask_size)
        self._size_known = threading.Event()
        self._player: VlcPlayer | None = None
        self._session = Session(0)
        self._seek_wanted: float | None = None
        self._volume = 80
        self._thread = threading.Thread(target=self._run, name="libvlc", daemon=True)
        self._thread.start()

    def listen(self, heard: Heard, pictured: Callable[[], None]) -> None:
        """Tell who is to hear of events and of pictures; both are called on foreign threads."""
        self._heard = heard
        self._pictures.listen(pictured, self._displayed)

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False, subtitle: Path | None = None) -> int:
        """Play ``source``; see Engine."""
        with self._lock:
            self._generation += 1
            session = Session(self._generation, source, start, paused, subtitle)
            self._seek_wanted = None
        self._clock.reset(start)
        self._queue.put(lambda: self._begin(session))
        return session.generation

    def pause(self) -> None:
        """Hold; see Engine."""
        self._put(lambda player: player.set_paused(paused=True))

    def resume(self) -> None:
        """Go on, or play again after the end; see Engine."""
        self._queue.put(self._resume)

    def seek(self, seconds: float) -> None:
        """Go to a position; see Engine."""
        with self._lock:
            self._seek_wanted = max(seconds, 0.0)
        self._queue.put(self._seek)

    def stop(self) -> None:
        """Stop and let go of the file; see Engine."""
        with self._lock:
            self._generation += 1
            session = Session(self._generation)
        self._queue.put(lambda: self._begin(session))

    def set_rate(self, rate: float) -> None:
        """Play at another speed; see Engine."""
        self._clock.set_rate(rate)
        self._put(lambda player: player.set_rate(rate))

    def set_volume(self, percent: int) -> None:
        """Set the volume; see Engine."""
        self._volume = percent
        self._put(lambda player: player.set_volume(percent))

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream; see Engine."""
        self._put(lambda player: player.choose_track(kind, track_id))

    def frame(self) -> Frame | None:
        """Return the newest picture; see Engine."""
        return self._pictures.newest()

    def position(self) -> float:
        """Return the position in seconds; see Engine."""
        duration = self._session.duration
        return min(self._clock.position, duration) if duration else self._clock.position

    def shutdown(self) -> None:
        """End everything, within two seconds; see Engine."""
        self._heard = lambda _event: None
        self._pictures.be_quiet()
        self._queue.put(None)
        self._thread.join(_SHUTDOWN_WAIT)

    # From here on: the worker's thread, but for the callbacks that say otherwise.

    def _run(self) -> None:
        self._player = VlcPlayer.made([*sound_arguments(), *self._arguments], self._pictures, self._from_vlc)
        if self._player is not None:
            self._player.set_volume(self._volume)
        while True:
            try:
                message = self._queue.get(timeout=_TICK)
            except queue.Empty:
                self._look()
                continue
            if message is None:
                break
            message()
        if self._player is not None:
            self._player.close()

    def _put(self, action: Callable[[VlcPlayer], None]) -> None:
        def act() -> None:
            if self._player is not None and self._session.source is not None:
                action(self._player)

        self._queue.put(act)

    def _begin(self, session: Session) -> None:
        if session.generation != self._generation:
            return
        if self._player is not None:
            self._player.stop()
        # Only now: a last picture of the source before must not count for this one.
        self._session = session
        self._pictures.begin(session.generation)
        if session.source is None:
            self._tell(EngineState.IDLE)
        elif self._player is None:
            self._fail(Failure.NO_ENGINE)
        elif not session.source.path.exists():
            self._fail(Failure.MISSING)
        else:
            self._tell(EngineState.OPENING)
            self._size_known.clear()
            session.began = time.monotonic()
            self._player.play(session.source, session.generation, session.start, session.subtitle)
            self._player.set_silent(silent=session.hold_first)

    def _resume(self) -> None:
        if self._session.state is EngineState.ENDED:
            self._again(0.0)
        elif self._player is not None and self._session.source is not None:
            self._player.set_paused(paused=False)

    def _again(self, start: float) -> None:
        """Play the same source anew: after its end libVLC neither seeks nor plays."""
        old = self._session
        session = Session(old.generation, old.source, start, subtitle=old.subtitle)
        self._clock.reset(start)
        self._begin(session)

    def _seek(self) -> None:
        with self._lock:
            wanted, self._seek_wanted = self._seek_wanted, None
        if wanted is None or self._player is None or self._session.source is None:
            return
        if self._session.state is EngineState.ENDED:
            self._again(wanted)
            return
        self._player.seek(wanted)
        self._session.anchor_at = wanted
        self._clock.anchor(wanted)

    def _from_vlc(self, name: str, value: float, generation: int) -> None:
        """Hear an event, on a thread of libVLC: only note it for the worker."""
        at = time.monotonic()
        self._queue.put(lambda: self._handle(name, value, generation, at))

    def _handle(self, name: str, value: float, generation: int, at: float) -> None:
        if generation != self._session.generation or self._session.state is EngineState.FAILED:
            return
        if name == "TimeChanged":
            # For some videos without sound libVLC tells one position again and again while it plays on.
            if self._session.anchor_at is None and value != self._session.reported:
                self._clock.anchor(value, at)
            self._session.reported = value
        elif name == "LengthChanged":
            self._session.duration = value
            self._tell(self._session.state)
        else:
            self._change(name)

    def _change(self, name: str) -> None:
        if name in ("Playing", "ESAdded"):
            self._playing(name)
        elif name == "Paused":
            self._clock.run(running=False)
            self._tell(EngineState.PAUSED)
        elif name == "EndReached":
            self._ended()
        else:
            self._fail(Failure.UNPLAYABLE)

    def _playing(self, name: str) -> None:
        if self._player is None:
            return
        # Volume set before there is a sound output is lost, so it is set again here.
        self._player.set_volume(self._volume)
        if name == "Playing":
            self._clock.run(running=True)
            self._tell(EngineState.PLAYING)

    def _displayed(self) -> None:
        """Hear of a picture, on a thread of libVLC: the first after a seek tells where playing really is."""
        session = self._session
        if session.anchor_at is not None:
            self._clock.anchor(session.anchor_at)
            session.anchor_at = None
        if session.hold_first:
            session.hold_first = False
            self._queue.put(self._hold_first)

    def _hold_first(self) -> None:
        if self._player is not None:
            self._player.set_paused(paused=True)
            self._player.set_silent(silent=False)

    def _ask_size(self) -> tuple[int, int] | None:
        """Have the worker look up the picture's true size, and wait a moment: libVLC's thread must not ask itself."""
        self._queue.put(self._look_up_size)
        self._size_known.wait(_SIZE_WAIT)
        return self._session.size

    def _look_up_size(self) -> None:
        if self._player is not None:
            self._session.tracks, self._session.size = self._player.tracks()
        self._size_known.set()

    def _look(self) -> None:
        """Notice a source that opened but shows and sounds nothing."""
        session = self._session
        if not session.opening or self._player is None:
            return
        session.proved = bool(self._pictures.count) or self._player.sounded()
        if not session.proved and time.monotonic() - session.began > _PATIENCE:
            self._player.stop()
            self._fail(Failure.UNPLAYABLE)

    def _ended(self) -> None:
        # Noise is taken for sound by some decoders: it has no length and is over in no time.
        brief = not self._session.duration and time.monotonic() - self._session.began < _SHORTEST_SOUND
        sounded = self._player is not None and self._player.sounded() and not brief
        if not (self._pictures.count or sounded):
            self._fail(Failure.UNPLAYABLE)
            return
        self._clock.reset(self._session.duration or self._clock.position)
        self._tell(EngineState.ENDED)

    def _fail(self, failure: Failure) -> None:
        if self._player is not None and self._player.unreadable:
            failure = Failure.UNREADABLE
        log.info("cannot play %s: %s", self._session.source, failure)
        self._tell(EngineState.FAILED, failure)

    def _tell(self, state: EngineState, failure: Failure | None = None) -> None:
        session = self._session
        session.state = state
        if state is EngineState.PLAYING and self._player is not None:
            session.tracks, size = self._player.tracks()
            session.size = session.size or size
        self._heard(
            EngineEvent(
                session.generation,
                state,
                time.monotonic(),
                self._clock.position,
                session.duration,
                failure,
                session.tracks,
            )
        )
