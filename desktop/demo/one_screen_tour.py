"""The part of the sheets that shows a lesson where there is no projector: it was unplugged, or there never was one."""

from collections.abc import Iterator

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

from desktop.demo.camera import Camera
from desktop.demo.lesson_tour import LessonTour
from desktop.demo.scene import SIZES, Wait
from desktop.shortcuts import Action
from desktop.views.class_screen import ClassScreen

_PROJECTOR = "CLASS"
"""As tools/with-display.sh calls the second screen of its virtual display; elsewhere nothing is unplugged."""

_AT = "1920/508x1080/286+1366+0"

_SETTLED = 10
"""Pauses after which the class screen is left where it is (desktop/class_display.py)."""


class OneScreenTour:
    """Unplugs the projector in a lesson, goes on over the only screen, and plugs it in again."""

    def __init__(self, camera: Camera) -> None:
        self._camera, self._app = camera, camera.app

    def walk(self) -> Iterator[Wait]:
        """Yield what to wait for, step by step."""
        if not _is_plugged():
            return
        app, camera, lesson = self._app, self._camera, LessonTour(self._camera)
        yield from lesson.begin()
        yield from lesson.hold_film()
        _xrandr("--delmonitor", _PROJECTOR)
        yield lambda: not _is_plugged() and not app.room.class_window.isVisible()
        yield from camera.each_size("teach-unplugged")
        app.room.obey(Action.SHOW)
        for _ in range(_SETTLED):
            yield camera.pause()
        yield from self._over_the_only_screen()
        app.room.obey(Action.END)
        app.window.notice.ask_no_more()
        _xrandr("--setmonitor", _PROJECTOR, _AT, "none")
        yield _is_plugged
        yield camera.pause()

    def _over_the_only_screen(self) -> Iterator[Wait]:
        room, camera, screen = self._app.room, self._camera, self._app.room.class_window
        assert isinstance(screen, ClassScreen)  # noqa: S101  # nosec B101  # it is
        screen.showNormal()
        for size in SIZES:
            screen.resize(size)
            yield camera.pause()
            for name, action in (("film", Action.MUTE), ("pen", Action.PEN), ("keys", Action.HELP)):
                room.obey(action)
                yield camera.pause()
                camera.take(f"only-{name}", screen)
                room.obey(action)
        room.obey(Action.NEXT)
        yield lambda: screen.lines.trouble.shown
        for size in SIZES:
            screen.resize(size)
            yield camera.pause()
            camera.take("only-failed", screen)


def _is_plugged() -> bool:
    return any(screen.name() == _PROJECTOR for screen in QGuiApplication.screens())


def _xrandr(*arguments: str) -> None:
    QProcess.execute("xrandr", list(arguments))
