"""``mine`` and ``share``: teachers' own files in lessons, and a lesson made into a package for another school."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.records import Lesson
from desktop.commands.listing import print_json, say_nothing
from desktop.commands.receiving import print_outcome, wrongly_named
from desktop.commands.state_words import column, state_text
from desktop.commands.typed_paths import WrongPathError, file_to_read, file_to_write
from desktop.places import Household
from sync.errors import NothingHereError, UnknownPackageError
from sync.importer import Importer
from sync.outcome import Outcome, State
from sync.own import OwnFiles, share
from sync.storage import Library


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def mine(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """List, add or remove own files; exit code 1 when one could not be added."""
    if options.action == "list":
        return _list(household, options, out)
    with Library(household.library) as library, Importer(library, household.catalogue) as importer:
        own = OwnFiles(library, household.catalogue, importer)
        if options.action == "remove":
            try:
                own.remove(options.id)
            except NothingHereError as error:
                raise UnknownPackageError(error.path, name=options.id) from error
            if options.json:
                print_json({"id": options.id, "state": "removed"}, out)
            else:
                out.write(f"{column(state_text('removed'), 10)} {options.id}\n")
            return 0
        lesson, code = household.catalogue.lesson(options.id), 0
        for name in options.files:
            outcome = _added(own, lesson, name)
            print_outcome(outcome, options, out)
            code = max(code, int(outcome.state not in (State.ADMITTED, State.KNOWN)))
    return code


def share_lesson(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Write a lesson, with what teachers have added to it, as an unsigned package."""
    catalogue = household.catalogue
    lesson, path = catalogue.lesson(options.lesson), file_to_write(options.out).absolute()
    count = share(lesson, catalogue.resources(lesson.id), path, _now(), options.issuer)
    if options.json:
        print_json({"lesson": lesson.id, "path": str(path), "resources": count}, out)
    else:
        out.write(f"{options.out}  {lesson.id}  {count}\n")
    return 0


def _added(own: OwnFiles, lesson: Lesson, name: str) -> Outcome:
    try:
        file = file_to_read(name)
        # What came of it is said by the file that was named, not by the package that was made of it.
        return replace(own.add(lesson, file, _now()), path=file.absolute())
    except WrongPathError as error:
        return wrongly_named(name, error)


def _list(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    found = list(household.catalogue.own_resources())
    if not found:
        words = _tr("No teacher has added a file yet. `skylesson mine add LESSON FILE` adds one.")
        say_nothing(words, options, out)
    for resource in found:
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
