"""Questions to the register, for the page and the reports: of one machine or of many, in one database."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from peewee import Database as PeeweeDatabase
from peewee import ModelSelect

from catalogue.entries import Kind, Sealed
from catalogue.register import COLUMNS, sealed
from catalogue.register_models import MachineRow, RecordRow
from catalogue.usage_range import ALL_DAYS, DayRange


@dataclass(frozen=True, slots=True)
class UsageFilter:
    """Which records: of some days, of one class or subject; '' for any."""

    days: DayRange = ALL_DAYS
    class_name: str = ""
    subject: str = ""


class HourLine(NamedTuple):
    """A class hour or a mark, with what sums are made of. ``shown`` is in ms, ``started`` ISO 8601 with its zone."""

    kind: str
    lesson: str
    subject: str
    class_id: int
    class_name: str
    grades: str
    started: str
    shown: int
    taught: int
    ending: str
    machine: str
    sequence: int
    reason: str
    teacher: str
    trusted: int


_HOUR_COLUMNS = tuple(getattr(RecordRow, name) for name in HourLine._fields)


class Readable(Protocol):
    """A database to ask: a school's own, or a county's."""

    def reading(self) -> AbstractContextManager[PeeweeDatabase]:
        """Hold a connection that reads."""


class UsageLog:
    """Reads what was shown. Any thread may ask."""

    def __init__(self, database: Readable) -> None:
        self._database = database

    def hours(self, wanted: UsageFilter) -> list[HourLine]:
        """Return class hours and marks in the order in which they were, by their clocks."""
        query = RecordRow.select(*_HOUR_COLUMNS).where(RecordRow.kind.in_((Kind.HOUR, Kind.MARK)))
        ordered = _narrowed(query, wanted).order_by(RecordRow.started, RecordRow.machine, RecordRow.sequence)
        with self._database.reading() as database:
            # The rows go straight into tuples: of a hundred thousand, each layer between takes a tenth of a second.
            return [HourLine._make(row) for row in _rows(database, ordered)]

    def taught_before(self, machine: str, lesson_id: str, class_id: int) -> bool:
        """Tell whether a class had a lesson before the newest class hour that this machine wrote of it."""
        columns = (RecordRow.kind, RecordRow.taught)
        mine = (RecordRow.machine == machine) & (RecordRow.lesson == lesson_id) & (RecordRow.class_id == class_id)
        query = RecordRow.select(*columns).where(mine, RecordRow.kind.in_((Kind.HOUR, Kind.MARK)))
        with self._database.reading() as database:
            rows = list(_rows(database, query.order_by(RecordRow.sequence)))
        newest = max((place for place, (kind, _) in enumerate(rows) if kind == Kind.HOUR), default=0)
        was = False
        for kind, taught in rows[:newest]:
            was = bool(taught) if kind == Kind.MARK else was or bool(taught)
        return was

    def entries(self, wanted: UsageFilter) -> Iterator[Sealed]:
        """Yield all records of the days, in the order in which they were."""
        query = _narrowed(RecordRow.select(*COLUMNS), wanted)
        ordered = query.order_by(RecordRow.started, RecordRow.machine, RecordRow.sequence)
        with self._database.reading() as database:
            for row in _rows(database, ordered):
                yield sealed(row)

    def count(self, wanted: UsageFilter) -> int:
        """Return how many records ``entries`` would yield."""
        with self._database.reading() as database:
            return int(_narrowed(RecordRow.select(), wanted).count(database))

    def shown_resources(self, wanted: UsageFilter) -> frozenset[str]:
        """Return the sha256 of every resource that was shown."""
        query = RecordRow.select(RecordRow.resource).where(RecordRow.kind == Kind.SHOWING).distinct()
        with self._database.reading() as database:
            return frozenset(row[0] for row in _rows(database, _narrowed(query, wanted)))

    def schools(self) -> dict[str, tuple[str, str]]:
        """Return school and county by machine, as the machines name them."""
        columns = (MachineRow.machine, MachineRow.school, MachineRow.county)
        with self._database.reading() as database:
            return {row[0]: (row[1], row[2]) for row in _rows(database, MachineRow.select(*columns))}


def _rows(database: PeeweeDatabase, query: "ModelSelect[Any]") -> Iterator[tuple[Any, ...]]:
    found: Iterator[tuple[Any, ...]] = database.execute(query)  # type: ignore[no-untyped-call]  # peewee's own
    return found


def _narrowed(query: "ModelSelect[Any]", wanted: UsageFilter) -> "ModelSelect[Any]":
    days = wanted.days
    if days.first is not None:
        query = query.where(RecordRow.started >= days.start_text)
    if days.last is not None:
        query = query.where(RecordRow.started < days.end_text)
    if wanted.class_name:
        query = query.where(RecordRow.class_name == wanted.class_name)
    if wanted.subject:
        query = query.where(RecordRow.subject == wanted.subject)
    return query
