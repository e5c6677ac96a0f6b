"""What has to be made into pages before it can be shown: asked all at once, to be made ahead."""

from pathlib import Path

from peewee import SqliteDatabase

from catalogue import rows
from catalogue.models import LessonRow, ResourceRow
from catalogue.records import Resource, Role

Course = tuple[str, int]
"""A subject in a grade: what has an order of its own in which it is taught."""

_NO_PAGES = (Role.VIDEO, Role.AUDIO, Role.PICTURE, Role.SUBTITLE)


def documents_here(database: SqliteDatabase, library: Path) -> dict[Course, list[Resource]]:
    """Return slides and documents that are here, of each course in teaching order. PDF are pages already."""
    query = (
        ResourceRow.select(*rows.RESOURCE_COLUMNS, LessonRow.subject, LessonRow.grade)
        .join(LessonRow, on=(LessonRow.id == ResourceRow.lesson_id))
        .where(
            ResourceRow.file.is_null(False),
            ResourceRow.role.not_in([role.value for role in _NO_PAGES]),
            ResourceRow.media_type != "application/pdf",
        )
        .order_by(*rows.TEACHING_ORDER, ResourceRow.position, ResourceRow.package_id)
    )
    found: dict[Course, list[Resource]] = {}
    for *columns, subject, grade in query.tuples().iterator(database):
        found.setdefault((subject, grade), []).append(rows.resource(tuple(columns), library))
    return found


def coming_first(courses: dict[Course, list[Resource]], taught: frozenset[str]) -> list[Resource]:
    """Return the documents of all courses in the order in which they will be needed.

    What follows the last lesson that was taught comes first, the nearest of every course before the second nearest of
    any; what lies behind it, which may be taught again or never, comes last.
    """
    ranked: list[tuple[int, int, Resource]] = []
    for documents in courses.values():
        done = max((place for place, one in enumerate(documents, 1) if one.lesson_id in taught), default=0)
        for place, document in enumerate(documents):
            ranked.append((0, place - done, document) if place >= done else (1, place, document))
    return [document for _, _, document in sorted(ranked, key=lambda rank: rank[:2])]
