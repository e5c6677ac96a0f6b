"""One libVLC instance and player. Only the engine's worker thread may use it."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import vlc

from player.engine import Source, Track, TrackKind
from player.media_input import MediaInput
from player.pictures import Pictures
from player.tracks import read_tracks

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
_EVENTS = ("Playing", "Paused", "EndReached", "EncounteredError", "TimeChanged", "LengthChanged", "ESAdded")

OnEvent = Callable[[str, float, int], None]


class VlcPlayer:
    """Thin and blocking: every method calls libVLC. Events go to ``on_event`` (name, seconds, generation)."""

    def __init__(self, instance: Any, pictures: Pictures, on_event: OnEvent) -> None:
        self._instance = instance
        self._player = instance.media_player_new()
        self._on_event = on_event
        self._generation = 0
        self._input: MediaInput | None = None
        self._media: Any = None
        pictures.attach(self._player)
        events = self._player.event_manager()
        for name in _EVENTS:
            events.event_attach(getattr(vlc.EventType, f"MediaPlayer{name}"), self._event, name)

    @classmethod
    def made(cls, arguments: Sequence[str], pictures: Pictures, on_event: OnEvent) -> Self | None:
        """Bring libVLC up; None when it cannot be (its plugins are missing)."""
        try:
            instance = vlc.Instance([*_FLAGS, *arguments])
        except (OSError, NameError, AttributeError) as error:
            log.info("libVLC does not start: %s", error)
            return None
        return None if instance is None else cls(instance, pictures, on_event)

    def play(self, source: Source, generation: int, start: float, subtitle: Path | None) -> None:
        """Play a source from ``start`` seconds. The player must be stopped: changing media while playing is slow."""
        self._generation = generation
        self._input = MediaInput(source)
        self._media = self._input.new_media(self._instance)
        if start:
            self._media.add_option(f":start-time={start:.3f}")
        if subtitle is not None:
            self._media.slaves_add(vlc.MediaSlaveType.subtitle, 4, subtitle.as_uri())
        self._player.set_media(self._media)
        self._player.set_rate(1.0)
        self._player.play()

    def stop(self) -> None:
        """Stop and release the medium and its file."""
        if self._media is None or self._input is None:
            return
        self._player.stop()
        self._media.release()
        self._input.close()
        self._media = self._input = None

    def set_paused(self, *, paused: bool) -> None:
        """Hold or go on."""
        self._player.set_pause(1 if paused else 0)

    def set_silent(self, *, silent: bool) -> None:
        """Mute without touching the volume."""
        self._player.audio_set_mute(silent)

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._player.set_time(int(seconds * 1000))

    def set_rate(self, rate: float) -> None:
        """Set the speed; libVLC keeps the pitch."""
        self._player.set_rate(rate)

    def set_volume(self, percent: int) -> None:
        """Set the volume."""
        self._player.audio_set_volume(percent)

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream, -1 for none."""
        choose = {
            TrackKind.AUDIO: self._player.audio_set_track,
            TrackKind.VIDEO: self._player.video_set_track,
            TrackKind.SUBTITLE: self._player.video_set_spu,
        }
        choose[kind](track_id)

    def tracks(self) -> tuple[tuple[Track, ...], tuple[int, int] | None]:
        """Return the streams of what plays and the size at which its picture is to be seen."""
        return ((), None) if self._media is None else read_tracks(self._media)

    def sounded(self) -> bool:
        """Tell whether any sound was decoded."""
        if self._media is None:
            return False
        statistics = vlc.MediaStats()
        return bool(self._media.get_stats(statistics)) and statistics.decoded_audio > 0

    @property
    def unreadable(self) -> bool:
        """Whether the disk refused to give the bytes."""
        return self._input is not None and self._input.unreadable

    def close(self) -> None:
        """Stop and give everything back."""
        self.stop()
        self._player.release()
        self._instance.release()

    def _event(self, event: Any, name: str) -> None:
        """Hear an event, on a thread of libVLC."""
        value = 0.0
        if name == "TimeChanged":
            value = event.u.new_time / 1000
        elif name == "LengthChanged":
            value = event.u.new_length / 1000
        self._on_event(name, value, self._generation)
