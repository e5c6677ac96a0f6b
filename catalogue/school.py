"""What the school wrote itself: which lessons were shown, for how long, and what was marked by hand.

A record is added when a lesson begins and brought up to date while it is shown, so that a power cut loses at most the
time since the last beat.
"""

from datetime import datetime
from pathlib import Path
from typing import Self

from peewee import fn

from catalogue.class_memory import ClassMemory
from catalogue.database import Database, Schema
from catalogue.migrations import STEPS
from catalogue.models import SCHOOL_APPLICATION_ID, SCHOOL_TABLES, SCHOOL_VERSION, UsageRow
from catalogue.records import UsageRecord

FILE_NAME = "school.db"


class School:
    """The usage log. Any thread may call; each verb is one transaction, on the disk when it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.memory = ClassMemory(database)
        """Where classes stopped, and bookmarks."""

    @classmethod
    def open(cls, library: Path) -> Self:
        """Open ``school.db`` of a library folder, making it when it is new.

        Raises:
            DatabaseDamagedError: it cannot be read.
            DatabaseTooNewError: a newer version of the program has written it.
        """
        schema = Schema(SCHOOL_TABLES, SCHOOL_APPLICATION_ID, SCHOOL_VERSION, STEPS)
        return cls(Database(library / FILE_NAME, schema))

    def check(self) -> None:
        """Look through the whole file; 100,000 records take 40 ms.

        Raises:
            DatabaseDamagedError: something in it is not as it was written.
        """
        moment = fn.julianday(UsageRow.started)
        number = fn.typeof(UsageRow.shown_seconds).in_(("real", "integer"))
        self._database.check(UsageRow.select().where(moment.is_null() | ~number))

    def rows(self) -> int:
        """Return how many rows all that the school wrote has."""
        return self._database.rows()

    def copy_to(self, path: Path) -> None:
        """Write all of it to a new file; see ``backups.py``.

        Raises:
            DatabaseWriteError: it cannot be written.
        """
        self._database.copy_to(path)

    def begin(self, lesson_id: str, started: datetime) -> int:
        """Open a record for a lesson that begins to be shown at ``started`` (with its zone); return its number."""
        with self._database.writing() as database:
            row = UsageRow.insert(lesson_id=lesson_id, started=started.isoformat(), open=True)
            return int(row.execute(database))

    def beat(self, record: int, shown_seconds: float, *, completed: bool = False) -> None:
        """Note how long the lesson was really shown so far."""
        with self._database.writing() as database:
            change = UsageRow.update(shown_seconds=shown_seconds, completed=completed)
            change.where(UsageRow.id == record, UsageRow.open).execute(database)

    def end(self, record: int, shown_seconds: float, *, completed: bool) -> None:
        """Close a record: the lesson was ended by the teacher."""
        with self._database.writing() as database:
            change = UsageRow.update(shown_seconds=shown_seconds, completed=completed, open=False)
            change.where(UsageRow.id == record).execute(database)

    def mark(self, lesson_id: str, *, taught: bool, reason: str, at: datetime) -> None:
        """Say by hand that a lesson was, or was not, taught: a new record, never a change of an old one."""
        with self._database.writing() as database:
            UsageRow.insert(
                lesson_id=lesson_id, started=at.isoformat(), completed=taught, marked=True, reason=reason
            ).execute(database)

    def taught(self) -> frozenset[str]:
        """Return the lessons that count as taught: the last completed showing or mark of each decides."""
        with self._database.reading() as database:
            query = (
                UsageRow.select(UsageRow.lesson_id, UsageRow.completed)
                .where(UsageRow.completed | UsageRow.marked)
                .order_by(UsageRow.id)
            )
            last = {lesson_id: bool(completed) for lesson_id, completed in query.tuples().execute(database)}
        return frozenset(lesson_id for lesson_id, taught in last.items() if taught)

    def records(self, limit: int = 200) -> list[UsageRecord]:
        """Return the newest records first."""
        columns = (
            UsageRow.id,
            UsageRow.lesson_id,
            UsageRow.started,
            UsageRow.shown_seconds,
            UsageRow.completed,
            UsageRow.open,
            UsageRow.marked,
            UsageRow.reason,
        )
        with self._database.reading() as database:
            found = list(UsageRow.select(*columns).order_by(UsageRow.id.desc()).limit(limit).tuples().execute(database))
        return [
            UsageRecord(
                row[0], row[1], datetime.fromisoformat(row[2]), row[3], bool(row[4]), bool(row[5]), bool(row[6]), row[7]
            )
            for row in found
        ]

    def close(self) -> None:
        """Close the database file."""
        self._database.close()
