"""What may have a picture, or a length to be found: asked a few at a time, so that a large library costs no memory."""

from collections.abc import Collection, Iterator
from pathlib import Path

from peewee import SqliteDatabase

from catalogue import rows
from catalogue.documents import Rank, needed
from catalogue.models import LessonRow, ResourceRow
from catalogue.records import Resource, Role

_ROLES = tuple(role.value for role in (Role.VIDEO, Role.AUDIO, Role.PICTURE))


def pictured_next(
    database: SqliteDatabase, library: Path, known: Collection[str], taught: Collection[str], most: int
) -> list[Resource]:
    """Return at most ``most`` resources that are here and whose hash is not ``known``, those needed first before.

    In every subject and grade, what follows the last lesson taught comes first, the nearest of each course before the
    second nearest of any; what lies behind it comes last.
    """
    courses = LessonRow.select(LessonRow.subject, LessonRow.grade).distinct().tuples().execute(database)
    ranked: list[tuple[Rank, int, str]] = []
    for subject, grade in courses:
        ranked += _course(database, (subject, grade), known, taught, most)
    first: dict[str, int] = {}
    for _, number, sha256 in sorted(ranked):
        first.setdefault(sha256, number)
    order = list(first.values())[:most]
    query = ResourceRow.select(ResourceRow.id, *rows.RESOURCE_COLUMNS).where(ResourceRow.id.in_(order))
    found = {row[0]: rows.resource(row[1:], library) for row in query.tuples().execute(database)}
    return [found[number] for number in order]


def _course(
    database: SqliteDatabase, course: tuple[str, int], known: Collection[str], taught: Collection[str], most: int
) -> list[tuple[Rank, int, str]]:
    """Return rank, row number and hash of the first ``most`` of one subject and grade."""
    held = list(_rows(database, course))
    ranks = needed([row[2] in taught for row in held])
    unknown = [(rank, row[0], row[1]) for rank, row in zip(ranks, held, strict=True) if row[1] not in known]
    return sorted(unknown)[:most]


def _rows(database: SqliteDatabase, course: tuple[str, int]) -> Iterator[tuple[int, str, str]]:
    query = (
        ResourceRow.select(ResourceRow.id, ResourceRow.sha256, ResourceRow.lesson_id)
        .join(LessonRow, on=(LessonRow.id == ResourceRow.lesson_id))
        .where(
            LessonRow.subject == course[0],
            LessonRow.grade == course[1],
            ResourceRow.file.is_null(False),
            ResourceRow.role.in_(_ROLES) | (ResourceRow.media_type == "application/pdf"),
        )
        .order_by(*rows.TEACHING_ORDER, ResourceRow.position, ResourceRow.package_id)
    )
    found: Iterator[tuple[int, str, str]] = query.tuples().iterator(database)
    return found
