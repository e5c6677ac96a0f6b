"""What a report is made of, read once: the days, the sums, the lessons by id, and the records one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.entries import Sealed
from catalogue.records import Lesson
from catalogue.sealing import Head
from catalogue.timetable import Term
from catalogue.usage_log import HourLine, UsageFilter
from catalogue.usage_range import ALL_DAYS, DayRange
from catalogue.usage_sums import Sums, only, summed
from catalogue.usual_terms import assumed_term
from desktop.places import Household
from desktop.usage_desk import today_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report. ``school`` is the name to put on it, ``language`` that of lesson titles."""

    days: DayRange = ALL_DAYS
    class_name: str = ""
    subject: str = ""
    school: str = ""
    language: str = "zh_CN"

    @property
    def filter(self) -> UsageFilter:
        """Which records it is of."""
        return UsageFilter(self.days, self.class_name, self.subject)


@dataclass(frozen=True, slots=True)
class Material:
    """``records`` reads anew each time; ``hours`` are the class hours and marks of the days, oldest first."""

    wanted: Wanted
    today: date
    sums: Sums
    hours: Sequence[HourLine]
    lessons: Mapping[str, Lesson]
    schools: Mapping[str, tuple[str, str]]
    count: int
    head: Head | None
    records: Callable[[], Iterator[Sealed]]
    assumed: Term | None = None
    """The usual term by whose dates it is planned, where the school has set none."""

    def title(self, lesson_id: str) -> str:
        """Return the title of a lesson, its id when its package was removed."""
        lesson = self.lessons.get(lesson_id)
        return lesson_id if lesson is None else lesson.title.in_language(self.wanted.language)

    def place(self, lesson_id: str) -> int:
        """Return the place of a lesson in the plan, 0 for none."""
        lesson = self.lessons.get(lesson_id)
        return 0 if lesson is None or not lesson.planned else lesson.sequence

    def school_of(self, machine: str) -> str:
        """Return whose machine it is."""
        return self.schools.get(machine, ("", ""))[0] or self.wanted.school


def gather(household: Household, wanted: Wanted, *, summing: bool = True) -> Material:
    """Read what a report is made of; on the thread of the databases. Plain lists of records need no sums."""
    school, catalogue = household.school, household.catalogue
    schedule, today = school.schedule(), today_of(household)
    lines = [line for line in catalogue.plan_lines() if wanted.subject in ("", line.subject)]
    until = DayRange(None, wanted.days.last)
    hours = school.log.hours(UsageFilter(until, wanted.class_name, wanted.subject)) if summing else []
    sums = summed(hours, only(schedule, wanted.class_name), lines, wanted.days, today)
    inside = [hour for hour in hours if hour.started >= wanted.days.start_text]
    return Material(
        wanted,
        today,
        sums,
        inside,
        {lesson.id: lesson for lesson in catalogue.lessons()},
        school.log.schools(),
        school.log.count(wanted.filter),
        next((head for head in school.register.heads() if head.machine == school.register.machine), None),
        lambda: school.log.entries(wanted.filter),
        assumed_term(schedule, today),
    )
