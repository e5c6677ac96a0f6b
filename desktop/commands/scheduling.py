"""``next``, ``classes``, ``timetable`` and ``term``: the teaching schedule without a window."""

import argparse
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.errors import FileRefusedError, ScheduleWishError
from catalogue.public_days import read_calendar
from catalogue.schedule import Standing, standings
from catalogue.schedule_check import conflicts
from catalogue.schedule_days import Days, is_on, teaching_week
from catalogue.schedule_edit import add_class, change_class, remove_class, set_term
from catalogue.subject_names import grades_of
from catalogue.timetable import Hour, Schedule, SchoolClass, Term
from catalogue.timetable_draft import Preview, draft_of, preview
from desktop.commands.listing import print_json, say_nothing
from desktop.commands.schedule_writing import change_schedule, class_named, taught_to, wanted_classes
from desktop.commands.single_days import lose, single_days
from desktop.commands.state_words import column
from desktop.commands.typed_paths import file_to_read, file_to_write
from desktop.conflict_words import conflict_text
from desktop.formats import subject_text
from desktop.messages import describe
from desktop.places import Household
from desktop.school_clock import SchoolClock
from desktop.timetable_files import read_timetable, write_timetable

_ALL_WELL, _NOT_TAKEN = 0, 1

Record = Mapping[str, Any]

_GRADES = frozenset(range(1, 13))
"""Of a school, first to last."""

