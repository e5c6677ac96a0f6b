"""What libVLC tells of the source that plays, made into events of the engine. All of it on the worker's thread."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from player.engine import EngineEvent, EngineState, Failure, TrackKind
from player.pictures import Pictures
from player.playclock import SharedClock
from player.session import Session
from player.vlc_player import VlcPlayer

log = logging.getLogger(__name__)

LOOK_EVERY = 0.25
"""Seconds between two looks at whether the source is well."""

_PATIENCE = 4.0
"""Seconds after which a source that has shown and sounded nothing counts as unplayable."""

_DEAF = 2.5
"""Seconds without a block of sound put out after which there is nothing to hear it with."""

_LATE_COUNT = 0.5
"""Seconds after the end in which libVLC may still count what it has shown and sounded."""

Heard = Callable[[EngineEvent], None]


@dataclass(slots=True)
class Now:
    """The player and what it plays; None where libVLC cannot be brought up."""

    player: VlcPlayer | None = None
    session: Session = field(default_factory=lambda: Session(0))


class VlcEvents:
    """Keeps the session up to date, and tells what changes."""

    def __init__(self, now: Now, clock: SharedClock, pictures: Pictures, set_volume: Callable[[], None]) -> None:
        """``set_volume`` tells libVLC the volume again: what it is told before there is a sound output is lost."""
        self._now, self._clock, self._pictures, self._set_volume = now, clock, pictures, set_volume
        self._heard: Heard = lambda _event: None
        self._looked = 0.0

    def listen(self, heard: Heard) -> None:
        """Tell who is to hear."""
        self._heard = heard

    def handle(self, name: str, value: float, generation: int, at: float) -> None:
        """Take in what libVLC told at ``at``; what concerns an earlier source is dropped."""
        session = self._now.session
        if generation != session.generation or session.state in (EngineState.FAILED, EngineState.ENDED):
            return
        if name == "TimeChanged":
            self._note_time(value, at)
        elif name == "LengthChanged":
            session.duration = value
            self.tell(session.state)
        else:
            self._change(name)

    def look(self) -> bool:
        """Look now and then whether the source is well; True when the player waits for a disk that is gone."""
        moment, player, session = time.monotonic(), self._now.player, self._now.session
        if player is None or session.source is None or moment - self._looked < LOOK_EVERY:
            return False
        self._looked = moment
        if session.state in (EngineState.FAILED, EngineState.IDLE):
            return False
        if player.stuck or player.failure is not None:
            stuck = player.stuck
            self.fail(Failure.UNREADABLE)
            if not stuck:
                player.stop()
            return stuck
        if session.over_at:
            self._ended(certain=moment - session.over_at > _LATE_COUNT)
            return False
        self._count(moment)
        if session.opening and moment - session.began > _PATIENCE:
            player.stop()
            self.fail(Failure.UNPLAYABLE)
        return False

    def look_up_streams(self) -> None:
        """Note which streams there are now, and the size of the picture."""
        player, session = self._now.player, self._now.session
        if player is None:
            return
        found = player.streams()
        session.tracks, session.step = found.tracks, found.step
        session.size = session.size or found.size

    def hold_first(self) -> None:
        """Hold the first picture of a source that is to wait for the teacher."""
        if self._now.player is not None:
            self._now.player.set_paused(paused=True)
            self._now.player.set_silent(silent=False)

    def fail(self, failure: Failure) -> None:
        """Tell that the source cannot be played, or not any more."""
        player = self._now.player
        if player is not None and player.failure is not None:
            failure = player.failure
        log.info("cannot play %s: %s", self._now.session.source, failure)
        self._clock.run(running=False)
        self.tell(EngineState.FAILED, failure)

    def tell(self, state: EngineState, failure: Failure | None = None) -> None:
        """Tell where playing stands."""
        session = self._now.session
        session.state = state
        if state is EngineState.PLAYING:
            self.look_up_streams()
        moment, position = time.monotonic(), self._clock.position
        self._heard(
            EngineEvent(
                session.generation, state, moment, position, session.duration, failure, session.tracks, session.silent
            )
        )

    def _note_time(self, value: float, at: float) -> None:
        session = self._now.session
        if session.anchor_at is not None and not self._pictures.count and abs(value - session.anchor_at) < 1.0:
            session.anchor_at = None  # sound alone: no picture will tell that the jump has landed
        # For some videos without sound libVLC tells one position again and again while it plays on.
        if session.anchor_at is None and value != session.reported:
            self._clock.anchor(value, at)
        session.reported = value

    def _change(self, name: str) -> None:
        if name == "Playing":
            self._set_volume()
            self._clock.run(running=True)
            self._choose_again()
            self.tell(EngineState.PLAYING)
        elif name in ("ESAdded", "ESSelected"):
            self._set_volume()
            self._note_streams()
        elif name == "Paused":
            self._clock.run(running=False)
            self.tell(EngineState.PAUSED)
        elif name == "EndReached":
            self._ended()
        else:
            self.fail(Failure.UNPLAYABLE)

    def _choose_again(self) -> None:
        """Choose what was chosen before the source was played anew."""
        if self._now.player is not None:
            for kind, track_id in self._now.session.choices.items():
                self._now.player.choose_track(kind, track_id)

    def _note_streams(self) -> None:
        """Streams of broadcasts, and subtitles from a file, come one by one while it plays."""
        session = self._now.session
        before = session.tracks
        self.look_up_streams()
        if session.tracks != before and session.state in (EngineState.PLAYING, EngineState.PAUSED):
            self.tell(session.state)

    def _count(self, moment: float) -> None:
        """Note what was shown and heard so far, and whether sound is still put out."""
        player, session = self._now.player, self._now.session
        if player is None:
            return
        found = player.statistics()
        session.counts = found.pictures
        session.proved = session.proved or bool(self._shown()) or found.decoded > 0
        if session.state is not EngineState.PLAYING or found.sounds != session.sounds or not found.decoded:
            session.sounds, session.heard_at = found.sounds, moment
        silent = moment - session.heard_at > _DEAF and self._has_sound()
        if silent != session.silent:
            session.silent = silent
            self.tell(session.state)

    def _has_sound(self) -> bool:
        return any(track.kind is TrackKind.AUDIO and track.chosen for track in self._now.session.tracks)

    def _shown(self) -> int:
        """How many pictures were shown; in the light mode only libVLC's own count knows."""
        return self._pictures.count or self._now.session.counts.shown

    def _ended(self, *, certain: bool = False) -> None:
        """Tell of the end; whether anything was seen or heard, libVLC counts only a moment after it."""
        player, session = self._now.player, self._now.session
        if player is None:
            return
        found = player.statistics()
        session.counts = found.pictures
        # Noise is taken for sound by some decoders: it has no length, and nothing of it is put out.
        sounded = found.sounds > 0 or (found.decoded > 0 and session.duration > 0)
        if player.failure is None and (self._shown() or sounded):
            self._clock.reset(session.duration or self._clock.position)
            self.tell(EngineState.ENDED)
        elif certain or player.failure is not None:
            self.fail(Failure.UNPLAYABLE)
        else:
            self._clock.run(running=False)
            session.over_at = session.over_at or time.monotonic()
