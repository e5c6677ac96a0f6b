"""The room where a lesson is taught: the session, the class screen and the control screen, wired to one another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from catalogue.records import Lesson, Resource
from desktop.jobs import Jobs
from desktop.messages import describe
from desktop.playback import Playback
from desktop.screens import Identity, ScreenGuard, class_screen
from desktop.shortcuts import Action, KeyFilter
from desktop.teaching import Teaching
from desktop.theme.palette import DARK
from desktop.theme.style import style_sheet
from desktop.views.class_screen import ClassScreen
from desktop.views.control_screen import ControlScreen
from desktop.views.sound_card import sound_card
from desktop.views.stage import Stage
from desktop.views.transport import Transport

_SKIP_SECONDS = 5.0
_VOLUME_STEP = 10


class TeachingRoom(QObject):
    """``page`` goes into the main window. ``closed`` comes when the lesson is over."""

    closed = Signal()
    volume_changed = Signal(int)

    def __init__(self, playback: Playback, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Teaching(playback, jobs, parent=self)
        self._playback = playback
        self._bar, self._transport = Transport(), Transport()
        self._class, self._control = ClassScreen(self._bar), ControlScreen(self._transport)
        self._class.setStyleSheet(style_sheet(DARK))
        self._guard = ScreenGuard(self)
        self._keys = KeyFilter(self.obey, self)
        self._remembered: Identity = ("", "")
        self._volume, self._muted = 80, False
        self._connect()

    @property
    def page(self) -> QWidget:
        """The control screen."""
        return self._control

    @property
    def class_window(self) -> QWidget:
        """The class screen."""
        return self._class

    def use(self, *, volume: int, class_screen: Identity, text_scale: int) -> None:
        """Work as the school has chosen."""
        self._volume, self._remembered = volume, class_screen
        self._playback.set_volume(volume)
        self._control.set_text_scale(text_scale)

    def screen_name(self) -> str:
        """Return the name of the screen that the class will see, '' when there is only the teacher's."""
        screen = class_screen(self._remembered)
        if screen is None:
            return ""
        size = screen.size()
        return f"{screen.model() or screen.name()} {size.width()}×{size.height()}"

    def start(self, lesson: Lesson, resources: Sequence[Resource], language: str) -> None:
        """Teach a lesson: the class sees its first resource at once."""
        self._keys.switch(on=True)
        shown = self.session.start(lesson, resources, language)
        self._control.show_lesson(lesson, shown, language)
        self._control.show_current(0)
        self._show_class()

    def obey(self, action: Action) -> None:
        """Do what a key or button asks."""
        session = self.session
        actions: dict[Action, Callable[[], None]] = {
            Action.NEXT: session.next,
            Action.PREVIOUS: session.previous,
            Action.TOGGLE: session.toggle,
            Action.BACK: lambda: session.skip(-_SKIP_SECONDS),
            Action.ON: lambda: session.skip(_SKIP_SECONDS),
            Action.FIRST: lambda: session.jump(0),
            Action.LAST: lambda: session.jump(-1),
            Action.BLACK: lambda: session.set_black(black=not session.black),
            Action.SHOW: self._show_class,
            Action.HIDE: self._hide_class,
            Action.LOUDER: lambda: self._change_volume(_VOLUME_STEP),
            Action.QUIETER: lambda: self._change_volume(-_VOLUME_STEP),
            Action.MUTE: self._mute,
            Action.FASTER: lambda: session.change_rate(1),
            Action.SLOWER: lambda: session.change_rate(-1),
            Action.HELP: self._control.toggle_keys,
            Action.END: self.end,
        }
        actions[action]()

    def end(self) -> None:
        """End the lesson and take the class screen away."""
        self._keys.switch(on=False)
        self._guard.watch(None)
        self._class.hide()
        self.session.end()
        self.closed.emit()

    def shutdown(self) -> None:
        """End what runs, for the end of the program."""
        self._keys.switch(on=False)
        self.session.end()
        self._class.hide()
        self._class.deleteLater()

    def _stages(self) -> tuple[Stage, Stage]:
        return self._class.stage, self._control.preview

    def _connect(self) -> None:
        session = self.session
        for stage in self._stages():
            session.moving.connect(stage.show_moving)
            session.still.connect(stage.show_still)
            session.nothing.connect(stage.clear)
        session.sound.connect(self._show_sound)
        session.current_changed.connect(self._control.show_current)
        session.failed.connect(self._show_trouble)
        session.state_changed.connect(self._show_state)
        self._control.resource_wished.connect(session.jump)
        self._control.next_wished.connect(session.next)
        for bar in (self._bar, self._transport):
            session.position_changed.connect(bar.show_position)
            bar.wished.connect(lambda wish: self.obey(Action(wish)))
            bar.seek_wished.connect(session.seek)
        self._guard.lost.connect(self._screen_lost)
        self._guard.found.connect(self._screen_found)
        self._class.dismissed.connect(self._hide_class)

    def _show_class(self) -> None:
        """Put the class screen where the class sees it, and the keyboard where the teacher is."""
        screen = class_screen(self._remembered)
        self._guard.watch(screen)
        own = QGuiApplication.primaryScreen()
        if screen is not None:
            self._class.show_on(screen, only=False)
            self._control.window().activateWindow()
        elif own is not None:
            self._class.show_on(own, only=True)
            self._class.activateWindow()
        self._tell_where()

    def _hide_class(self) -> None:
        self.session.pause()
        self._class.hide()
        self._control.window().activateWindow()
        self._tell_where()

    def _screen_lost(self) -> None:
        """The projector was unplugged: pause, take the picture away before it covers the teacher's screen, say so."""
        self.session.pause()
        self._class.hide()
        self._control.window().raise_()
        self._control.window().activateWindow()
        self._control.show_where(self.tr("The projector was unplugged. The lesson waits."))

    def _screen_found(self) -> None:
        """A screen is there again: show the lesson on it, still paused."""
        if self.session.lesson is not None and not self._class.isVisible() and class_screen(self._remembered):
            self._show_class()

    def _tell_where(self) -> None:
        if not self._class.isVisible():
            self._control.show_where(self.tr("The class sees nothing now. F5 shows it again."))
            return
        name = self.screen_name()
        text = self.tr("The class sees it on {screen}.").format(screen=name) if name else ""
        self._control.show_where(text)

    def _show_sound(self, title: str, cover: object) -> None:
        card = sound_card(title, cover if isinstance(cover, QImage) else None)
        for stage in self._stages():
            stage.show_still(card)

    def _show_trouble(self, reason: str) -> None:
        self._control.show_trouble(describe(reason, {}).whole if reason else "")

    def _show_state(self) -> None:
        session = self.session
        # The class screen goes black; the preview shows what is behind, with the button saying so.
        self._class.stage.set_black(black=session.black)
        for bar in (self._bar, self._transport):
            bar.show_state(playing=session.playing, black=session.black, rate=session.rate)

    def _change_volume(self, step: int) -> None:
        self._volume = min(max(self._volume + step, 0), 100)
        self._muted = False
        self._playback.set_volume(self._volume)
        self.volume_changed.emit(self._volume)

    def _mute(self) -> None:
        self._muted = not self._muted
        self._playback.set_volume(0 if self._muted else self._volume)
