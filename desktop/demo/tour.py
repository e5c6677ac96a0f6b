"""A walk through every page that nobody has to steer: packages arrive, a lesson is taught, pictures are left."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from catalogue.records import LessonState, Role
from desktop.app import App
from desktop.demo.school_tour import SchoolTour
from desktop.shortcuts import Action
from player.engine import EngineState

_STEP_MS = 125
_PATIENCE_STEPS = 2400
"""Steps to wait for one thing, five minutes in all, before the tour gives up and says so."""

_LOOK_STEPS = 3
_SIZES = (QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080))
_PAGES = ("today", "lessons", "receiving", "usage", "schedule", "settings")

Wait = Callable[[], bool]


class Tour(QObject):
    """Goes on a step at a time, waiting for what it needs to see."""

    def __init__(self, app: App, pictures: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._pictures = app, pictures
        self._steps = self._walk()
        self._waiting: Wait | None = None
        self._waited = 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin once the window is there."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._timer.start()

    def _step(self) -> None:
        if self._waiting is not None and not self._waiting():
            self._waited += 1
            if self._waited > _PATIENCE_STEPS:
                sys.stderr.write("The demo did not go on within five minutes.\n")
                self._leave(1)
            return
        self._waited = 0
        try:
            self._waiting = next(self._steps)
        except StopIteration:
            self._leave(0)

    def _leave(self, code: int) -> None:
        self._timer.stop()
        QApplication.exit(code)

    def _walk(self) -> Iterator[Wait]:
        app = self._app
        yield from self._first_start()
        yield lambda: app.receiving is not None
        app.window.show_page(_PAGES.index("receiving"))
        yield self._some_lessons(8)
        yield self._pause()
        self._shoot(app.window, "receiving-arriving")
        yield self._some_lessons(app.household.catalogue.count())
        app.window.show_page(0)
        yield self._pause()
        app.window.showNormal()
        for language in ("en", "zh_CN"):
            app.speak(language)
            app.window.resize(_SIZES[1])
            yield self._pause()
            yield from self._teach_next(language)
            for number, name in enumerate(_PAGES):
                app.window.show_page(number)
                yield self._pause()
                yield from self._shoot_sizes(f"{name}-{language}")
            yield from SchoolTour(app, self._shoot_window, self._pause).walk(language)

    def _first_start(self) -> Iterator[Wait]:
        """What a school sees first of all: a plan, and nothing of it here yet."""
        app = self._app
        if app.household.catalogue.packages():
            return
        app.window.showNormal()
        for language in ("en", "zh_CN"):
            app.speak(language)
            app.window.resize(_SIZES[0])
            yield self._pause()
            self._shoot_window(f"first-start-{language}")

    def _shoot_window(self, name: str) -> None:
        size = self._app.window.size()
        # The tour is through each lesson in seconds, which the program asks about.
        self._app.window.notice.ask_no_more()
        QCoreApplication.sendPostedEvents()  # the page has the room of the question
        self._shoot(self._app.window, f"{name}-{size.width()}x{size.height()}")

    def _teach_next(self, language: str) -> Iterator[Wait]:
        """Teach the next lesson as a teacher would: one press on the button, then the clicker."""
        app, room = self._app, self._app.room
        app.window.show_page(0)
        app.pages.today.first_card.teach.click()
        yield lambda: room.session.lesson is not None
        yield self._pause()
        self._shoot(room.class_window, f"class-picture-{language}")
        for _ in range(self._steps_to_video()):
            room.obey(Action.NEXT)
            yield self._pause()
        yield lambda: app.playback.state is EngineState.PLAYING and app.playback.position() > 1.5
        self._shoot(room.class_window, f"class-video-{language}")
        room.obey(Action.TOGGLE)
        yield from self._shoot_sizes(f"teach-{language}")
        app.window.resize(_SIZES[1])
        room.obey(Action.LAST)
        yield self._pause()
        room.obey(Action.END)
        yield self._pause()

    def _steps_to_video(self) -> int:
        lesson = self._app.room.session.lesson
        resources = self._app.household.catalogue.resources(lesson.id) if lesson else ()
        return next((number for number, resource in enumerate(resources) if resource.role is Role.VIDEO), 0)

    def _shoot_sizes(self, name: str) -> Iterator[Wait]:
        """Leave a picture of the window at each size that schools have."""
        for size in _SIZES:
            self._app.window.resize(size)
            yield self._pause()
            self._shoot_window(name)

    def _some_lessons(self, count: int) -> Wait:
        catalogue = self._app.household.catalogue
        return lambda: sum(lesson.state is LessonState.READY for lesson in catalogue.lessons()) >= count

    def _pause(self) -> Wait:
        left = [_LOOK_STEPS]

        def passed() -> bool:
            left[0] -= 1
            return left[0] <= 0

        return passed

    def _shoot(self, widget: QWidget, name: str) -> None:
        widget.grab().save(str(self._pictures / f"{name}.png"))
