"""A walk through every page, panel and dialog, in several languages and sizes: pictures for contact sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule, Slot, Term, Timetable, usual_periods
from desktop.app import App
from desktop.demo.scenes import scenes
from desktop.demo.tour import Tour, Wait
from desktop.places import today
from desktop.shortcuts import Action
from player.engine import EngineState

_SIZES = (QSize(1024, 768), QSize(1920, 1080))
_ENOUGH = 60
"""So many lessons have arrived before the first picture."""

_TEACHING = (("pen", Action.PEN), ("timer", Action.TIMER), ("marks", Action.MARKS), ("keys", Action.HELP))


class SheetTour(Tour):
    """Leaves ``SCENE-LANGUAGE-WxH.png`` for all that there is to see."""

    def __init__(self, app: App, pictures: Path, languages: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(app, pictures, parent)
        self._languages = languages

    def _walk(self) -> Iterator[Wait]:
        app = self._app
        yield lambda: app.receiving is not None
        (app.settings.drop_folders[0] / "broken.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(200))
        app.household.school.keep_schedule(_timetable(today()))
        yield self._some_lessons(_ENOUGH)
        app.window.showNormal()
        app.plan.load_rest()
        yield lambda: app.plan.scheduling is not None
        for language in self._languages:
            app.speak(language)
            yield self._pause()
            yield from self._shoot_scenes(language)
            yield from self._shoot_lesson(language)
        app.speak("")

    def _shoot_scenes(self, language: str) -> Iterator[Wait]:
        for size in _SIZES:
            self._app.window.resize(size)
            yield self._pause()
            for scene in scenes(self._app):
                scene.show()
                yield self._pause()
                self._shoot_over(scene.over(), f"{scene.name}-{language}-{size.width()}x{size.height()}")
                scene.back()

    def _shoot_lesson(self, language: str) -> Iterator[Wait]:
        app, room = self._app, self._app.room
        app.window.show_page(0)
        yield app.pages.today.first_card.teach.isEnabled
        app.pages.today.first_card.teach.click()
        yield lambda: room.session.lesson is not None
        yield self._pause()
        for _ in range(self._steps_to_video()):
            room.obey(Action.NEXT)
            yield self._pause()
        yield lambda: app.playback.state is EngineState.PLAYING and app.playback.position() > 1.0
        room.obey(Action.TOGGLE)
        for size in _SIZES:
            app.window.resize(size)
            yield self._pause()
            self._shoot(app.window, f"teach-{language}-{size.width()}x{size.height()}")
            for name, action in _TEACHING:
                room.obey(action)
                yield self._pause()
                self._shoot(app.window, f"teach-{name}-{language}-{size.width()}x{size.height()}")
                room.obey(action)
        room.obey(Action.END)
        yield self._pause()

    def _shoot_over(self, over: QWidget | None, name: str) -> None:
        """Leave a picture of the window with what lies over it."""
        window = self._app.window
        picture = window.grab()
        if over is not None:
            painter = QPainter(picture)
            painter.drawPixmap(window.mapFromGlobal(over.mapToGlobal(over.rect().topLeft())), over.grab())
            painter.end()
        picture.save(str(self._pictures / f"{name}.png"))


def _timetable(day: date) -> Schedule:
    """A plain class and a combined room, with an hour of every subject in the week."""
    monday = day - timedelta(days=day.weekday())
    term = Term(1, monday - timedelta(weeks=6), monday + timedelta(weeks=14))
    made = add_class(add_class(Schedule(terms=(term,)), "四（1）班", (4,)), "四五六年级复式班", (4, 5, 6))
    subjects = ("english", "science", "art", "music")
    slots = [
        Slot(room, weekday, period + room, subject)
        for room in (1, 2)
        for weekday in range(1, 6)
        for period, subject in enumerate(subjects[:3] if weekday % 2 else subjects[1:])
    ]
    return replace(made, timetable=Timetable(1, usual_periods(), tuple(slots)))
