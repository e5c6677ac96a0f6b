"""The Lessons page and what it shows: reads the catalogue away from the window's thread, and asks to teach."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue.records import Lesson, LessonFilter, Resource
from catalogue.schedule import next_lesson
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
    failed = Signal(object)

    def __init__(self, page: LessonsPage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs = page, household, jobs
        self._asked = 0
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
        self._jobs.ask(
            lambda: self._household.school.mark(lesson_id, taught=taught, reason="", at=at),
            lambda _done: self.reload(),
            self.failed.emit,
        )

    def _ask(self, work: Callable[[], _Listing]) -> None:
        asked = self._asked
        self._jobs.ask(work, lambda listing: self._show(listing, asked), self.failed.emit)

    def _listed(self, wanted: LessonFilter) -> _Listing:
        catalogue = self._household.catalogue
        taught = self._household.school.taught()
        lessons = catalogue.lessons(replace(wanted, limit=_CHUNK))
        shown = [lesson.id for lesson in lessons if lesson.planned]
        next_id = next_lesson(shown, taught)
        whole = len(lessons) < _CHUNK
        if not whole and not (next_id and taught.issubset(shown)):
            # What was taught last may lie beyond the first chunk of a long list.
            outline = catalogue.outline(wanted)
            next_id = next_lesson(outline, taught)
            limit = _CHUNK + (outline.index(next_id) if next_id else 0)
            lessons = catalogue.lessons(replace(wanted, limit=limit))
            whole = len(lessons) < limit
        following = catalogue.lesson(next_id) if next_id else None
        resources = catalogue.resources(next_id) if next_id else ()
        return _Listing(lessons, taught, following, resources, more=not whole)

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
