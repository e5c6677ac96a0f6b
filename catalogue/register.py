"""The register in ``school.db``: records are added to its chain and never changed.

While something is shown, what is known of it lies beside the chain and is brought up to date with every beat; when it
ends it becomes a record. A power cut loses at most the time since the last beat: the next start makes records of what
lies there still.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from peewee import Database as PeeweeDatabase
from peewee import SqliteDatabase

from catalogue.carrying import OLD_TABLE, drop_old, old_entries
from catalogue.database import Database
from catalogue.entries import ENTRY_FIELDS, FIRST, FLAGS, Ending, Entry, Kind, Sealed, seal
from catalogue.merging import Owner, Received, merge, name_machines, row_values
from catalogue.register_models import HeadRow, LiveRow, MachineRow, RecordRow
from catalogue.sealing import Head, Sealer, read_head, write_head
from catalogue.verification import Row, Verdict, verify

log = logging.getLogger(__name__)

_CHAIN = ("machine", "sequence", "previous", "hash")
COLUMNS = tuple(getattr(RecordRow, name) for name in (*_CHAIN, *ENTRY_FIELDS))
"""Of a row as verification takes it."""

_FLAG_PLACES = tuple(len(_CHAIN) + place for place, name in enumerate(ENTRY_FIELDS) if name in FLAGS)


class Register:
    """Part of a school's database. Any thread may call; each verb is one transaction, on disk when it returns."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database, self._sealer = database, sealer
        self._library: Path = database.path.parent

    @property
    def machine(self) -> str:
        """The id of this machine."""
        return self._sealer.machine

    def begin(self, entry: Entry) -> int:
        """Note that something begins to be shown; return the number to tell more of it by."""
        with self._database.writing() as database:
            return int(LiveRow.insert(entry=_packed(entry)).execute(database))

    def beat(self, number: int, entry: Entry) -> None:
        """Note how it stands with what is being shown; after its end nothing is noted."""
        with self._database.writing() as database:
            LiveRow.update(entry=_packed(entry)).where(LiveRow.id == number).execute(database)

    def end(self, number: int, entry: Entry) -> None:
        """Make a record of what was shown; ending it again does nothing."""
        with self._database.writing() as database:
            if not LiveRow.delete().where(LiveRow.id == number).execute(database):
                return
            head = self._append(database, [entry])
        self._keep_head(head)

    def add(self, entries: Sequence[Entry]) -> None:
        """Add records: all of them, or none."""
        if entries:
            with self._database.writing() as database:
                head = self._append(database, entries)
            self._keep_head(head)

    def entry(self, number: int) -> Entry | None:
        """Return what is known of something that is being shown, None after its end."""
        # By the connection that writes: what is written may be part of a longer transaction.
        with self._database.writing() as database:
            found = LiveRow.select(LiveRow.entry).where(LiveRow.id == number).scalar(database)
        return None if found is None else Entry(**json.loads(found))

    def live(self) -> list[tuple[int, Entry]]:
        """Return what is being shown now, or was when the computer stopped."""
        with self._database.reading() as database:
            rows = list(LiveRow.select(LiveRow.id, LiveRow.entry).order_by(LiveRow.id).tuples().execute(database))
        return [(number, Entry(**json.loads(entry))) for number, entry in rows]

    def recover(self) -> bool:
        """Make good what the last run left: what it was showing was cut; a backup that was put back is written down.

        For the one program that teaches on this library, when it starts. Returns whether there was anything.
        """
        with self._database.writing() as database:
            entries = self._restored(database)
            entries += [replace(entry, ending=Ending.CUT) for _, entry in self.live()]
            LiveRow.delete().execute(database)
            head = self._append(database, entries) if entries else self._head(database)
        if head is not None and head != read_head(self._library):
            self._keep_head(head)
        return bool(entries)

    def carry_over(self) -> None:
        """Chain what an older version of the program had written."""
        with self._database.writing() as database:
            if not database.table_exists(OLD_TABLE):
                return
            entries = list(old_entries(database))
            head = self._append(database, entries) if entries else None
            drop_old(database)
        if head is not None:
            self._keep_head(head)

    def records(self, query: Any = None) -> Iterator[Sealed]:
        """Yield records, those of a query over ``COLUMNS`` or all by machine and number."""
        with self._database.reading() as database:
            ordered = RecordRow.select(*COLUMNS).order_by(RecordRow.machine, RecordRow.sequence, RecordRow.hash)
            for row in (ordered if query is None else query).tuples().iterator(database):
                yield sealed(row)

    def heads(self) -> list[Head]:
        """Return the signed heads of all machines."""
        with self._database.reading() as database:
            return heads_of(database)

    def verify(self) -> Verdict:
        """Check every record, of this machine and of those merged."""
        with self._database.reading() as database:
            ordered = RecordRow.select(*COLUMNS).order_by(RecordRow.machine, RecordRow.sequence, RecordRow.hash)
            rows = (as_written(row) for row in ordered.tuples().iterator(database))
            return verify(rows, heads_of(database), self._sealer.holds)

    def merge(self, received: Received) -> int:
        """Take over what other machines wrote; what is here stays. Return how many records are new."""
        with self._database.writing() as database:
            return merge(database, received)

    def name_machine(self, school: str, county: str) -> None:
        """Say whose machine this is, for the reports of whoever merges its records."""
        with self._database.writing() as database:
            head = self._head(database)
            name_machines(database, [Owner(self.machine, school, county, 0 if head is None else head.sequence)])

    def received(self) -> Received:
        """Return everything that is here, of this machine and of others, to be handed on."""
        return Received(list(self.records()), self.heads(), self.owners())

    def owners(self) -> list[Owner]:
        """Return whose the machines are that have said so."""
        columns = (MachineRow.machine, MachineRow.school, MachineRow.county, MachineRow.said)
        with self._database.reading() as database:
            rows = MachineRow.select(*columns).order_by(MachineRow.machine).tuples()
            return [Owner(*row) for row in rows.execute(database)]

    def _append(self, database: SqliteDatabase, entries: Iterable[Entry]) -> Head:
        before = self._head(database)
        sequence, previous = (before.sequence, before.hash) if before is not None else (0, FIRST)
        for entry in entries:
            sequence += 1
            record = seal(self.machine, sequence, previous, entry)
            RecordRow.insert(**row_values(record)).execute(database)
            previous = record.hash
        head = self._sealer.sign(sequence, previous)
        if before is not None:
            HeadRow.delete().where(HeadRow.machine == self.machine, HeadRow.hash == before.hash).execute(database)
        HeadRow.insert(**asdict(head)).execute(database)
        return head

    def _head(self, database: SqliteDatabase) -> Head | None:
        """Return where this machine's chain goes on.

        The head decides, not the last record: where records were taken away, the gap must stay.
        """
        kept = read_head(self._library)
        own = [head for head in heads_of(database) if head.machine == self.machine]
        if len(own) > 1 and kept in own:
            return kept
        if own:
            return max(own, key=lambda head: head.sequence)
        last = RecordRow.select(RecordRow.sequence, RecordRow.hash).where(RecordRow.machine == self.machine)
        row = last.order_by(RecordRow.sequence.desc()).tuples().first(database)
        return None if row is None else Head(self.machine, row[0], row[1])

    def _restored(self, database: SqliteDatabase) -> list[Entry]:
        """Return the record to write when the head beside the database is farther than what the database has."""
        kept = read_head(self._library)
        if kept is None or kept.machine != self.machine or not self._sealer.holds(kept):
            return []
        known = RecordRow.select().where(RecordRow.machine == kept.machine, RecordRow.hash == kept.hash)
        stated = HeadRow.select().where(HeadRow.machine == kept.machine, HeadRow.hash == kept.hash)
        if known.exists(database) or stated.exists(database):
            return []
        return [Entry(Kind.RESTORED, reason=f"{kept.sequence}:{kept.hash}")]

    def _keep_head(self, head: Head) -> None:
        try:
            write_head(self._library, head)
        except OSError as error:
            # Only a restored backup would go unnoticed; the records themselves are safe.
            log.info("the head of the register could not be laid beside it: %s", error)


def as_written(row: tuple[Any, ...]) -> Row:
    """Return a row of ``COLUMNS`` as it was hashed: 0 and 1 are flags again, and anything else stays what it is."""
    values = list(row)
    for place in _FLAG_PLACES:
        if values[place] in (0, 1):
            values[place] = bool(values[place])
    return tuple(values)


def sealed(row: tuple[Any, ...]) -> Sealed:
    """Make a record of a row of ``COLUMNS``."""
    machine, sequence, previous, own, *values = as_written(row)
    return Sealed(machine, sequence, previous, own, Entry(*values))


def _packed(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False)


def heads_of(database: PeeweeDatabase) -> list[Head]:
    """Return the signed heads of all machines."""
    columns = (HeadRow.machine, HeadRow.sequence, HeadRow.hash, HeadRow.key, HeadRow.signature)
    rows = HeadRow.select(*columns).order_by(HeadRow.machine, HeadRow.sequence, HeadRow.hash).tuples()
    return [Head(*row) for row in rows.execute(database)]
