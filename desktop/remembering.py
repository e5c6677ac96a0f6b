"""What is kept of a lesson for another day: where each class stopped, and bookmarks with names.

Reads and writes through the one thread that touches the databases; the lesson does not wait for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from catalogue.records import Bookmark, Place
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.teaching import Teaching

NO_CLASS = ""


class Remembering(QObject):
    """Follows one session. ``class_id`` is the class of the next lesson to begin, NO_CLASS where none is set up."""

    bookmarks_changed = Signal()
    failed = Signal(object)

    def __init__(self, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory, self._jobs = household.school.memory, jobs
        self._session: Teaching | None = None
        self.class_id = self._taught = NO_CLASS
        self.bookmarks: Sequence[Bookmark] = ()
        """The bookmarks of the lesson that is taught."""

    def follow(self, session: Teaching) -> None:
        """Keep where this session is, and tell it where its class stopped before."""
        self._session = session
        session.started.connect(self._recall)
        session.place_changed.connect(self._keep)

    def add_bookmark(self, name: str) -> None:
        """Give the place where the lesson is now a name."""
        place = self._session.place() if self._session is not None else None
        if place is None:
            return
        bookmark = Bookmark(0, place.lesson_id, place.resource, name, place.seconds, place.page)
        self._change(lambda: self._memory.add_bookmark(bookmark))

    def open_bookmark(self, number: int) -> None:
        """Go to the place of a bookmark."""
        for bookmark in self.bookmarks:
            if bookmark.id == number and self._session is not None:
                self._session.go_to(bookmark.resource, bookmark.seconds, bookmark.page)

    def rename_bookmark(self, number: int, name: str) -> None:
        """Give a bookmark another name."""
        self._change(lambda: self._memory.rename_bookmark(number, name))

    def remove_bookmark(self, number: int) -> None:
        """Remove a bookmark."""
        self._change(lambda: self._memory.remove_bookmark(number))

    def _recall(self, lesson_id: str) -> None:
        self._show_bookmarks(())
        # The lesson before ends only when this one begins, when the next class is known already.
        self._taught = self.class_id
        class_id, session = self.class_id, self._session

        def use(places: Sequence[Place]) -> None:
            if session is not None:
                session.recall(lesson_id, places)

        self._jobs.ask(lambda: self._memory.places(class_id, lesson_id), use, self.failed.emit)
        self._read_bookmarks()

    def _keep(self, place: Place) -> None:
        kept = replace(place, class_id=self._taught)
        self._jobs.ask(lambda: self._memory.keep_place(kept), lambda _done: None, self.failed.emit)

    def _change(self, change: Callable[[], object]) -> None:
        self._jobs.ask(change, lambda _done: self._read_bookmarks(), self.failed.emit)

    def _read_bookmarks(self) -> None:
        lesson = self._session.lesson if self._session is not None else None
        if lesson is not None:
            lesson_id = lesson.id
            self._jobs.ask(lambda: self._memory.bookmarks(lesson_id), self._show_bookmarks, self.failed.emit)

    def _show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        self.bookmarks = bookmarks
        self.bookmarks_changed.emit()
