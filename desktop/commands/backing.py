"""``backup`` and ``restore``: the school's own records kept safe, and put back."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from catalogue.backups import Backup, Backups, looked_through
from catalogue.errors import DatabaseDamagedError
from desktop.commands.listing import print_json
from desktop.commands.typed_paths import file_to_read
from desktop.mended import BACKUPS, restore
from desktop.messages import describe
from desktop.places import Household
from sync.storage import Library

_ALL_WELL, _NONE = 0, 1


class NoBackupError(Exception):
    """A file that somebody named is no backup of a school's records. ``facts``: ``name``."""

    reason = "not-a-backup"

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file}: no backup")
        self.facts: dict[str, object] = {"name": str(file)}


def backup(household: Household, options: argparse.Namespace, out: TextIO) -> int:
    """Make a backup now; where nothing has changed the newest one is as good."""
    with Library(household.library):
        made = household.back_up(always=True)
        newest = made or _newest(household.library)
    if newest is not None:
        _print(newest, "backup-made" if made is not None else "backup-known", options, out)
    return _ALL_WELL if newest is not None else _NONE


def restore_school(library: Path, options: argparse.Namespace, out: TextIO) -> int:
    """Put a backup in the place of school.db: the one that is named, else the newest good one.

    Raises:
        WrongPathError: there is no file of that name.
        NoBackupError: the one that is named is no good backup.
    """
    named = file_to_read(options.file) if options.file else None
    with Library(library):
        chosen = _newest(library) if named is None else _backup_in(named)
        if chosen is None:
            sys.stderr.write(describe("no-backup", {}).whole + "\n")
            return _NONE
        kept = restore(library.absolute(), chosen)
    _print(chosen, "restored", options, out, kept)
    return _ALL_WELL


def _backup_in(file: Path) -> Backup:
    try:
        return looked_through(file)
    except DatabaseDamagedError as error:
        raise NoBackupError(file) from error


def _newest(library: Path) -> Backup | None:
    return next(Backups(library / BACKUPS).good(), None)


def _print(found: Backup, said: str, options: argparse.Namespace, out: TextIO, kept: Path | None = None) -> None:
    name = kept.name if kept is not None else ""
    if options.json:
        print_json({"file": str(found.path), "day": found.day, "records": found.records, "kept": name}, out)
    else:
        facts = {"name": str(found.path), "records": found.records, "kept": name}
        out.write(describe(said, facts).whole + "\n")
