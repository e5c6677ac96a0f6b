"""``usage``: hours taught against hours planned, the records in many formats, and whether the register is whole."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from catalogue.usage_log import UsageFilter
from catalogue.verification import Verdict
from desktop.commands.bundling import bundle, county_report, days_of, merge, verify_county
from desktop.commands.listing import print_json
from desktop.commands.schedule_writing import class_named
from desktop.commands.typed_paths import file_to_write
from desktop.commands.usage_grammar import FORMATS
from desktop.formats import share_text, subject_text
from desktop.language import chosen_language
from desktop.models.usage import group_text
from desktop.places import Household
from desktop.register_words import finding_text, restoration_text, verdict_text, verdict_title
from desktop.reports.material import Wanted, gather
from desktop.reports.writing import SUMMED, file_name, write_report
from desktop.settings import SettingsFile

_ALL_WELL, _REFUSED = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def usage(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Carry out one of the actions."""
    actions: dict[str, Callable[[Household, argparse.Namespace, TextIO], int]] = {
        "report": report,
        "export": export,
        "verify": verify,
        "bundle": bundle,
        "merge": merge,
    }
    return actions[options.action](household, options, out)


def report(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Say how much was taught of what was planned; with ``--format`` or ``--out`` as a file."""
    if options.database:
        return county_report(household, options, out)
    if options.format or options.out:
        return export(household, options, out)
    material = gather(household, wanted_of(household, options))
    for row in material.sums.coverage:
        if options.json:
            print_json(
                {"class": row.group.name, "grades": row.group.grades, "subject": row.subject, "taught": row.taught,
                 "planned": row.planned, "coverage": round(row.share, 4), "hours": row.hours}, out,
            )  # fmt: skip
        else:
            name, share = (
                f"{group_text(row)}  {subject_text(row.subject)}",
                share_text(row.share) if row.planned else "—",
            )
            out.write(f"{name}  {row.taught} / {row.planned}  {share}\n")
    return _ALL_WELL


def export(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Write all records of the days into a file."""
    wanted, form = wanted_of(household, options), options.format or _form_of(options.out)
    path = file_to_write(options.out or file_name(wanted, form))
    material = write_report(household, wanted, form, path)
    if options.json:
        print_json({"file": str(path), "format": form, "records": material.count, "bytes": path.stat().st_size}, out)
    else:
        out.write(f"{path}\n")
        if not material.count and form not in SUMMED:  # beside the name, which other programs read
            sys.stderr.write(_tr("No record is of these days.") + "\n")
    return _ALL_WELL


def _form_of(out: str) -> str:
    """Return the format that a file's name says, csv where it says none."""
    ending = Path(out or "").suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else "csv"


def verify(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Say whether the register is complete and unaltered, and if not, where."""
    verdict = verify_county(household, options) if options.database else household.school.register.verify()
    if options.json:
        print_json(verdict_record(verdict), out)
    else:
        said = _tr("{title}: {text}").format(title=verdict_title(verdict), text=verdict_text(verdict))
        out.write(said + "\n")
        for restoration in verdict.restorations:
            out.write(f"{restoration.machine}  {restoration_text(restoration)}\n")
        for finding in verdict.findings:
            out.write(f"{finding.machine}  {finding_text(finding)}\n")
    return _ALL_WELL if verdict.whole else _REFUSED


def verdict_record(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as ``usage verify --json`` prints it."""
    return {
        "whole": verdict.whole,
        "records": verdict.records,
        "machines": verdict.machines,
        "findings": [asdict(finding) for finding in verdict.findings],
        "restorations": [asdict(restoration) for restoration in verdict.restorations],
    }


def wanted_of(household: Household, options: argparse.Namespace) -> Wanted:
    """Return which report the command line asks for."""
    days, name = days_of(household, options), options.class_name
    if name and not household.school.log.count(UsageFilter(class_name=name)):
        # A class that was removed still has its records; one that has neither was never there.
        class_named(household.school.schedule(), name)
    settings = SettingsFile(household.library).read()
    return Wanted(days, options.class_name, options.subject or "", settings.school, chosen_language(settings.language))
