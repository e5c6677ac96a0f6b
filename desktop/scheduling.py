"""The Schedule page at work: every edit makes another schedule, is kept at once, and can be undone.

Loaded after the window stands (docs/decisions/0005).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from catalogue.public_days import OWN_NAME
from catalogue.schedule_days import Days
from catalogue.schedule_edit import (
    Cell,
    add_change,
    add_class,
    change_class,
    copy_day,
    exchange,
    put,
    remove_change,
    remove_class,
    set_periods,
    set_rotation,
    set_term,
)
from catalogue.schedule_progress import before, progress, week_now, year
from catalogue.timetable import NO_CLASS, Period, Schedule, SchoolClass, at_least, usual_periods
from desktop.exchange import Exchange
from desktop.history import History
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.schedule_view import ScheduleView
from desktop.today_reading import TodayReader
from desktop.views.classes_section import ClassesSection
from desktop.views.schedule_page import SchedulePage
from desktop.views.term_section import TermSection
from desktop.views.timetable_section import TimetableSection
from desktop.views.year_section import YearSection

_LONGEST_DAY = 12
"""Periods of a day at most."""

_EVENING = time(22)
"""After this no period is added."""

Edit = Callable[[Schedule], Schedule]


@dataclass(frozen=True, slots=True)
class _Marks:
    """Lessons of a class that were said to be taught, all at once."""

    class_id: int
    lesson_ids: tuple[str, ...]


Step = Schedule | _Marks
"""What can be gone back to: a schedule, or marks that can be taken back."""


class Scheduling(QObject):
    """Keeps the page and ``school.db`` the same. ``changed`` comes after each change that was kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        page: SchedulePage,
        household: Household,
        jobs: Jobs,
        reader: TodayReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._household, self._jobs, self._reader = page, household, jobs, reader
        self.year, self.timetable = YearSection(), TimetableSection()
        self.classes, self.term = ClassesSection(), TermSection()
        self.sections = (self.year, self.timetable, self.classes, self.term)
        self.schedule = Schedule()
        self._class_id, self._edits = NO_CLASS, 0
        self._known = False
        """Whether the school's schedule was read: an edit before that would keep an empty one."""

        self._history: History[Step] = History()
        self.exchange = Exchange(self.timetable, jobs, lambda: self.schedule, self)
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read again what the page shows."""
        wanted, edits = self._class_id, self._edits

        def show(view: ScheduleView) -> None:
            # What was read before an edit is older than what is shown.
            if edits == self._edits:
                self._show(view)

        self._jobs.ask(lambda: self._read(wanted), show, self.failed.emit)

    def edit(self, verb: Edit) -> None:
        """Change the schedule, once it is known; what was before can be had back."""
        if not self._known:
            return
        changed = verb(self.schedule)
        if changed != self.schedule:
            self._history.remember(self.schedule)
            self._keep(changed)

    def undo(self) -> None:
        """Go back to what was before the last edit."""
        self._history.undo(lambda step: self._go(step, taught=False))

    def redo(self) -> None:
        """Take the last undo back."""
        self._history.redo(lambda step: self._go(step, taught=True))

    def _go(self, step: Step, *, taught: bool) -> Step:
        """Go where a step leads; return the step that leads back."""
        if isinstance(step, _Marks):
            self._mark(step, taught=taught)
            return step
        before = self.schedule
        self._keep(step)
        return before

    def _connect(self) -> None:
        page, editor, classes, term = self._page, self.timetable, self.classes, self.term
        page.undo_requested.connect(self.undo)
        page.redo_requested.connect(self.redo)
        page.section_shown.connect(self._section_shown)
        for section in (self.year, editor):
            section.class_chosen.connect(self._choose)
        self.year.here_wished.connect(self._mark_before)
        editor.put_wished.connect(self._put)
        editor.exchange_wished.connect(lambda a, b: self._edit_class(lambda s, c: exchange(s, c, a, b)))
        editor.copy_day_wished.connect(lambda a, b: self._edit_class(lambda s, c: copy_day(s, c, a, b)))
        editor.rotation_wished.connect(lambda weeks: self.edit(lambda s: set_rotation(s, weeks)))
        editor.times_wished.connect(self._set_times)
        editor.periods_wished.connect(self._add_period)
        editor.export_wished.connect(lambda: self.exchange.ask_export(self._class_id))
        self.exchange.taken.connect(lambda schedule: self.edit(lambda _before: schedule))
        self.exchange.failed.connect(self.failed)
        classes.add_wished.connect(self._add_class)
        classes.change_wished.connect(lambda found: self.edit(lambda s: change_class(s, found)))
        classes.remove_wished.connect(lambda class_id: self.edit(lambda s: remove_class(s, class_id)))
        term.term_wished.connect(lambda found: self.edit(lambda s: set_term(s, found)))
        term.add_wished.connect(lambda change: self.edit(lambda s: add_change(s, change)))
        term.take_back_wished.connect(lambda index: self.edit(lambda s: remove_change(s, index)))
        term.calendar_wished.connect(self._open_calendar)

    def _read(self, class_id: int) -> ScheduleView:
        schedule = self._household.school.schedule()
        chosen = schedule.class_of(class_id) or next(iter(schedule.classes), None)
        today, calendar = self._reader.now().date(), self._reader.calendar()
        lines = self._household.catalogue.plan_lines(chosen.grades if chosen is not None else None)
        taught = self._household.school.taught_by_class()
        days = Days(schedule, calendar)
        if chosen is None:
            everyone = SchoolClass(NO_CLASS, "", tuple(sorted({line.grade for line in lines})))
            rows = year(everyone, lines, taught.by_anybody())
            return ScheduleView(schedule, today, week_now(days, today), NO_CLASS, rows, (), calendar)
        mine = taught.by(chosen.id)
        rows = year(chosen, lines, mine)
        pace = progress(days, chosen, lines, mine, today)
        return ScheduleView(schedule, today, week_now(days, today), chosen.id, rows, pace, calendar)

    def _show(self, view: ScheduleView) -> None:
        self._class_id = view.class_id
        self.schedule = view.schedule
        for section in self.sections:
            section.show_view(view)
        if not self._known:
            self._known = True
            names = {"year": self.year, "timetable": self.timetable, "classes": self.classes, "term": self.term}
            self._page.fill(names)
        self._page.show_history(undo=self._history.can_undo, redo=self._history.can_redo)

    def _keep(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self._edits += 1
        wanted, edits = self._class_id, self._edits

        def write() -> ScheduleView:
            self._household.school.keep_schedule(schedule)
            return self._read(wanted)

        def kept(view: ScheduleView) -> None:
            if edits == self._edits:
                self._show(replace(view, schedule=schedule))
            self.changed.emit()

        def refused(error: Exception) -> None:
            self.failed.emit(error)
            self.reload()

        self._jobs.ask(write, kept, refused)

    def _edit_class(self, verb: Callable[[Schedule, int], Schedule]) -> None:
        if self._class_id:
            self.edit(lambda schedule: verb(schedule, self._class_id))

    def _put(self, cell: Cell, subject: str, grade: int) -> None:
        self._edit_class(lambda schedule, class_id: put(schedule, class_id, cell, subject, grade))

    def _choose(self, class_id: int) -> None:
        self._class_id = class_id
        self.reload()

    def _add_class(self, name: str, grades: tuple[int, ...]) -> None:
        self.edit(lambda schedule: add_class(schedule, name, grades))

    def _set_times(self, number: int, start: time, end: time) -> None:
        def changed(schedule: Schedule) -> Schedule:
            periods = schedule.timetable.periods or usual_periods()
            return set_periods(schedule, [Period(number, start, end) if p.number == number else p for p in periods])

        self.edit(changed)

    def _add_period(self, step: int) -> None:
        def changed(schedule: Schedule) -> Schedule:
            periods = schedule.timetable.periods or usual_periods()
            if step < 0:
                return set_periods(schedule, periods[:-1] if len(periods) > 1 else periods)
            late = len(periods) >= _LONGEST_DAY or periods[-1].end >= _EVENING
            return schedule if late else set_periods(schedule, at_least(periods, len(periods) + 1))

        self.edit(changed)

    def _mark_before(self, lesson_id: str) -> None:
        """The class is at this lesson: what comes before it counts as taught, said by hand."""
        found = self.schedule.class_of(self._class_id)
        if found is None or not lesson_id:
            return

        def read() -> _Marks:
            lines = self._household.catalogue.plan_lines(found.grades)
            taught = self._household.school.taught_by_class().by(found.id)
            return _Marks(found.id, tuple(one for one in before(lines, lesson_id) if one not in taught))

        def mark(marks: _Marks) -> None:
            if marks.lesson_ids:
                self._history.remember(marks)
                self._mark(marks, taught=True)

        self._jobs.ask(read, mark, self.failed.emit)

    def _mark(self, marks: _Marks, *, taught: bool) -> None:
        at, school = datetime.now(UTC).astimezone(), self._household.school

        def done(_written: None) -> None:
            self.reload()
            self.changed.emit()

        self._jobs.ask(
            lambda: school.mark_all(marks.lesson_ids, taught=taught, reason="", at=at, class_id=marks.class_id),
            done,
            self.failed.emit,
        )

    def _section_shown(self, name: str) -> None:
        if name == "term":
            self._jobs.ask(self._reader.forget_calendar, lambda _done: self.reload(), self.failed.emit)

    def _open_calendar(self) -> None:
        """Show the folder with the school's own days; an empty table is put there to begin with."""
        path = self._household.library / OWN_NAME

        def make() -> None:
            if not path.exists():
                path.write_text("date,free,like,name_zh,name_en\n", encoding="utf-8-sig")

        def show(_done: None) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._jobs.start(make, show, self.failed.emit)
