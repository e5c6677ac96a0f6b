"""What may have a picture, or a length to be found: asked a few at a time, so that a large library costs no memory."""

from collections.abc import Collection
from itertools import groupby
from pathlib import Path

from peewee import SqliteDatabase

from catalogue import rows
from catalogue.documents import Rank, needed
from catalogue.models import LessonRow, ResourceRow
from catalogue.records import Resource, Role

_ROLES = tuple(role.value for role in (Role.VIDEO, Role.AUDIO, Role.PICTURE))


def lessons_by_need(database: SqliteDatabase, taught: Collection[str]) -> list[str]:
    """Return the lessons of which something is here, those needed first before.

    In every subject and grade, what follows the last lesson taught comes first, the nearest of each course before the
    second nearest of any; what lies behind it comes last.
    """
    columns = LessonRow.subject, LessonRow.grade, LessonRow.id, LessonRow.resources_here
    query = LessonRow.select(*columns).order_by(LessonRow.subject, LessonRow.grade, *rows.TEACHING_ORDER)
    ranked: list[tuple[Rank, str]] = []
    for _, course in groupby(query.tuples().iterator(database), key=lambda row: row[:2]):
        held = [row[2:] for row in course]
        ranks = needed([lesson in taught for lesson, _ in held])
        ranked += [(rank, lesson) for rank, (lesson, here) in zip(ranks, held, strict=True) if here]
    return [lesson for _, lesson in sorted(ranked, key=lambda one: one[0])]


def pictured(database: SqliteDatabase, library: Path, lesson_id: str, start: int, most: int) -> list[Resource]:
    """Return what may have a picture of what is here of one lesson: at most ``most``, without the first ``start``."""
    query = (
        ResourceRow.select(*rows.RESOURCE_COLUMNS)
        .where(
            ResourceRow.lesson_id == lesson_id,
            ResourceRow.file.is_null(False),
            ResourceRow.role.in_(_ROLES) | (ResourceRow.media_type == "application/pdf"),
        )
        .order_by(ResourceRow.position, ResourceRow.package_id)
        .limit(most)
        .offset(start)
    )
    return [rows.resource(row, library) for row in query.tuples().execute(database)]
