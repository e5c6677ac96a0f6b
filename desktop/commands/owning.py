"""``mine`` and ``share``: teachers' own files in lessons, and a lesson made into a package for another school."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from desktop.commands.listing import print_json
from desktop.commands.receiving import print_outcome
from desktop.places import Household
from sync.importer import Importer
from sync.outcome import State
from sync.own import OwnFiles, share
from sync.storage import Library


def mine(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """List, add or remove own files; exit code 1 when one could not be added."""
    if options.action == "list":
        return _list(household, options, out)
    with Library(household.library) as library, Importer(library, household.catalogue) as importer:
        own = OwnFiles(library, household.catalogue, importer)
        if options.action == "remove":
            own.remove(options.id)
            return 0
        lesson, code = household.catalogue.lesson(options.id), 0
        for name in options.files:
            outcome = own.add(lesson, Path(name), _now())
            print_outcome(outcome, options, out)
            code = max(code, int(outcome.state not in (State.ADMITTED, State.KNOWN)))
    return code


def share_lesson(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Write a lesson, with what teachers have added to it, as an unsigned package."""
    catalogue = household.catalogue
    lesson = catalogue.lesson(options.lesson)
    count = share(lesson, catalogue.resources(lesson.id), Path(options.out).absolute(), _now(), options.issuer)
    if options.json:
        print_json({"lesson": lesson.id, "path": str(Path(options.out).absolute()), "resources": count}, out)
    else:
        out.write(f"{options.out}  {lesson.id}  {count}\n")
    return 0


def _list(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    for resource in household.catalogue.own_resources():
        if options.json:
            print_json(
                {
                    "id": resource.package_id,
                    "lesson": resource.lesson_id,
                    "title": resource.title.zh,
                    "role": resource.role.value,
                    "size": resource.size,
                },
                out,
            )
        else:
            out.write(f"{resource.lesson_id:<18} {resource.package_id}  {resource.title.zh}\n")
    return 0


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
