"""A walk through every page, panel and dialog, in several languages and sizes: pictures for contact sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from catalogue.records import SUBJECTS
from catalogue.schedule_edit import add_class
from catalogue.timetable import Change, ChangeKind, Schedule, Slot, Term, Timetable, usual_periods
from desktop.app import App
from desktop.demo.camera import Camera
from desktop.demo.lesson_tour import LessonTour
from desktop.demo.look_tour import LookTour
from desktop.demo.one_screen_tour import OneScreenTour
from desktop.demo.scene import SIZES, Wait
from desktop.demo.scenes import scenes
from desktop.demo.stock import broken_package, further_package, keeps_versions, next_program, next_version
from desktop.demo.taught import taught_weeks
from desktop.demo.tour import Tour
from desktop.places import program_versions, today

_ENOUGH = 60
"""So many lessons have arrived before the first picture."""

_WEEKS = 6
"""Of the term, that have been taught."""

_GRADES = (4, 5, 6)
"""Those that the school has."""


class SheetTour(Tour):
    """Leaves ``SCENE-LANGUAGE-WxH.png`` for all that there is to see."""

    def __init__(self, app: App, pictures: Path, languages: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(app, pictures, parent)
        self._languages = languages

    def _walk(self) -> Iterator[Wait]:
        app = self._app
        yield lambda: app.receiving is not None
        self._send_for()
        yield self._some_lessons(_ENOUGH)
        if keeps_versions(app.household.library):
            yield lambda: program_versions().standing().current == next_version()
            yield self._pause()
            app.window.notice.dismiss.click()
        self._set_up(app)
        app.window.showNormal()
        app.plan.load_rest()
        yield lambda: app.plan.scheduling is not None
        for language in self._languages:
            app.speak(language)
            yield self._pause()
            camera = Camera(app, self._pictures, language, self._pause)
            for size in SIZES:
                app.window.resize(size)
                yield self._pause()
                yield from camera.scenes(scenes(app, language))
            for tour in (LessonTour(camera), OneScreenTour(camera), LookTour(camera)):
                yield from tour.walk()
        app.speak("")

    def _send_for(self) -> None:
        """Have more in the drop folder than the demo makes."""
        library, drop = self._app.household.library, self._app.settings.drop_folders[0]
        lessons = [lesson for lesson in self._app.household.catalogue.lessons() if lesson.grade in _GRADES]
        broken_package(drop)
        further_package(lessons, drop, library)
        if keeps_versions(library):
            next_program(drop, library)

    @staticmethod
    def _set_up(app: App) -> None:
        school, schedule = app.household.school, _timetable(today())
        school.keep_schedule(schedule)
        if not any(True for _ in school.register.records()):
            school.register.add(taught_weeks(schedule, app.household.catalogue.lessons(), _WEEKS))
        app.plan.taught_changed()


def _timetable(day: date) -> Schedule:
    """A plain class and a combined room, with an hour of every subject in the week, and a day that is otherwise."""
    monday = day - timedelta(days=day.weekday())
    term = Term(1, monday - timedelta(weeks=6), monday + timedelta(weeks=14, days=-3))
    made = add_class(add_class(Schedule(terms=(term,)), "四（1）班", (4,)), "四五六年级复式班", (4, 5, 6))
    slots = [
        Slot(room, weekday, period + room, subject)
        for room in (1, 2)
        for weekday in range(1, 6)
        for period, subject in enumerate(SUBJECTS[:3] if weekday % 2 else SUBJECTS[1:])
    ]
    changes = (
        Change(ChangeKind.OFF, monday + timedelta(days=9)),
        Change(ChangeKind.SWAP, monday + timedelta(days=7), 1, 1, monday + timedelta(days=8), 2),
    )
    return replace(made, timetable=Timetable(1, usual_periods(), tuple(slots)), changes=changes)