_LONGEST_TERM = timedelta(days=366)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def next_up(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Print the next lesson of each class in each subject and grade; without classes, of the whole plan."""
    schedule = household.school.schedule()
    reading, _, _ = SchoolClock(household.school, household.catalogue).read(note=False)
    days = Days(schedule, read_calendar(household.library))
    for school_class in wanted_classes(household, schedule, options.class_name):
        hour = days.now_or_next(school_class.id, reading.now)
        for place in _standings(household, school_class):
            record = _next_record(household, school_class, place)
            if hour is not None and hour.subject == place.subject and hour.grade in (0, place.grade):
                record = {**record, "hour": _hour_record(hour, on=is_on(hour, reading.now))}
            if options.json:
                print_json(record, out)
            else:
                out.write(_next_line(record))
    return _ALL_WELL


def classes(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Add, change, remove or list the classes of the school."""
    if options.action == "add":
        grades = _grades(options.name, options.grades)
        change_schedule(household, lambda schedule: _with_class(schedule, options.name, grades, options.language or ""))
    elif options.action == "change":
        change_schedule(household, lambda schedule: _otherwise(schedule, options))
    elif options.action == "remove":
        change_schedule(household, lambda schedule: remove_class(schedule, class_named(schedule, options.name).id))
    there_are = household.school.schedule().classes
    if not there_are:
        say_nothing(_tr("There are no classes yet. `skylesson classes add NAME` adds one."), options, out)
    for found in there_are:
        if options.json:
            language = found.language or None
            print_json({"id": found.id, "name": found.name, "grades": list(found.grades), "language": language}, out)
        else:
            language = f"  {found.language}" if found.language else ""
            out.write(f"{found.name}  {','.join(map(str, found.grades))}{language}\n")
    return _ALL_WELL


def timetable(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Take a timetable over from a file, write it into one, or change single days."""
    if options.action == "day":
        return single_days(household, options, out)
    schedule = household.school.schedule()
    if options.action == "export":
        path = file_to_write(options.file)
        chosen = [class_named(schedule, options.class_name)] if options.class_name else list(schedule.classes)
        write_timetable(draft_of(schedule, [found.id for found in chosen]), path)
        say_nothing(str(path), options, out)
        return _ALL_WELL
    path = file_to_read(options.file)
    shown = preview(schedule, read_timetable(path, options.class_name))
    _print_preview(shown, schedule, options, out)
    if options.preview:
        if not shown.can_be_taken and not shown.conflicts:
            refused = _refusal(path, shown)
            say_nothing(describe(refused.reason, refused.facts).text, options, out)
        elif shown.schedule == schedule:
            say_nothing(_tr("Nothing would change."), options, out)
        return _ALL_WELL
    if not shown.can_be_taken:
        raise _refusal(path, shown)
    change_schedule(household, lambda _schedule: shown.schedule)
    return _ALL_WELL


def _refusal(path: Path, shown: Preview) -> FileRefusedError:
    """Return why a timetable cannot be taken over."""
    where = conflict_text(shown.conflicts[0]) if shown.conflicts else ""
    return FileRefusedError(path, "conflicts" if where else "cycle-too-long" if shown.too_long else "nothing", where)


def term(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Set a term, say that a week of it was lost, or show the terms and the teaching week of today."""
    if options.action == "set":
        if options.last < options.first:
            raise ScheduleWishError("bad-term")
        if options.last - options.first > _LONGEST_TERM:
            raise ScheduleWishError("long-term")
        number = options.term or (1 if options.first.month >= 7 else 2)
        change_schedule(household, lambda schedule: set_term(schedule, Term(number, options.first, options.last)))
    elif options.action == "lose":
        lose(household, options.day)
    schedule = household.school.schedule()
    today = SchoolClock(household.school, household.catalogue).read(note=False)[0].now.date()
    if not schedule.terms:
        say_nothing(_tr("No term is set up yet. `skylesson term set --from DATE --to DATE` does it."), options, out)
    for found in schedule.terms:
        here = found.first_day <= today <= found.last_day
        week = teaching_week(schedule, today) if here else 0
        record = {"term": found.number, "first_day": found.first_day, "last_day": found.last_day, "week": week}
        if options.json:
            print_json(record, out)
        else:
            now = f"  {_tr('week {week}').format(week=week)}" if week else ""
            out.write(f"{found.number}  {found.first_day} - {found.last_day}{now}\n")
    return _ALL_WELL


def _with_class(schedule: Schedule, name: str, grades: tuple[int, ...], language: str) -> Schedule:
    changed = add_class(schedule, name, grades, language)
    if conflicts(replace(changed, terms=(), changes=())) and schedule.class_named(name) is not None:
        raise ScheduleWishError("known-class", name)
    return changed


def _otherwise(schedule: Schedule, options: argparse.Namespace) -> Schedule:
    """Give a class other grades or another language; what is not said stays."""
    found = class_named(schedule, options.name)
    grades = _grades(options.name, options.grades) if options.grades else found.grades
    language = found.language if options.language is None else options.language
    return change_class(schedule, replace(found, grades=tuple(sorted(set(grades))), language=language))


def _grades(name: str, said: str) -> tuple[int, ...]:
    grades = tuple(int(number) for number in re.findall(r"\d+", said)) if said else grades_of(name)
    if not grades:
        raise ScheduleWishError("no-grade", name)
    if not set(grades) <= _GRADES:
        raise ScheduleWishError("bad-grade", said)
    return grades


def _standings(household: Household, school_class: SchoolClass) -> tuple[Standing, ...]:
    lines = household.catalogue.plan_lines(school_class.grades)
    return standings(school_class, lines, taught_to(household, school_class))


def _next_record(household: Household, school_class: SchoolClass, place: Standing) -> Record:
    lesson = household.catalogue.lesson(place.following) if place.following else None
    return {
        "class": school_class.name,
        "subject": place.subject,
        "grade": place.grade,
        "id": place.following or None,
        "title": {"zh": lesson.title.zh, "en": lesson.title.en} if lesson else None,
        "term": lesson.term if lesson else None,
        "week": lesson.week if lesson else None,
        "sequence": lesson.sequence if lesson else None,
        "state": lesson.state.value if lesson else None,
        "instead": place.instead or None,
        "language": school_class.language or None,
        "hour": None,
    }


def _hour_record(hour: Hour, *, on: bool) -> Record:
    period = hour.period
    return {
        "day": hour.day.isoformat(),
        "period": period.number,
        "start": period.start.isoformat("minutes"),
        "end": period.end.isoformat("minutes"),
        "on": on,
    }


def _next_line(record: Record) -> str:
    title = record["title"] or {"zh": "-", "en": ""}
    hour = record["hour"]
    when = f"  {hour['day']} {hour['start']}" if hour else ""
    name = f"{record['class']}  " if record["class"] else ""
    place = f"{column(subject_text(record['subject']), 8)} {record['grade']}  {record['id'] or '-':<18}"
    return f"{name}{place} {title['zh'] or title['en']}{when}\n"


def _print_preview(shown: Preview, schedule: Schedule, options: argparse.Namespace, out: TextIO) -> None:
    record = {
        "new_classes": shown.new_classes,
        "changed_classes": shown.changed_classes,
        "guessed_grades": shown.guessed,
        "hours": shown.hours,
        "hours_of_plan": shown.hours_of_plan,
        "conflicts": [conflict_text(conflict) for conflict in shown.conflicts],
        "unread": [{"where": unread.where, "text": unread.text} for unread in shown.unread],
    }
    if options.json:
        print_json(record, out)
        return
    for name in shown.new_classes:
        out.write(f"+ {name}\n")
    for name in shown.changed_classes if shown.schedule != schedule else ():
        out.write(f"~ {name}\n")
    for conflict in shown.conflicts:
        out.write(f"! {conflict_text(conflict)}\n")
    for unread in shown.unread:
        out.write(f"! {unread.where}: {unread.text}\n")
