"""A school for the tests of Today and of the schedule: a library with lessons that are here, and a clock that obeys."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule, Slot, Term, Timetable, usual_periods
from desktop.places import Household, open_household
from desktop.school_clock import SchoolClock

WEDNESDAY = datetime.fromisoformat("2026-11-18T08:27")
"""Three minutes before the first period, in week 12 of the term."""

AUTUMN = Term(1, date(2026, 9, 1), date(2027, 1, 15))
AT = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)


class Watch:
    """What the computer's clock shows."""

    def __init__(self, shown: datetime = WEDNESDAY) -> None:
        self.shown = shown

    def __call__(self) -> datetime:
        return self.shown


def school_with(tmp_path: Path, schedule: Schedule | None = None) -> Household:
    """A library of the plan of which the first ten weeks of each first term are here."""
    open_household(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "resources.db")) as database:
        database.execute("UPDATE lesson SET resources_total = 2, resources_here = 2 WHERE term = 1 AND week <= 10")
        database.commit()
    household = open_household(tmp_path)
    if schedule is not None:
        household.school.keep_schedule(schedule)
    return household


def clock_of(household: Household, watch: Watch) -> SchoolClock:
    return SchoolClock(household.school, household.catalogue, watch)


def one_class() -> Schedule:
    """四（1）班 has English on Wednesday in the first period, and science after it."""
    made = add_class(Schedule(terms=(AUTUMN,)), "四（1）班", (4,))
    slots = (Slot(1, 3, 1, "english"), Slot(1, 3, 2, "science"), Slot(1, 4, 1, "数学"))
    return replace(made, timetable=Timetable(1, usual_periods(), slots))


def combined() -> Schedule:
    """A room of three grades beside a plain class, which comes first on Wednesday."""
    made = add_class(one_class(), "四五六年级复式班", (4, 5, 6))
    slots = (*made.timetable.slots, Slot(2, 3, 3, "music"), Slot(2, 5, 1, "art", (), 5))
    return replace(made, timetable=replace(made.timetable, slots=slots))
