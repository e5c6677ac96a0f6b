"""The records of the older usage table, chained into the register and marked as carried over."""

from collections.abc import Iterator
from datetime import datetime

from peewee import SqliteDatabase

from catalogue.entries import Ending, Entry, Kind

OLD_TABLE = "usage_before"
_COLUMNS = "lesson_id, started, shown_seconds, completed, open, marked, reason, class_id"


def old_entries(database: SqliteDatabase) -> Iterator[Entry]:
    """Yield what the older table holds, in its order."""
    query = f'SELECT {_COLUMNS} FROM "{OLD_TABLE}" ORDER BY id'  # noqa: S608  # nosec B608  # names of our own
    for row in database.execute_sql(query):  # type: ignore[no-untyped-call]  # peewee's own
        lesson, started, seconds, completed, is_open, marked, reason, class_id = row
        yield Entry(
            Kind.MARK if marked else Kind.HOUR,
            lesson,
            lesson.split("-", 1)[0],
            class_id,
            started=datetime.fromisoformat(started).isoformat(),
            shown=round(seconds * 1000),
            ending="" if marked else Ending.CUT if is_open else Ending.ENDED,
            taught=bool(completed),
            reason=reason,
            carried=True,
        )


def drop_old(database: SqliteDatabase) -> None:
    """Take the older table away; a copy of the whole file lies in ``backups/``."""
    database.execute_sql(f'DROP TABLE "{OLD_TABLE}"')  # type: ignore[no-untyped-call]  # peewee's own
