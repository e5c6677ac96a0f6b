"""What the school wrote itself: which lessons were shown to whom, what was marked by hand; and its schedule.

A record is added when a lesson begins and brought up to date while it is shown, so that a power cut loses at most the
time since the last beat.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from peewee import fn

from catalogue.clock import Correction, Known
from catalogue.class_memory import ClassMemory
from catalogue.database import Database, Schema
from catalogue.migrations import STEPS
from catalogue.models import SCHOOL_APPLICATION_ID, SCHOOL_TABLES, SCHOOL_VERSION, UsageRow
from catalogue.records import UsageRecord
from catalogue.schedule import Taught
from catalogue.school_schedule import read_clock, read_schedule, write_clock, write_schedule
from catalogue.timetable import NO_CLASS, Schedule

FILE_NAME = "school.db"


class School:
    """The usage log and the schedule. Any thread may call; each verb is one transaction, on disk when it returns."""

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

    def schedule(self) -> Schedule:
        """Return classes, terms, timetable and changes."""
        with self._database.reading() as database:
            return read_schedule(database)

    def keep_schedule(self, schedule: Schedule) -> None:
        """Put a schedule in the place of the one there is."""
        with self._database.writing() as database:
            write_schedule(database, schedule)

    def clock(self) -> tuple[Known, Correction]:
        """Return what is known of the time from these records, and what was said of the clock."""
        with self._database.reading() as database:
            known, correction = read_clock(database)
            newest = UsageRow.select(fn.MAX(UsageRow.started)).where(~UsageRow.marked).scalar(database)
        record = None if newest is None else datetime.fromisoformat(newest).replace(tzinfo=None)
        return replace(known, record=record), correction

    def keep_clock(self, seen: datetime, correction: Correction) -> None:
        """Keep when the program was last running (corrected, naive), and what was said of the clock."""
        with self._database.writing() as database:
            write_clock(database, seen, correction)

    def begin(self, lesson_id: str, started: datetime, class_id: int = NO_CLASS) -> int:
        """Open a record for a lesson that begins to be shown at ``started`` (with its zone); return its number."""
        with self._database.writing() as database:
            row = UsageRow.insert(lesson_id=lesson_id, started=started.isoformat(), open=True, class_id=class_id)
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

    def mark(self, lesson_id: str, *, taught: bool, reason: str, at: datetime, class_id: int = NO_CLASS) -> None:
        """Say by hand that a lesson was, or was not, taught: a new record, never a change of an old one."""
        self.mark_all([lesson_id], taught=taught, reason=reason, at=at, class_id=class_id)

    def mark_all(
        self, lesson_ids: Sequence[str], *, taught: bool, reason: str, at: datetime, class_id: int = NO_CLASS
    ) -> None:
        """Say of many lessons at once that they were, or were not, taught: all of them, or none is written."""
        said = {"started": at.isoformat(), "completed": taught, "marked": True, "reason": reason, "class_id": class_id}
        with self._database.writing() as database:
            for lesson_id in lesson_ids:
                UsageRow.insert(lesson_id=lesson_id, **said).execute(database)

    def taught(self) -> frozenset[str]:
        """Return the lessons that count as taught, whoever it was: the last showing or mark of each class decides."""
        return self.taught_by_class().by_anybody()

    def taught_by_class(self) -> Taught:
        """Return which lessons count as taught to which class."""
        with self._database.reading() as database:
            query = (
                UsageRow.select(UsageRow.class_id, UsageRow.lesson_id, UsageRow.completed)
                .where(UsageRow.completed | UsageRow.marked)
                .order_by(UsageRow.id)
            )
            last = {(row[0], row[1]): bool(row[2]) for row in query.tuples().execute(database)}
        yes: dict[int, set[str]] = {}
        no: dict[int, set[str]] = {}
        for (class_id, lesson_id), taught in last.items():
            (yes if taught else no).setdefault(class_id, set()).add(lesson_id)
        return Taught({k: frozenset(v) for k, v in yes.items()}, {k: frozenset(v) for k, v in no.items()})

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
            UsageRow.class_id,
        )
        with self._database.reading() as database:
            found = list(UsageRow.select(*columns).order_by(UsageRow.id.desc()).limit(limit).tuples().execute(database))
        return [_record(row) for row in found]

    def close(self) -> None:
        """Close the database file."""
        self._database.close()


def _record(row: tuple[Any, ...]) -> UsageRecord:
    number, lesson_id, started, seconds, completed, is_open, marked, reason, class_id = row
    return UsageRecord(
        number,
        lesson_id,
        datetime.fromisoformat(started),
        seconds,
        bool(completed),
        bool(is_open),
        bool(marked),
        reason,
        class_id,
    )
