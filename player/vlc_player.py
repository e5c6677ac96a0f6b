"""One libVLC instance and player. Only the engine's worker thread may use it."""

import logging
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import vlc

from player.engine import Counts, Failure, Track, TrackKind
from player.media_input import MediaInput
from player.pictures import Pictures
from player.session import Session
from player.tracks import Streams, read_streams

log = logging.getLogger(__name__)

_FLAGS = (
    "--no-video-title-show",
    "--no-xlib",
    "--quiet",
    "--no-osd",
    "--no-snapshot-preview",
    "--no-lua",
    "--no-interact",
    "--no-metadata-network-access",
)
_EVENTS = (
    "Playing",
    "Paused",
    "EndReached",
    "EncounteredError",
    "TimeChanged",
    "LengthChanged",
    "ESAdded",
    "ESSelected",
)

_ANSWER = 4.0
"""Seconds that a disk is given to answer before the player that waits for it is left behind: one that sleeps, or has
much to write, takes some."""

_BUFFERING = 0.6
"""Seconds from ``play`` within which libVLC has filled its buffers: 0.3 s, and what opening takes."""

OnEvent = Callable[[str, float, int], None]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What libVLC counts of a source: blocks of sound decoded and put out, and pictures."""

    decoded: int = 0
    sounds: int = 0
    pictures: Counts = field(default_factory=Counts)


class VlcPlayer:
    """Thin and blocking: every method calls libVLC. Events go to ``on_event`` (name, seconds, generation)."""

    def __init__(self, instance: Any, pictures: Pictures | None, on_event: OnEvent) -> None:
        """Without ``pictures`` they are shown in a window of the system: see ``set_window``."""
        self._instance = instance
        self._player = instance.media_player_new()
        self._on_event = on_event
        self._generation = 0
        self._input: MediaInput | None = None
        self._media: Any = None
        self._moving = threading.Event()
        self._played = 0.0
        if pictures is not None:
            pictures.attach(self._player)
        else:
            # libVLC's own window would swallow keys and clicks.
            self._player.video_set_key_input(False)
            self._player.video_set_mouse_input(False)
        events = self._player.event_manager()
        for name in _EVENTS:
            events.event_attach(getattr(vlc.EventType, f"MediaPlayer{name}"), self._event, name)

    @classmethod
    def made(cls, arguments: Sequence[str], pictures: Pictures | None, on_event: OnEvent) -> Self | None:
        """Bring libVLC up; None when it cannot be (its plugins are missing)."""
        try:
            instance = vlc.Instance([*_FLAGS, *arguments])
        except (OSError, NameError, AttributeError) as error:
            log.info("libVLC does not start: %s", error)
            return None
        return None if instance is None else cls(instance, pictures, on_event)

    def play(self, session: Session) -> None:
        """Play the source of a session. The player must be stopped: changing media while playing is slow."""
        if session.source is None:
            return
        self._generation = session.generation
        self._input = MediaInput(session.source)
        self._media = self._input.new_media(self._instance)
        if session.start:
            self._media.add_option(f":start-time={session.start:.3f}")
        self._moving.clear()
        self._player.set_media(self._media)
        self._player.set_rate(session.rate)
        self._player.play()
        self._played = time.monotonic()
        for path, chosen in session.subtitles:
            self.add_subtitle(path, chosen=chosen)

    def stop(self) -> bool:
        """Stop and release the medium and its file. False when the disk does not answer: then nothing was stopped."""
        if self._media is None or self._input is None:
            return True
        self._let_subtitles_begin()
        if not self._input.settle(max(_ANSWER - self._input.waited(), 0.0)):
            return False
        self._player.stop()
        self._media.release()
        self._input.close()
        self._media = self._input = None
        return True

    def _let_subtitles_begin(self) -> None:
        """Wait a moment where stopping at once would take libVLC 3 six seconds a subtitle: until it has buffered."""
        if any(track.kind is TrackKind.SUBTITLE for track in read_streams(self._media).tracks):
            self._moving.wait(max(self._played + _BUFFERING - time.monotonic(), 0.0))

    def add_subtitle(self, path: Path, *, chosen: bool) -> None:
        """Add a subtitle file to what plays."""
        self._player.add_slave(vlc.MediaSlaveType.subtitle, path.as_uri(), chosen)

    def set_window(self, handle: int) -> None:
        """Show pictures in a window of the system, from the next source on."""
        setters = {"win32": self._player.set_hwnd, "darwin": self._player.set_nsobject}
        setters.get(sys.platform, self._player.set_xwindow)(handle)

    def set_paused(self, *, paused: bool) -> None:
        """Hold or go on."""
        self._player.set_pause(1 if paused else 0)

    def set_silent(self, *, silent: bool) -> None:
        """Mute without touching the volume."""
        self._player.audio_set_mute(silent)

    def step(self) -> None:
        """Show the next picture and hold it."""
        self._player.next_frame()

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._player.set_time(int(seconds * 1000))

    def set_rate(self, rate: float) -> None:
        """Set the speed; libVLC keeps the pitch."""
        self._player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the volume; above 100 it is louder than the source."""
        self._player.audio_set_volume(percent)

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream, -1 for none."""
        choose = {
            TrackKind.AUDIO: self._player.audio_set_track,
            TrackKind.VIDEO: self._player.video_set_track,
            TrackKind.SUBTITLE: self._player.video_set_spu,
        }
        choose[kind](track_id)

    def streams(self) -> Streams:
        """Return what the medium that plays consists of."""
        if self._media is None:
            return Streams()
        found = read_streams(self._media)
        chosen = {
            TrackKind.AUDIO: self._player.audio_get_track(),
            TrackKind.VIDEO: self._player.video_get_track(),
            TrackKind.SUBTITLE: self._player.video_get_spu(),
        }
        return replace(found, tracks=tuple(_marked(track, chosen) for track in found.tracks))

    def statistics(self) -> Statistics:
        """Return what was decoded and shown so far."""
        numbers = vlc.MediaStats()
        if self._media is None or not self._media.get_stats(numbers):
            return Statistics()
        pictures = Counts(numbers.displayed_pictures, numbers.lost_pictures)
        return Statistics(numbers.decoded_audio, numbers.played_abuffers, pictures)

    @property
    def failure(self) -> Failure | None:
        """Why the disk refused to give the bytes, None while it did not."""
        return self._input.failure if self._input is not None else None

    @property
    def stuck(self) -> bool:
        """Whether the disk has not answered for longer than any disk takes."""
        return self._input is not None and self._input.waited() > _ANSWER

    def close(self) -> None:
        """Stop and give everything back, unless a disk that does not answer holds it."""
        if self.stop():
            self._release()

    def abandon(self) -> None:
        """Leave the player to a thread of its own, which gives all back should the disk ever answer."""
        threading.Thread(target=self._wait_and_close, name="libvlc-left", daemon=True).start()

    def _wait_and_close(self) -> None:
        if self._input is not None:
            self._input.settle(None)
        self.stop()
        self._release()

    def _release(self) -> None:
        self._player.release()
        self._instance.release()

    def _event(self, event: Any, name: str) -> None:
        """Hear an event, on a thread of libVLC."""
        value = 0.0
        if name == "TimeChanged":
            self._moving.set()
            value = event.u.new_time / 1000
        elif name == "LengthChanged":
            value = event.u.new_length / 1000
        self._on_event(name, value, self._generation)


def _marked(track: Track, chosen: dict[TrackKind, int]) -> Track:
    return replace(track, chosen=chosen[track.kind] == track.id)
