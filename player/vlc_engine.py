"""libVLC behind the Engine protocol: what any thread may ask, handed to the one thread that makes every call."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from player.engine import Counts, Frame, Source, Span, TrackKind
from player.pictures import Pictures
from player.session import Session
from player.vlc_events import Heard
from player.vlc_worker import VlcWorker

LIGHT_ARGUMENTS = ("--avcodec-fast", "--avcodec-skiploopfilter=1")
"""For weak PCs: the decoder may cut corners that only other pictures' quality depends on."""


class VlcEngine:
    """Plays one source at a time through libVLC. Every method may be called from any thread, and none blocks.

    ``light`` is for weak PCs: pictures go straight into a window of the system (``set_window``), and there are no
    frames.
    """

    def __init__(self, arguments: Sequence[str] = (), *, light: bool = False) -> None:
        """Start the worker, which brings libVLC up beside whatever the caller does next."""
        self._lock = threading.Lock()
        self._generation = 0
        self._pictures = Pictures()
        self._worker = VlcWorker(
            (*arguments, *(LIGHT_ARGUMENTS if light else ())), self._pictures, lambda: self._generation, light=light
        )
        self._worker.start()

    def listen(self, heard: Heard, pictured: Callable[[], None]) -> None:
        """Tell who is to hear of events and of pictures; both are called on foreign threads."""
        self._worker.listen(heard)
        self._pictures.listen(pictured)

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        """Play ``source``; see Engine."""
        with self._lock:
            self._generation += 1
            session = Session(self._generation, source, start, paused)
        self._worker.clock.reset(start)
        self._worker.post(lambda: self._worker.begin(session))
        return session.generation

    def pause(self) -> None:
        """Hold; see Engine."""
        self._worker.post_playing(lambda player: player.set_paused(paused=True))

    def resume(self) -> None:
        """Go on, or play again after the end; see Engine."""
        self._worker.post(self._worker.resume)

    def seek(self, seconds: float) -> None:
        """Go to a position; see Engine."""
        self._worker.seek(seconds)

    def step(self) -> None:
        """Show the next picture; see Engine."""
        self._worker.post(self._worker.step)

    def set_repeat(self, span: Span | None) -> None:
        """Play a stretch again and again; see Engine."""
        self._worker.post(lambda: self._worker.set_repeat(span))

    def stop(self) -> None:
        """Stop and let go of the file; see Engine."""
        with self._lock:
            self._generation += 1
            session = Session(self._generation)
        self._worker.post(lambda: self._worker.begin(session))

    def set_rate(self, rate: float) -> None:
        """Play at another speed; see Engine."""
        self._worker.post(lambda: self._worker.set_rate(rate))

    def set_volume(self, percent: int) -> None:
        """Set the volume; see Engine."""
        self._worker.post(lambda: self._worker.set_loudness(percent=percent))

    def set_gain(self, decibels: float) -> None:
        """Make sources louder or softer; see Engine."""
        self._worker.post(lambda: self._worker.set_loudness(gain=decibels))

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Add a subtitle file; see Engine."""
        self._worker.post(lambda: self._worker.add_subtitle(path, chosen=chosen))

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream; see Engine."""
        self._worker.post(lambda: self._worker.choose_track(kind, track_id))

    def frame(self) -> Frame | None:
        """Return the newest picture; see Engine."""
        return self._pictures.newest()

    def position(self) -> float:
        """Return the position in seconds; see Engine."""
        return self._worker.position()

    def counts(self) -> Counts:
        """Return how many pictures were shown and lost; see Engine."""
        return self._worker.counts()

    def set_window(self, handle: int) -> None:
        """Show pictures in a window; see Engine."""
        self._worker.post(lambda: self._worker.set_window(handle))

    def shutdown(self) -> None:
        """End everything, within two seconds; see Engine."""
        self._pictures.be_quiet()
        self._worker.end()
