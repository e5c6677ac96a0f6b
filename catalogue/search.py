"""Finding lessons as one types: Chinese, pinyin, initials, English, with a mistake in it, in teaching order.

FTS5 names documents that hold what each word asks for (catalogue/tokens.py); the lesson and the few resources of such a
document are then compared with the words themselves (catalogue/matching.py), because a document may hold all syllables
of a word in other places.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from catalogue import rows, spelling
from catalogue.folding import fold
from catalogue.matching import holds, words_of
from catalogue.records import Lesson, LocalText, Resource
from catalogue.search_filters import FIND, MOST_RESOURCES, RESOURCE, listed, narrowing, place
from catalogue.search_index import RESOURCES_A_DOCUMENT, execute, searched_titles
from catalogue.search_records import SearchAnswer, SearchHit, SearchQuery
from catalogue.tokens import expression, facets, facets_named

_READ = (
    f"SELECT {RESOURCE} FROM resource "  # noqa: S608  # nosec B608  # names of ours
    "WHERE lesson_id = ? AND package_id = ? AND position BETWEEN ? AND ? ORDER BY position"
)
_DOCUMENTS_AT_ONCE, _MOST_DOCUMENTS = 32, 320
_COMPARED_AT_MOST = 1_000
"""Resources that one search compares with its words; lessons beyond that come without the resources that match."""

_DOCUMENTS_EACH, _COMPARED_EACH = 8, 20
"""The same for each lesson that is wanted, where that is more: who asks for a thousand has time to wait for them."""

_MOST_READINGS = 4
"""Words that are tried in the place of one that nothing has."""


@dataclass(slots=True)
class _Found:
    """A lesson while its documents are gone through."""

    lesson: Lesson
    resources: dict[tuple[str, str], Resource] = field(default_factory=dict)


def search(database: SqliteDatabase, library: Path, query: SearchQuery) -> SearchAnswer:
    """Return the first lessons in teaching order that have every word of the query and what it is narrowed to.

    Without a word they are all that hold the latter, and none when it is narrowed to nothing either.
    """
    words = words_of(query.text)
    if not words:
        return listed(database, library, query) if narrowing(query) else SearchAnswer((), ())
    answer = _Search(database, library, query, words).answer()
    return answer if answer.hits else _forgiving(database, library, query, words) or answer


def _forgiving(
    database: SqliteDatabase, library: Path, query: SearchQuery, words: Sequence[str]
) -> SearchAnswer | None:
    """Search again for the words that were probably meant, the likeliest reading of each that finds anything."""
    for number, word in enumerate(words):
        for other in spelling.meant(database, word)[:_MOST_READINGS]:
            changed = (*words[:number], other, *words[number + 1 :])
            answer = _Search(database, library, query, changed).answer()
            if answer.hits:
                return answer
    return None


class _Search:
    """One run over the documents, until there are enough lessons."""

    def __init__(self, database: SqliteDatabase, library: Path, query: SearchQuery, words: Sequence[str]) -> None:
        self._database, self._library, self._query = database, library, query
        self._words = tuple(words)
        self._facets = {word: set(facets_named(word)) for word in words}
        self._left = max(_COMPARED_AT_MOST, _COMPARED_EACH * query.limit)
        self._left_out = False
        self._found: dict[str, _Found] = {}
        self._units: dict[tuple[str, str], LocalText] = {}
        self._compared: dict[tuple[str, tuple[str, ...]], bool] = {}

    def answer(self) -> SearchAnswer:
        """Return the lessons found; there may be more when one too many was, or not all was looked at."""
        wanted = self._expression()
        if wanted:
            self._look_at(execute(self._database, FIND, wanted))
        order = sorted(self._found.values(), key=lambda found: place(found.lesson))
        hits = tuple(SearchHit(f.lesson, tuple(f.resources.values())) for f in order[: self._query.limit])
        return SearchAnswer(self._words, hits, more=self._left_out or len(order) > self._query.limit)

    def _expression(self) -> str:
        asked = [expression(word, lambda w: spelling.beginning_with(self._database, w)) for word in self._words]
        asked += narrowing(self._query)
        return " AND ".join(asked) if all(asked) else ""

    def _look_at(self, cursor: Any) -> None:
        """Go through the documents as SQLite finds them, until there are enough lessons."""
        most = max(_MOST_DOCUMENTS, _DOCUMENTS_EACH * self._query.limit)
        for _ in range(0, most, _DOCUMENTS_AT_ONCE):
            documents = cursor.fetchmany(_DOCUMENTS_AT_ONCE)
            for package_id, first, *columns in documents:
                known = self._found.get(columns[0])
                lesson = known.lesson if known is not None else rows.lesson(columns, self._units)
                self._compare(lesson, package_id, first)
                if len(self._found) > self._query.limit:
                    return
            if len(documents) < _DOCUMENTS_AT_ONCE:
                return
        self._left_out = self._left_out or cursor.fetchone() is not None

    def _compare(self, lesson: Lesson, package_id: str, first: int) -> None:
        """Take a lesson in if its own texts and the resources of a document have all words between them."""
        texts = tuple(fold(text) for text in (*lesson.texts, lesson.id))
        named = facets(lesson.subject, lesson.grade, lesson.term)
        still = [w for w in self._words if not (self._facets[w].intersection(named) or self._has(w, texts))]
        looked = self._left > 0  # the document that takes up what is left is compared, too
        found = self._resources(lesson.id, package_id, first) if package_id else []
        titles = [tuple(fold(text) for text in searched_titles(*rows.resource_names(row))) for row in found]
        if any(not any(self._has(word, each) for each in titles) for word in still) and looked:
            return
        if not found and self._is_narrowed():
            self._left_out = self._left_out or (not looked and lesson.id not in self._found)
            return
        shown = self._found.setdefault(lesson.id, _Found(lesson)).resources
        counts = [sum(self._has(word, each) for word in still or self._words) for each in titles]
        for row, count in zip(found, counts, strict=True):
            if (count or self._is_narrowed()) and count == max(counts) and len(shown) < MOST_RESOURCES:
                resource = rows.resource(row, self._library)
                shown.setdefault((resource.role, resource.sha256), resource)

    def _has(self, word: str, texts: tuple[str, ...]) -> bool:
        """Tell whether one of the texts has the word; many lessons and resources are called alike."""
        key = (word, texts)
        found = self._compared.get(key)
        if found is None:
            found = self._compared[key] = holds(word, texts)
        return found

    def _is_narrowed(self) -> bool:
        return self._query.role is not None or bool(self._query.language)

    def _resources(self, lesson_id: str, package_id: str, first: int) -> list[Any]:
        """Read the rows of the resources of one document that the query is not narrowed away from."""
        if self._left <= 0:
            return []
        last = first + RESOURCES_A_DOCUMENT - 1
        found = execute(self._database, _READ, lesson_id, package_id, first, last).fetchall()
        self._left -= len(found)
        role, language = self._query.role, self._query.language
        kinds = ((row, *rows.resource_kind(row)) for row in found)
        return [row for row, its, spoken in kinds if role in (None, its) and language in ("", spoken)]
