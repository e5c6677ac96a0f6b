"""Keeping the register while lessons are taught: one record a class hour, and one for each resource shown in it."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue import clock
from catalogue.entries import Ending, Entry, Kind
from catalogue.errors import UnknownLessonError
from catalogue.records import Resource
from catalogue.taught_rule import TaughtRule
from catalogue.timetable import NO_CLASS
from desktop.jobs import Jobs
from desktop.kinds import Kind as ResourceKind
from desktop.kinds import kind_of
from desktop.places import Household
from desktop.record_line import RecordLine
from desktop.teaching import Teaching
from player.seen import SeenPages, SeenRuns

PLAYED_OUT = 0.98
"""From this share on a resource counts as shown to its end: the last seconds are often only a logo."""

_AGAIN_MS = 60_000
"""After this time what the disk refused is offered to it again."""


@dataclass
class _Shown:
    """What is known, in the window's thread, of the resource that is shown."""

    line: RecordLine
    resource: Resource
    since: float
    """Seconds of the lesson that were shown before it."""

    runs: SeenRuns = field(default_factory=SeenRuns)
    pages: SeenPages = field(default_factory=SeenPages)
    duration: float = 0.0
    page_count: int = 0
    failed: bool = False

    def share(self, seconds: float) -> float:
        kind = kind_of(self.resource)
        if kind in (ResourceKind.VIDEO, ResourceKind.AUDIO):
            return self.runs.share(self.duration or self.resource.duration or 0.0)
        if kind is ResourceKind.PAGES and self.page_count:
            return self.pages.share(self.page_count)
        return 1.0 if seconds > 0 and not self.failed else 0.0


