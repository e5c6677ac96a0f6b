"""The room where a lesson is taught: the session, the class screen and the control screen, wired to one another."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from catalogue.records import Bookmark, Lesson, Resource, Role
from desktop.class_display import ClassDisplay
from desktop.classroom import Classroom
from desktop.curtain import Curtain
from desktop.deeds import Deeds, covering, drawing, going, playing, timing
from desktop.formats import clock_text
from desktop.jobs import Jobs
from desktop.key_filter import KeyFilter
from desktop.light import LightMode
from desktop.models.bar import Drawer
from desktop.models.board import Board
from desktop.models.countdown import Countdown
from desktop.outside import Outside
from desktop.playback import Playback
from desktop.prepared import Prepared
from desktop.screens import Identity
from desktop.shortcuts import Action
from desktop.teacher_aids import TeacherAids
from desktop.teaching import Teaching
from desktop.telling import Telling
from desktop.views.class_screen import ClassScreen
from desktop.views.control_screen import ControlScreen
from desktop.views.sound_card import sound_card
from desktop.views.transport import Transport
from desktop.volume import Volume

_STALE_MS = 1200
"""So long a picture stays while the next resource shows nothing: a film is there in a tenth of that."""


class TeachingRoom(QObject):
    """``page`` goes into the main window. ``closed`` comes when the lesson is over."""

    closed = Signal()
    volume_changed = Signal(int)
    class_screen_chosen = Signal(object)
    """The Identity of the screen that the class sees from now on."""

    mark_wished = Signal(str)
    """A bookmark is to be set here, with this name until somebody gives it a better one."""

    mark_opened = Signal(int)
    mark_renamed = Signal(int, str)
    mark_removed = Signal(int)
    rang = Signal()
    """The time of a timer is up, and it may sound."""

    def __init__(self, playback: Playback, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Teaching(playback, jobs, parent=self)
        self._outside = Outside(jobs, self)
        board, bar, transport = Board(self), Transport(), Transport()
        self._class, self._control = ClassScreen(board, bar), ControlScreen(board, transport)
        self._transport = transport
        self._bars, self._stages = (bar, transport), (self._class.stage, self._control.preview)
        curtain = Curtain(self.session, board, *self._stages)
        self.parts = Classroom(self.session, board, Countdown(parent=self), curtain, Volume(playback, self))
        self.display = ClassDisplay(self._class, self._control, self)
        self.telling = Telling(self.parts, self.display, self._control, self._class)
        self._aids = TeacherAids(jobs, self._control, self._class, self.display, self.telling)
        self.light = LightMode(self.session, playback, self._class, self._control.preview, self.parts.countdown)
        self._stale = QTimer(self, singleShot=True, interval=_STALE_MS)
        self._stale.timeout.connect(self._drop_kept)
        self._keys = KeyFilter(self.obey, self)
        self._keys.ask_digit = self._open_mark
        self._drawer = Drawer.NONE
        self._deeds: Deeds = {**going(self.parts), **playing(self.parts), **drawing(board),
                              **timing(self.parts.countdown), **covering(curtain), **self._aids.deeds(),
                              **self._own_deeds()}  # fmt: skip
        self._connect_session()
        self._connect_parts()
        self._connect_windows()

    @property
    def page(self) -> QWidget:
        """The control screen."""
        return self._control

    @property
    def class_window(self) -> QWidget:
        """The class screen."""
        return self._class

    def use(self, *, volume: int, class_screen: Identity, text_scale: int, hour_minutes: int) -> None:
        """Work as the school has chosen."""
        self.parts.volume.use(volume)
        self.display.use(class_screen)
        self._control.set_text_scale(text_scale)
        for line in (self._control.hour, self._class.hour):
            line.set_minutes(hour_minutes)

    def keep_in(self, prepared: Prepared, copies: Path) -> None:
        """Keep what is made of resources in ``prepared``, and copies for programs of the system in ``copies``."""
        self.session.keep_in(prepared)
        self._aids.plans.prepared, self._outside.folder = prepared, copies

    def screen_name(self) -> str:
        """Return the name of the screen that the class will see, '' when there is only the teacher's."""
        return self.display.screen_name()

    def start(self, lesson: Lesson, resources: Sequence[Resource], language: str) -> None:
        """Teach a lesson: the class sees its first resource at once. Its lesson plan is for the teacher alone."""
        plan = [resource for resource in resources if resource.role is Role.LESSON_PLAN]
        for_class = [resource for resource in resources if resource.role is not Role.LESSON_PLAN]
        self._keys.switch(on=True)
        self._aids.begin(plan)
        self._class.hour.begin()
        self.parts.curtain.open()
        self.parts.countdown.stop()
        self._drawer = Drawer.NONE
        shown = self.session.start(lesson, for_class, language)
        self._control.show_lesson(lesson, shown, language, plan=bool(plan))
        self.telling.begin(shown, language)
        self._show_current(0)
        self.display.show()

    def obey(self, action: Action) -> None:
        """Do what a key or button asks."""
        self.light.prepare(action)
        self._aids.heed(action)
        self._deeds[action]()
        self._class.stir()
        self._show_state()

    def end(self) -> None:
        """End the lesson and take the class screen away."""
        self._leave()
        self.closed.emit()

    def shutdown(self) -> None:
        """End what runs, for the end of the program."""
        self._leave()
        self._class.deleteLater()

    def _leave(self) -> None:
        self._keys.switch(on=False)
        self._stale.stop()
        self.display.close()
        self.parts.countdown.stop()
        self._aids.begin(())
        self.session.end()
        self.parts.curtain.open()

    def _own_deeds(self) -> Deeds:
        return {
            Action.OUTSIDE: lambda: self._outside.open(self.session.current),
            Action.END: self.end,
            Action.FREEZE: self.parts.curtain.toggle_freeze,
            Action.SHOW: self.display.show,
            Action.HIDE: self._hide_class,
            Action.SWAP: self.display.swap,
            Action.SCREENS: self.display.ask,
            Action.TIMER: lambda: self._toggle(Drawer.TIMER),
            Action.MARKS: lambda: self._toggle(Drawer.MARKS),
            Action.MARK: self._set_mark,
        }

    def _connect_session(self) -> None:
        session = self.session
        for stage in self._stages:
            session.moving.connect(stage.show_moving)
            session.still.connect(stage.show_still)
            session.nothing.connect(stage.clear)
        session.sound.connect(self._show_sound)
        session.current_changed.connect(self._show_current)
        session.page_changed.connect(lambda page, _count: self.parts.curtain.turn_to(page))
        session.page_changed.connect(self._control.side.show_page)
        session.state_changed.connect(self.parts.curtain.follow)
        for changed in (session.state_changed, session.tracks_changed, session.repeat_changed):
            changed.connect(self._show_state)

    def _connect_parts(self) -> None:
        parts, session = self.parts, self.session
        for bar in self._bars:
            session.position_changed.connect(bar.show_position)
            bar.wished.connect(self._obey_wish)
            bar.seek_wished.connect(session.seek)
            bar.marks.opened.connect(self._go_to_mark)
            bar.marks.renamed.connect(self.mark_renamed)
            bar.marks.removed.connect(self.mark_removed)
            bar.colour_wished.connect(lambda colour: parts.board.choose(colour=colour))
            bar.width_wished.connect(lambda width: parts.board.choose(width=width))
        for stage in self._stages:
            parts.countdown.changed.connect(stage.show_timer)
        parts.countdown.rang.connect(self.rang)
        parts.curtain.muted.connect(parts.volume.hush)
        parts.volume.changed.connect(self.volume_changed)
        for changed in (parts.countdown.changed, parts.curtain.changed, parts.board.tool_changed):
            changed.connect(self._show_state)

    def _connect_windows(self) -> None:
        control, display = self._control, self.display
        control.side.next_told.connect(self._class.where.set_rest)
        control.side.resource_wished.connect(self._jump)
        control.side.wished.connect(self._obey_wish)
        display.lost.connect(self.session.pause)
        display.placed.connect(control.preview.set_shape)
        display.chosen.connect(self.class_screen_chosen)
        display.asked.connect(self._await_digit)
        self.telling.wished.connect(self.obey)
        self._outside.opened.connect(self.telling.tell_outside)
        self._outside.failed.connect(self.telling.tell_error)

    def _obey_wish(self, wish: str) -> None:
        self.obey(Action(wish))

    def _jump(self, index: int) -> None:
        self.parts.curtain.lift()
        self.session.jump(index)

    def _await_digit(self, screens: int) -> None:
        self._keys.ask_digit = self.display.answer if screens else self._open_mark

    def _open_mark(self, number: int) -> None:
        """Go to a bookmark by its digit, while they are seen."""
        if self._drawer is Drawer.MARKS:
            self._transport.marks.open_number(number)

    def _go_to_mark(self, number: int) -> None:
        self.parts.curtain.lift()
        self.mark_opened.emit(number)

    def _hide_class(self) -> None:
        """Close what lies open over the teacher's screen first, then take the class screen away."""
        if self._aids.put_away():
            return
        if self.display.visible:
            self.session.pause()
            self.display.hide()

    def show_bookmarks(self, marks: Sequence[Bookmark]) -> None:
        """Show the bookmarks of the lesson."""
        for bar in self._bars:
            bar.marks.show_marks(marks)

    def _toggle(self, drawer: Drawer) -> None:
        self._drawer = Drawer.NONE if self._drawer is drawer else drawer

    def _set_mark(self) -> None:
        place = self.session.place()
        if place is not None:
            self._drawer = Drawer.MARKS
            self.mark_wished.emit(clock_text(place.seconds) if self.session.is_played() else f"{place.page + 1}")

    def _show_sound(self, title: str, cover: object) -> None:
        card = sound_card(title, cover if isinstance(cover, QImage) else None)
        for stage in self._stages:
            stage.show_still(card)

    def _show_current(self, index: int) -> None:
        for stage in self._stages:
            stage.keep()
        self._stale.start()
        self.parts.curtain.begin()
        self._control.side.show_current(index)
        self._show_state()

    def _drop_kept(self) -> None:
        """What was shown before is not to be taken for what is opened now, however long that takes."""
        if self.session.is_making:
            self._stale.start()  # the class may look at it meanwhile; the teacher is told
            return
        for stage in self._stages:
            stage.drop_kept()

    def _show_state(self, *_what: object) -> None:
        state = self.parts.state(self._drawer)
        for bar in self._bars:
            bar.show_state(state)
        self.light.follow(state.cover, state.tool, frozen=state.frozen)
