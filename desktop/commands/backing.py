"""``backup`` and ``restore``: the school's own records kept safe, and put back."""

import argparse
from pathlib import Path
from typing import TextIO

from catalogue.backups import Backup, Backups, looked_through
from desktop.commands.listing import print_json
from desktop.mended import BACKUPS, restore
from desktop.messages import describe
from desktop.places import Household
from sync.storage import Library

_ALL_WELL, _NONE = 0, 1


def backup(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Make a backup now; where nothing has changed the newest one is as good."""
    with Library(household.library):
        made = household.back_up(always=True) or next(Backups(household.library / BACKUPS).good(), None)
    if made is not None:
        _print(made, "backup-made", options, out)
    return _ALL_WELL if made is not None else _NONE


def restore_school(library: Path, options: argparse.Namespace, out: TextIO) -> int:
    """Put a backup in the place of school.db: the one that is named, else the newest good one.

    Raises:
        DatabaseDamagedError: the one that is named is no good backup.
    """
    with Library(library):
        chosen = looked_through(Path(options.file)) if options.file else _newest(library)
        if chosen is None:
            out.write(describe("no-backup", {}).whole + "\n")
            return _NONE
        kept = restore(library.absolute(), chosen)
    _print(chosen, "restored", options, out, kept)
    return _ALL_WELL


def _newest(library: Path) -> Backup | None:
    return next(Backups(library / BACKUPS).good(), None)


def _print(found: Backup, said: str, options: argparse.Namespace, out: TextIO, kept: Path | None = None) -> None:
    name = kept.name if kept is not None else ""
    if options.json:
        print_json({"file": str(found.path), "day": found.day, "rows": found.rows, "kept": name}, out)
    else:
        out.write(describe(said, {"name": found.path.name, "rows": found.rows, "kept": name}).whole + "\n")
