"""``timetable day`` and ``term lose``: what is otherwise than the timetable says, without a window."""

import argparse
from datetime import date
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.errors import ScheduleWishError
from catalogue.public_days import read_calendar
from catalogue.schedule_days import Days
from catalogue.schedule_edit import add_change, lose_week, remove_change
from catalogue.timetable import NO_CLASS, Change, ChangeKind, Schedule
from desktop.commands.listing import print_json, say_nothing
from desktop.commands.schedule_writing import change_schedule, class_named
from desktop.commands.state_words import state_text
from desktop.formats import subject_text
from desktop.places import Household


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def single_days(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Let a day be otherwise, take such a change back, or show what is; then list all there are."""
    if options.day_action == "show":
        return _show(household, options, out)
    if options.day_action == "restore":
        change_schedule(household, lambda schedule: _without(schedule, options.number))
    elif options.day_action != "list":
        change_schedule(household, lambda schedule: add_change(schedule, _change(schedule, options)))
    return list_changes(household, options, out)


def lose(household: Household, day: date) -> None:
    """Say that the week of ``day`` was lost: the rest of the plan moves on.

    Raises:
        ScheduleWishError: it lies in no term.
    """

    def verb(schedule: Schedule) -> Schedule:
        if not any(term.first_day <= day <= term.last_day for term in schedule.terms):
            raise ScheduleWishError("no-term", day.isoformat())
        return lose_week(schedule, day)

    change_schedule(household, verb)


def list_changes(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Print every change with its number, by which it is taken back."""
    schedule = household.school.schedule()
    if not schedule.changes:
        say_nothing(_tr("No day is otherwise than the timetable has it."), options, out)
    for number, change in enumerate(schedule.changes, start=1):
        found = schedule.class_of(change.class_id)
        record = {
            "number": number,
            "kind": change.kind.value,
            "day": change.day.isoformat(),
            "class": found.name if found is not None else None,
            "period": change.period or None,
            "other_day": change.other_day.isoformat() if change.other_day is not None else None,
            "other_period": change.other_period or None,
        }
        if options.json:
            print_json(record, out)
        else:
            shown = {**record, "kind": state_text(change.kind)}
            said = (f"{number:>3}", *(str(part) for name, part in shown.items() if name != "number" and part))
            out.write("  ".join(said) + "\n")
    return 0


def _change(schedule: Schedule, options: argparse.Namespace) -> Change:
    kind = ChangeKind(options.day_action)
    class_id = class_named(schedule, options.class_name).id if options.class_name else NO_CLASS
    if kind is ChangeKind.OFF:
        return Change(kind, options.day, class_id)
    if kind is ChangeKind.LIKE:
        return Change(kind, options.day, class_id, 0, options.other_day)
    for number in (options.period, options.other_period):
        if schedule.timetable.period(number) is None:
            raise ScheduleWishError("unknown-period", str(number))
    return Change(kind, options.day, class_id, options.period, options.other_day, options.other_period)


def _without(schedule: Schedule, number: int) -> Schedule:
    if not 0 < number <= len(schedule.changes):
        raise ScheduleWishError("unknown-change", str(number))
    return remove_change(schedule, number - 1)


def _show(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Print the hours of a day as they will really be."""
    schedule = household.school.schedule()
    days = Days(schedule, read_calendar(household.library))
    chosen = (class_named(schedule, options.class_name),) if options.class_name else schedule.classes
    hours = [(found, hour) for found in chosen for hour in days.hours(found.id, options.day)]
    if not hours:
        words = _tr("By the timetable that is here no class has an hour on {day}.")
        say_nothing(words.format(day=options.day), options, out)
    for found, hour in hours:
        start, end = (moment.isoformat("minutes") for moment in (hour.period.start, hour.period.end))
        record = {"class": found.name, "day": hour.day.isoformat(), "period": hour.period.number}
        record |= {"start": start, "end": end, "subject": hour.subject, "grade": hour.grade or None}
        if options.json:
            print_json(record, out)
        else:
            out.write(f"{found.name}  {hour.day}  {hour.period.number}  {start}-{end}  {subject_text(hour.subject)}\n")
    return 0
