"""The registers of many schools in one PostgreSQL database: at county size, where a file on a PC is too small.

The tables and queries are those of a school's own register (catalogue/models.py), so that nothing is said twice; what
differs is how many records come in at once: they are copied into a table beside, and what is new is taken from there.
"""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from peewee import DatabaseError, ImproperlyConfigured, PostgresqlDatabase, SchemaManager

from catalogue.entries import ENTRY_FIELDS
from catalogue.errors import CountyError
from catalogue.merging import Received, forget_followed_heads, name_machines, row_values
from catalogue.register import COLUMNS, as_written, heads_of
from catalogue.register_models import HeadRow, MachineRow, RecordRow
from catalogue.sealing import Sealer
from catalogue.usage_log import UsageLog
from catalogue.usage_range import DayRange
from catalogue.verification import Row, Verdict, verify

_TABLES = (RecordRow, HeadRow, MachineRow)
_NAMES = ("machine", "sequence", "previous", "hash", *ENTRY_FIELDS)
_INDEX = (
    'CREATE INDEX IF NOT EXISTS "record_taught" ON "record" '
    '("machine", "class_name", "subject", "started", "lesson", "shown", "grades") '
    "WHERE kind = 'hour' AND taught = 1"
)
"""All that the sums need, of class hours that count: the report reads this index and never the records."""

_FIRST_FETCH = 5000


@dataclass(frozen=True, slots=True)
class ClassSum:
    """What one class was taught in one subject: class hours, lessons (each once), seconds."""

    county: str
    school: str
    class_name: str
    grades: str
    subject: str
    hours: int
    lessons: int
    seconds: float


class County:
    """One database of many registers. Each verb is one transaction."""

    def __init__(self, database: PostgresqlDatabase) -> None:
        self._database = database
        self._lock = threading.RLock()
        self.log = UsageLog(self)

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database that a URL names (``postgresql://user:password@host:port/name``), making its tables.

        Raises:
            CountyError: it is not there, or refuses.
        """
        parts = urlsplit(url)
        database = PostgresqlDatabase(
            parts.path.lstrip("/") or "skylesson", host=parts.hostname, port=parts.port, user=parts.username,
            password=parts.password, prefer_psycopg3=True, autoconnect=False, thread_safe=False,
        )  # fmt: skip
        with _told(url):
            database.connect()
            with database.atomic():
                for table in _TABLES:
                    SchemaManager(table, database).create_all(safe=True)
                database.execute_sql(_INDEX)  # type: ignore[no-untyped-call]  # peewee's own
        return cls(database)

    def merge(self, received: Received) -> int:
        """Take over what schools wrote; return how many records are new.

        Raises:
            CountyError: the database refuses; nothing was changed.
        """
        with _told(""), self._lock, self._database.atomic():
            new = self._copy(received)
            for head in received.heads:
                values = {name: getattr(head, name) for name in ("machine", "sequence", "hash", "key", "signature")}
                HeadRow.insert(**values).on_conflict_ignore().execute(self._database)
            forget_followed_heads(self._database, {head.machine for head in received.heads})
            name_machines(self._database, received.owners)
            return new

    def tidy(self) -> None:
        """Let the database learn what came in, so that the reports stay fast; after merging."""
        with _told(""), self._lock:
            self._run('VACUUM (ANALYZE) "record"')

    def verify(self, sealer: Sealer) -> Verdict:
        """Check the register of every machine."""
        with _told(""), self.reading() as database:
            ordered = RecordRow.select(*COLUMNS).order_by(RecordRow.machine, RecordRow.sequence, RecordRow.hash)
            rows: Iterator[Row] = (as_written(row) for row in _streamed(database, ordered))
            return verify(rows, heads_of(database), sealer.holds)

    def sums(self, days: DayRange) -> list[ClassSum]:
        """Return what each class was taught in each subject."""
        query = (
            "SELECT coalesce(m.county, ''), coalesce(m.school, ''), s.* FROM ("
            " SELECT machine, class_name, max(grades), subject, count(*), count(DISTINCT lesson), sum(shown)"
            " FROM record WHERE kind = 'hour' AND taught = 1 AND started >= %s AND started < %s"
            " GROUP BY machine, class_name, subject) s LEFT JOIN machine m ON m.machine = s.machine"
            " ORDER BY 1, 2, 4, 6"
        )
        with _told(""), self._lock:
            cursor = self._database.execute_sql(query, (days.start_text, days.end_text))  # type: ignore[no-untyped-call]
            return [
                ClassSum(county, school, name, grades, subject, hours, lessons, float(shown) / 1000)
                for county, school, _, name, grades, subject, hours, lessons, shown in cursor
            ]

    def count(self) -> int:
        """Return how many records there are."""
        with _told(""), self._lock:
            return int(RecordRow.select().count(self._database))

    @contextlib.contextmanager
    def reading(self) -> Iterator[PostgresqlDatabase]:
        """Hold the connection."""
        with self._lock:
            yield self._database

    def close(self) -> None:
        """Close the connection."""
        self._database.close()

    def _copy(self, received: Received) -> int:
        columns = ", ".join(f'"{name}"' for name in _NAMES)
        self._run('CREATE TEMPORARY TABLE IF NOT EXISTS "incoming" (LIKE "record") ON COMMIT DELETE ROWS')
        cursor = _connection(self._database).cursor()
        with cursor.copy(f'COPY "incoming" ({columns}) FROM STDIN') as copying:
            for record in received.records:
                copying.write_row(_plain(row_values(record)))
        taken = f'INSERT INTO "record" ({columns}) SELECT {columns} FROM "incoming"'  # noqa: S608  # nosec B608  # ours
        cursor.execute(f"{taken} ON CONFLICT DO NOTHING")
        return int(cursor.rowcount)

    def _run(self, statement: str) -> None:
        self._database.execute_sql(statement)  # type: ignore[no-untyped-call]  # peewee's own


def _connection(database: PostgresqlDatabase) -> Any:
    """Return psycopg's own connection, for what peewee does not know."""
    return database.connection()  # type: ignore[no-untyped-call]  # peewee's own


def _plain(values: dict[str, Any]) -> Sequence[Any]:
    """Return the columns in their order, without what PostgreSQL cannot hold in a text."""
    return [values[name] for name in _NAMES]


def _streamed(database: PostgresqlDatabase, query: Any) -> Iterator[tuple[Any, ...]]:
    """Yield rows as they come from the server: five million at once would fill the memory."""
    sql, params = query.sql()
    # A cursor of the server lives in a transaction.
    with database.atomic(), _connection(database).cursor(name="skylesson") as cursor:
        cursor.itersize = _FIRST_FETCH
        cursor.execute(sql, params)
        yield from cursor


@contextlib.contextmanager
def _told(url: str) -> Iterator[None]:
    try:
        yield
    except ImproperlyConfigured as error:
        raise CountyError("", "psycopg") from error
    except DatabaseError as error:
        raise CountyError(urlsplit(url).hostname or "", str(error).strip()) from error
