"""``library``: where it lies, whether what is written there lasts, and moving it to another volume."""

import argparse
import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from catalogue import store
from desktop.commands.listing import print_json
from desktop.commands.receiving import ProgressLine, stop_on_signals
from desktop.commands.typed_paths import folder_to_fill
from desktop.home_words import advice_words, standing_words
from desktop.lasting_look import look
from desktop.messages import describe
from desktop.moving_home import move_library
from desktop.school_clock import system_clock
from sync.errors import MoveRefusedError, PackageError
from sync.intake import Reporting

_ALL_WELL, _NOT_WELL = 0, 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Listing", text)


def library(folder: Path, options: argparse.Namespace, out: TextIO) -> int:
    """Show where the library is, or move it; exit code 1 when it was not moved. Its databases must not be open."""
    folder = folder.absolute()
    return _move(folder, options, out) if options.action == "move" else _show(folder, options, out)


def _show(folder: Path, options: argparse.Namespace, out: TextIO) -> int:
    ground = look(folder, system_clock()) if _is_library(folder) else None
    verdict = "" if ground is None else ground.standing.verdict.value
    offer = "" if ground is None or ground.offer is None else ground.offer.root
    if options.json:
        print_json({"library": str(folder), "verdict": verdict, "offer": offer}, out)
    else:
        said = (
            _tr("There is no library there yet.")
            if ground is None
            else f"{standing_words(ground)} {advice_words(ground)}".strip()
        )
        out.write(f"{folder}\n{said}\n")
    return _ALL_WELL


def _is_library(folder: Path) -> bool:
    """Tell whether somebody has used it: a folder with logs alone was made by naming it, maybe wrongly."""
    return (folder / store.FILE_NAME).is_file()


def _move(folder: Path, options: argparse.Namespace, out: TextIO) -> int:
    target = folder_to_fill(options.folder).absolute()
    if not os.access(target if target.is_dir() else target.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    stop = stop_on_signals()
    progress = ProgressLine(sys.stderr, shown=sys.stderr.isatty() and not options.json)
    try:
        if not _is_library(folder):
            raise MoveRefusedError(folder, "no-library")
        move_library(folder, target, Reporting(progress.show, stop.is_set))
    except PackageError as error:
        progress.clear()
        _say(error.reason, dict(error.facts), options, out)
        return _NOT_WELL
    progress.clear()
    _say("library-moved", {"place": str(target), "old": str(folder)}, options, out)
    return _ALL_WELL


def _say(reason: str, facts: dict[str, object], options: argparse.Namespace, out: TextIO) -> None:
    if options.json:
        print_json({"reason": reason, "facts": {key: str(value) for key, value in facts.items()}}, out)
    else:
        out.write(describe(reason, facts).whole + "\n")