class Recording(QObject):
    """Follows a session and writes down what it shows, through the one thread that touches the databases.

    A disk that refuses does not stop the lesson: it is said once, and what it refused is tried again.
    """

    changed = Signal()
    doubtful = Signal(str, int, float)
    """A class hour is in that counts though hardly anything was shown: the lesson's id, the class's, and seconds."""

    failed = Signal(object)

    def __init__(
        self,
        household: Household,
        jobs: Jobs,
        counter: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._household, self._jobs, self._counter = household, jobs, counter
        self._session: Teaching | None = None
        self._hour: RecordLine | None = None
        self._shown: _Shown | None = None
        self._owed: list[RecordLine] = []
        self._is_told = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(lambda: self._write(lambda: None))
        self._teacher, self._class_id = "", NO_CLASS

    def follow(self, session: Teaching) -> None:
        """Write down what this session shows."""
        self._session = session
        session.current_changed.connect(self._resource_changed)
        session.position_changed.connect(self._moved)
        session.page_changed.connect(self._turned)
        session.failed.connect(self._note_failure)
        session.shown.connect(self._beat)
        session.ended.connect(self._end)

    def use(self, rule: TaughtRule, teacher: str) -> None:
        """Count by this rule, and write down who teaches, '' for nobody."""
        self._teacher = teacher
        if self._session is not None:
            self._session.count.rule = rule

    def begin(self, lesson_id: str, class_id: int = NO_CLASS) -> None:
        """Open a class hour: the lesson begins now."""
        counter, teacher, at, hour = round(self._counter() * 1000), self._teacher, _now(), uuid.uuid4().hex
        rule = self._session.count.rule.text if self._session is not None else ""
        self._class_id = class_id

        def make() -> Entry:
            base = self._base(lesson_id, class_id, at)
            return replace(base, kind=Kind.HOUR, counter=counter, teacher=teacher, hour=hour, rule=rule)

        self._hour = RecordLine(self._household.school.register, make)
        self._write(self._hour.begin)

    def _base(self, lesson_id: str, class_id: int, at: datetime) -> Entry:
        """Return what is known of a lesson, a class and the time; on the databases' thread."""
        school = self._household.school
        reading = clock.read(at, *school.clock())
        school_class = school.schedule().class_of(class_id)
        try:
            lesson = self._household.catalogue.lesson(lesson_id)
            subject, grade = lesson.subject, str(lesson.grade)
        except UnknownLessonError:
            subject, grade = lesson_id.split("-", 1)[0], ""
        return Entry(
            Kind.HOUR,
            lesson_id,
            subject,
            class_id,
            "" if school_class is None else school_class.name,
            grade if school_class is None else ",".join(map(str, school_class.grades)),
            started=reading.now.astimezone().isoformat(timespec="milliseconds"),
            trusted=reading.doubt is None,
        )

    def _resource_changed(self, _index: int) -> None:  # a signal's shape
        self._leave(Ending.LEFT)
        session = self._session
        resource = session.current if session is not None else None
        if session is None or resource is None or self._hour is None:
            return
        hour, counter, at = self._hour, round(self._counter() * 1000), _now()

        def make() -> Entry:
            package = self._household.catalogue.package(resource.package_id)
            now = self._base(hour.entry.lesson, hour.entry.class_id, at)
            return replace(
                hour.entry, kind=Kind.SHOWING, counter=counter, shown=0, taught=False, started=now.started,
                trusted=now.trusted, package=resource.package_id, version=0 if package is None else package.version,
                resource=resource.sha256, role=resource.role.value,
            )  # fmt: skip

        line = RecordLine(self._household.school.register, make)
        self._shown = _Shown(line, resource, session.count.until_now(), duration=resource.duration or 0.0)
        self._write(line.begin)

    def _moved(self, seconds: float, duration: float) -> None:
        shown, session = self._shown, self._session
        if shown is None or session is None:
            return
        shown.duration = duration or shown.duration
        if session.playing and not session.black and not session.count.frozen:
            shown.runs.move(seconds)
        else:
            shown.runs.leap()

    def _turned(self, page: int, count: int) -> None:
        if self._shown is not None and count:
            self._shown.pages.show(page)
            self._shown.page_count = count

    def _note_failure(self, reason: str) -> None:
        if self._shown is not None and reason:
            self._shown.failed = True

    def _beat(self, _lesson_id: str, seconds: float, taught: bool) -> None:  # a signal's shape
        hour, shown = self._hour, self._shown
        if hour is None:
            return
        self._write(lambda: hour.beat(seconds, 0.0, taught=taught))
        if shown is not None:
            own = seconds - shown.since
            share = shown.share(own)
            self._write(lambda: shown.line.beat(own, share))

    def _leave(self, ending: Ending) -> None:
        """End the record of the resource that was shown."""
        shown, session = self._shown, self._session
        self._shown = None
        if shown is None or session is None:
            return
        seconds = session.count.until_now() - shown.since
        share = shown.share(seconds)
        if shown.failed:
            ending = Ending.FAILED
        elif share >= PLAYED_OUT:
            ending = Ending.PLAYED_OUT
        self._finish(shown.line, lambda: shown.line.close(seconds, share, ending))

    def _end(self, lesson_id: str, seconds: float, taught: bool) -> None:  # a signal's shape
        self._leave(Ending.ENDED)
        hour, self._hour = self._hour, None
        if hour is None or self._session is None:
            return
        class_id, is_doubtful = self._class_id, taught and self._session.count.rule.hardly(seconds)

        def written() -> None:
            self.changed.emit()
            if is_doubtful:
                self.doubtful.emit(lesson_id, class_id, seconds)

        self._finish(hour, lambda: hour.close(seconds, 0.0, Ending.ENDED, taught=taught), written)

    def _finish(self, line: RecordLine, close: Callable[[], None], done: Callable[[], None] = lambda: None) -> None:
        """End a line; what the disk does not take now it is offered again."""

        def work() -> None:
            close()
            self._owed.append(line)
            self._pay()

        self._jobs.ask(work, lambda _done: self._wrote(done), self._refused)

    def _write(self, write: Callable[[], None]) -> None:
        """Have something written, after what the disk refused before."""

        def work() -> None:
            self._pay()
            write()

        self._jobs.ask(work, lambda _done: self._wrote(lambda: None), self._refused)

    def _pay(self) -> None:
        """Write what the disk has refused so far; on the databases' thread."""
        while self._owed:
            self._owed[0].finish()
            del self._owed[0]

    def _wrote(self, done: Callable[[], None]) -> None:
        self._is_told = False
        done()

    def _refused(self, error: Exception) -> None:
        """Say it once, and again only after something could be written in between."""
        self._again.start()
        if not self._is_told:
            self._is_told = True
            self.failed.emit(error)


def _now() -> datetime:
    """Return what the clock on the wall shows."""
    return datetime.now()  # noqa: DTZ005  # corrections are made to that
