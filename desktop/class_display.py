"""Keeps the class screen where the class sees it and the control screen where the teacher does, whatever is plugged."""

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from desktop.screens import (
    Arrangement,
    Identity,
    ScreenGuard,
    ScreenPlace,
    arranged,
    class_screen_name,
    screen_at,
    screen_places,
    screen_text,
)
from desktop.views.class_screen import ClassScreen
from desktop.views.screen_numbers import ScreenNumbers

_ASKED_MS = 30_000
"""After so long without an answer the numbers go, and the screen stays that was guessed."""

_LOOK_MS, _LOOKS = 300, 10
"""For three seconds after it was placed the class screen is looked after."""


class ClassDisplay(QObject):
    """Places both windows.

    ``lost``: the class sees the lesson no more, it has to wait. ``placed`` has the size of the screen that the class
    sees now. ``told`` has what there is to say of it, and whether it is urgent. ``asked`` has how many screens carry a
    number, 0 once the question is answered. ``chosen`` has the Identity to remember.
    """

    lost = Signal()
    placed = Signal(QSize)
    told = Signal(str, bool)
    asked = Signal(int)
    chosen = Signal(object)

    def __init__(self, window: ClassScreen, control: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._control = window, control
        self._remembered = Identity()
        self._where: Identity | None = None
        self._on = self._waiting = self._has_asked = False
        self._choices: list[ScreenPlace] = []
        self._numbers = ScreenNumbers()
        self._looks = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_after)
        self._patience = QTimer(self, singleShot=True, interval=_ASKED_MS)
        self._patience.timeout.connect(self._ask_no_more)
        self._guard = ScreenGuard(self)
        self._guard.changed.connect(self._screens_changed)
        self._guard.settled.connect(self._screens_settled)
        window.dismissed.connect(self.hide)

    @property
    def only(self) -> bool:
        """Whether the lesson covers the teacher's only screen."""
        return self._on and self._where is None and self._window.isVisible()

    @property
    def visible(self) -> bool:
        """Whether the class sees the lesson."""
        return self._window.isVisible()

    def use(self, remembered: Identity) -> None:
        """Know which screen was the class's before."""
        self._remembered = remembered

    def screen_name(self) -> str:
        """Return the name of the screen that the class will see, '' when there is only the teacher's."""
        return class_screen_name(self._remembered)

    def show(self) -> None:
        """Put the class screen where the class sees it, and the keyboard where the teacher is."""
        arrangement = arranged(screen_places(), self._remembered)
        if arrangement is None:
            return
        lesson = arrangement.lesson
        self._on, self._waiting = True, False
        self._where = _target(arrangement)
        if not self._put(arrangement):
            return
        self._looks = _LOOKS
        self._look.start()
        self.placed.emit((lesson or arrangement.control).area.size())
        self.tell()
        if arrangement.doubtful and not self._has_asked:
            self.ask()

    def _put(self, arrangement: Arrangement) -> bool:
        """Put the windows on their screens, the keyboard where the teacher is; False when the screen is gone again."""
        lesson = arrangement.lesson
        screen = screen_at(lesson or arrangement.control)
        if screen is None:
            return False
        self._window.show_on(screen, only=lesson is None)
        if lesson is None:
            self._window.activateWindow()
        else:
            self._keep_control_away_from(lesson, arrangement.control)
            self._control.window().activateWindow()
        return True

    def _look_after(self) -> None:
        """Put it back where the system has moved it: screens that come make window managers move windows, too late."""
        self._looks -= 1
        arrangement = arranged(screen_places(), self._remembered)
        if self._looks <= 0 or not self._on or self._waiting or arrangement is None:
            self._look.stop()
        elif _target(arrangement) == self._where and self._misplaced(arrangement):
            self._put(arrangement)

    def hide(self) -> None:
        """Take it away, because the teacher wants to."""
        self._on = self._waiting = False
        self._leave()
        self.told.emit(self.tr("The class screen is off. F5 shows the lesson again."), True)

    def close(self) -> None:
        """The lesson is over."""
        self._on = self._waiting = self._has_asked = False
        self._ask_no_more()
        self._window.hide()

    def swap(self) -> None:
        """Let the class see the teacher's screen, and the other way round."""
        arrangement = arranged(screen_places(), self._remembered)
        if arrangement is None or arrangement.lesson is None:
            self.told.emit(self.tr("There is only one screen. Plug the projector in first."), True)
        else:
            self._choose(arrangement.control.identity)

    def ask(self) -> None:
        """Show a number on each screen: which one does the class see?"""
        self._has_asked = True
        self._choices = sorted(screen_places(), key=lambda place: (place.area.x(), place.area.y()))
        if len(self._choices) < 2:
            self.told.emit(self.tr("There is only one screen. Plug the projector in first."), True)
            return
        self._numbers.show([place.area for place in self._choices])
        self._patience.start()
        self.asked.emit(len(self._choices))

    def answer(self, number: int) -> None:
        """The class sees the screen with this number, from 1."""
        if self._numbers.shown and 1 <= number <= len(self._choices):
            choice = self._choices[number - 1].identity
            self._ask_no_more()
            self._choose(choice)

    def tell(self) -> None:
        """Say where the class sees the lesson."""
        arrangement = arranged(screen_places(), self._remembered)
        name = screen_text(arrangement.lesson) if arrangement is not None and arrangement.lesson is not None else ""
        self.told.emit(self.tr("The class sees it on {screen}.").format(screen=name) if name else "", False)

    def _choose(self, wanted: Identity) -> None:
        self._remembered = wanted
        self.chosen.emit(wanted)
        if self._on:
            self.show()

    def _ask_no_more(self) -> None:
        self._patience.stop()
        if self._numbers.shown:
            self._numbers.hide()
            self.asked.emit(0)

    def _leave(self) -> None:
        self._window.hide()
        self._control.window().raise_()
        self._control.window().activateWindow()

    def _screens_changed(self) -> None:
        """At once: a screen that is gone or shows the same must not leave the lesson over the teacher's screen."""
        if not self._on or self._where is None or self._waiting:
            return
        arrangement = arranged(screen_places(), self._remembered)
        if arrangement is not None and arrangement.lesson and arrangement.lesson.identity == self._where:
            return
        self._waiting = True
        self._ask_no_more()
        self._leave()
        self.lost.emit()
        self.told.emit(self._why(arrangement), True)

    def _screens_settled(self) -> None:
        """Go back to the class's screen when it is there again, and to a first one that was plugged in."""
        arrangement = arranged(screen_places(), self._remembered)
        if not self._on or arrangement is None:
            return
        if self._waiting and arrangement.lesson is None:
            self._leave()
            self.told.emit(self._why(arrangement), True)
        elif self._waiting:
            self.show()
            self.told.emit(self.tr("The class sees the lesson again. Space goes on."), True)
        elif (arrangement.lesson is not None and self._where is None) or self._misplaced(arrangement):
            self.show()

    def _misplaced(self, arrangement: Arrangement) -> bool:
        """Whether the class's screen has changed its place or size under the window."""
        area = (arrangement.lesson or arrangement.control).area
        return self._window.isVisible() and self._window.geometry() != area

    def _why(self, arrangement: Arrangement | None) -> str:
        if arrangement is not None and arrangement.mirrored:
            return self.tr(
                "Both screens show the same now. The lesson waits. Choose “Extend” in the system's display settings, "
                "or press F5 to teach on one screen."
            )
        return self.tr("The projector was unplugged. The lesson waits. F5 shows it on this screen.")

    def _keep_control_away_from(self, lesson: ScreenPlace, control: ScreenPlace) -> None:
        window = self._control.window()
        screen = screen_at(control)
        if screen is not None and lesson.area.contains(window.geometry().center()):
            _move(window, screen)


def _target(arrangement: Arrangement) -> Identity | None:
    """Return which screen is the class's, None for the only one there is."""
    return arrangement.lesson.identity if arrangement.lesson is not None else None


def _move(window: QWidget, screen: QScreen) -> None:
    """Move a window, maximised as it was: the system moves none that is."""
    maximised = window.isMaximized()
    if maximised:
        window.showNormal()
    room = screen.availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.topLeft())
    if maximised:
        window.showMaximized()
