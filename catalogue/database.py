"""One database file: opened safely, one connection that writes and one that only reads.

SQLite before 3.51.3 can corrupt a write-ahead log when two connections checkpoint at once, so the reading connection
never checkpoints. Both may be used from any thread; each has a lock, so that reading does not wait for writing.
"""

import contextlib
import os
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peewee import (
    DatabaseError,
    Model,
    ModelSelect,
    OperationalError,
    SchemaManager,
    SqliteDatabase,
)

from catalogue.errors import (
    CatalogueError,
    DatabaseDamagedError,
    DatabaseOldError,
    DatabaseTooNewError,
)
from catalogue.file_version import FileVersion, file_version
from catalogue.schema_copy import keep_copy
from catalogue.trouble import DAMAGE, is_busy, refused, sqlite_code, trouble

_WRITER_PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "cache_size": -2000}
_READER_PRAGMAS = {"query_only": 1, "wal_autocheckpoint": 0, "cache_size": -500}
"""What was read lies in the system's cache, too: 2 MB of it here made no search over 100,000 lessons faster."""
_BUSY_SECONDS = 10
_READ_WHOLE = 4 * 2**20
"""Bytes up to which a file is looked through to the last row and index entry, which finds more than quick_check does.
Of larger ones that takes too long for a start (100,000 records 0.2 s); what is met in them later is said then."""

PROGRAM = "program"
"""How the facts are named, with the schema's number, that say which program wrote a schema first."""

Step = Callable[[SqliteDatabase], None]
"""One change of the tables, inside a transaction that its caller holds."""


@dataclass(frozen=True)
class Schema:
    """What a file of ours holds. ``application_id`` tells it from others (SQLite file format, offset 68).

    ``steps`` bring a file to a version from the one before; a file with a step missing is one that cannot be used.
    ``readers`` is the oldest version whose programs may use the file, too; None for this version alone.
    """

    tables: Sequence[type[Model]]
    application_id: int
    version: int
    steps: Mapping[int, Sequence[Step]] = field(default_factory=dict)
    readers: int | None = None

    @property
    def number(self) -> int:
        """What a file with this schema says of itself."""
        return FileVersion(self.version, self.readers or self.version).number


