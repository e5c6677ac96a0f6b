"""The copy of a database that is laid aside before its tables are changed."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from peewee import SqliteDatabase

from catalogue.durable import on_disk

FOLDER = "backups"


def keep_copy(database: SqliteDatabase, path: Path, schema: int) -> Path:
    """Write all of ``database`` to ``backups/NAME-schemaN.db``: whole and on the disk, or not there at all.

    One that is there already stays, and the new one gets a number: between them somebody may have gone back, and on.

    Raises:
        OSError, peewee.DatabaseError: the disk refused; nothing was changed.
    """
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    beside = folder / f"{path.name}.copying"
    beside.unlink(missing_ok=True)
    try:
        # peewee's own call has no types.
        database.execute_sql("VACUUM INTO ?", (str(beside),))  # type: ignore[no-untyped-call]
        on_disk(beside)
        made = beside.read_bytes()
        for copy in _names(folder, path, schema):
            if not copy.exists():
                beside.replace(copy)
                on_disk(folder)
                return copy
            if copy.read_bytes() == made:
                return copy
    finally:
        beside.unlink(missing_ok=True)
    raise AssertionError  # there is always another number


def copies_for(path: Path, known: int) -> list[Path]:
    """Return the copies of before a change of tables that a program which knows the schema ``known`` can use.

    The newest schema comes first, of one schema the copy made last.
    """
    found: list[Path] = []
    for schema in range(known, 0, -1):
        there = []
        for copy in _names(path.parent / FOLDER, path, schema):
            if not copy.exists():
                break
            there.append(copy)
        found += reversed(there)
    return found


def _names(folder: Path, path: Path, schema: int) -> Iterator[Path]:
    yield folder / f"{path.stem}-schema{schema}{path.suffix}"
    for number in count(2):
        yield folder / f"{path.stem}-schema{schema}-{number}{path.suffix}"
