"""``stick``, ``space`` and ``remove``: packages for the next school, and room for those that are to come."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QLocale

from catalogue.records import Package
from desktop.arrivals import Disk
from desktop.commands.listing import Record, print_json, say_no_packages, say_nothing
from desktop.commands.receiving import ProgressLine, stop_on_signals
from desktop.commands.state_words import column, state_text
from desktop.commands.typed_paths import WrongPathError, folder_to_fill
from desktop.formats import disk_text, size_text, weeks_text
from desktop.messages import describe
from desktop.places import Household
from sync.errors import PackageError, UnknownPackageError
from sync.handing_on import Handed, HandedState, HandingOn
from sync.intake import Reporting
from sync.reader import ReaderProcess
from sync.removing import Remover
from sync.space import Outlook, Removable, outlook, removable
from sync.storage import Library

_ALL_WELL, _SOMETHING_REFUSED = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def stick(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Write packages to a stick for another school; exit code 1 when one is not on it in the end."""
    stop = stop_on_signals()
    progress = ProgressLine(sys.stderr, shown=sys.stderr.isatty() and not options.json)
    try:
        folder = folder_to_fill(options.folder)
    except WrongPathError as error:
        print_refusal(options.folder, error, options, out)
        return _SOMETHING_REFUSED
    wanted, unknown = _wanted(household, options.ids)
    if not wanted and not unknown:
        say_no_packages(options, out)
    for name in unknown:
        print_refusal(name, UnknownPackageError(Path(name), name=name), options, out)
    code = _SOMETHING_REFUSED if unknown else _ALL_WELL
    reporting = Reporting(progress.show, stop.is_set)
    try:
        with ReaderProcess() as reader:
            handing = HandingOn(Library(household.library), household.catalogue, reader, folder)
            for handed in handing.write(handing.plan(wanted), reporting, with_request=options.with_missing):
                progress.clear()
                _print_handed(handed, options, out)
                if handed.state not in (HandedState.WRITTEN, HandedState.THERE):
                    code = _SOMETHING_REFUSED
    except PackageError as error:
        print_refusal(options.folder, error, options, out)
        return _SOMETHING_REFUSED
    return code


def space(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Say how much room there is, for how many more weeks, and what could go."""
    library = Library(household.library)
    stands = outlook(library, household.catalogue)
    could_go = removable(library, household.catalogue, household.school.taught())
    if options.json:
        print_json(_outlook_record(stands), out)
        for each in could_go:
            print_json(_removable_record(each), out)
        return _ALL_WELL
    disk = Disk(stands.room.total, stands.room.free, stands.packages, stands.weeks)
    out.write("  ".join(filter(None, (disk_text(disk), weeks_text(disk)))) + "\n")
    for each in could_go:
        lent = f"  {_tr('lends to {names}').format(names=' '.join(each.lends_to))}" if each.lends_to else ""
        rule, title = column(state_text(each.rule), 11), each.title.in_language(QLocale().name())
        out.write(f"{rule} {size_text(each.bytes):>9}  {each.name}  {title}{lent}\n")
    if not could_go:
        say_nothing(_tr("Nothing in the library could go."), options, out)
    return _ALL_WELL


def remove(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Remove what ``space`` lists, by its name; exit code 1 when something was not removed."""
    code = _ALL_WELL
    with Library(household.library) as library:
        remover = Remover(library, household.catalogue)
        for name in options.ids:
            try:
                freed = remover.remove(name, lent_too=options.lent_too)
            except PackageError as error:
                print_refusal(name, error, options, out)
                code = _SOMETHING_REFUSED
                continue
            if options.json:
                print_json({"name": name, "state": "removed", "reason": "", "facts": {}, "bytes": freed}, out)
            else:
                out.write(f"{column(state_text('removed'), 10)} {name}  {size_text(freed)}\n")
    return code


def _wanted(household: Household, ids: Iterable[str]) -> tuple[list[Package], list[str]]:
    """Return the packages of these ids, all without any, and the ids of which there is none."""
    packages = {package.id: package for package in household.catalogue.packages() if not package.own}
    if not ids:
        return sorted(packages.values(), key=lambda package: package.id), []
    named = list(dict.fromkeys(ids))
    return [packages[name] for name in named if name in packages], [name for name in named if name not in packages]


def _print_handed(handed: Handed, options: argparse.Namespace, out: TextIO) -> None:
    package = handed.package
    if options.json:
        print_json(
            {
                "id": package.id,
                "version": package.version,
                "state": handed.state.value,
                "reason": handed.reason,
                "facts": dict(handed.facts),
                "files": list(handed.files),
                "bytes": package.size,
            },
            out,
        )
        return
    said = describe(handed.reason, handed.facts).whole if handed.reason else ""
    out.write(f"{column(state_text(handed.state), 10)} {package.id} v{package.version}  {said}".rstrip() + "\n")
    out.flush()


def print_refusal(name: str, error: PackageError | WrongPathError, options: argparse.Namespace, out: TextIO) -> None:
    """Print that something was not done, and why."""
    if options.json:
        said = {"name": name, "state": "refused", "reason": error.reason, "facts": dict(error.facts), "bytes": 0}
        print_json(said, out)
    else:
        out.write(f"{column(state_text('refused'), 10)} {name}  {describe(error.reason, error.facts).whole}\n")


def _outlook_record(stands: Outlook) -> Record:
    room = stands.room
    return {
        "total": room.total,
        "free": room.free,
        "kept_free": room.floor,
        "packages": stands.packages,
        "weeks_left": stands.weeks,
    }


def _removable_record(each: Removable) -> Record:
    return {
        "name": each.name,
        "rule": each.rule.value,
        "title": {"zh": each.title.zh, "en": each.title.en},
        "version": each.version,
        "bytes": each.bytes,
        "lends_to": list(each.lends_to),
        "lends_lessons": each.lends_lessons,
    }
