"""What the school wrote itself: which lessons were shown to whom, what was marked by hand; and its schedule.

What was shown is kept in the register (catalogue/register.py), whose records are chained and never changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from peewee import fn

from catalogue.class_memory import ClassMemory
from catalogue.clock import Correction, Known
from catalogue.database import Database, Schema
from catalogue.entries import Ending, Entry, Kind
from catalogue.migrations import STEPS
from catalogue.models import SCHOOL_APPLICATION_ID, SCHOOL_READERS, SCHOOL_TABLES, SCHOOL_VERSION
from catalogue.records import UsageRecord
from catalogue.register import COLUMNS, Register
from catalogue.register_models import RecordRow
from catalogue.schedule import Taught
from catalogue.school_schedule import note_program, read_clock, read_schedule, write_clock, write_schedule
from catalogue.sealing import NoSealer, Sealer
from catalogue.timetable import NO_CLASS, Schedule
from catalogue.usage_log import UsageLog

FILE_NAME = "school.db"


class School:
    """The usage log and the schedule. Any thread may call; each verb is one transaction, on disk when it returns."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self.memory = ClassMemory(database)
        """Where classes stopped, and bookmarks."""

        self.register = Register(database, sealer)
        """What was shown and marked."""

        self.log = UsageLog(database)
        """Questions to the register, for the page and the reports."""

    @classmethod
    def open(cls, library: Path, sealer: Sealer | None = None) -> Self:
        """Open ``school.db`` of a library folder, making it when it is new; ``sealer`` signs the register.

        Raises:
            DatabaseDamagedError: it cannot be read.
            DatabaseTooNewError: a newer version of the program has written it.
        """
        schema = Schema(SCHOOL_TABLES, SCHOOL_APPLICATION_ID, SCHOOL_VERSION, STEPS, SCHOOL_READERS)
        school = cls(Database(library / FILE_NAME, schema), sealer or NoSealer())
        school.register.carry_over()
        return school

    def check(self) -> None:
        """Look through the whole file; what a hand has changed in the register is told by verifying it, not here.

        Raises:
            DatabaseDamagedError: something in it is not as it was written.
        """
        self._database.check()

    def rows(self) -> int:
        """Return how many rows all that the school wrote has."""
        return self._database.rows()

    def copy_to(self, path: Path) -> None:
        """Write all of it to a new file; see ``backups.py``.

        Raises:
            DatabaseWriteError: it cannot be written.
        """
        self._database.copy_to(path)

    def written_by(self, program: str) -> None:
        """Note which version of the program writes this schema, where none is noted: an older one names it then."""
        with self._database.writing() as database:
            note_program(database, program)

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
            newest = (
                RecordRow.select(fn.MAX(RecordRow.started))
                .where(RecordRow.kind == Kind.HOUR, RecordRow.trusted == 1)
                .scalar(database)
            )
        live = [entry.started for _, entry in self.register.live() if entry.kind == Kind.HOUR and entry.trusted]
        newest = max([started for started in (newest, *live) if started], default=None)
        record = None if newest is None else datetime.fromisoformat(newest).replace(tzinfo=None)
        return replace(known, record=record), correction

    def keep_clock(self, seen: datetime, correction: Correction) -> None:
        """Keep when the program was last running (corrected, naive), and what was said of the clock."""
        with self._database.writing() as database:
            write_clock(database, seen, correction)

    def begin(self, lesson_id: str, started: datetime, class_id: int = NO_CLASS) -> int:
        """Begin a class hour of which no more is known, at ``started`` (with its zone); return its number."""
        subject = lesson_id.split("-", 1)[0]
        return self.register.begin(Entry(Kind.HOUR, lesson_id, subject, class_id, started=started.isoformat()))

    def beat(self, number: int, shown_seconds: float, *, completed: bool = False) -> None:
        """Note how long the lesson was really shown so far."""
        entry = self._live(number)
        if entry is not None:
            self.register.beat(number, replace(entry, shown=round(shown_seconds * 1000), taught=completed))

    def end(self, number: int, shown_seconds: float, *, completed: bool) -> None:
        """End a class hour as the teacher does."""
        entry = self._live(number)
        if entry is not None:
            ended = replace(entry, shown=round(shown_seconds * 1000), taught=completed, ending=Ending.ENDED)
            self.register.end(number, ended)

    def mark(self, lesson_id: str, *, taught: bool, reason: str, at: datetime, class_id: int = NO_CLASS) -> None:
        """Say by hand that a lesson was, or was not, taught: a new record, never a change of an old one."""
        self.mark_all([lesson_id], taught=taught, reason=reason, at=at, class_id=class_id)

    def mark_all(
        self, lesson_ids: Sequence[str], *, taught: bool, reason: str, at: datetime, class_id: int = NO_CLASS
    ) -> None:
        """Say of many lessons at once that they were, or were not, taught: all of them, or none is written."""
        school_class = self.schedule().class_of(class_id)
        said = Entry(
            Kind.MARK,
            class_id=class_id,
            class_name="" if school_class is None else school_class.name,
            grades="" if school_class is None else ",".join(map(str, school_class.grades)),
            started=at.isoformat(),
            taught=taught,
            reason=reason,
        )
        self.register.add([replace(said, lesson=lesson, subject=lesson.split("-", 1)[0]) for lesson in lesson_ids])

    def taught(self) -> frozenset[str]:
        """Return the lessons that count as taught, whoever it was: the last showing or mark of each class decides."""
        return self.taught_by_class().by_anybody()

    def taught_by_class(self) -> Taught:
        """Return which lessons count as taught to which class: by what this machine wrote."""
        columns = (RecordRow.class_id, RecordRow.lesson, RecordRow.taught)
        decides = ((RecordRow.kind == Kind.HOUR) & RecordRow.taught) | (RecordRow.kind == Kind.MARK)
        query = RecordRow.select(*columns).where(RecordRow.machine == self.register.machine, decides)
        with self._database.reading() as database:
            rows = query.order_by(RecordRow.sequence).tuples().iterator(database)
            last = {(row[0], row[1]): bool(row[2]) for row in rows}
        # What is being taught now counts from the moment it does.
        last |= {(e.class_id, e.lesson): True for _, e in self.register.live() if e.kind == Kind.HOUR and e.taught}
        yes: dict[int, set[str]] = {}
        no: dict[int, set[str]] = {}
        for (class_id, lesson_id), taught in last.items():
            (yes if taught else no).setdefault(class_id, set()).add(lesson_id)
        return Taught({k: frozenset(v) for k, v in yes.items()}, {k: frozenset(v) for k, v in no.items()})

    def records(self, limit: int = 200) -> list[UsageRecord]:
        """Return the class hours and marks of this machine, the newest first; what is being shown now before all."""
        hours = RecordRow.kind.in_((Kind.HOUR, Kind.MARK))
        query = RecordRow.select(*COLUMNS).where(RecordRow.machine == self.register.machine, hours)
        newest = list(self.register.records(query.order_by(RecordRow.sequence.desc()).limit(limit)))
        found = [_usage(record.sequence, record.entry, is_open=False) for record in newest]
        for number, entry in self.register.live():
            if entry.kind == Kind.HOUR:
                shown = _usage(number, entry, is_open=True)
                # What was cut before the newest record began comes after it.
                place = 1 if newest and entry.started <= newest[0].entry.started else 0
                found.insert(place, shown)
        return found[:limit]

    def close(self) -> None:
        """Close the database file."""
        self._database.close()

    def _live(self, number: int) -> Entry | None:
        return self.register.entry(number)


def _usage(number: int, entry: Entry, *, is_open: bool) -> UsageRecord:
    return UsageRecord(
        number,
        entry.lesson,
        datetime.fromisoformat(entry.started),
        entry.shown / 1000,
        entry.taught,
        is_open or entry.ending == Ending.CUT,
        entry.kind == Kind.MARK,
        entry.reason,
        entry.class_id,
    )
