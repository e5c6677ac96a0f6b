"""The Today page and what it shows: what is next, for whom; asks to teach it, and hears what is said of the clock."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue.records import Lesson
from catalogue.timetable import NO_CLASS, SchoolClass
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.school_clock import SchoolClock
from desktop.today_reading import TodayReader, Wanted
from desktop.today_view import TodayView
from desktop.views.today_page import TodayPage

_RELOAD_MS = 300
_LOOK_AGAIN_MS = 60_000
"""The hour that is on changes by itself, and so does a clock."""


class Today(QObject):
    """Keeps the page up to date. ``teach`` has a lesson and its resources."""

    teach = Signal(object, object)
    class_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        page: TodayPage,
        household: Household,
        jobs: Jobs,
        clock: SchoolClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs, self._clock = page, household, jobs, clock
        self.reader = TodayReader(household, clock)
        """Used by the thread of the databases; the Schedule page shares its calendar."""

        self._wanted, self._teaching_class = Wanted(), NO_CLASS
        self._view: TodayView | None = None
        self._asked = 0
        self._soon = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._soon.timeout.connect(self.reload)
        self._again = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._again.start()
        page.teach_requested.connect(self._open)
        page.class_chosen.connect(self._choose)
        page.day_said.connect(self._say_day)
        page.clock_said_right.connect(lambda: self._write(self._clock.say_right))

    @property
    def school_class(self) -> SchoolClass | None:
        """The class that the page is about, None when it is about none or all."""
        return self._view.chosen if self._view is not None else None

    def class_for(self, lesson: Lesson) -> int:
        """Return the class that a lesson is taught to: the one asked for, else the only one that can be meant."""
        if self._teaching_class:
            return self._teaching_class
        if self._view is None:
            return NO_CLASS
        chosen = self._view.chosen
        if chosen is not None and lesson.grade in chosen.grades:
            return chosen.id
        fitting = [c.id for c in self._view.classes if lesson.grade in c.grades]
        return fitting[0] if len(fitting) == 1 else NO_CLASS

    def set_grade(self, grade: int) -> None:
        """Show the next lessons of a grade, for a school that has no classes; 0 for any."""
        self._wanted = Wanted(self._wanted.class_id, grade)

    def reload(self) -> None:
        """Read again what the page shows."""
        self._asked += 1
        asked, wanted = self._asked, self._wanted
        self._jobs.ask(lambda: self.reader.read(wanted), lambda view: self._show(view, asked), self.failed.emit)

    def language_of(self, class_id: int) -> str:
        """Return the language that comes first for a class, '' for the school's."""
        classes = self._view.classes if self._view is not None else ()
        return next((found.language for found in classes if found.id == class_id), "")

    def reload_soon(self) -> None:
        """Reload once for many changes that come quickly."""
        if not self._soon.isActive():
            self._soon.start()

    def shutdown(self) -> None:
        """Look no more, for the end of the program."""
        self._again.stop()
        self._soon.stop()

    def _look_again(self) -> None:
        if self._page.isVisible():
            self.reload()

    def _show(self, view: TodayView, asked: int) -> None:
        if asked != self._asked:
            return
        before, self._view = self.school_class, view
        self._page.show_view(view)
        if before != view.chosen:
            self.class_changed.emit()
        if self.reader.refused is not None:
            self.failed.emit(self.reader.refused)
            self.reader.refused = None

    def _choose(self, class_id: int) -> None:
        self._wanted = Wanted(class_id, self._wanted.grade)
        self.reload()

    def _open(self, lesson_id: str, class_id: int) -> None:
        """Read a lesson with its resources, then ask to teach it to a class."""
        catalogue = self._household.catalogue

        def ready(found: tuple[Lesson, object]) -> None:
            self._teaching_class = class_id
            self.teach.emit(*found)
            self._teaching_class = NO_CLASS

        self._jobs.ask(lambda: (catalogue.lesson(lesson_id), catalogue.resources(lesson_id)), ready, self.failed.emit)

    def _say_day(self, day: date) -> None:
        self._write(lambda: self._clock.say_day(day))

    def _write(self, verb: Callable[[], None]) -> None:
        self._jobs.ask(verb, lambda _done: self.reload(), self.failed.emit)
