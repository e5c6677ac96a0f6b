"""Finding lessons as one types: Chinese, pinyin, initials, English, with a mistake in it, in teaching order.

FTS5 names documents that hold what each word asks for (catalogue/tokens.py); the lesson and the few resources of such a
document are then compared with the words themselves (catalogue/matching.py), because a document may hold all syllables
of a word in other places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from catalogue import rows, spelling
from catalogue.folding import fold
from catalogue.matching import holds, words_of
from catalogue.models import LessonRow, ResourceRow
from catalogue.records import Lesson, Resource, SearchAnswer, SearchHit, SearchQuery
from catalogue.search_index import RESOURCES_A_DOCUMENT, searched_title
from catalogue.tokens import expression, facets, facets_named, role_facet

_FIND = (
    "SELECT d.lesson_id, d.package_id, d.first FROM search_tokens t JOIN search_document d ON d.id = t.rowid "
    "WHERE search_tokens MATCH ? AND d.live ORDER BY t.rowid LIMIT ? OFFSET ?"
)
_DOCUMENTS_AT_ONCE, _MOST_DOCUMENTS = 60, 1200
_COMPARED_AT_MOST = 2_000
"""Resources that one search compares with its words; lessons beyond that come without the resources that match."""

_MOST_READINGS = 4
"""Words that are tried in the place of one that nothing has."""

Document = tuple[str, str, int]


@dataclass(slots=True)
class _Found:
    """A lesson while its documents are gone through."""

    lesson: Lesson
    resources: dict[tuple[str, str], Resource] = field(default_factory=dict)


def search(database: SqliteDatabase, library: Path, query: SearchQuery) -> SearchAnswer:
    """Return the first lessons in teaching order that have every word of the query; of none when there is no word."""
    words = words_of(query.text)
    if not words:
        return SearchAnswer((), ())
    answer = _Search(database, library, query, words).answer()
    return answer if answer.hits else _forgiving(database, library, query, words)


def _forgiving(database: SqliteDatabase, library: Path, query: SearchQuery, words: Sequence[str]) -> SearchAnswer:
    """Search again for the words that were probably meant, the likeliest reading of each that finds anything."""
    for number, word in enumerate(words):
        for other in spelling.meant(database, word)[:_MOST_READINGS]:
            changed = (*words[:number], other, *words[number + 1 :])
            answer = _Search(database, library, query, changed).answer()
            if answer.hits:
                return answer
    return SearchAnswer(tuple(words), ())


class _Search:
    """One run over the documents, until there are enough lessons."""

    def __init__(self, database: SqliteDatabase, library: Path, query: SearchQuery, words: Sequence[str]) -> None:
        self._database, self._library, self._query = database, library, query
        self._words = tuple(words)
        self._facets = {word: set(facets_named(word)) for word in words}
        self._left = _COMPARED_AT_MOST
        self._found: dict[str, _Found] = {}
        self._missed: set[str] = set()

    def answer(self) -> SearchAnswer:
        """Return the lessons found, one more than wanted being the sign that there are more."""
        wanted = self._expression()
        if wanted:
            for documents in self._batches(wanted):
                self._look_at(documents)
                if len(self._found) > self._query.limit:
                    break
        order = sorted(self._found.values(), key=lambda f: (f.lesson.sequence, not f.lesson.planned, f.lesson.id))
        hits = tuple(SearchHit(f.lesson, tuple(f.resources.values())) for f in order[: self._query.limit])
        return SearchAnswer(self._words, hits, more=len(order) > self._query.limit)

    def _expression(self) -> str:
        asked = [expression(word, lambda w: spelling.beginning_with(self._database, w)) for word in self._words]
        if self._query.role is not None or self._query.language:
            role = "" if self._query.role is None else self._query.role.value
            asked.append(f'"{role_facet(role, self._query.language)}"')
        return " AND ".join(asked) if all(asked) else ""

    def _batches(self, wanted: str) -> Iterator[list[Document]]:
        for offset in range(0, _MOST_DOCUMENTS, _DOCUMENTS_AT_ONCE):
            found = self._database.execute_sql(  # type: ignore[no-untyped-call]  # peewee's own call has no types
                _FIND, (wanted, _DOCUMENTS_AT_ONCE, offset)
            ).fetchall()
            yield found
            if len(found) < _DOCUMENTS_AT_ONCE:
                return

    def _look_at(self, documents: Sequence[Document]) -> None:
        fresh = {lesson_id for lesson_id, _, _ in documents} - self._found.keys() - self._missed
        query = LessonRow.select(*rows.LESSON_COLUMNS).where(LessonRow.id.in_(sorted(fresh)))
        lessons = {lesson.id: lesson for lesson in rows.lessons(query.tuples().execute(self._database))}
        for lesson_id, package_id, first in documents:
            known = self._found.get(lesson_id)
            lesson = known.lesson if known is not None else lessons.get(lesson_id)
            if lesson is not None:
                self._compare(lesson, package_id, first)

    def _compare(self, lesson: Lesson, package_id: str, first: int) -> None:
        """Take a lesson in if its own texts and the resources of a document have all words between them."""
        texts = [fold(text) for text in _texts(lesson)]
        named = set(facets(lesson.subject, lesson.grade, lesson.term))
        still = [word for word in self._words if not (self._facets[word] & named or holds(word, texts))]
        resources = self._resources(lesson.id, package_id, first) if package_id else []
        titles = [(resource, [fold(text) for text in searched_title(resource)]) for resource in resources]
        if any(not any(holds(word, each) for _, each in titles) for word in still) and self._left > 0:
            return
        if not titles and self._is_narrowed():
            return
        found = self._found.setdefault(lesson.id, _Found(lesson))
        for resource, each in titles:
            if any(holds(word, each) for word in (still or self._words)):
                found.resources.setdefault((resource.role, resource.sha256), resource)

    def _is_narrowed(self) -> bool:
        return self._query.role is not None or bool(self._query.language)

    def _resources(self, lesson_id: str, package_id: str, first: int) -> list[Resource]:
        """Read the resources of one document that the query is not narrowed away from."""
        if self._left <= 0:
            return []
        query: Any = (
            ResourceRow.select(*rows.RESOURCE_COLUMNS)
            .where(
                ResourceRow.lesson_id == lesson_id,
                ResourceRow.package_id == package_id,
                ResourceRow.position.between(first, first + RESOURCES_A_DOCUMENT - 1),
            )
            .order_by(ResourceRow.position)
        )
        if self._query.role is not None:
            query = query.where(ResourceRow.role == self._query.role.value)
        if self._query.language:
            query = query.where(ResourceRow.language == self._query.language)
        found = [rows.resource(row, self._library) for row in query.tuples().execute(self._database)]
        self._left -= len(found)
        return found


def _texts(lesson: Lesson) -> tuple[str, ...]:
    return (
        lesson.title.zh,
        lesson.title.en,
        lesson.unit.zh,
        lesson.unit.en,
        *lesson.objectives,
        lesson.teacher,
        lesson.school,
        lesson.id,
    )
