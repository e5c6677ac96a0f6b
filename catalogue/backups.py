"""Backups of school.db: one for each day of use, two deep, never a bad one in the place of a good one.

``school-000017-2026-11-24.db``: a number that only grows, then the day that the clock said. The number decides which is
newer. A clock that stands still or jumps must not stop backups, so that many new records make one due, too.
"""

import contextlib
import logging
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from catalogue.durable import made_whole, on_disk
from catalogue.errors import DatabaseDamagedError, DatabaseWriteError
from catalogue.file_version import file_version
from catalogue.models import SCHOOL_APPLICATION_ID, SCHOOL_VERSION
from catalogue.school import School

log = logging.getLogger(__name__)

_NAME = re.compile(r"school-(?P<number>\d{6,})-(?P<day>\d{4}-\d{2}-\d{2})\.db")
_REGISTER = '"record"'
"""The table of what was taught, quoted as ``_tables`` has it."""

_KEPT = 2
_MANY_ROWS = 20
"""New rows, some days of lessons, that make a backup due whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was looked through. ``day`` is what the clock said when it was made; ``rows`` of all its tables.

    ``records`` are those of what was taught, as the register counts them: what ``rows`` are is nothing for people.
    """

    path: Path
    number: int
    day: str
    rows: int
    records: int = 0


class Backups:
    """The backups of one library. One program at a time makes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def good(self) -> Iterator[Backup]:
        """Yield the backups that are good, the newest first."""
        for _, path in sorted(self._named(), reverse=True):
            with contextlib.suppress(DatabaseDamagedError):
                yield looked_through(path)

    def is_due(self, rows: int, today: date) -> bool:
        """Tell whether a school.db of so many rows needs a backup: another day than the newest's, or many new rows."""
        newest = next(self.good(), None)
        return newest is None or newest.day != today.isoformat() or rows >= newest.rows + _MANY_ROWS

    def make(self, school: School, today: date) -> Backup | None:
        """Make a backup; None when nothing has changed since the newest, or nothing is in it while an older has much.

        Raises:
            DatabaseWriteError: the disk refused; the older ones are there.
            DatabaseDamagedError: what was written is not good; the older ones are there.
        """
        beside = self._folder / "school.db.tmp"
        try:
            self._folder.mkdir(exist_ok=True)
            beside.unlink(missing_ok=True)
            school.copy_to(beside)
            on_disk(beside)
            made = looked_through(beside)
            newest = next(self.good(), None)
            if newest is not None and (not made.rows or beside.read_bytes() == newest.path.read_bytes()):
                return None
            number = max((number for number, _ in self._named()), default=0) + 1
            path = self._folder / f"school-{number:06}-{today.isoformat()}.db"
            beside.replace(path)
            on_disk(self._folder)
        except OSError as error:
            raise DatabaseWriteError(beside, error.strerror or str(error), full=False) from error
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        self._let_go()
        return replace(made, path=path, number=number, day=today.isoformat())

    def _let_go(self) -> None:
        """Remove all but the newest, and what none of these could stand in for."""
        kept: list[Backup] = []
        for backup in self.good():
            if len(kept) < _KEPT or backup.rows > max(newer.rows for newer in kept):
                kept.append(backup)
        for _, path in self._named():
            if path not in {backup.path for backup in kept}:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _named(self) -> Iterator[tuple[int, Path]]:
        for path in self._folder.glob("school-*.db"):
            said = _NAME.fullmatch(path.name)
            if said is not None:
                yield int(said["number"]), path


def looked_through(path: Path) -> Backup:
    """Look through a file that is to be a backup, without changing it or its folder.

    One with another name than a backup's has the number 0 and no day.

    Raises:
        DatabaseDamagedError: it is no sound school.db that this program can read.
    """
    said = _NAME.fullmatch(path.name)
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            if database.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
                raise DatabaseDamagedError(path, "integrity_check")
            application, schema = (
                database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
            )
            version = file_version(schema)
            if application != SCHOOL_APPLICATION_ID or version is None or version.readers > SCHOOL_VERSION:
                raise DatabaseDamagedError(path, f"application {application:#x}, schema {schema}")
            counts = {name: _rows(database, name) for name in _tables(database)}
            number, day = (int(said["number"]), said["day"]) if said is not None else (0, "")
            return Backup(path, number, day, sum(counts.values()), counts.get(_REGISTER, 0))
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise DatabaseDamagedError(path, str(error)) from error


def put_in_place(source: Path, target: Path) -> None:
    """Copy a database to where it belongs, which should be free: after a crash it is there whole, or not at all.

    Raises:
        OSError: it cannot be read or written.
    """
    with made_whole(target) as beside:
        shutil.copyfile(source, beside)


def _rows(database: sqlite3.Connection, table: str) -> int:
    """Read every row of a table, which finds those that cannot be read, and count them."""
    return sum(1 for _ in database.execute(f"SELECT * FROM {table}"))  # noqa: S608  # nosec B608  # quoted


def _tables(database: sqlite3.Connection) -> list[str]:
    """Return the names of all tables, whatever version of the program made them, quoted."""
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = (str(row[0]) for row in found)
    return ['"' + name.replace('"', '""') + '"' for name in names if not name.startswith("sqlite_")]
