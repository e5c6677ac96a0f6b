"""The usage log and its page: a record grows while a lesson is shown, and the page lists what was."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from catalogue.errors import UnknownLessonError
from catalogue.records import LocalText, UsageRecord
from desktop.arrivals import UsageLine
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.teaching import Teaching
from desktop.views.usage_page import UsagePage


class Usage(QObject):
    """Writes what the session tells, through the one thread that touches the databases. ``changed`` once it is in."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, page: UsagePage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs = page, household, jobs
        self._record: int | None = None
        self.language = "zh_CN"

    def follow(self, session: Teaching) -> None:
        """Write down what this session shows."""
        session.shown.connect(self._beat)
        session.ended.connect(self._end)

    def begin(self, lesson_id: str, class_id: int = 0) -> None:
        """Open a record: the lesson begins now, for a class or for nobody in particular."""
        started = datetime.now(UTC).astimezone()

        def write() -> None:
            # Kept by the databases' thread itself, so that a beat that comes at once finds it.
            self._record = self._household.school.begin(lesson_id, started, class_id)

        self._jobs.ask(write, lambda _done: None, self.failed.emit)

    def reload(self) -> None:
        """Read again what the page shows."""
        self._jobs.ask(self._read, self._show, self.failed.emit)

    def _beat(self, _lesson_id: str, seconds: float, completed: bool) -> None:  # a signal's shape
        def write() -> None:
            if self._record is not None:
                self._household.school.beat(self._record, seconds, completed=completed)

        self._jobs.ask(write, lambda _done: None, self.failed.emit)

    def _end(self, _lesson_id: str, seconds: float, completed: bool) -> None:  # a signal's shape
        def write() -> None:
            if self._record is not None:
                self._household.school.end(self._record, seconds, completed=completed)
                self._record = None

        self._jobs.ask(write, lambda _done: self.changed.emit(), self.failed.emit)

    def _read(self) -> tuple[Sequence[UsageLine], int, int]:
        school, catalogue = self._household.school, self._household.catalogue
        planned = {lesson.id for lesson in catalogue.lessons() if lesson.planned}
        return [self._line(record) for record in school.records()], len(school.taught() & planned), len(planned)

    def _line(self, record: UsageRecord) -> UsageLine:
        try:
            lesson = self._household.catalogue.lesson(record.lesson_id)
            subject, title, sequence = lesson.subject, lesson.title, lesson.sequence
        except UnknownLessonError:
            # Its package was removed; what was taught stays on record.
            subject, title, sequence = "", LocalText(record.lesson_id), 0
        return UsageLine(
            record.started,
            subject,
            title,
            sequence,
            record.shown_seconds,
            record.completed,
            record.open,
            record.marked,
        )

    def _show(self, found: tuple[Sequence[UsageLine], int, int]) -> None:
        lines, taught, planned = found
        self._page.show_usage(lines, taught, planned, self.language)
