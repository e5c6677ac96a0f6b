"""Lessons by what they hold alone, with no word typed: a kind of resource, a language, songs or recitations.

The index says which documents hold what is asked for, in teaching order; with no words there is nothing to compare.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from catalogue import rows
from catalogue.records import CATEGORIES, Lesson, LocalText, Resource
from catalogue.search_index import RESOURCES_A_DOCUMENT, execute
from catalogue.search_records import SearchAnswer, SearchHit, SearchQuery
from catalogue.tokens import FACET, role_facet

_LESSON = ", ".join(f"l.{column.column_name}" for column in rows.LESSON_COLUMNS)
RESOURCE = ", ".join(f'"{column.column_name}"' for column in rows.RESOURCE_COLUMNS)

# Written here, because peewee takes longer to write such a statement than SQLite to carry it out; the names are ours.
FIND = (
    f"SELECT d.package_id, d.first, {_LESSON} "  # noqa: S608  # nosec B608  # names of ours
    "FROM search_tokens t JOIN search_document d ON d.id = t.rowid JOIN lesson l ON l.id = d.lesson_id "
    "WHERE search_tokens MATCH ? AND d.live ORDER BY t.rowid"
)
MOST_RESOURCES = 5
"""Of a lesson that are named beneath it."""

_PICK = (
    f"SELECT {RESOURCE} FROM resource "  # noqa: S608  # nosec B608  # names of ours
    "WHERE lesson_id = ? AND package_id = ? AND position BETWEEN ? AND ? "
    "AND (? = '' OR role = ?) AND (? = '' OR language = ?) ORDER BY position LIMIT ?"
)

_Documents = list[tuple[str, int]]
"""Packages that say something of a lesson, each with the place of the first resource of a document."""


def narrowing(query: SearchQuery) -> list[str]:
    """Return the tokens, as FTS5 writes them, that a document must hold to be what the query is narrowed to."""
    asked = []
    if query.role is not None or query.language:
        asked.append(f'"{role_facet(_role(query), query.language)}"')
    if query.category:
        asked.append(f'"{FACET}{query.category}"')
    return asked


def listed(database: SqliteDatabase, library: Path, query: SearchQuery) -> SearchAnswer:
    """Return the first lessons in teaching order that hold what the query, without a word, is narrowed to."""
    found = _lessons(execute(database, FIND, " AND ".join(narrowing(query))), query.limit)
    order = sorted(found.values(), key=lambda each: place(each[0]))
    hits = tuple(
        SearchHit(lesson, tuple(_resources(database, library, query, lesson.id, documents)))
        for lesson, documents in order[: query.limit]
    )
    return SearchAnswer((), hits, more=len(order) > query.limit)


def place(lesson: Lesson) -> tuple[int, bool, bool, str]:
    """Return where a lesson stands, as TEACHING_ORDER does."""
    return lesson.sequence, not lesson.planned, lesson.subject in CATEGORIES, lesson.id


def _lessons(cursor: Any, limit: int) -> dict[str, tuple[Lesson, _Documents]]:
    """Go through the documents until there are more lessons than wanted.

    Songs of a term share one place in teaching order, where documents stand as they came; so that place is ended first.
    """
    found: dict[str, tuple[Lesson, _Documents]] = {}
    units: dict[tuple[str, str], LocalText] = {}
    last: Lesson | None = None
    for package_id, first, *columns in cursor:
        if columns[0] not in found:
            lesson = rows.lesson(columns, units)
            if last is not None and len(found) > limit and lesson.sequence != last.sequence:
                break
            found[lesson.id], last = (lesson, []), lesson
        found[columns[0]][1].append((package_id, first))
    return found


def _resources(
    database: SqliteDatabase, library: Path, query: SearchQuery, lesson_id: str, documents: _Documents
) -> Iterator[Resource]:
    """Yield the first resources of the kind that is asked for; of a category alone the lessons are the answer."""
    if query.role is None and not query.language:
        return
    role, language, seen = _role(query), query.language, set[tuple[str, str]]()
    for package_id, first in documents:
        last, most = first + RESOURCES_A_DOCUMENT - 1, MOST_RESOURCES
        values = (lesson_id, package_id, first, last, role, role, language, language, most)
        for row in execute(database, _PICK, *values).fetchall():
            resource = rows.resource(row, library)
            if (resource.role, resource.sha256) not in seen:
                seen.add((resource.role, resource.sha256))
                yield resource
            if len(seen) == MOST_RESOURCES:
                return


def _role(query: SearchQuery) -> str:
    return "" if query.role is None else query.role.value
