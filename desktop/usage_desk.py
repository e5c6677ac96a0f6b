"""The desk behind the Usage page: reads away from the window's thread what the page shows, and does what it wishes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from catalogue import clock
from catalogue.entries import Kind
from catalogue.records import SUBJECTS, Lesson, LocalText, Role
from catalogue.usage_log import HourLine, UsageFilter
from catalogue.usage_range import DayRange
from catalogue.usage_sums import only, summed
from catalogue.usual_terms import assumed_term
from catalogue.verification import Verdict
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.usage_view import LeftOut, SealView, Unused, UsageChoice, UsageLine, UsageView
from desktop.views.usage_page import UsagePage

_MOST_LINES, _MOST_UNUSED = 1000, 100
_NOT_SHOWN = (Role.LESSON_PLAN, Role.SUBTITLE)
"""What no class ever sees by itself, so that nobody needs to be told."""

_PAINTED_MS = 100
"""After this time a page that was filled is painted."""


class UsageDesk(QObject):
    """Answers the page. ``marked`` after a lesson was marked by hand."""

    failed = Signal(object)
    marked = Signal()

    def __init__(self, page: UsagePage, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs = page, household, jobs
        self._choice = UsageChoice()
        self.language = "zh_CN"
        self._sealing = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._sealing.timeout.connect(self.verify)
        page.choice_changed.connect(self._choose)
        page.verify_wished.connect(self.verify)
        page.mark_wished.connect(self._mark)

    def reload(self) -> None:
        """Read again what the page shows; once that is painted, verify what it rests on, which takes longer."""
        choice = self._choice
        self._page.show_seal(SealView())

        def show(view: UsageView) -> None:
            self._show(view)
            self._sealing.start()

        def refused(error: Exception) -> None:
            self.failed.emit(error)
            self._sealing.start()

        self._jobs.ask(lambda: read_view(self._household, choice), show, refused)

    def verify(self) -> None:
        """Check the register and show its seal."""
        self._page.show_seal(SealView())
        self._jobs.ask(self._household.school.register.verify, self._show_verdict, self.failed.emit)

    def shutdown(self) -> None:
        """Verify nothing more: the page may be gone before its register would be looked at."""
        self._sealing.stop()

    def _choose(self, choice: UsageChoice) -> None:
        self._choice = choice
        self._jobs.ask(lambda: read_view(self._household, choice), self._show, self.failed.emit)

    def _mark(self, line: UsageLine, taught: bool, reason: str) -> None:  # a signal's shape
        self.mark(line.lesson, line.class_id, taught=taught, reason=reason)

    def mark(self, lesson_id: str, class_id: int, *, taught: bool, reason: str) -> None:
        """Say by hand that a lesson was, or was not, taught: a new record."""
        school, at = self._household.school, datetime.now(UTC).astimezone()

        def mark() -> None:
            school.mark(lesson_id, taught=taught, reason=reason, at=at, class_id=class_id)

        self._jobs.ask(mark, lambda _done: self._marked(), self.failed.emit)

    def _marked(self) -> None:
        self.marked.emit()
        self.reload()

    def _show(self, view: UsageView) -> None:
        if view.choice == self._choice:
            self._page.show_usage(view, self.language)

    def _show_verdict(self, verdict: Verdict) -> None:
        self._page.show_seal(SealView(verdict))


def today_of(household: Household) -> date:
    """Return the day to go by, as the clock was corrected."""
    return clock.read(datetime.now(), *household.school.clock()).now.date()  # noqa: DTZ005  # the clock on the wall


def read_view(household: Household, choice: UsageChoice) -> UsageView:
    """Read and sum up what the page shows."""
    school, catalogue = household.school, household.catalogue
    schedule, lines, today = school.schedule(), catalogue.plan_lines(), today_of(household)
    days = choice.day_range(schedule, today)
    hours = school.log.hours(UsageFilter(DayRange(None, days.last), choice.class_name, choice.subject))
    if choice.subject:
        lines = [line for line in lines if line.subject == choice.subject]
    sums = summed(hours, only(schedule, choice.class_name), lines, days, today)
    inside = [hour for hour in hours if hour.started >= days.start_text]
    lessons = {lesson.id: lesson for lesson in catalogue.lessons()}
    return UsageView(
        choice,
        days,
        sums,
        [line_of(hour, lessons) for hour in reversed(inside[-_MOST_LINES:])],
        [_left_out(group.name, lesson, lessons) for group, lesson in sums.skipped],
        _unused(household, inside, lessons),
        [found.name for found in schedule.classes],
        list(SUBJECTS),
        assumed_term(schedule, today),
    )


def line_of(hour: HourLine, lessons: Mapping[str, Lesson]) -> UsageLine:
    """Return a class hour as a line of a table. What was taught stays on record when its package was removed."""
    lesson = lessons.get(hour.lesson)
    return UsageLine(
        datetime.fromisoformat(hour.started),
        hour.class_name,
        hour.subject if lesson is None else lesson.subject,
        LocalText(hour.lesson) if lesson is None else lesson.title,
        0 if lesson is None else lesson.sequence,
        hour.shown / 1000,
        bool(hour.taught),
        hour.ending,
        hour.kind == Kind.MARK,
        bool(hour.trusted),
        hour.reason,
        hour.lesson,
        hour.class_id,
    )


def _left_out(class_name: str, lesson_id: str, lessons: Mapping[str, Lesson]) -> LeftOut:
    lesson = lessons[lesson_id]
    return LeftOut(class_name, lesson.subject, lesson.title, lesson.sequence)


def _unused(household: Household, hours: Sequence[HourLine], lessons: Mapping[str, Lesson]) -> list[Unused]:
    """Return what was here of the lessons that were taught, but was shown to nobody, ever."""
    taught = sorted(
        {hour.lesson for hour in hours if hour.kind == Kind.HOUR and hour.taught and hour.lesson in lessons}
    )
    shown = household.school.log.shown_resources(UsageFilter())
    found = []
    for lesson_id, resources in household.catalogue.resources_of(taught).items():
        lesson = lessons[lesson_id]
        found += [
            Unused(lesson.subject, lesson.title, resource.title, resource.role.value)
            for resource in resources
            if resource.role not in _NOT_SHOWN and resource.extent is not None and resource.sha256 not in shown
        ]
    return found[:_MOST_UNUSED]
