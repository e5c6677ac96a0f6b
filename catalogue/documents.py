"""What has to be made into pages before it can be shown: asked all at once, to be made ahead."""

from collections.abc import Sequence
from pathlib import Path

from peewee import SqliteDatabase

from catalogue import rows
from catalogue.models import LessonRow, ResourceRow
from catalogue.records import Resource, Role

Course = tuple[str, int]
"""A subject in a grade: what has an order of its own in which it is taught."""

Rank = tuple[int, int]
"""How soon something is needed among all courses: the lowest first."""

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
    ranked: list[tuple[Rank, Resource]] = []
    for documents in courses.values():
        ranked += zip(needed([one.lesson_id in taught for one in documents]), documents, strict=True)
    return [document for _, document in sorted(ranked, key=lambda one: one[0])]


def needed(taught: Sequence[bool]) -> list[Rank]:
    """Return how soon each part of one course will be needed; ``taught``: which are, in teaching order."""
    done = max((place for place, is_taught in enumerate(taught, 1) if is_taught), default=0)
    return [(0, place - done) if place >= done else (1, place) for place in range(len(taught))]
