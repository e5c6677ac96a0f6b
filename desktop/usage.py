"""The usage log and its page: a record grows while a lesson is shown, and the page lists what was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue.errors import UnknownLessonError
from catalogue.records import LocalText, UsageRecord
from desktop.arrivals import UsageLine
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.teaching import Teaching
from desktop.views.usage_page import UsagePage

_AGAIN_MS = 60_000
"""After this time what the disk refused is offered to it again."""


@dataclass(slots=True)
class _Showing:
    """What is to be written of one showing. ``record`` is its number once the disk has taken its beginning."""

    lesson_id: str
    started: datetime
    class_id: int = 0
    record: int | None = None
    seconds: float = 0.0
    completed: bool = False


class Usage(QObject):
    """Writes what the session tells, through the one thread that touches the databases. ``changed`` once it is in.

    A disk that refuses does not stop the lesson: it is said once, and what it refused is tried again.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, page: UsagePage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs = page, household, jobs
        self._showing: _Showing | None = None
        self._owed: list[_Showing] = []
        self._is_told = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(lambda: self._write(lambda: None))
        self.language = "zh_CN"

    def follow(self, session: Teaching) -> None:
        """Write down what this session shows."""
        session.shown.connect(self._beat)
        session.ended.connect(self._end)

    def begin(self, lesson_id: str, class_id: int = 0) -> None:
        """Open a record: the lesson begins now, for a class or for nobody in particular."""
        showing = _Showing(lesson_id, datetime.now(UTC).astimezone(), class_id)

        def write() -> None:
            # Held by the databases' thread alone, so that a beat that comes at once finds it.
            self._showing = showing
            self._begun(showing)

        self._write(write)

    def reload(self) -> None:
        """Read again what the page shows."""
        self._jobs.ask(self._read, self._show, self.failed.emit)

    def _beat(self, _lesson_id: str, seconds: float, completed: bool) -> None:  # a signal's shape
        def write() -> None:
            if self._showing is not None:
                self._household.school.beat(self._begun(self._showing), seconds, completed=completed)

        self._write(write)

    def _end(self, _lesson_id: str, seconds: float, completed: bool) -> None:  # a signal's shape
        def write() -> None:
            if self._showing is not None:
                self._showing.seconds, self._showing.completed = seconds, completed
                self._owed.append(self._showing)
                self._showing = None
            self._pay()

        self._write(write, self.changed.emit)

    def _write(self, write: Callable[[], None], then: Callable[[], None] = lambda: None) -> None:
        """Have something written, after what the disk refused before."""

        def work() -> None:
            self._pay()
            write()

        def wrote(_done: None) -> None:
            self._is_told = False
            then()

        self._jobs.ask(work, wrote, self._refused)

    def _begun(self, showing: _Showing) -> int:
        if showing.record is None:
            showing.record = self._household.school.begin(showing.lesson_id, showing.started, showing.class_id)
        return showing.record

    def _pay(self) -> None:
        """Write what the disk has refused so far; on the databases' thread."""
        while self._owed:
            showing = self._owed[0]
            self._household.school.end(self._begun(showing), showing.seconds, completed=showing.completed)
            del self._owed[0]

    def _refused(self, error: Exception) -> None:
        """Say it once, and again only after something could be written in between."""
        self._again.start()
        if not self._is_told:
            self._is_told = True
            self.failed.emit(error)

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
