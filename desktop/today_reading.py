"""Reads what the Today page shows: runs on the thread of the databases, a few small queries for the whole page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from catalogue.clock import Reading, likely_day
from catalogue.errors import FileRefusedError
from catalogue.public_days import SHIPPED, read_calendar, read_days
from catalogue.records import Lesson, LessonState, PlanLine
from catalogue.schedule import Standing, standings
from catalogue.schedule_days import Calendar, Days, is_on, monday_of, term_on, week_in
from catalogue.schedule_progress import YearRow, missing_soon, progress, week_now, year
from catalogue.timetable import NO_CLASS, Hour, Schedule, SchoolClass
from desktop.places import Household
from desktop.school_clock import SchoolClock
from desktop.today_view import ClockQuestion, NextUp, TodayView

_MISSING_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose: a class, 0 for the one by the timetable; and the grade of a school without classes."""

    class_id: int = 0
    grade: int = 0


class TodayReader:
    """Holds what does not change between two looks: the public calendar, read once."""

    def __init__(self, household: Household, clock: SchoolClock) -> None:
        self._household, self._clock = household, clock
        self._calendar: Calendar | None = None
        self.refused: FileRefusedError | None = None
        """Why the school's own calendar could not be used; the shipped one is used then."""

    def read(self, wanted: Wanted) -> TodayView:
        """Return what to show now."""
        reading, known, shown = self._clock.read()
        schedule = self._household.school.schedule()
        days = Days(schedule, self._days_of(schedule))
        view = self._classes(days, reading.now, wanted) if schedule.classes else self._no_class(days, reading, wanted)
        if reading.doubt is None:
            return view
        suggested = likely_day(shown, known)
        return replace(view, question=_question(schedule, shown, reading, suggested))

    def now(self) -> datetime:
        """Return the time that the program goes by."""
        return self._clock.read()[0].now

    def calendar(self) -> Calendar:
        """Return the public calendar; a file of the school's own that cannot be used is told once."""
        if self._calendar is None:
            try:
                self._calendar = read_calendar(self._household.library)
            except FileRefusedError as error:
                self.refused = error
                self._calendar = {special.day: special for special in read_days(SHIPPED)}
        return self._calendar

    def forget_calendar(self) -> None:
        """Read the calendar again at the next look."""
        self._calendar, self.refused = None, None

    def _days_of(self, schedule: Schedule) -> Calendar:
        # Nothing hangs on holidays before there is a timetable, and the first start should be quick.
        return self.calendar() if schedule.terms or schedule.timetable.slots else {}

    def _no_class(self, days: Days, reading: Reading, wanted: Wanted) -> TodayView:
        """The next lesson of each subject, of the grade that was chosen or of the first that is not taught."""
        taught = self._household.school.taught_by_class().by_anybody()
        lines = self._household.catalogue.coming_lines(wanted.grade, taught)
        grade = lines[0].grade if lines else wanted.grade
        found = standings(SchoolClass(NO_CLASS, "", (grade,)), lines, taught)
        first = self._next_ups(_first(found, {line.id: line for line in lines}), with_resources=True)
        rest = [place for place in found if not first or place.subject != first[0].subject]
        others = tuple((up,) for up in self._next_ups(rest))
        return TodayView(reading.now.date(), week_now(days, reading.now.date())[1], main=first, others=others)

    def _classes(self, days: Days, now: datetime, wanted: Wanted) -> TodayView:
        classes = days.schedule.classes
        hours = {c.id: days.now_or_next(c.id, now) for c in classes}
        chosen = days.schedule.class_of(wanted.class_id) or _by_timetable(classes, hours)
        has_timetable = bool(days.schedule.timetable.slots)
        view = TodayView(now.date(), week_now(days, now.date())[1], classes, has_timetable)
        if chosen is None:
            return replace(view, cards=self._cards(classes))
        hour = hours[chosen.id]
        view = replace(view, by_timetable=hour is not None and wanted.class_id != chosen.id)
        return self._one_class(replace(view, hour=hour, on=hour is not None and is_on(hour, now)), days, chosen)

    def _one_class(self, view: TodayView, days: Days, chosen: SchoolClass) -> TodayView:
        catalogue, school = self._household.catalogue, self._household.school
        lines = catalogue.plan_lines(chosen.grades)
        taught = school.taught_by_class().by(chosen.id)
        found = standings(chosen, lines, taught)
        by_id = {line.id: line for line in lines}
        main = _of_hour(found, view.hour) if view.hour else _first(found, by_id)
        rest = [place for place in found if place.subject not in {p.subject for p in main}]
        missing = missing_soon(days, chosen, lines, taught, view.day)
        shown = [catalogue.lesson(line.id) for line in missing[:_MISSING_SHOWN]]
        rows, term = _term_rows(days, chosen, lines, taught, view.day)
        return replace(
            view,
            chosen=chosen,
            main=tuple(replace(up, language=chosen.language) for up in self._next_ups(main, with_resources=True)),
            others=_by_subject(self._next_ups(rest)),
            progress=progress(days, chosen, lines, taught, view.day),
            missing=tuple(shown),
            missing_count=len(missing),
            rows=rows,
            term=term,
        )

    def _cards(self, classes: Sequence[SchoolClass]) -> tuple[tuple[SchoolClass, NextUp], ...]:
        catalogue, taught = self._household.catalogue, self._household.school.taught_by_class()
        cards = []
        for school_class in classes:
            lines = catalogue.plan_lines(school_class.grades)
            found = standings(school_class, lines, taught.by(school_class.id))
            ups = self._next_ups(_first(found, {line.id: line for line in lines}))
            cards += [(school_class, up) for up in ups[:1]]
        return tuple(cards)

    def _next_ups(self, found: Iterable[Standing], *, with_resources: bool = False) -> tuple[NextUp, ...]:
        return tuple(self._next_up(place, with_resources=with_resources) for place in found)

    def _next_up(self, place: Standing, *, with_resources: bool) -> NextUp:
        lesson, instead = self._lesson(place.following), self._lesson(place.instead)
        resources = self._household.catalogue.resources(lesson.id) if lesson and with_resources else ()
        return NextUp(place.class_id, place.subject, place.grade, lesson, instead, resources)

    def _lesson(self, lesson_id: str) -> Lesson | None:
        return self._household.catalogue.lesson(lesson_id) if lesson_id else None


