"""``verify``: packages read again, whole; what went bad is taken out of use and waits for a copy."""

import argparse
import sys
import time
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.records import Package
from desktop.commands.handing import print_refusal
from desktop.commands.listing import print_json, say_no_packages
from desktop.commands.receiving import ProgressLine, stop_on_signals
from desktop.messages import describe
from desktop.places import Household
from sync.errors import UnknownPackageError
from sync.importer import Importer
from sync.outcome import Stage
from sync.progress import ProgressMeter
from sync.rereading import Rereading
from sync.scrub import Checked
from sync.storage import Library

_ALL_WELL, _SOMETHING_BAD = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("States", text)


def verify(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Read packages again, whole or not, and say what went bad and what was done; exit code 1 when something did."""
    stop = stop_on_signals()
    progress = ProgressLine(sys.stderr, shown=sys.stderr.isatty() and not options.json)
    code = _ALL_WELL
    with Library(household.library) as library, Importer(library, household.catalogue) as importer:
        wanted = [p for p in household.catalogue.turns.packages() if not options.id or p.id == options.id]
        if not wanted:
            return _none(options, out)
        for package in sorted(wanted, key=lambda package: package.id):
            meter = ProgressMeter(Path(package.file), Stage.VERIFYING, package.size, progress.show, time.monotonic)
            checked = importer.scrub.check(package.id, Rereading(stop.is_set, meter.add), afresh=True)
            progress.clear()
            if checked is None:
                return _SOMETHING_BAD
            _print_checked(checked, household.catalogue.package(package.id), options, out)
            if checked.bad or checked.reason:
                code = _SOMETHING_BAD
    return code


def _none(options: argparse.Namespace, out: TextIO) -> int:
    """Say that there is nothing to read: nothing of that name, or nothing at all, which is no fault."""
    if options.id:
        print_refusal(options.id, UnknownPackageError(Path(options.id), name=options.id), options, out)
        return _SOMETHING_BAD
    say_no_packages(options, out)
    return _ALL_WELL


def _print_checked(checked: Checked, now: Package | None, options: argparse.Namespace, out: TextIO) -> None:
    package = checked.package
    missing = now.missing_pieces if now is not None else 0
    if options.json:
        record = {
            "id": package.id,
            "version": package.version,
            "bad_pieces": checked.bad,
            "reason": checked.reason,
            "total_pieces": checked.total,
            "missing_pieces": missing,
            "lessons": list(checked.lessons),
            "remade": checked.remade,
            "regained_pieces": checked.regained,
        }
        print_json(record, out)
    else:
        out.write(f"{package.id}  v{package.version}  {_verdict(checked, missing, now)}\n")
    out.flush()


def _verdict(checked: Checked, missing: int, now: Package | None) -> str:
    if checked.reason:
        return describe(checked.reason, {"detail": checked.package.file}).whole
    if checked.bad:
        facts = {"bad": checked.bad, "total": checked.total, "lessons": len(checked.lessons)}
        return " ".join((describe("went-bad", facts).whole, *checked.lessons))
    if missing and now is not None:
        return describe("incomplete", {"bad": missing, "total": now.pieces}).whole
    return _tr("ok")
