"""The pages of a school that has everything: Today from process start, week to week, and Usage with 100,000 records.

``python -m bench.pages`` in a real window (tools/with-display.sh). JSON lines.
"""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.register import entries
from bench.report import build_folder, needs_display
from bench.search import package_of
from bench.window import library_of, start
from catalogue.records import SUBJECTS
from catalogue.store import Catalogue
from catalogue.timetable import Schedule, SchoolClass, Slot, Term, Timetable, usual_periods
from desktop.places import open_household

_A_PACKAGE, _A_LESSON = 133, 4
"""Lessons of a package, and resources of a lesson."""

_USUAL_RECORDS, _MANY_RECORDS = 5_000, 100_000


def full_library(folder: Path, copies: int, records: int) -> Path:
    """Make a library of the plan so many times over in which everything is here, with classes that were taught."""
    library_of(folder, copies)
    catalogue = Catalogue.open(folder)
    ids = [lesson.id for lesson in catalogue.lessons()]
    (folder / "packages").mkdir(exist_ok=True)
    for number in range(0, len(ids), _A_PACKAGE):
        package, lessons = package_of(number, ids[number : number + _A_PACKAGE], folder, _A_LESSON)
        catalogue.admit(package, lessons)
        (folder / package.file).touch()  # a package without its file is forgotten at the next start
    catalogue.close()
    household = open_household(folder)
    household.school.keep_schedule(school())
    # Class hours that were just held: what is next then lies in the middle of the plan.
    begun = date.today() - timedelta(days=140)  # noqa: DTZ011  # a school has its own day
    shift = begun - date(2026, 9, 1)
    made = [replace(entry, started=_moved(entry.started, shift)) for entry in entries(records, 6)]
    household.school.register.add(made)
    household.close()
    return folder


def school() -> Schedule:
    """Six plain classes and a room of three grades, odd and even weeks, in the middle of a term."""
    today = date.today()  # noqa: DTZ011  # a school has its own day
    classes = tuple(SchoolClass(number, f"四({number})班", (4,)) for number in range(1, 7))
    classes += (SchoolClass(7, "四五六年级复式班", (4, 5, 6)),)
    slots = [
        Slot(found.id, weekday, period, SUBJECTS[(weekday + period + found.id) % 4], (1,) if period == 4 else ())
        for found in classes
        for weekday in range(1, 8)
        for period in range(1, 5)
    ]
    term = Term(1, today - timedelta(days=70), today + timedelta(days=70))
    return Schedule(classes, (term,), Timetable(2, usual_periods(), tuple(slots)), next_class_id=8)


def _moved(started: str, by: timedelta) -> str:
    return (date.fromisoformat(started[:10]) + by).isoformat() + started[10:]


def probe(what: str, library: Path) -> None:
    """Have the program looked at in a process of its own; print what it says."""
    command = [sys.executable, "-m", "bench.pages_probe", what, str(library)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    print(ended.stdout, end="", flush=True)


def main() -> None:
    """Run all under build/."""
    needs_display("bench.pages")
    make = partial(full_library, records=_USUAL_RECORDS)
    with build_folder() as work:
        for copies in (1, 100):
            library = make(work / f"full-{copies}", copies)
            start(library, f"full library, classes and timetable, {copies * 266} lessons", at_most=2.0)
            probe("weeks", library)
        probe("usage", full_library(work / "records", 1, _MANY_RECORDS))
    print(json.dumps({"bench": "pages", "at_most": {"week to week ms": 50, "usage painted s": 1}}), flush=True)


if __name__ == "__main__":
    main()
