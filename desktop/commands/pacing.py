"""``progress`` and ``soon``: ahead of the plan or behind, and what has to be asked for in time."""

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any, TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.public_days import read_calendar
from catalogue.schedule_days import Days
from catalogue.schedule_progress import SOON_WEEKS, Progress, missing_soon
from catalogue.schedule_progress import progress as progress_of
from catalogue.timetable import SchoolClass
from desktop.commands.listing import lesson_line, lesson_record, print_json
from desktop.commands.schedule_writing import taught_to, wanted_classes
from desktop.formats import count_text, grade_text, pace_text, subject_text
from desktop.places import Household
from desktop.school_clock import SchoolClock

_ALL_WELL = 0


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Pacing", text, "", n)


def progress(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Print of each class, subject and grade what is taught of the term, planned by now, and still to come."""
    schedule = household.school.schedule()
    days, today = Days(schedule, read_calendar(household.library)), _today(household)
    if not options.json and not any(term.first_day <= today for term in schedule.terms):
        words = _tr("No term has begun yet. `skylesson term` shows the terms, `skylesson term set` sets one up.")
        out.write(words + "\n")
    for school_class in wanted_classes(household, schedule, options.class_name):
        lines = household.catalogue.plan_lines(school_class.grades)
        for found in progress_of(days, school_class, lines, taught_to(household, school_class), today):
            if options.json:
                print_json(_record(school_class, found), out)
            else:
                out.write(_line(school_class, found) + "\n")
    return _ALL_WELL


def soon(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Print the lessons of the next three weeks of which something has not arrived, each once, in teaching order."""
    catalogue, wanted = household.catalogue, _wanted_soon(household, options.class_name)
    resources = catalogue.resources_of(list(wanted)) if options.json else {}
    for lesson in sorted(map(catalogue.lesson, wanted), key=lambda lesson: lesson.sequence):
        if options.json:
            record = lesson_record(lesson, resources.get(lesson.id, ()))
            print_json({"classes": [name for name in wanted[lesson.id] if name], **record}, out)
        else:
            out.write(_named(_tr(", ").join(wanted[lesson.id]), lesson_line(lesson)) + "\n")
    if not wanted and not options.json:
        words = _tr("All that is needed for the next {weeks} weeks is here.")
        out.write(words.format(weeks=count_text(SOON_WEEKS)) + "\n")
    return _ALL_WELL


def _wanted_soon(household: Household, class_name: str) -> dict[str, list[str]]:
    """Return the lessons that will lack something, each with the names of the classes that come to it."""
    schedule = household.school.schedule()
    days, today = Days(schedule, read_calendar(household.library)), _today(household)
    wanted: dict[str, list[str]] = {}
    for school_class in wanted_classes(household, schedule, class_name):
        lines, taught = household.catalogue.plan_lines(school_class.grades), taught_to(household, school_class)
        for line in missing_soon(days, school_class, lines, taught, today):
            wanted.setdefault(line.id, []).append(school_class.name)
    return wanted


def _today(household: Household) -> date:
    return SchoolClock(household.school, household.catalogue).read(note=False)[0].now.date()


def _record(school_class: SchoolClass, found: Progress) -> Mapping[str, Any]:
    return {
        "class": school_class.name,
        "subject": found.subject,
        "grade": found.grade,
        "taught": found.taught,
        "planned": found.planned,
        "to_come": found.to_come,
        "total": found.total,
        "ahead": found.ahead,
        "hours_left": found.hours_left,
    }


def _line(school_class: SchoolClass, found: Progress) -> str:
    """Return a sentence of one subject, with what the timetable still holds where there is one."""
    subject = subject_text(found.subject)
    if len(school_class.grades) > 1:
        subject = f"{grade_text(found.grade)} {subject}"
    text = _tr("{subject}: {taught} taught, {planned} planned by now, {left} still to come ({pace})").format(
        subject=subject,
        taught=count_text(found.taught),
        planned=count_text(found.planned),
        left=count_text(found.to_come),
        pace=pace_text(found),
    )
    if found.hours_left is not None:
        hours = _tr("%n hour(s) left in the term", found.hours_left)
        text = _tr("{progress}, {hours}").format(progress=text, hours=hours)
    return _named(school_class.name, text)


def _named(name: str, text: str) -> str:
    return f"{name}  {text}" if name else text
