"""A step towards version 2 of ``school.db``: where classes stopped, and bookmarks.

The tables are written out, as they were in that version: the models may go on, a step may not.
"""

from peewee import SqliteDatabase

_TABLES = (
    """CREATE TABLE IF NOT EXISTS "place" ("id" INTEGER NOT NULL PRIMARY KEY, "class_id" TEXT NOT NULL,
  "lesson_id" TEXT NOT NULL, "resource" TEXT NOT NULL, "seconds" REAL NOT NULL, "page" INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX IF NOT EXISTS "place_class_id_resource" ON "place" ("class_id", "resource")""",
    """CREATE INDEX IF NOT EXISTS "place_lesson_id" ON "place" ("lesson_id")""",
    """CREATE TABLE IF NOT EXISTS "bookmark" ("id" INTEGER NOT NULL PRIMARY KEY, "lesson_id" TEXT NOT NULL,
  "resource" TEXT NOT NULL, "name" TEXT NOT NULL, "seconds" REAL NOT NULL, "page" INTEGER NOT NULL)""",
    """CREATE INDEX IF NOT EXISTS "bookmark_lesson_id" ON "bookmark" ("lesson_id")""",
)


def add_places(database: SqliteDatabase) -> None:
    """Make the tables of places and bookmarks."""
    for statement in _TABLES:
        database.execute_sql(statement)  # type: ignore[no-untyped-call]  # peewee's own
