"""``python -m catalogue.build``: make the shipped ``resources.db`` from the CSV files of the plan.

The result has explicit keys, the order of the plan and no clock, so that the same plan gives the same contents. It is
not in WAL mode: a read-only folder could not open it then.
"""

import argparse
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from peewee import SqliteDatabase

from catalogue.database import Schema, create_tables
from catalogue.errors import SeedError
from catalogue.models import (
    RESOURCES_APPLICATION_ID,
    RESOURCES_READERS,
    RESOURCES_TABLES,
    RESOURCES_VERSION,
    LessonRow,
)
from catalogue.plan import SEED, read_plan
from catalogue.records import Lesson
from catalogue.search_index import index_plan, prepare

SHIPPED = Path(__file__).resolve().parents[1] / "resources.db"
_PRAGMAS = {"page_size": 4096, "journal_mode": "delete", "synchronous": "full"}


def build(seed: Path, out: Path) -> int:
    """Write ``out`` anew from the plan in ``seed``; return the number of class hours.

    Raises:
        SeedError: the plan cannot be used; ``out`` stays as it was.
    """
    lessons = read_plan(seed)
    beside, packed = out.with_suffix(".building"), out.with_suffix(".built")
    for path in (beside, packed):
        path.unlink(missing_ok=True)
    database = SqliteDatabase(str(beside), pragmas=_PRAGMAS)
    try:
        with database:
            schema = Schema(RESOURCES_TABLES, RESOURCES_APPLICATION_ID, RESOURCES_VERSION, readers=RESOURCES_READERS)
            create_tables(database, schema.tables, schema.application_id, schema.number)
            LessonRow.insert_many([_values(lesson) for lesson in lessons]).execute(database)
            prepare(database)
            index_plan(database)
        with closing(sqlite3.connect(beside)) as connection:
            connection.execute("VACUUM INTO ?", (str(packed),))
        packed.replace(out)
    finally:
        beside.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    return len(lessons)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and build; 2 when the plan cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m catalogue.build", description="Make resources.db from the plan.")
    parser.add_argument("--seed", type=Path, default=SEED, help="the folder with the CSV files")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="the database to write")
    options = parser.parse_args(arguments)
    try:
        count = build(options.seed, options.out)
    except SeedError as error:
        sys.stderr.write(f"{error}{os.linesep}")
        return 2
    sys.stdout.write(f"{options.out}: {count} class hours\n")
    return 0


def _values(lesson: Lesson) -> dict[str, object]:
    return {
        "id": lesson.id,
        "subject": lesson.subject,
        "grade": lesson.grade,
        "term": lesson.term,
        "unit_zh": lesson.unit.zh,
        "unit_en": lesson.unit.en,
        "week": lesson.week,
        "sequence": lesson.sequence,
        "title_zh": lesson.title.zh,
        "title_en": lesson.title.en,
    }


if __name__ == "__main__":
    sys.exit(main())
