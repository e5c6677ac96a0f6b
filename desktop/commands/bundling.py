"""``usage bundle`` and ``usage merge``: many machines, no network; and the reports of a county's database."""

import argparse
import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from catalogue.county import ClassSum, County
from catalogue.merging import Received
from catalogue.usage_range import DayRange, Preset, preset_range
from catalogue.usage_sums import planned_for
from catalogue.verification import Verdict
from desktop.commands.listing import print_json
from desktop.commands.typed_paths import WrongPathError, file_to_read, file_to_write
from desktop.formats import share_text, subject_text
from desktop.messages import describe
from desktop.places import Household
from desktop.settings import SettingsFile
from desktop.usage_desk import today_of
from sync.bundle import read_bundle, write_bundle
from sync.errors import BundleError, LibraryInUseError, SourceUnreadableError
from sync.machine_key import MachineKey
from sync.storage import Library

_ALL_WELL, _REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class LevelSum:
    """Hours taught of one county, school or class. ``planned`` is 0 where no term has dates."""

    county: str
    school: str
    class_name: str
    subject: str
    hours: int
    lessons: int
    planned: int
    minutes: int


def bundle(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Write everything that is here into one signed file."""
    settings = SettingsFile(household.library).read()
    register, path = household.school.register, file_to_write(options.out)
    # Where the window is open, it has named the machine already.
    with contextlib.suppress(LibraryInUseError), Library(household.library):
        register.name_machine(settings.school, settings.county)
    received = register.received()
    write_bundle(path, received, MachineKey(household.library))
    if options.json:
        print_json({"file": str(path), "records": len(received.records), "bytes": path.stat().st_size}, out)
    else:
        out.write(f"{path}\n")
    return _ALL_WELL


def merge(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Merge bundles; a damaged one is named, and the others are merged all the same."""
    key, refused = MachineKey(household.library), False
    with _target(household, options) as take:
        for name in options.files:
            try:
                received = read_bundle(file_to_read(name), key)
            except (BundleError, SourceUnreadableError, WrongPathError) as error:
                refused = True
                _tell_refused(name, error, options, out)
                continue
            new = take(received)
            if options.json:
                print_json({"file": name, "state": "merged", "records": len(received.records), "new": new}, out)
            else:
                out.write(f"{name}  +{new}\n")
    return _REFUSED if refused else _ALL_WELL


def verify_county(household: Household, options: argparse.Namespace) -> Verdict:
    """Check the registers of a county's database."""
    with contextlib.closing(County.open(options.database)) as county:
        return county.verify(MachineKey(household.library))


def county_report(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Say what was taught by county, school or class; planned are the lessons by this library's plan and terms."""
    days = days_of(household, options)
    with contextlib.closing(County.open(options.database)) as county:
        found = county.sums(days)
    for row in levels(household, found, days, options.by):
        if options.json:
            print_json({name: getattr(row, name) for name in LevelSum.__slots__}, out)
        else:
            name = "  ".join(filter(None, (row.county, row.school, row.class_name))) or "—"
            share = share_text(row.lessons / row.planned) if row.planned else "—"
            subject = f"  {subject_text(row.subject)}" if row.subject else ""
            out.write(f"{name}{subject}  {row.lessons} / {row.planned}  {share}\n")
    return _ALL_WELL


def levels(household: Household, found: Sequence[ClassSum], days: DayRange, by: str) -> list[LevelSum]:
    """Sum classes up to schools or counties; by class, each subject stays apart."""
    schedule, lines = household.school.schedule(), household.catalogue.plan_lines()
    planned = planned_for(schedule, lines, days, today_of(household))
    sums: dict[tuple[str, ...], list[int]] = {}
    for row in found:
        key = {
            "county": (row.county, "", "", ""),
            "school": (row.county, row.school, "", ""),
            "class": (row.county, row.school, row.class_name, row.subject),
        }[by]
        held = sums.setdefault(key, [0, 0, 0, 0])
        grades = [int(grade) for grade in row.grades.split(",") if grade.isdecimal()]
        held[0] += row.hours
        held[1] += row.lessons
        held[2] += sum(planned.get((grade, row.subject), 0) for grade in grades)
        held[3] += round(row.seconds / 60)
    return [LevelSum(key[0], key[1], key[2], key[3], *held) for key, held in sorted(sums.items())]


def days_of(household: Household, options: argparse.Namespace) -> DayRange:
    """Return the days that the command line asks for."""
    if options.preset:
        return preset_range(Preset(options.preset), household.school.schedule(), today_of(household))
    return DayRange(options.first, options.last)


@contextlib.contextmanager
def _target(household: Household, options: argparse.Namespace) -> Iterator[Callable[[Received], int]]:
    """Yield what takes a bundle over: the library's own register, or a county's database."""
    if options.database:
        with contextlib.closing(County.open(options.database)) as county:
            yield county.merge
            county.tidy()
    else:
        with Library(household.library):
            yield household.school.register.merge


def _tell_refused(
    name: str, error: BundleError | SourceUnreadableError | WrongPathError, options: argparse.Namespace, out: TextIO
) -> None:
    if options.json:
        print_json({"file": name, "state": "refused", "reason": error.reason, **error.facts}, out)
    else:
        out.write(f"{describe(error.reason, error.facts).whole}\n")
