"""How a class hour goes: what is shown, what comes next, and how long the class really saw something."""

import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from catalogue.records import Extent, Lesson, Resource, Role
from desktop.extent_file import source_of
from desktop.jobs import Jobs
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.playback import Playback
from player.engine import EngineEvent, EngineState
from player.playlist import Playlist
from player.watched import Watched

if TYPE_CHECKING:
    from desktop.documents import Pages

BEAT_MS = 5000
"""How often the time shown is told, so that a power cut loses at most 10 s of it."""

ENOUGH_SECONDS = 20 * 60
"""A lesson counts as taught once half a class hour of it was shown, or its last resource."""

RATES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5)


class Teaching(QObject):
    """One lesson at a time. It says what is to be seen; windows show it."""

    moving = Signal(QImage)
    still = Signal(QImage)
    sound = Signal(str, object)
    """Only something to hear: the title, and the cover or None."""

    nothing = Signal()
    current_changed = Signal(int)
    state_changed = Signal()
    position_changed = Signal(float, float)
    failed = Signal(str)
    """A resource cannot be shown: a code of messages.py; '' when the next one can."""

    shown = Signal(str, float, bool)
    """While a lesson goes on: its id, the seconds really shown, whether it counts as taught."""

    ended = Signal(str, float, bool)

    def __init__(
        self, playback: Playback, jobs: Jobs, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._playback, self._jobs, self._clock = playback, jobs, clock
        self._lesson: Lesson | None = None
        self._playlist: Playlist[Resource] = Playlist(())
        self._watched = Watched()
        self._pages: Pages | None = None
        self._page = 0
        self._opened = 0
        self._failed = self._resume_after_black = self._reached_end = False
        self._still_shown = False
        self._language = "zh_CN"
        self.black, self.rate = False, 1.0
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._tell_shown)
        playback.picture_changed.connect(self._picture)
        playback.state_changed.connect(self._heard)
        playback.position_changed.connect(lambda seconds: self.position_changed.emit(seconds, playback.duration))

    @property
    def lesson(self) -> Lesson | None:
        """The lesson being taught, None between lessons."""
        return self._lesson

    @property
    def playing(self) -> bool:
        """Whether a video or recording goes on right now."""
        return self._playback.state is EngineState.PLAYING

    def start(self, lesson: Lesson, resources: Sequence[Resource], language: str) -> tuple[Resource, ...]:
        """Begin a lesson with its first resource; return those that will be shown, in order."""
        self.end()
        self._lesson, self._language = lesson, language
        self._playlist = Playlist.of([r for r in resources if r.role is not Role.SUBTITLE])
        self._watched = Watched()
        self._reached_end, self.black = False, False
        self._beat.start()
        self._open()
        return self._playlist.items

    def end(self) -> None:
        """End the lesson: nothing sounds, nothing is held open."""
        if self._lesson is None:
            return
        self._beat.stop()
        self._leave()
        self._watched.hide(self._clock())
        lesson, self._lesson = self._lesson, None
        self.nothing.emit()
        self.ended.emit(lesson.id, self._watched.seconds, self._completed())

    def next(self) -> None:
        """Show the next page, else the next resource; at the end it stays."""
        if self._turn(1) or self._playlist.at_end:
            return
        self._playlist = self._playlist.next()
        self._open()

    def previous(self) -> None:
        """Show the page before, else the resource before."""
        if not self._turn(-1) and self._playlist.index > 0:
            self._playlist = self._playlist.previous()
            self._open()

    def jump(self, index: int) -> None:
        """Show a resource by its place; negative places count from the end."""
        self._playlist = self._playlist.jump(index if index >= 0 else len(self._playlist.items) + index)
        self._open()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.black:
            self.set_black(black=False)
        elif self._is_played():
            self._playback.toggle()

    def skip(self, seconds: float) -> None:
        """Go on or back within what plays."""
        if self._is_played():
            self._playback.skip(seconds)

    def seek(self, seconds: float) -> None:
        """Go to a position within what plays."""
        if self._is_played():
            self._playback.seek(seconds)

    def change_rate(self, steps: int) -> None:
        """Play faster or slower by so many steps of RATES."""
        index = RATES.index(self.rate) + steps
        self.rate = RATES[min(max(index, 0), len(RATES) - 1)]
        self._playback.set_rate(self.rate)
        self.state_changed.emit()

    def set_black(self, *, black: bool) -> None:
        """Show nothing and be silent at once; afterwards only what was playing goes on."""
        if black == self.black or self._lesson is None:
            return
        self.black = black
        if black:
            self._resume_after_black = self.playing
            if self._resume_after_black:
                self._playback.pause()
        elif self._resume_after_black:
            self._playback.resume()
        self._note_visible()
        self.state_changed.emit()

    def pause(self) -> None:
        """Pause if something plays."""
        if self.playing:
            self._playback.pause()

    def _open(self) -> None:
        """Show the current resource from its start."""
        self._leave()
        self.current_changed.emit(self._playlist.index)
        self._reached_end = self._reached_end or self._playlist.at_end
        self.failed.emit("")
        self.position_changed.emit(0.0, 0.0)
        resource = self._playlist.current
        if resource is None or resource.extent is None:
            self._fail("not-arrived")
            return
        kind = kind_of(resource)
        if kind in (Kind.VIDEO, Kind.AUDIO):
            self._playback.play(source_of(resource.extent))
        opened, extent = self._opened, resource.extent
        if kind is Kind.AUDIO:
            title = resource.title.in_language(self._language)
            self.sound.emit(title, None)
            self._work(lambda: _documents().load_cover(extent), lambda cover: self.sound.emit(title, cover), opened)
        elif kind is Kind.PICTURE:
            self._work(lambda: _documents().load_picture(extent), self._show_still, opened)
        elif kind is Kind.PAGES:
            self._work(lambda: _first_page(extent), self._show_first_page, opened)
        elif kind is Kind.OTHER:
            self._fail("cannot-show")

    def _leave(self) -> None:
        """Let go of the resource that is shown."""
        self._opened += 1
        self._failed = self._still_shown = False
        self.rate = 1.0
        if self._playback.state is not EngineState.IDLE:
            self._playback.stop()
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self._note_visible()

    def _work(self, work: Callable[[], object], done: Callable[..., None], opened: int) -> None:
        """Read something away from the window's thread; what comes when another resource is shown is dropped."""

        def use(result: object) -> None:
            if opened == self._opened:
                done(result)
            elif isinstance(result, tuple):
                result[0].close()  # a document that was opened for nothing

        def fail(error: Exception) -> None:
            if opened == self._opened:
                self._fail(error.reason if isinstance(error, DocumentError) else "unplayable")

        self._jobs.start(work, use, fail)

    def _show_still(self, image: QImage) -> None:
        self._still_shown = True
        self.still.emit(image)
        self._note_visible()
        self.state_changed.emit()

    def _show_first_page(self, opened: "tuple[Pages, QImage]") -> None:
        self._pages, image = opened
        self._page = 0
        self._show_still(image)

    def _turn(self, step: int) -> bool:
        """Turn a page of the document shown; False when there is none to turn to."""
        pages = self._pages
        if pages is None or not 0 <= self._page + step < pages.count:
            return False
        self._page += step
        number = self._page
        self._work(lambda: pages.render(number), self._show_still, self._opened)
        return True

    def _is_played(self) -> bool:
        resource = self._playlist.current
        return resource is not None and kind_of(resource) in (Kind.VIDEO, Kind.AUDIO)

    @Slot(QImage)
    def _picture(self, image: QImage) -> None:
        resource = self._playlist.current
        if resource is not None and kind_of(resource) is Kind.VIDEO and not self._failed:
            self.moving.emit(image)

    @Slot(object)
    def _heard(self, event: EngineEvent) -> None:
        if event.failure is not None:
            self._fail(event.failure.value)
        self._note_visible()
        self.state_changed.emit()

    def _fail(self, reason: str) -> None:
        self._failed = True
        self.nothing.emit()
        self.failed.emit(reason)
        self.state_changed.emit()

    def _note_visible(self) -> None:
        """Count time only while the class sees or hears something."""
        seen = (self.playing or self._still_shown) and not self.black and not self._failed
        if seen and not self._watched.visible:
            self._watched.show(self._clock())
        elif not seen and self._watched.visible:
            self._watched.hide(self._clock())

    def _tell_shown(self) -> None:
        self._watched.tick(self._clock())
        if self._lesson is not None:
            self.shown.emit(self._lesson.id, self._watched.seconds, self._completed())

    def _completed(self) -> bool:
        return (self._reached_end and self._watched.seconds > 0) or self._watched.seconds >= ENOUGH_SECONDS


def _documents() -> Any:
    """Load what reads pictures and pages when it is first needed, on the thread that needs it (decision 0005)."""
    return import_module("desktop.documents")


def _first_page(extent: Extent) -> "tuple[Pages, QImage]":
    pages: Pages = _documents().Pages(extent)
    try:
        return pages, pages.render(0)
    except DocumentError:
        pages.close()
        raise
