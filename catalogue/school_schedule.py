"""The schedule in ``school.db``: read whole and written whole, in one transaction, because it is small.

Also the single facts that are known of the clock.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from peewee import Model, SqliteDatabase

from catalogue.clock import Correction, Known
from catalogue.database import PROGRAM
from catalogue.file_version import file_version
from catalogue.models import ChangeRow, ClassRow, FactRow, PeriodRow, SlotRow, SubjectNoteRow, TermRow
from catalogue.timetable import Change, ChangeKind, Period, Schedule, SchoolClass, Slot, SubjectNote, Term, Timetable

_ROTATION, _NEXT_CLASS = "rotation", "next-class"
_NOTE = ("class_id", "subject", "name", "short", "teacher", "room")
_SEEN, _DAYS, _LAST = "clock-seen", "clock-days", "clock-last"


def read_schedule(database: SqliteDatabase) -> Schedule:
    """Return all that the school has set up."""
    facts = _facts(database)
    return Schedule(
        classes=tuple(
            SchoolClass(row[0], row[1], _numbers(row[2]), row[3])
            for row in _rows(database, ClassRow, ClassRow.position, "id", "name", "grades", "language")
        ),
        terms=tuple(
            Term(row[0], date.fromisoformat(row[1]), date.fromisoformat(row[2]))
            for row in _rows(database, TermRow, TermRow.first_day, "number", "first_day", "last_day")
        ),
        timetable=Timetable(
            rotation=int(facts.get(_ROTATION, "1")),
            periods=tuple(
                Period(row[0], time.fromisoformat(row[1]), time.fromisoformat(row[2]))
                for row in _rows(database, PeriodRow, PeriodRow.number, "number", "start", "end")
            ),
            slots=tuple(
                Slot(row[0], row[1], row[2], row[3], _numbers(row[4]), row[5])
                for row in _rows(
                    database, SlotRow, SlotRow.id, "class_id", "weekday", "period", "subject", "weeks", "grade"
                )
            ),
        ),
        changes=tuple(_change(row) for row in _change_rows(database)),
        next_class_id=int(facts.get(_NEXT_CLASS, "1")),
        notes=tuple(SubjectNote(*row) for row in _rows(database, SubjectNoteRow, SubjectNoteRow.id, *_NOTE)),
    )


def write_schedule(database: SqliteDatabase, schedule: Schedule) -> None:
    """Put a schedule in the place of the one there is; an id that was given to a class is never given again."""
    _replace(
        database,
        ClassRow,
        [
            {"id": c.id, "name": c.name, "grades": _text(c.grades), "language": c.language, "position": position}
            for position, c in enumerate(schedule.classes)
        ],
    )
    _replace(
        database,
        TermRow,
        [
            {"number": t.number, "first_day": t.first_day.isoformat(), "last_day": t.last_day.isoformat()}
            for t in schedule.terms
        ],
    )
    _replace(
        database,
        PeriodRow,
        [
            {"number": p.number, "start": p.start.isoformat(), "end": p.end.isoformat()}
            for p in schedule.timetable.periods
        ],
    )
    _replace(database, SlotRow, [_slot_values(slot) for slot in schedule.timetable.slots])
    _replace(database, ChangeRow, [_change_values(change) for change in schedule.changes])
    _replace(database, SubjectNoteRow, [{name: getattr(note, name) for name in _NOTE} for note in schedule.notes])
    given = int(_facts(database).get(_NEXT_CLASS, "1"))
    _note(database, _ROTATION, str(schedule.timetable.rotation))
    _note(database, _NEXT_CLASS, str(max(given, schedule.next_class_id)))


def read_clock(database: SqliteDatabase) -> tuple[Known, Correction]:
    """Return when the program was last running, and what was said of the clock."""
    facts = _facts(database)
    correction = Correction(int(facts.get(_DAYS, "0")), _moment(facts.get(_LAST)))
    return Known(seen=_moment(facts.get(_SEEN))), correction


def write_clock(database: SqliteDatabase, seen: datetime, correction: Correction) -> None:
    """Keep when the program was running, and what was said of the clock."""
    _note(database, _SEEN, seen.isoformat())
    _note(database, _DAYS, str(correction.days))
    _note(database, _LAST, "" if correction.last is None else correction.last.isoformat())


def note_program(database: SqliteDatabase, program: str) -> None:
    """Keep which program was the first to write the schema that the file has."""
    version = file_version(int(database.pragma("user_version")))
    name = f"{PROGRAM}-{0 if version is None else version.schema}"
    if name not in _facts(database):
        _note(database, name, program)


def _rows(database: SqliteDatabase, table: type[Model], order: Any, *names: str) -> list[tuple[Any, ...]]:
    columns = [getattr(table, name) for name in names]
    return list(table.select(*columns).order_by(order).tuples().execute(database))


def _replace(database: SqliteDatabase, table: type[Model], values: Iterable[dict[str, object]]) -> None:
    table.delete().execute(database)
    for row in values:
        table.insert(**row).execute(database)


def _slot_values(slot: Slot) -> dict[str, object]:
    return {
        "class_id": slot.class_id,
        "weekday": slot.weekday,
        "period": slot.period,
        "subject": slot.subject,
        "weeks": _text(slot.weeks),
        "grade": slot.grade,
    }


def _change_rows(database: SqliteDatabase) -> list[tuple[Any, ...]]:
    return _rows(database, ChangeRow, ChangeRow.id, "kind", "day", "class_id", "period", "other_day", "other_period")


def _change(row: tuple[Any, ...]) -> Change:
    other = None if row[4] is None else date.fromisoformat(row[4])
    return Change(ChangeKind(row[0]), date.fromisoformat(row[1]), row[2], row[3], other, row[5])


def _change_values(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "day": change.day.isoformat(),
        "class_id": change.class_id,
        "period": change.period,
        "other_day": None if change.other_day is None else change.other_day.isoformat(),
        "other_period": change.other_period,
    }


def _facts(database: SqliteDatabase) -> dict[str, str]:
    return dict(FactRow.select(FactRow.name, FactRow.value).tuples().execute(database))


def _note(database: SqliteDatabase, name: str, value: str) -> None:
    FactRow.insert(name=name, value=value).on_conflict_replace().execute(database)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _text(numbers: Iterable[int]) -> str:
    return ",".join(str(number) for number in numbers)
