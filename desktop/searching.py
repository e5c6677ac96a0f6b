"""Searching as one types: one query at a time away from the window's thread, and of those that wait only the newest."""

from PySide6.QtCore import QObject, Signal

from catalogue.search_records import SearchAnswer, SearchQuery
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.views.search_panel import SearchPanel


class Searching(QObject):
    """Answers the panel. ``teach`` has a lesson, its resources and the hash of the one to begin with, or ''."""

    teach = Signal(object, object, str)
    failed = Signal(object)

    def __init__(self, panel: SearchPanel, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._household, self._jobs = panel, household, jobs
        self._waiting: SearchQuery | None = None
        self._asking = False
        panel.asked.connect(self._ask)
        panel.chosen.connect(self._open)

    def again(self) -> None:
        """Search again for what is typed: something came in, or went."""
        self._panel.ask()

    def _ask(self, query: SearchQuery) -> None:
        self._waiting = query if query.asks else None
        if not self._asking:
            self._ask_next()

    def _ask_next(self) -> None:
        query, self._waiting = self._waiting, None
        self._asking = query is not None
        if query is None:
            return

        def find() -> tuple[SearchAnswer, frozenset[str]]:
            return self._household.catalogue.search(query), self._household.school.taught()

        self._jobs.ask(find, self._answered, self._not_answered)

    def _answered(self, found: tuple[SearchAnswer, frozenset[str]]) -> None:
        if self._panel.query().asks:  # else it was left meanwhile
            self._panel.show_answer(*found)
        self._ask_next()

    def _not_answered(self, error: Exception) -> None:
        self.failed.emit(error)
        self._ask_next()

    def _open(self, lesson_id: str, resource: str) -> None:
        catalogue = self._household.catalogue
        self._jobs.ask(
            lambda: (catalogue.lesson(lesson_id), catalogue.resources(lesson_id)),
            lambda found: self.teach.emit(*found, resource),
            self.failed.emit,
        )
