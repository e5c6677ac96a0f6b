"""The step to version 4 of ``school.db``: the language that comes first for a class."""

from peewee import SqliteDatabase


def add_languages(database: SqliteDatabase) -> None:
    """Let each class have a language; those there are hear lessons as the school has chosen."""
    if "language" not in {column.name for column in database.get_columns("class")}:
        column = """ALTER TABLE "class" ADD COLUMN "language" TEXT NOT NULL DEFAULT ''"""
        database.execute_sql(column)  # type: ignore[no-untyped-call]  # peewee's own
