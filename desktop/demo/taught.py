"""A register with some weeks in it, so that the pictures show a school at work and not an empty one."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from catalogue.entries import Ending, Entry, Kind
from catalogue.records import Lesson
from catalogue.timetable import Schedule, SchoolClass, Term

_SHOWN_MS, _FILM_MS = 1_860_000, 900_000
_BEGINS = time(8, 30)
_STOPPED = 9
"""Every so many hours one was cut off by the power."""


def taught_weeks(schedule: Schedule, plan: Sequence[Lesson], weeks: int) -> list[Entry]:
    """Return what the classes were taught in the first ``weeks`` of the first term, each lesson in the week it is for.

    The last class has fallen behind by a week, and never has music.
    """
    term, found = schedule.terms[0], list[Entry]()
    for school_class in schedule.classes:
        last = school_class is schedule.classes[-1]
        due = [lesson for lesson in plan if lesson.grade in school_class.grades and lesson.term == term.number]
        for number, lesson in enumerate(due):
            if lesson.week <= weeks - int(last) and not (last and lesson.subject == "music"):
                ending = Ending.CUT if number % _STOPPED == _STOPPED - 1 else Ending.ENDED
                found += _hour(school_class, lesson, term, ending)
    return found


def _hour(school_class: SchoolClass, lesson: Lesson, term: Term, ending: Ending) -> list[Entry]:
    day = term.first_day + timedelta(weeks=lesson.week - 1, days=lesson.sequence % 5)
    started = datetime.combine(day, _BEGINS).astimezone().isoformat(timespec="milliseconds")
    grades, name = ",".join(map(str, school_class.grades)), school_class.name
    hour = Entry(
        Kind.HOUR, lesson.id, lesson.subject, school_class.id, name, grades, started=started, counter=1000,
        shown=_SHOWN_MS, ending=ending, taught=True, rule="20min|last", hour=f"{lesson.id}/{school_class.id}",
    )  # fmt: skip
    film = Entry(
        Kind.SHOWING, lesson.id, lesson.subject, school_class.id, name, grades, started=started, counter=1000,
        shown=_FILM_MS, share=870, ending=Ending.PLAYED_OUT, package="org.skylesson.demo", version=1,
        resource="a" * 64, role="video", hour=hour.hour,
    )  # fmt: skip
    return [film, hour]
