"""What a teacher asks of the one thing that is shown: a video or recording, a picture, a page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from catalogue.records import Resource
from desktop.kinds import Kind, kind_of
from desktop.playback import Playback
from desktop.showing import Showing
from player.engine import EngineState, Track, TrackKind

RATES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5)


class Controls(QObject):
    """The part of a lesson's session that concerns what is shown; what is asked of playing a page does nothing."""

    state_changed = Signal()
    position_changed = Signal(float, float)
    repeat_changed = Signal()
    tracks_changed = Signal()
    page_changed = Signal(int, int)
    even_loudness_changed = Signal()

    def __init__(self, playback: Playback, showing: Showing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback, self._showing = playback, showing
        showing.setParent(self)
        showing.page_changed.connect(self.page_changed)
        self.rate = 1.0
        self.black = self._resume_after_black = self.even_loudness = False
        self.gain_of: Callable[[Resource], float] = _as_it_is
        """How many decibels a resource lacks to be as loud as the others."""

        playback.position_changed.connect(self._moved)
        playback.tracks_changed.connect(self.tracks_changed)
        playback.repeat_changed.connect(self.repeat_changed)

    @property
    def current(self) -> Resource | None:
        """The resource that is shown, None where there is none."""
        raise NotImplementedError

    def is_played(self) -> bool:
        """Whether a video or recording is shown, not something that stands still."""
        resource = self.current
        return resource is not None and kind_of(resource) in (Kind.VIDEO, Kind.AUDIO)

    @property
    def gain(self) -> float:
        """How many decibels louder than it is the resource is to be played."""
        resource = self.current
        return self.gain_of(resource) if self.even_loudness and resource is not None else 0.0

    @property
    def playing(self) -> bool:
        """Whether a video or recording goes on right now."""
        return self._playback.state is EngineState.PLAYING

    @property
    def repeat(self) -> tuple[float, float | None] | None:
        """A, and B or None, in seconds; None when nothing is repeated."""
        return self._playback.repeat.ends

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The streams of what plays, those that are seen and heard now marked ``chosen``."""
        return self._playback.tracks

    @property
    def page(self) -> tuple[int, int]:
        """The page that is shown, from 0, and how many the document has; 0 for no document."""
        return self._showing.page, self._showing.page_count

    @property
    def is_making(self) -> bool:
        """Whether the document that is to be shown is being made ready."""
        return self._showing.is_making

    def turn_to(self, page: int) -> None:
        """Show a page of the document by its number, from 0."""
        self._showing.turn_to(page)

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.black:
            self.set_black(black=False)
        elif self.is_played():
            self._playback.toggle()

    def skip(self, seconds: float) -> None:
        """Go on or back within what plays."""
        if self.is_played():
            self._playback.skip(seconds)

    def seek(self, seconds: float) -> None:
        """Go to a position within what plays."""
        if self.is_played():
            self._playback.seek(seconds)

    def step(self) -> None:
        """Show the next picture of a video and hold it."""
        if self.is_played():
            self._playback.step()

    def mark_repeat(self) -> None:
        """Mark A, then B and repeat what lies between, then play on."""
        if self.is_played():
            self._playback.mark_repeat()

    def choose_track(self, kind: TrackKind, track_id: int) -> None:
        """Choose a stream of what plays; -1 for none of that kind."""
        if self.is_played():
            self._playback.choose_track(kind, track_id)

    def change_rate(self, steps: int) -> None:
        """Play faster or slower by so many steps of RATES."""
        index = RATES.index(self.rate) + steps
        self.rate = RATES[min(max(index, 0), len(RATES) - 1)]
        self._playback.set_rate(self.rate)
        self.state_changed.emit()

    def set_even_loudness(self, on: bool) -> None:  # a switch's signal
        """Play resources about equally loud, or as loud as they are."""
        self.even_loudness = on
        self.set_gain_again()
        self.even_loudness_changed.emit()

    def set_gain_again(self) -> None:
        """Play what is shown as loud as is known now that it should be."""
        self._playback.set_gain(self.gain)

    def set_black(self, *, black: bool) -> None:
        """Show nothing and be silent at once; afterwards only what was playing goes on."""
        if black == self.black:
            return
        self.black = black
        if black:
            self._resume_after_black = self.playing
            if self._resume_after_black:
                self._playback.pause()
        elif self._resume_after_black:
            self._playback.resume()
        self.state_changed.emit()

    def pause(self) -> None:
        """Pause if something plays."""
        if self.playing:
            self._playback.pause()

    def _moved(self, seconds: float) -> None:
        self.position_changed.emit(seconds, self._playback.duration)


def _as_it_is(_resource: Resource) -> float:
    return 0.0
