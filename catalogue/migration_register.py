"""The step to version 3 of ``school.db``: the register, whose records are chained.

What the older usage table holds is laid aside under another name here; catalogue/carrying.py chains it afterwards,
because that takes the machine's key, which a step does not have.
"""

from peewee import SqliteDatabase

_TABLES = (
    """CREATE TABLE IF NOT EXISTS "record" ("machine" TEXT NOT NULL, "sequence" INTEGER NOT NULL,
  "previous" TEXT NOT NULL, "hash" TEXT NOT NULL, "kind" TEXT NOT NULL, "lesson" TEXT NOT NULL,
  "subject" TEXT NOT NULL, "class_id" INTEGER NOT NULL, "class_name" TEXT NOT NULL, "grades" TEXT NOT NULL,
  "teacher" TEXT NOT NULL, "started" TEXT NOT NULL, "counter" INTEGER NOT NULL, "shown" INTEGER NOT NULL,
  "share" INTEGER NOT NULL, "ending" TEXT NOT NULL, "taught" INTEGER NOT NULL, "trusted" INTEGER NOT NULL,
  "rule" TEXT NOT NULL, "reason" TEXT NOT NULL, "package" TEXT NOT NULL, "version" INTEGER NOT NULL,
  "resource" TEXT NOT NULL, "role" TEXT NOT NULL, "hour" TEXT NOT NULL, "carried" INTEGER NOT NULL,
  PRIMARY KEY ("machine", "sequence", "hash"))""",
    """CREATE INDEX IF NOT EXISTS "record_started" ON "record" ("started")""",
    """CREATE INDEX IF NOT EXISTS "record_kind_started" ON "record" ("kind", "started")""",
    """CREATE TABLE IF NOT EXISTS "head" ("machine" TEXT NOT NULL, "sequence" INTEGER NOT NULL, "hash" TEXT NOT NULL,
  "key" TEXT NOT NULL, "signature" TEXT NOT NULL, PRIMARY KEY ("machine", "hash"))""",
    """CREATE TABLE IF NOT EXISTS "live" ("id" INTEGER NOT NULL PRIMARY KEY, "entry" TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS "machine" ("machine" TEXT NOT NULL PRIMARY KEY, "school" TEXT NOT NULL,
  "county" TEXT NOT NULL, "said" INTEGER NOT NULL)""",
)


def add_register(database: SqliteDatabase) -> None:
    """Make the tables of the register, and lay the usage table aside."""
    for statement in _TABLES:
        database.execute_sql(statement)  # type: ignore[no-untyped-call]  # peewee's own
    if database.table_exists("usage"):
        database.execute_sql('ALTER TABLE "usage" RENAME TO "usage_before"')  # type: ignore[no-untyped-call]
