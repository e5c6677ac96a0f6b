"""The index of the search: what it keeps of each lesson, and how that comes and goes with packages.

A document is what the plan, or one package, says of a lesson, with at most RESOURCES_A_DOCUMENT of its resources; so a
search can tell which few resources to look at. Documents are numbered in teaching order, in which FTS5 then finds them
without sorting. FTS5 keeps no texts here and cannot forget a document; one whose package has gone is marked in
``search_document``, and taken up again when the same comes back. ``python -m catalogue.build`` and a rebuild begin anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from peewee import SqliteDatabase, fn

from catalogue.models import LessonRow, SearchDocumentRow, SearchWordRow
from catalogue.records import LessonEntry, Resource
from catalogue.tokens import facets, plain_words, role_facet, tokens_of

RESOURCES_A_DOCUMENT = 50

_ROOM = 2**24
"""Documents that a place in teaching order has room for."""

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens "
    "USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
)
"""Which documents have a token. Tokens are cut at blanks: all that is not ASCII belongs to one."""

_WORDS_A_STATEMENT = 500
_LESSON = (
    LessonRow.sequence, LessonRow.subject, LessonRow.grade, LessonRow.term, LessonRow.title_zh, LessonRow.title_en,
    LessonRow.unit_zh, LessonRow.unit_en, LessonRow.id,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Document:
    lesson_id: str
    package_id: str
    sequence: int
    first: int
    texts: tuple[str, ...]
    facets: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What tells whether the same is said again."""
        said = json.dumps((self.sequence, self.first, self.texts, self.facets), ensure_ascii=False)
        return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def is_prepared(database: SqliteDatabase) -> bool:
    """Tell whether the table of tokens, which is of a kind that models cannot describe, is there."""
    return bool(database.table_exists("search_tokens"))


def prepare(database: SqliteDatabase) -> None:
    """Make the table of tokens."""
    database.execute_sql(_CREATE)  # type: ignore[no-untyped-call]  # peewee's own call has no types


def index_plan(database: SqliteDatabase) -> None:
    """Index every planned lesson, in teaching order."""
    query = LessonRow.select(*_LESSON).where(LessonRow.planned).order_by(LessonRow.sequence, LessonRow.id)
    _write(database, [_of_lesson(row, "", 0, (), ()) for row in query.tuples().execute(database)])


def index_entries(database: SqliteDatabase, package_id: str, entries: Sequence[LessonEntry]) -> None:
    """Index what a package says; its lessons must have their rows."""
    documents: list[_Document] = []
    for entry in entries:
        query = LessonRow.select(*_LESSON).where(LessonRow.id == entry.id)
        [row] = query.tuples().execute(database)
        said = (*entry.objectives, entry.teacher, entry.school)
        for first in range(0, max(len(entry.resources), 1), RESOURCES_A_DOCUMENT):
            some = entry.resources[first : first + RESOURCES_A_DOCUMENT]
            documents.append(_of_lesson(row, package_id, first, said, some))
    _write(database, documents)


def retire(database: SqliteDatabase, package_id: str) -> None:
    """Find nothing any more by what a package says."""
    SearchDocumentRow.update(live=False).where(SearchDocumentRow.package_id == package_id).execute(database)


def begin_anew(database: SqliteDatabase) -> None:
    """Forget every package, for good."""
    database.execute_sql("INSERT INTO search_tokens(search_tokens) VALUES('delete-all')")  # type: ignore[no-untyped-call]
    SearchDocumentRow.delete().execute(database)
    SearchWordRow.delete().execute(database)
    index_plan(database)


def searched_title(resource: Resource) -> tuple[str, str]:
    """Return by what a resource is found: its titles, or the name of its file where it has none."""
    if resource.title.zh or resource.title.en:
        return resource.title.zh, resource.title.en
    return PurePosixPath(resource.member).stem, ""


def _of_lesson(
    row: Sequence[object], package_id: str, first: int, said: Iterable[str], resources: Iterable[Resource]
) -> _Document:
    sequence, subject, grade, term, *texts = row
    marks = facets(str(subject), int(str(grade)), int(str(term)))
    found = list(resources)
    for resource in found:
        for role in (resource.role.value, ""):
            marks += [role_facet(role, resource.language), role_facet(role, "")]
    titles = [text for resource in found for text in searched_title(resource)]
    whole = dict.fromkeys([*(str(text) for text in texts), *said, *titles])
    return _Document(
        lesson_id=str(texts[-1]),
        package_id=package_id,
        sequence=int(str(sequence)),
        first=first,
        texts=tuple(text for text in whole if text),
        facets=tuple(dict.fromkeys(marks)),
    )


def _write(database: SqliteDatabase, documents: Sequence[_Document]) -> None:
    words: set[str] = set()
    for document in documents:
        digest = document.digest
        if _taken_up_again(database, document, digest):
            continue
        number = _free_number(database, document.sequence)
        SearchDocumentRow.insert(
            id=number,
            lesson_id=document.lesson_id,
            package_id=document.package_id,
            first=document.first,
            digest=digest,
        ).execute(database)
        tokens = frozenset().union(document.facets, *(tokens_of(text) for text in document.texts))
        words |= plain_words(tokens)
        database.execute_sql(  # type: ignore[no-untyped-call]
            "INSERT INTO search_tokens(rowid, tokens) VALUES(?, ?)", (number, " ".join(sorted(tokens)))
        )
    _remember(database, sorted(words))


def _taken_up_again(database: SqliteDatabase, document: _Document, digest: str) -> bool:
    same = (
        (SearchDocumentRow.lesson_id == document.lesson_id)
        & (SearchDocumentRow.package_id == document.package_id)
        & (SearchDocumentRow.digest == digest)
    )
    return bool(SearchDocumentRow.update(live=True).where(same).execute(database))


def _free_number(database: SqliteDatabase, sequence: int) -> int:
    first = sequence * _ROOM
    last = SearchDocumentRow.select(fn.MAX(SearchDocumentRow.id)).where(
        SearchDocumentRow.id.between(first, first + _ROOM - 1)
    )
    found = last.scalar(database)
    return first if found is None else int(found) + 1


def _remember(database: SqliteDatabase, words: Sequence[str]) -> None:
    for batch in _batches(words):
        rows = [{"word": word, "backwards": word[::-1]} for word in batch]
        SearchWordRow.insert_many(rows).on_conflict_ignore().execute(database)


def _batches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), _WORDS_A_STATEMENT):
        yield words[start : start + _WORDS_A_STATEMENT]