class Database:
    """A SQLite file with its tables."""

    def __init__(self, path: Path, schema: Schema) -> None:
        """Open ``path``, making it with empty tables when it is new, and bringing it forward when it is older.

        Raises:
            DatabaseDamagedError: the file is no database, or not one of ours.
            DatabaseOldError: an older version of the program has written it, and it cannot be brought forward.
            DatabaseTooNewError: a newer version of the program has written it.
            DatabaseWriteError: the disk is full, or does not hand it out now; another program may hold it.
        """
        self.path, self._schema = path, schema
        if path.exists() and not path.stat().st_size:
            # SQLite would take it for a new one, and throw its log away.
            raise DatabaseDamagedError(path, "empty")
        self._writer = _connection(path, _WRITER_PRAGMAS)
        self._reader = _connection(path, _READER_PRAGMAS)
        self._write_lock, self._read_lock = threading.RLock(), threading.RLock()
        try:
            self._prepare()
        except DAMAGE as error:
            self.close()
            raise trouble(path, error) from error
        except CatalogueError:
            self.close()
            raise

    @contextlib.contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """Hold the one writing connection inside one transaction: all of it happens, or nothing.

        Raises:
            DatabaseWriteError: the disk is full, or does not take it; nothing was changed.
        """
        try:
            with self._write_lock, self._writer.atomic("IMMEDIATE"):
                yield self._writer
        except (OperationalError, sqlite3.OperationalError) as error:
            raise refused(self.path, error) from error
        except DAMAGE as error:
            raise trouble(self.path, error) from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Hold the reading connection.

        Raises:
            DatabaseDamagedError: the disk has lost, or changed, what was written.
            DatabaseWriteError: the disk does not hand it out now.
        """
        try:
            with self._read_lock:
                yield self._reader
        except DAMAGE as error:
            raise trouble(self.path, error) from error

    def check(self, *senseless: "ModelSelect[Any]") -> None:
        """Look through the whole file, and whether each query for rows that nobody wrote finds none.

        Raises:
            DatabaseDamagedError: something in it is not as it was written.
        """
        self._check_writable()
        with self.reading() as database:
            small = self.is_small
            said = database.pragma("integrity_check" if small else "quick_check", 1)  # one finding is enough
            if said != "ok":
                raise DatabaseDamagedError(self.path, str(said))
            for query in senseless:
                if query.limit(1).count(database):
                    raise DatabaseDamagedError(self.path, "rows that nobody wrote")
            for table in self._schema.tables if small else ():
                deque(table.select().tuples().iterator(database), maxlen=0)

    @property
    def is_small(self) -> bool:
        """Whether the file is looked through to its end at a start."""
        return self.path.stat().st_size <= _READ_WHOLE

    def _check_writable(self) -> None:
        """A wrong number of the write format makes SQLite take a file for one that may only be read (offset 18).

        SQLite is asked. To look into the file would let go of every lock that this process has on it, once it is closed
        again, and the next program to end would take away the log that this one writes (sqlite.org/howtocorrupt, 2.2).
        """
        try:
            with self._write_lock, self._writer.atomic("IMMEDIATE") as transaction:
                # To begin is not enough: of a file that it may only read SQLite begins to read.
                self._writer.pragma("user_version", int(self._writer.pragma("user_version")))
                transaction.rollback()
        except OperationalError as error:
            if is_busy(error):
                return  # another program writes to it, so it can be written; its last page may be on the way
            if sqlite_code(error) == sqlite3.SQLITE_READONLY and os.access(self.path, os.W_OK):
                raise DatabaseDamagedError(self.path, "write format") from error
            raise refused(self.path, error) from error
        # What was cut off the last page reads as zeros, which an index of words may well have in it.
        if self.path.stat().st_size % int(self._writer.pragma("page_size")):
            raise DatabaseDamagedError(self.path, "cut in a page")

    def rows(self) -> int:
        """Return how many rows all tables have together."""
        with self.reading() as database:
            return sum(int(table.select().count(database)) for table in self._schema.tables)

    def copy_to(self, path: Path) -> None:
        """Write all that is in it, packed, to a new file. It is not waited for the disk.

        Raises:
            DatabaseWriteError: it cannot be written.
        """
        try:
            with self._write_lock:
                self._writer.execute_sql("VACUUM INTO ?", (str(path),))  # type: ignore[no-untyped-call]
        except OperationalError as error:
            raise refused(path, error) from error
        except DAMAGE as error:
            raise trouble(self.path, error) from error

    def close(self) -> None:
        """Close both connections; the writer last, so that it folds the log into the file."""
        for connection in (self._reader, self._writer):
            if not connection.is_closed():
                connection.close()

    def _prepare(self) -> None:
        schema = self._schema
        self._writer.connect()
        number = self._writer.pragma("user_version")
        found = file_version(number)
        if number == 0 and not self._writer.get_tables():
            create_tables(self._writer, schema.tables, schema.application_id, schema.number)
        elif self._writer.pragma("application_id") != schema.application_id or found is None:
            raise DatabaseError("written by another program, or by none")
        elif found.schema < schema.version:
            self._bring_forward(found.schema)
        elif not found.is_for(schema.version):
            raise DatabaseTooNewError(self.path, found.schema, schema.version, self._written_by(found.schema))
        self._reader.connect()

    def _written_by(self, found: int) -> str:
        """Return the program that first wrote this schema (catalogue/school_schedule.py), '' where nobody says so."""
        with contextlib.suppress(DatabaseError):
            query = "SELECT value FROM fact WHERE name = ?"
            row = self._writer.execute_sql(query, (f"{PROGRAM}-{found}",)).fetchone()  # type: ignore[no-untyped-call]
            return "" if row is None else str(row[0])
        return ""

    def _bring_forward(self, found: int) -> None:
        """Take every step that is missing in one transaction, after a copy was laid aside."""
        wanted = range(found + 1, self._schema.version + 1)
        if any(version not in self._schema.steps for version in wanted):
            raise DatabaseOldError(self.path, f"schema {found}")
        keep_copy(self._writer, self.path, found)
        with self._writer.atomic("IMMEDIATE"):
            for version in wanted:
                for step in self._schema.steps[version]:
                    step(self._writer)
            self._writer.pragma("user_version", self._schema.number)


def create_tables(database: SqliteDatabase, tables: Sequence[type[Model]], application_id: int, version: int) -> None:
    """Make empty ``tables`` and mark the file as ours with a number (file_version.py), in one transaction."""
    with database.atomic("IMMEDIATE"):
        for table in tables:
            SchemaManager(table, database).create_all(safe=True)
        database.pragma("application_id", application_id)
        database.pragma("user_version", version)


def _connection(path: Path, pragmas: Mapping[str, object]) -> SqliteDatabase:
    return SqliteDatabase(
        str(path),
        pragmas=pragmas,
        thread_safe=False,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
        autoconnect=False,
    )