def _by_timetable(classes: Sequence[SchoolClass], hours: Mapping[int, Hour | None]) -> SchoolClass | None:
    """Return the class whose hour is on or comes first; the only class of a school; else None."""
    if len(classes) == 1:
        return classes[0]
    coming = [(hour.day, hour.period.start, c.id) for c in classes if (hour := hours[c.id]) is not None]
    return next((c for c in classes if coming and c.id == min(coming)[2]), None)


def _first(found: Sequence[Standing], lines: Mapping[str, PlanLine]) -> tuple[Standing, ...]:
    """Return the places of the subject whose next lesson comes first in the plan; one that is here goes before."""
    following = [place for place in found if place.following]
    if not following:
        return tuple(found[:1])

    def order(place: Standing) -> tuple[bool, int]:
        line = lines[place.following]
        return line.state is LessonState.MISSING, line.sequence

    first = min(following, key=order)
    return tuple(place for place in found if place.subject == first.subject)


def _of_hour(found: Sequence[Standing], hour: Hour) -> tuple[Standing, ...]:
    return tuple(p for p in found if p.subject == hour.subject and hour.grade in (0, p.grade))


def _by_subject(ups: Iterable[NextUp]) -> tuple[tuple[NextUp, ...], ...]:
    found: dict[str, list[NextUp]] = {}
    for up in ups:
        found.setdefault(up.subject, []).append(up)
    return tuple(tuple(same) for same in found.values())


def _term_rows(
    days: Days, chosen: SchoolClass, lines: Sequence[PlanLine], taught: Collection[str], today: date
) -> tuple[tuple[YearRow, ...], int]:
    """Return the term at a glance: of the term by date, else of the first that is not taught; one grade only."""
    if len(chosen.grades) != 1:
        return (), 0
    term = week_now(days, today)[0] or next((line.term for line in lines if line.id not in taught), 0)
    rows = year(chosen, [line for line in lines if line.term == term], taught)
    return rows, term


def _question(schedule: Schedule, shown: datetime, reading: Reading, suggested: date) -> ClockQuestion | None:
    if reading.doubt is None:
        return None
    term = term_on(schedule, suggested)
    if term is None:
        return ClockQuestion(shown, reading.doubt, suggested)
    weeks = (monday_of(term.last_day) - monday_of(term.first_day)).days // 7 + 1
    return ClockQuestion(shown, reading.doubt, suggested, term, week_in(schedule, term, suggested), weeks)
