"""A register with a term of lessons, and hands that meddle with it, for the tests and the benchmark."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from catalogue.entries import ENTRY_FIELDS, FLAGS, Ending, Entry, Kind
from catalogue.school import FILE_NAME, School
from sync.machine_key import MachineKey

NUMBERS = ("class_id", "counter", "shown", "share", "version", "sequence", *sorted(FLAGS))
TEXTS = (*(name for name in ENTRY_FIELDS if name not in NUMBERS), "previous", "hash", "machine")


def hours(count: int, *, first: int = 1) -> list[Entry]:
    """Class hours as a school writes them."""
    return [
        Entry(
            Kind.HOUR,
            f"english-4-1-{number % 14 + 1:02}",
            "english",
            1,
            "四(1)班",
            "4",
            "王老师",
            f"2026-09-{number % 28 + 1:02}T08:30:00+08:00",
            number * 1000,
            1_800_000 + number,
            ending=Ending.ENDED,
            taught=True,
            rule="20min|last",
            hour=f"h{number}",
        )
        for number in range(first, first + count)
    ]


def open_school(library: Path) -> School:
    """Open a school whose machine signs."""
    library.mkdir(parents=True, exist_ok=True)
    return School.open(library, MachineKey(library))


def by_hand(library: Path, *statements: str) -> None:
    """Change the database as somebody with a database tool does."""
    with closing(sqlite3.connect(library / FILE_NAME)) as database, database:
        for statement in statements:
            database.execute(statement)


def random_edit(chance: random.Random, count: int) -> Callable[[sqlite3.Connection], int]:
    """Return a change by hand, which returns the number of the record where it must be found at the latest."""
    at = chance.randint(1, count)
    column = chance.choice((*NUMBERS, *TEXTS))
    where = f"WHERE sequence = {at}"
    if column in NUMBERS:
        change = f"UPDATE record SET {column} = {column} + {chance.randint(1, 9) * (count + 1)} {where}"  # noqa: S608
    elif chance.random() < 0.5:
        change = f"UPDATE record SET {column} = {column} || '{chance.choice('x0一')}' {where}"  # noqa: S608
    else:
        change = f"UPDATE record SET {column} = {chance.choice(('NULLIF(1,2)', '7', quoted(chance)))} {where}"  # noqa: S608
    other = chance.randint(1, count)
    edits = {
        "edit": change.replace("NULLIF(1,2)", "7.5"),
        "delete": f"DELETE FROM record {where}",  # noqa: S608
        "insert": f"INSERT INTO record SELECT machine, {count + 1}, hash, lower(hex(randomblob(32))), "  # noqa: S608
        f"{', '.join(ENTRY_FIELDS)} FROM record {where}",
        "truncate": f"DELETE FROM record WHERE sequence >= {at}",  # noqa: S608
        "reorder": f"UPDATE record SET sequence = {at} + {other % count + 1} - sequence WHERE sequence IN "  # noqa: S608
        f"({at}, {other % count + 1})",
    }
    kind = chance.choice(sorted(edits))
    latest = {"insert": count + 1, "reorder": max(at, other % count + 1)}.get(kind, at)

    def apply(database: sqlite3.Connection) -> int:
        before = list(database.execute("SELECT * FROM record ORDER BY machine, sequence, hash"))
        database.execute(edits[kind])  # of our own making
        after = list(database.execute("SELECT * FROM record ORDER BY machine, sequence, hash"))
        return latest if before != after else 0

    return apply


def quoted(chance: random.Random) -> str:
    """Return some text for SQL."""
    return f"'{chance.getrandbits(64):x}'"
