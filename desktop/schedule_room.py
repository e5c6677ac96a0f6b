"""Today and the Schedule page, wired to one another; what the rest of the program asks them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from catalogue.records import Lesson
from catalogue.timetable import SchoolClass
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.school_clock import SchoolClock
from desktop.today import Today
from desktop.views.schedule_page import SchedulePage
from desktop.views.today_page import TodayPage

if TYPE_CHECKING:
    from desktop.scheduling import Scheduling


class ScheduleRoom(QObject):
    """``teach`` has a lesson and its resources. ``changed`` comes when other lessons are next than before."""

    teach = Signal(object, object)
    changed = Signal()
    failed = Signal(object)
    page_wished = Signal(object)
    """A page of the rail that somebody wants to see."""

    def __init__(
        self,
        today: TodayPage,
        schedule: SchedulePage,
        household: Household,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._schedule_page, self._household, self._jobs = schedule, household, jobs
        self.today = Today(today, household, jobs, SchoolClock(household.school, household.catalogue), self)
        self.scheduling: Scheduling | None = None
        self._loading = False
        self.today.teach.connect(self.teach)
        self.today.failed.connect(self.failed)
        self.today.class_changed.connect(self.changed)
        today.set_up_requested.connect(self.set_up)

    def use_grade(self, grade: int) -> None:
        """Show the next lessons of a grade where no class is set up, 0 for any; and read the page again."""
        self.today.set_grade(grade)
        self.today.reload()

    def load_rest(self) -> None:
        """Load the editor when its page is wanted for the first time (docs/decisions/0005)."""
        if self._loading:
            return
        self._loading = True
        self._jobs.start(lambda: import_module("desktop.scheduling").Scheduling, self._begin, self.failed.emit)

    def school_class(self) -> SchoolClass | None:
        """Return the class that Today is about."""
        return self.today.school_class

    def class_for(self, lesson: Lesson) -> int:
        """Return the class that a lesson is taught to."""
        return self.today.class_for(lesson)

    def language_of(self, class_id: int) -> str:
        """Return the language that comes first for a class, '' for the school's."""
        return self.today.language_of(class_id)

    def taught_changed(self) -> None:
        """Show that other lessons are taught than before."""
        self.today.reload()
        if self.scheduling is not None:
            self.scheduling.reload()

    def shutdown(self) -> None:
        """End what runs, for the end of the program."""
        self.today.shutdown()

    def _begin(self, make: "Callable[..., Scheduling]") -> None:
        made = make(self._schedule_page, self._household, self._jobs, self.today.reader, self)
        self.scheduling = made
        made.failed.connect(self.failed)
        made.changed.connect(self._schedule_changed)

    def _schedule_changed(self) -> None:
        self.today.reload()
        self.changed.emit()

    def set_up(self, section: str) -> None:
        """Go to a section of the Schedule page."""
        self.load_rest()
        self.page_wished.emit(self._schedule_page)
        self._schedule_page.show_section(section)
