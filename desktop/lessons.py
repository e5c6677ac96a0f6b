"""The Lessons page and what it shows: reads the catalogue away from the window's thread, and asks to teach."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue.records import Lesson, LessonFilter, Resource
from catalogue.schedule import next_lesson
from catalogue.timetable import NO_CLASS, SchoolClass
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.views.lessons_page import LessonsPage

log = logging.getLogger(__name__)

_CHUNK = 500
"""Lessons read at once. The plan fits; a longer list is read on as it is scrolled."""

_RELOAD_MS = 300


@dataclass(frozen=True, slots=True)
class _Listing:
    lessons: Sequence[Lesson]
    taught: frozenset[str]
    following: Lesson | None
    resources: tuple[Resource, ...]
    more: bool


class Lessons(QObject):
    """Keeps the page up to date. ``teach`` has a lesson and its resources."""

    teach = Signal(object, object)
    marked = Signal()
    failed = Signal(object)

    def __init__(self, page: LessonsPage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs = page, household, jobs
        self._asked = 0
        self.school_class: Callable[[], SchoolClass | None] = lambda: None
        """Says which class marks are for, and whose lessons count as taught."""
        self._soon = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._soon.timeout.connect(self.reload)
        page.filter_changed.connect(lambda _wanted: self.reload())
        page.teach_requested.connect(self.open)
        page.mark_requested.connect(self._mark)
        page.model.more_wanted.connect(self._read_on)

    def reload_soon(self) -> None:
        """Reload once for many changes that come quickly."""
        if not self._soon.isActive():
            self._soon.start()

    def reload(self) -> None:
        """Read again what the page shows."""
        self._asked += 1
        wanted = self._page.wanted()
        self._ask(lambda: self._listed(wanted))

    def open(self, lesson_id: str) -> None:
        """Read a lesson with its resources, then ask to teach it."""

        def read() -> tuple[Lesson, tuple[Resource, ...]]:
            return self._household.catalogue.lesson(lesson_id), self._household.catalogue.resources(lesson_id)

        self._jobs.ask(read, lambda found: self.teach.emit(*found), self.failed.emit)

    def _mark(self, lesson_id: str, taught: bool) -> None:  # a signal's shape
        at = datetime.now(UTC).astimezone()
        school_class = self.school_class()

        def write() -> None:
            lesson = self._household.catalogue.lesson(lesson_id)
            mine = school_class is not None and lesson.grade in school_class.grades
            class_id = school_class.id if school_class is not None and mine else NO_CLASS
            self._household.school.mark(lesson_id, taught=taught, reason="", at=at, class_id=class_id)

        self._jobs.ask(
            write,
            lambda _done: self.marked.emit(),
            self.failed.emit,
        )

    def _ask(self, work: Callable[[], _Listing]) -> None:
        asked = self._asked
        self._jobs.ask(work, lambda listing: self._show(listing, asked), self.failed.emit)

    def _listed(self, wanted: LessonFilter) -> _Listing:
        catalogue = self._household.catalogue
        lessons = catalogue.lessons(replace(wanted, limit=_CHUNK))
        taught = self._taught(lessons)
        next_id = next_lesson([lesson.id for lesson in lessons if lesson.planned], taught)
        whole = len(lessons) < _CHUNK
        if not whole and not next_id:
            # All of the first chunk of a long list is taught.
            outline = catalogue.outline(wanted)
            next_id = next_lesson(outline, taught)
            limit = _CHUNK + (outline.index(next_id) if next_id else 0)
            lessons = catalogue.lessons(replace(wanted, limit=limit))
            whole = len(lessons) < limit
        following = catalogue.lesson(next_id) if next_id else None
        resources = catalogue.resources(next_id) if next_id else ()
        return _Listing(lessons, taught, following, resources, more=not whole)

    def _taught(self, lessons: Sequence[Lesson]) -> frozenset[str]:
        """Return what is taught: to the class that Today is about in its own grades, else to anybody."""
        taught, school_class = self._household.school.taught_by_class(), self.school_class()
        if school_class is None:
            return taught.by_anybody()
        mine = {lesson.id for lesson in lessons if lesson.grade in school_class.grades}
        return (taught.by_anybody() - mine) | (taught.by(school_class.id) & mine)

    def _show(self, listing: _Listing, asked: int) -> None:
        if asked != self._asked:
            return
        following = listing.following
        self._page.show_lessons(listing.lessons, listing.taught, following.id if following else "")
        self._page.show_next(following, listing.resources)
        self._page.model.set_more(more=listing.more)

    def _read_on(self, count: int) -> None:
        """Read the lessons that follow the first ``count``."""
        asked, wanted = self._asked, replace(self._page.wanted(), offset=count, limit=_CHUNK)

        def show(found: list[Lesson]) -> None:
            if asked == self._asked:
                self._page.model.append_lessons(found)
                self._page.model.set_more(more=len(found) == _CHUNK)

        self._jobs.ask(lambda: self._household.catalogue.lessons(wanted), show, self.failed.emit)
