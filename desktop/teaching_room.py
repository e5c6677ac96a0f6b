"""The room where a lesson is taught: the session, the class screen and the control screen, wired to one another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from catalogue.records import Lesson, Resource, Role
from desktop.class_display import ClassDisplay
from desktop.curtain import Curtain
from desktop.deeds import Deeds, covering, drawing, timing
from desktop.jobs import Jobs
from desktop.key_filter import KeyFilter
from desktop.key_sheet import default_path, sheet_text, write_sheet
from desktop.kinds import Kind, kind_of
from desktop.messages import describe, describe_error
from desktop.models.bar import BarState, Cover, Drawer
from desktop.models.board import Board, Tool
from desktop.models.countdown import Countdown
from desktop.plan_reader import PlanReader
from desktop.playback import Playback
from desktop.screens import Identity
from desktop.shortcuts import Action
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
    class_screen_changed = Signal(object)

    def __init__(self, playback: Playback, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = Teaching(playback, jobs, parent=self)
        self._playback, self._jobs = playback, jobs
        self.board, self.countdown = Board(self), Countdown(parent=self)
        self._bar, self._transport = Transport(), Transport()
        self._class, self._control = ClassScreen(self.board, self._bar), ControlScreen(self.board, self._transport)
        self._class.setStyleSheet(style_sheet(DARK))
        self.display = ClassDisplay(self._class, self._control, self)
        self.curtain = Curtain(self.session, self.board, self._class.stage, self._control.preview)
        self.plans = PlanReader(jobs, self)
        self._keys = KeyFilter(self.obey, self)
        self._volume, self._muted = 80, False
        self._timer_open = False
        self._resources: Sequence[Resource] = ()
        self._plan: Sequence[Resource] = ()
        self._current = -1
        self._trouble = ""
        self._deeds: Deeds = {**self._lesson_deeds(), **self._playing_deeds(), **drawing(self.board),
                              **timing(self.countdown), **covering(self.curtain.lay, lambda: self.curtain.cover),
                              Action.TIMER: self._toggle_timer}  # fmt: skip
        self._connect_session()
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
        self._volume = volume
        self._playback.set_volume(volume)
        self.display.use(class_screen)
        self._control.set_text_scale(text_scale)
        self._control.set_hour(hour_minutes)

    def screen_name(self) -> str:
        """Return the name of the screen that the class will see, '' when there is only the teacher's."""
        return self.display.screen_name()

    def start(self, lesson: Lesson, resources: Sequence[Resource], language: str) -> None:
        """Teach a lesson: the class sees its first resource at once. Its lesson plan is for the teacher alone."""
        self._plan = [resource for resource in resources if resource.role is Role.LESSON_PLAN]
        self._keys.switch(on=True)
        self.curtain.open()
        self.countdown.stop()
        self.board.begin()
        self._resources, self._timer_open = (), False
        shown = self.session.start(lesson, [r for r in resources if r.role is not Role.LESSON_PLAN], language)
        self._resources = shown
        self._control.show_lesson(lesson, shown, language, plan=bool(self._plan))
        self._show_current(0)
        self._say_trouble()
        self.display.show()

    def obey(self, action: Action) -> None:
        """Do what a key or button asks."""
        self._deeds[action]()
        self._class.stir()
        self._show_state()

    def end(self) -> None:
        """End the lesson and take the class screen away."""
        self._keys.switch(on=False)
        self.display.close()
        self.countdown.stop()
        self.plans.close()
        self.session.end()
        self.curtain.open()
        self.closed.emit()

    def shutdown(self) -> None:
        """End what runs, for the end of the program."""
        self._keys.switch(on=False)
        self.display.close()
        self.session.end()
        self._class.deleteLater()

    def _lesson_deeds(self) -> Deeds:
        session = self.session
        return {
            Action.NEXT: session.next,
            Action.PREVIOUS: session.previous,
            Action.FIRST: lambda: session.jump(0),
            Action.LAST: lambda: session.jump(-1),
            Action.PLAN: self._toggle_plan,
            Action.HELP: self._toggle_keys,
            Action.PRINT: self._save_keys,
            Action.END: self.end,
            Action.FREEZE: lambda: self.curtain.toggle_freeze(),
            Action.SHOW: self.display.show,
            Action.HIDE: self._hide_class,
            Action.SWAP: self.display.swap,
            Action.SCREENS: self.display.ask,
        }

    def _playing_deeds(self) -> Deeds:
        session = self.session
        return {
            Action.TOGGLE: self._go_on,
            Action.BACK: lambda: self._move(-1),
            Action.ON: lambda: self._move(1),
            Action.LOUDER: lambda: self._change_volume(_VOLUME_STEP),
            Action.QUIETER: lambda: self._change_volume(-_VOLUME_STEP),
            Action.MUTE: self._mute,
            Action.FASTER: lambda: session.change_rate(1),
            Action.SLOWER: lambda: session.change_rate(-1),
        }
