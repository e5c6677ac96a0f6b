"""A step towards version 2 of ``school.db``: classes, terms and the timetable, and the class of a usage record.

The tables are written out, as they were in that version: the models may go on, a step may not.
"""

from peewee import SqliteDatabase

_TABLES = """
CREATE TABLE IF NOT EXISTS "class" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "grades" TEXT NOT NULL,
  "position" INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS "term" ("id" INTEGER NOT NULL PRIMARY KEY, "number" INTEGER NOT NULL,
  "first_day" TEXT NOT NULL, "last_day" TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS "period" ("number" INTEGER NOT NULL PRIMARY KEY, "start" TEXT NOT NULL, "end" TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS "slot" ("id" INTEGER NOT NULL PRIMARY KEY, "class_id" INTEGER NOT NULL,
  "weekday" INTEGER NOT NULL, "period" INTEGER NOT NULL, "subject" TEXT NOT NULL, "weeks" TEXT NOT NULL,
  "grade" INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS "change" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "day" TEXT NOT NULL,
  "class_id" INTEGER NOT NULL, "period" INTEGER NOT NULL, "other_day" TEXT, "other_period" INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS "subject_note" ("id" INTEGER NOT NULL PRIMARY KEY, "class_id" INTEGER NOT NULL,
  "subject" TEXT NOT NULL, "name" TEXT NOT NULL, "short" TEXT NOT NULL, "teacher" TEXT NOT NULL, "room" TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS "fact" ("name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL)
"""


def add_classes(database: SqliteDatabase) -> None:
    """Make the tables of the schedule; records there are were shown to no class that is known."""
    for statement in _TABLES.split(";"):
        database.execute_sql(statement)  # type: ignore[no-untyped-call]  # peewee's own
    columns = {column.name for column in database.get_columns("usage")}
    if "class_id" not in columns:
        column = 'ALTER TABLE "usage" ADD COLUMN "class_id" INTEGER NOT NULL DEFAULT 0'
        database.execute_sql(column)  # type: ignore[no-untyped-call]  # peewee's own
