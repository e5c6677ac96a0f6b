"""``update``: the versions of the program that are here, and going back to another one."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from desktop.commands.listing import print_json
from desktop.commands.state_words import state_text
from desktop.going_back import Choice, choices, go_back
from desktop.launching import known_versions
from desktop.messages import describe

_ALL_WELL, _NONE = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("States", text)


_MARKS = {True: "*", False: " "}


def update(options: argparse.Namespace, library: Path, out: TextIO) -> int:
    """List the versions, the current one with a star; or have another one start at the next start.

    Raises:
        ProgramBackError: it is not here, or does not know the school's records.
        OSError: the disk refused.
    """
    versions = known_versions()
    if options.action == "back":
        wanted = options.version or before(choices(versions, library))
        if not wanted:
            (sys.stderr if options.json else out).write(describe("no-version-before", {}).whole + "\n")
            return _NONE
        go_back(versions, library, wanted)
        if options.json:
            print_json({"version": wanted, "state": "next"}, out)
        else:
            out.write(describe("program-next", {"program": wanted}).whole + "\n")
        return _ALL_WELL
    for choice in choices(versions, library):
        if options.json:
            print_json(_record(choice), out)
        else:
            out.write(f"{_MARKS[choice.current]} {choice.version}{_said(choice)}\n")
    return _ALL_WELL


def before(found: list[Choice]) -> str:
    """Return the version that ran before the current one, '' where there is none."""
    return next((choice.version for choice in found if choice.before), "")


def _record(choice: Choice) -> dict[str, object]:
    return {
        "version": choice.version,
        "current": choice.current,
        "installed": choice.installed,
        "before": choice.before,
        "proven": choice.proven,
        "reads_records": choice.reads_records,
        "failed": choice.failed,
    }


def _said(choice: Choice) -> str:
    marks = [state_text(name) for name in ("installed", "before", "failed") if getattr(choice, name)]
    marks += [] if choice.proven else [_tr("not started yet")]
    marks += [] if choice.reads_records else [_tr("cannot read the records")]
    return f"  ({', '.join(marks)})" if marks else ""
