"""The one thread that makes every call to libVLC.

What libVLC says on its own threads is only put into this thread's queue: calling back from there can block for ever.
Each message carries the generation of its source; stale ones are dropped.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from player.engine import Counts, EngineEvent, EngineState, Failure, Span, TrackKind
from player.loudness import Loudness
from player.pictures import Pictures
from player.playclock import SharedClock
from player.session import Session
from player.sound import sound_arguments
from player.vlc_events import LOOK_EVERY, Heard, Now, VlcEvents
from player.vlc_player import VlcPlayer

log = logging.getLogger(__name__)

_SIZE_WAIT, _SHUTDOWN_WAIT = 0.1, 2.0


class VlcWorker:
    """``post`` and what stands before ``_run`` may be called from any thread, the rest only by what was posted."""

    def __init__(self, arguments: Sequence[str], pictures: Pictures, newest: Callable[[], int], *, light: bool) -> None:
        """``newest`` tells the generation that was asked for last; in ``light`` mode there are no ``pictures``."""
        self.clock = SharedClock()
        self._arguments, self._pictures, self._newest, self._light = tuple(arguments), pictures, newest, light
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._now = Now()
        self._events = VlcEvents(self._now, self.clock, pictures, self._set_volume)
        self._sound: Sequence[str] = ()
        self._size_known = threading.Event()
        self._lock = threading.Lock()
        self._seek_wanted: float | None = None
        self._loudness = Loudness()
        self._window = 0
        self._thread = threading.Thread(target=self._run, name="libvlc", daemon=True)
        pictures.connect(self._ask_size, self._displayed)

    def start(self) -> None:
        """Begin; libVLC is brought up by the thread itself."""
        self._thread.start()

    def listen(self, heard: Heard) -> None:
        """Tell who is to hear of events; it is called on this thread."""
        self._events.listen(heard)

    def post(self, action: Callable[[], None]) -> None:
        """Have the thread do something."""
        self._queue.put(action)

    def post_playing(self, action: Callable[[VlcPlayer], None]) -> None:
        """Have the thread do something with the player, if it plays a source then."""

        def act() -> None:
            if self._now.player is not None and self._now.session.source is not None:
                action(self._now.player)

        self._queue.put(act)

    def seek(self, seconds: float) -> None:
        """Go to a position; of several quick calls only the last is carried out."""
        with self._lock:
            self._seek_wanted = max(seconds, 0.0)
        self._queue.put(self._seek)

    def position(self) -> float:
        """Return where playing is, in seconds."""
        duration = self._now.session.duration
        return min(self.clock.position, duration) if duration else self.clock.position

    def counts(self) -> Counts:
        """Return the pictures shown and lost, as of the last look."""
        return self._now.session.counts

    def end(self) -> None:
        """End everything, within two seconds; nobody hears anything afterwards."""
        self._events.listen(_nobody)
        self._queue.put(None)
        self._thread.join(_SHUTDOWN_WAIT)

    # From here on: the worker's thread, but for the callbacks that say otherwise.

    def _run(self) -> None:
        self._bring_up()
        while True:
            try:
                message = self._queue.get(timeout=self._patience())
            except queue.Empty:
                message = _nothing
            if message is None:
                break
            message()
            self._jump_back()
            if self._events.look():
                self._clear()
        if self._now.player is not None:
            self._now.player.close()

    def _bring_up(self) -> None:
        self._sound = sound_arguments()
        arguments = [*self._sound, *self._arguments]
        self._now.player = VlcPlayer.made(arguments, None if self._light else self._pictures, self._from_vlc)
        self._set_volume()
        self.set_window(self._window)

    def begin(self, session: Session) -> None:
        """Stop what plays, and play the source of ``session`` if there is one."""
        if session.generation != self._newest():
            return
        self._clear()
        # Only now: a last picture of the source before must not count for this one.
        self._now.session = session
        self._pictures.begin(session.generation)
        if session.source is None:
            self._events.tell(EngineState.IDLE)
        elif self._now.player is None:
            self._events.fail(Failure.NO_ENGINE)
        else:
            self._events.tell(EngineState.OPENING)
            self._size_known.clear()
            session.began = session.jumped = session.heard_at = time.monotonic()
            self._now.player.play(session)
            self._now.player.set_silent(silent=session.hold_first)

    def _clear(self) -> None:
        """Have a player that is stopped. One that a dead disk holds is left behind, and another one made."""
        player = self._now.player
        if player is None:
            return
        if not player.stop():
            player.abandon()
            self._bring_up()
        elif sound_arguments() != self._sound:
            # A loudspeaker was plugged in, or the only one went: libVLC chooses its output only once.
            player.close()
            self._bring_up()

    def resume(self) -> None:
        """Go on, or play again after the end."""
        if self._now.session.state is EngineState.ENDED:
            self._again(0.0)
        elif self._now.player is not None and self._now.session.source is not None:
            self._now.player.set_paused(paused=False)

    def set_rate(self, rate: float) -> None:
        """Play the source at another speed."""
        self._now.session.rate = rate
        self.clock.set_rate(rate)
        if self._now.player is not None and self._now.session.source is not None:
            self._now.player.set_rate(rate)

    def step(self) -> None:
        """Show the next picture and hold it: the position goes on by the time that one picture lasts."""
        session = self._now.session
        if self._now.player is None or session.state not in (EngineState.PLAYING, EngineState.PAUSED):
            return
        self.clock.run(running=False)
        self._now.player.step()
        self.clock.anchor(self.clock.position + session.step)

    def set_repeat(self, span: Span | None) -> None:
        """Play a stretch again and again from now on."""
        self._now.session.repeat = span

    def set_loudness(self, *, percent: int | None = None, gain: float | None = None) -> None:
        """Change the volume, or how much louder than that sources are to be."""
        old = self._loudness
        self._loudness = Loudness(old.percent if percent is None else percent, old.gain if gain is None else gain)
        self._set_volume()

    def _set_volume(self) -> None:
        if self._now.player is not None:
            self._now.player.set_volume(self._loudness.volume)

    def set_window(self, handle: int) -> None:
        """Show pictures in this window of the system."""
        self._window = handle
        if self._now.player is not None and self._light:
            self._now.player.set_window(handle)

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Add a subtitle file to what plays; it says so itself once it was read."""
        if self._now.player is not None and self._now.session.source is not None:
            self._now.session.subtitles.append((path, chosen))
            self._now.player.add_subtitle(path, chosen=chosen)

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream, -1 for none, and say so."""
        if self._now.player is None or self._now.session.source is None:
            return
        self._now.session.choices[kind] = track_id
        self._now.player.choose_track(kind, track_id)
        chosen = [replace(t, chosen=t.id == track_id) if t.kind is kind else t for t in self._now.session.tracks]
        self._now.session.tracks = tuple(chosen)
        self._events.tell(self._now.session.state)

    def _again(self, start: float) -> None:
        """Play the same source anew: after its end libVLC neither seeks nor plays."""
        session = self._now.session.again(start)
        self.clock.reset(start)
        self.clock.set_rate(session.rate)
        self.begin(session)

    def _seek(self) -> None:
        with self._lock:
            wanted, self._seek_wanted = self._seek_wanted, None
        if wanted is not None:
            self._jump(wanted)

    def _jump(self, seconds: float) -> None:
        session = self._now.session
        if self._now.player is None or session.source is None:
            return
        if session.state is EngineState.ENDED:
            self._again(seconds)
            return
        self._now.player.seek(seconds)
        session.anchor_at, session.jumped = seconds, time.monotonic()
        self.clock.anchor(seconds)

    def _to_repeat(self) -> float | None:
        """Return in how many seconds the end of the repeated stretch is reached, None when nothing is repeated now."""
        session = self._now.session
        if session.repeat is not None and session.state is EngineState.ENDED:
            return 0.0
        if session.repeat is None or session.state is not EngineState.PLAYING or session.landing(time.monotonic()):
            return None
        return (session.repeat.end - self.clock.position) / session.rate

    def _patience(self) -> float:
        left = self._to_repeat()
        return LOOK_EVERY if left is None else min(max(left, 0.0), LOOK_EVERY)

    def _jump_back(self) -> None:
        left = self._to_repeat()
        if left is not None and left <= 0.0 and self._now.session.repeat is not None:
            self._jump(self._now.session.repeat.start)

    def _from_vlc(self, name: str, value: float, generation: int) -> None:
        """Hear an event, on a thread of libVLC: only note it for the worker."""
        at = time.monotonic()
        self._queue.put(lambda: self._events.handle(name, value, generation, at))

    def _displayed(self) -> None:
        """Hear of a picture, on a thread of libVLC: the first after a seek tells where playing really is."""
        session = self._now.session
        if session.anchor_at is not None:
            self.clock.anchor(session.anchor_at)
            session.anchor_at = None
        if session.hold_first:
            session.hold_first = False
            self._queue.put(self._events.hold_first)

    def _ask_size(self) -> tuple[int, int] | None:
        """Have the worker look up the picture's true size, and wait a moment: libVLC's thread must not ask itself."""
        self._queue.put(self._look_up_size)
        self._size_known.wait(_SIZE_WAIT)
        return self._now.session.size

    def _look_up_size(self) -> None:
        self._events.look_up_streams()
        self._size_known.set()


def _nobody(_event: EngineEvent) -> None:
    return None


def _nothing() -> None:
    return None
