"""The part of the tour that shows a school set up: Today for one class and for a room, the schedule, the search."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import QSize

from catalogue.records import SUBJECTS
from catalogue.timetable import Schedule, SchoolClass, Slot, Term, Timetable, usual_periods
from desktop.app import App

Wait = Callable[[], bool]

SMALLEST = QSize(1024, 768)
_SECTIONS = ("year", "timetable", "classes", "term")
_TYPED = "yy"
"""Two first letters, as somebody types who is in a hurry."""


class SchoolTour:
    """Sets up a school, shows it in the language that is spoken, and leaves the library as it was."""

    def __init__(self, app: App, shoot: Callable[[str], None], pause: Callable[[], Wait]) -> None:
        self._app, self._shoot, self._pause = app, shoot, pause

    def walk(self, language: str) -> Iterator[Wait]:
        """Yield what to wait for, step by step."""
        app, school = self._app, self._app.household.school
        before = school.schedule()
        app.window.resize(SMALLEST)
        app.window.show_page(0)
        four, room = SchoolClass(1, "四（1）班", (4,)), SchoolClass(2, "四五六年级复式班", (4, 5, 6), "zh")
        for name, found in (("one-class", four), ("three-grades", room)):
            yield from self._use(school_of(found))
            self._shoot(f"today-{name}-{language}")
        app.window.show_page(app.window.number_of(app.pages.schedule))
        yield lambda: app.plan.scheduling is not None
        for section in _SECTIONS:
            app.pages.schedule.show_section(section)
            yield self._pause()
            self._shoot(f"schedule-{section}-{language}")
        yield from self._search(language)
        yield from self._use(before)

    def _use(self, schedule: Schedule) -> Iterator[Wait]:
        app, kept = self._app, list[object]()
        app.jobs.ask(lambda: app.household.school.keep_schedule(schedule), kept.append, kept.append)
        yield lambda: bool(kept)
        app.plan.taught_changed()
        yield self._pause()

    def _search(self, language: str) -> Iterator[Wait]:
        app = self._app
        app.window.show_page(app.window.number_of(app.pages.lessons))
        app.pages.lessons.search.setText(_TYPED)
        yield self._pause()
        self._shoot(f"search-pinyin-{language}")
        app.pages.lessons.search.clear()


def school_of(found: SchoolClass) -> Schedule:
    """Return the schedule of a school of one class, whose English hour is on or comes next today."""
    today = date.today()  # noqa: DTZ011  # a school has its own day
    term = Term(1 if today.month >= 8 else 2, today - timedelta(days=50), today + timedelta(days=80))
    slots = [
        Slot(found.id, weekday, period, SUBJECTS[(period - 1) % 4], (1 + period % 2,) if period == 6 else ())
        for weekday in sorted({1, 2, 3, 4, 5, today.isoweekday()})
        for period in range(1, 8)
    ]
    return Schedule((found,), (term,), Timetable(2, usual_periods(), tuple(slots)), next_class_id=3)
