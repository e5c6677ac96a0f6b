"""The light mode for weak computers: films go straight into a window of the system, and nothing is painted over them.

It takes a third less of the processor (docs/decisions/0020); ``skylesson doctor`` chooses it. What draws on
the picture, looks nearer or keeps it holds the film first: a still of the screen takes its place until it goes on.
"""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QImage

from desktop.kinds import Kind, kind_of
from desktop.models.bar import Cover
from desktop.models.board import Tool
from desktop.models.countdown import Countdown
from desktop.playback import Playback
from desktop.shortcuts import Action
from desktop.teaching import Teaching
from desktop.views.class_screen import ClassScreen
from desktop.views.stage import Stage
from player.engine import EngineState

_NEEDS_STILL = (
    Action.FREEZE, Action.PEN, Action.ERASER, Action.COLOUR, Action.WIDTH, Action.SPOTLIGHT, Action.POINTER,
    Action.LARGER, Action.SMALLER, Action.TURN, Action.TIMER_1, Action.TIMER_3, Action.TIMER_5, Action.TIMER_10,
)  # fmt: skip
_PREVIEW_MS = 1000
"""How often the preview looks at the class screen: there is no picture in memory to show."""

_SEEN = (EngineState.PLAYING, EngineState.PAUSED, EngineState.ENDED)


class LightMode(QObject):
    """Switches between the film's own window and the stage. Off, until ``switch``."""

    def __init__(
        self, session: Teaching, playback: Playback, lesson: ClassScreen, preview: Stage, countdown: Countdown
    ) -> None:
        super().__init__()
        self._session, self._playback, self._lesson, self._preview = session, playback, lesson, preview
        self._countdown = countdown
        self._on = self._still = self._pauses = False
        self._look = QTimer(self, interval=_PREVIEW_MS)
        self._look.timeout.connect(self._show_preview)

    def switch(self, *, on: bool) -> None:
        """Use it or not, from the next film on."""
        self._on = on
        if on:
            film = self._lesson.film
            film.handle_changed.connect(self._playback.set_window)
            self._playback.set_window(int(film.winId()))

    def prepare(self, action: Action) -> None:
        """Before something is done to the picture: hold the film, and put a still of it in its place."""
        if self._on and action in _NEEDS_STILL and self._lesson.film.isVisible():
            self._pauses = self._session.playing  # until libVLC says that it has paused the film counts as playing
            self._session.pause()
            still = self._seen()
            for stage in (self._lesson.stage, self._preview):
                stage.show_still(still)
            self._still = True
            self._lesson.film.hide()

    def follow(self, cover: Cover, tool: Tool, *, frozen: bool) -> None:
        """Show the film's window while a film is to be seen and nothing lies over it."""
        if not self._on:
            return
        resource = self._session.current
        film = resource is not None and kind_of(resource) is Kind.VIDEO and self._playback.state in _SEEN
        self._pauses = self._pauses and self._session.playing
        if self._session.playing and not self._pauses and tool is Tool.NONE:
            self._still = False
        free = cover is Cover.NONE and not frozen and not self._still and not self._lesson.keys.isVisible()
        seen = film and free and self._session.lesson is not None
        self._make_room(seen=seen)
        if seen and not self._lesson.film.isVisible():
            self._lesson.stage.clear()  # what was kept would be seen beside the film
        self._lesson.film.setVisible(seen)
        if film and not self._look.isActive():  # begun anew each time it would never end: a timer tells each second
            self._look.start()
        elif not film:
            self._look.stop()

    def _make_room(self, *, seen: bool) -> None:
        """A timer stands in a strip above a film that goes on: over the film nothing of ours is seen."""
        timer = self._countdown
        self._lesson.leave_strip(left=seen and timer.shown)
        if seen and timer.shown and not timer.small:
            timer.resize()

    def _show_preview(self) -> None:
        # Before its first picture the film's window has whatever the system left there.
        if self._lesson.film.isVisible() and self._preview.isVisible() and self._playback.counts().shown:
            self._preview.show_still(self._seen())

    def _seen(self) -> QImage:
        """Return the film as the class sees it, read from its screen: libVLC has it, and we have not.

        Only the film: on an only screen the bar stands below it, and would stay in the picture.
        """
        film = self._lesson.film
        screen = self._lesson.screen()
        place = film.mapToGlobal(QPoint(0, 0)) - screen.geometry().topLeft()
        return screen.grabWindow(0, place.x(), place.y(), film.width(), film.height()).toImage()
