"""Records of many machines in one database: a union, so that order and repetition change nothing.

A record is known by machine, number and hash, so each is there once, and a machine's two branches after a backup both
are. A head is kept as long as no record follows it. Of two names for a machine that which it said later holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from peewee import Database as PeeweeDatabase

from catalogue.entries import ENTRY_FIELDS, FLAGS, Sealed
from catalogue.register_models import HeadRow, MachineRow, RecordRow
from catalogue.sealing import Head

_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose machine it is, as the machine named itself when it had written ``said`` records."""

    machine: str
    school: str
    county: str
    said: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """What came from elsewhere, verified by whoever received it."""

    records: Sequence[Sealed]
    heads: Sequence[Head]
    owners: Sequence[Owner] = ()


def merge(database: PeeweeDatabase, received: Received) -> int:
    """Add what is not here yet, inside a transaction that the caller holds; return how many records are new."""
    new = 0
    for start in range(0, len(received.records), _ROWS_AT_ONCE):
        some = received.records[start : start + _ROWS_AT_ONCE]
        wanted = _unknown(database, some)
        new += len(wanted)
        if wanted:
            rows = [row_values(record) for record in wanted]
            RecordRow.insert_many(rows).on_conflict_ignore().execute(database)
    for head in received.heads:
        HeadRow.insert(**asdict(head)).on_conflict_ignore().execute(database)
    forget_followed_heads(database, {head.machine for head in received.heads})
    name_machines(database, received.owners)
    return new


def forget_followed_heads(database: PeeweeDatabase, machines: Iterable[str]) -> None:
    """Drop the heads behind which a chain goes on: they have done their service."""
    for machine in machines:
        followed = RecordRow.select(RecordRow.previous).where(RecordRow.machine == machine)
        HeadRow.delete().where(HeadRow.machine == machine, HeadRow.hash.in_(followed)).execute(database)


def name_machines(database: PeeweeDatabase, owners: Iterable[Owner]) -> None:
    """Note whose machines they are; what was said later holds, and of two said at once the greater in the alphabet."""
    for owner in owners:
        columns = (MachineRow.school, MachineRow.county, MachineRow.said)
        known = MachineRow.select(*columns).where(MachineRow.machine == owner.machine).tuples().first(database)
        said = (owner.said, owner.school, owner.county)
        if known is None or said > (known[2], known[0], known[1]):
            MachineRow.delete().where(MachineRow.machine == owner.machine).execute(database)
            MachineRow.insert(**asdict(owner)).execute(database)


def row_values(record: Sealed) -> dict[str, Any]:
    """Return the columns of a record."""
    entry = record.entry
    return {
        "machine": record.machine,
        "sequence": record.sequence,
        "previous": record.previous,
        "hash": record.hash,
        **{name: getattr(entry, name) for name in ENTRY_FIELDS},
        **{name: int(getattr(entry, name)) for name in FLAGS},
    }


def _unknown(database: PeeweeDatabase, records: Sequence[Sealed]) -> list[Sealed]:
    hashes = [record.hash for record in records]
    query = RecordRow.select(RecordRow.machine, RecordRow.sequence, RecordRow.hash).where(RecordRow.hash.in_(hashes))
    known = set(query.tuples().execute(database))
    return [record for record in records if (record.machine, record.sequence, record.hash) not in known]
