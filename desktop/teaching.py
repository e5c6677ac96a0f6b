"""How a class hour goes: what is shown, what comes next, and how long the class really saw something."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from catalogue.records import Lesson, Place, Resource, Role
from desktop.controls import Controls
from desktop.counting import LessonCount
from desktop.extent_file import source_of
from desktop.jobs import Jobs
from desktop.kinds import Kind, kind_of
from desktop.playback import Playback
from desktop.prepared import Prepared
from desktop.resuming import PlaceKeeper, Progress, ResumeOffer
from desktop.showing import Showing
from desktop.subtitling import Subtitling, files_of
from player.engine import EngineEvent, EngineState
from player.playlist import Playlist

BEAT_MS = 5000
"""How often the time shown is told, so that a power cut loses at most 10 s of it."""


_UNDER_WAY = (EngineState.PLAYING, EngineState.PAUSED, EngineState.ENDED)


class Teaching(Controls):
    """One lesson at a time. It says what is to be seen; windows show it."""

    moving = Signal(QImage)
    still = Signal(QImage)
    sound = Signal(str, object)
    """Only something to hear: the title, and the cover or None."""

    nothing = Signal()
    started = Signal(str)
    """A lesson has begun: its id."""

    current_changed = Signal(int)
    resume_offer_changed = Signal()
    failed = Signal(str)
    """A resource cannot be shown: a code of messages.py; '' when the next one can."""

    noticed = Signal(str)
    """Something is amiss, but the lesson goes on: a code of messages.py; '' when it is well again."""

    place_changed = Signal(object)
    """Where the class is now: a Place to be kept."""

    shown = Signal(str, float, bool)
    """While a lesson goes on: its id, the seconds really shown, whether it counts as taught."""

    ended = Signal(str, float, bool)

    def __init__(
        self, playback: Playback, jobs: Jobs, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(playback, Showing(jobs), parent)
        self._count = LessonCount(clock)
        self._subtitling = Subtitling(playback, jobs, self)
        self._lesson: Lesson | None = None
        self._resources: Sequence[Resource] = ()
        self._playlist: Playlist[Resource] = Playlist(())
        self._places = PlaceKeeper()
        self._failed = False
        self._language = "zh_CN"
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._tell_shown)
        self._connect()

    @property
    def lesson(self) -> Lesson | None:
        """The lesson being taught, None between lessons."""
        return self._lesson

    @property
    def current(self) -> Resource | None:
        """The resource that is shown, None in a lesson that has none."""
        return self._playlist.current

    @property
    def resources(self) -> Sequence[Resource]:
        """What the lesson shows, in order."""
        return self._playlist.items

    @property
    def completed(self) -> bool:
        """Whether so much was shown that the lesson counts as taught."""
        return self._count.taught

    @property
    def count(self) -> LessonCount:
        """How much the class has seen, and by which rule that counts as taught."""
        return self._count

    @property
    def resume_offer(self) -> ResumeOffer | None:
        """Where this class may go on, until it is taken, turned down or passed; None when there is nothing to offer."""
        return self._places.offer

    def start(
        self, lesson: Lesson, resources: Sequence[Resource], language: str, resume: Sequence[Place] = ()
    ) -> tuple[Resource, ...]:
        """Begin a lesson with its first resource; return those that will be shown, in order.

        ``resume`` are the places where this class stopped in this lesson, the newest first.
        """
        self.end()
        self._lesson, self._language = lesson, language
        self._resources = resources
        self._playlist = Playlist.of([r for r in resources if r.role is not Role.SUBTITLE])
        self._places.begin(self._playlist.items, resume)
        self._count.begin()
        self.black = False
        self._beat.start()
        self._open()
        self._showing.make_ready(self._playlist.items)
        self.started.emit(lesson.id)
        return self._playlist.items

    def keep_in(self, prepared: Prepared) -> None:
        """Keep what is made of resources there: PDF of slides, subtitles, how loud they are."""
        self._showing.prepared = prepared

    def recall(self, lesson_id: str, places: Sequence[Place]) -> None:
        """Learn, a moment after its start, where this class stopped in the lesson; the newest place first."""
        if self._lesson is None or self._lesson.id != lesson_id:
            return
        self._places.begin(self._playlist.items, places)
        self._places.opened(self._playlist.index, resumed=False)
        self.resume_offer_changed.emit()

    def end(self) -> None:
        """End the lesson: nothing sounds, nothing is held open."""
        if self._lesson is None:
            return
        self._beat.stop()
        self._leave()
        lesson, self._lesson = self._lesson, None
        self.nothing.emit()
        self.ended.emit(lesson.id, self._count.seconds, self.completed)

    def next(self) -> None:
        """Show the next page, else the next resource; at the end it stays."""
        if self._showing.turn(1) or self._playlist.at_end:
            return
        self._go(self._playlist.next())

    def previous(self) -> None:
        """Show the page before, else the resource before."""
        if not self._showing.turn(-1) and self._playlist.index > 0:
            self._go(self._playlist.previous())

    def jump(self, index: int) -> None:
        """Show a resource by its place; negative places count from the end."""
        self._go(self._playlist.jump(index if index >= 0 else len(self._playlist.items) + index))

    def accept_resume(self) -> None:
        """Go on where this class stopped, as ``resume_offer`` says."""
        offer = self._places.take()
        if offer is not None:
            self._go_on(offer)
            self.resume_offer_changed.emit()

    def refuse_resume(self) -> None:
        """Take the offer away; the class begins anew."""
        if self._places.take() is not None:
            self.resume_offer_changed.emit()

    def go_to(self, resource: str, seconds: float, page: int) -> None:
        """Show a resource of the lesson, by the sha256 of its bytes, at ``seconds`` or on ``page`` (from 0)."""
        for index, item in enumerate(self._playlist.items):
            if item.sha256 == resource:
                self._go_on(ResumeOffer(index, seconds, page))
                return

    def place(self) -> Place | None:
        """Return where the lesson is now, None where there is nothing to come back to."""
        resource = self.current
        if self._lesson is None or resource is None or self._failed:
            return None
        seconds = self._playback.position() if self.is_played() else 0.0
        return Place("", resource.lesson_id, resource.sha256, seconds, self._showing.page)

    def restart(self) -> None:
        """Play from the beginning; what failed is tried again."""
        if self._failed:
            self._go(self._playlist)
        elif self.is_played():
            self._playback.restart()
        else:
            self._showing.turn_to(0)

    def _connect(self) -> None:
        playback, showing = self._playback, self._showing
        self.state_changed.connect(self._note_visible)
        playback.picture_changed.connect(self._picture)
        playback.state_changed.connect(self._heard)
        playback.silent_changed.connect(lambda silent: self.noticed.emit("no-sound" if silent else ""))
        showing.still.connect(self._show_still)
        showing.moving.connect(self.moving)
        showing.cover.connect(self._show_cover)
        showing.failed.connect(self._fail)
        showing.making.connect(lambda making: self.noticed.emit("making-ready" if making else ""))
        self._subtitling.failed.connect(self.noticed)

    def _go_on(self, offer: ResumeOffer) -> None:
        if offer.index != self._playlist.index or self._failed:
            self._go(self._playlist.jump(offer.index), offer)
        elif self.is_played():
            self._playback.seek(offer.seconds)
        else:
            self._showing.turn_to(offer.page)

    def _go(self, playlist: Playlist[Resource], offer: ResumeOffer | None = None) -> None:
        self._leave()
        self._playlist = playlist
        self._open(offer)

    def _open(self, offer: ResumeOffer | None = None) -> None:
        """Show the current resource from its start, or where ``offer`` says."""
        self.current_changed.emit(self._playlist.index)
        self._count.note_resource(last=self._playlist.at_end)
        self.failed.emit("")
        self.position_changed.emit(0.0, 0.0)
        resource = self.current
        if resource is None or resource.extent is None:
            self._fail("not-arrived")
            return
        if self.is_played():
            start = offer.seconds if offer else 0.0
            self._playback.play(source_of(resource.extent), start=start, gain=self.gain)
        if kind_of(resource) is Kind.VIDEO:
            self._subtitling.begin(files_of(resource, self._resources), self._language, self._showing.prepared)
        if kind_of(resource) is Kind.AUDIO:
            self.sound.emit(resource.title.in_language(self._language), None)
        self._showing.open(resource, resource.extent, offer.page if offer else 0)
        self._places.opened(self._playlist.index, resumed=offer is not None)
        self.resume_offer_changed.emit()

    def _leave(self) -> None:
        """Let go of the resource that is shown."""
        self._tell_place()
        self._failed = False
        self.rate = 1.0
        self._subtitling.leave()
        self._showing.leave()
        if self._playback.state is not EngineState.IDLE:
            self._playback.stop()
        self._note_visible()

    def _show_still(self, image: QImage) -> None:
        self.still.emit(image)
        self.state_changed.emit()

    def _show_cover(self, image: QImage) -> None:
        if self.current is not None:
            self.sound.emit(self.current.title.in_language(self._language), image)

    @Slot(QImage)
    def _picture(self, image: QImage) -> None:
        if self.current is not None and kind_of(self.current) is Kind.VIDEO and not self._failed:
            self.moving.emit(image)

    @Slot(object)
    def _heard(self, event: EngineEvent) -> None:
        if event.failure is not None:
            self._fail(event.failure.value)
        self.state_changed.emit()

    def _fail(self, reason: str) -> None:
        self._failed = True
        self.nothing.emit()
        self.failed.emit(reason)
        self.state_changed.emit()

    def _note_visible(self) -> None:
        """Count time only while the class sees or hears something."""
        seen = (self.playing or self._showing.shown) and not self.black and not self._failed
        self._count.note_seen(seen=seen)

    def _tell_shown(self) -> None:
        self._count.tick()
        self._tell_place()
        if self._lesson is not None:
            self.shown.emit(self._lesson.id, self._count.seconds, self.completed)

    def _tell_place(self) -> None:
        """Say where the class is, so that it can go on there another day."""
        playback, showing, now = self._playback, self._showing, self.place()
        if now is None or not (showing.shown or playback.state in _UNDER_WAY):
            return
        for place in self._places.kept(Progress(now.seconds, playback.duration, now.page, showing.page_count)):
            self.place_changed.emit(place)
