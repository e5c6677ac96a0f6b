"""The index of the search: what it keeps of each lesson, and how that comes and goes with packages.

A document is what the plan, or one package, says of a lesson, with at most RESOURCES_A_DOCUMENT of its resources; so a
search can tell which few resources to look at. Documents are numbered in teaching order, in which FTS5 then finds them
without sorting. FTS5 keeps no texts here and cannot forget a document; one whose package has gone is marked in
``search_document``, and taken up again when the same comes back. A rebuild of the index begins anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from peewee import SqliteDatabase

from catalogue.database import Database
from catalogue.errors import DatabaseWriteError
from catalogue.models import LessonRow
from catalogue.records import LessonEntry, Resource
from catalogue.search_models import SearchDocumentRow, SearchWordRow
from catalogue.tokens import facets, plain_words, role_facet, tokens_of
from catalogue.trouble import is_busy

RESOURCES_A_DOCUMENT = 50

_ROOM = 2**24
"""Documents that a place in teaching order has room for."""

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_tokens "
    "USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
)
"""Which documents have a token. Tokens are cut at blanks: all that is not ASCII belongs to one."""

_ADD = "INSERT INTO search_tokens(rowid, tokens) VALUES(?, ?)"
_EMPTY = "INSERT INTO search_tokens(search_tokens) VALUES('delete-all')"
_CHECK = "INSERT INTO search_tokens(search_tokens) VALUES('integrity-check')"
_LAST = "SELECT max(id) FROM search_document WHERE id BETWEEN ? AND ?"

_A_STATEMENT = 500
R = TypeVar("R")
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


def make_ready(database: Database) -> None:
    """Make the table of tokens, which is of a kind that models cannot describe, where it is not there yet."""
    with database.reading() as reader:
        there = reader.table_exists("search_tokens")
    if not there:
        with database.writing() as writer:
            prepare(writer)


def prepare(database: SqliteDatabase) -> None:
    """Make the table of tokens."""
    execute(database, _CREATE)


def check(database: Database) -> None:
    """Have FTS5 look through its own tables, which SQLite's check of the file does not.

    FTS5 is asked as if it were to write. While another program does, they are looked through at another start.

    Raises:
        DatabaseDamagedError: they are damaged.
        DatabaseWriteError: the disk does not take it.
    """
    try:
        with database.writing() as writer:
            execute(writer, _CHECK)
    except DatabaseWriteError as error:
        if not is_busy(error):
            raise


def index_plan(database: SqliteDatabase) -> None:
    """Index every planned lesson, in teaching order."""
    query = LessonRow.select(*_LESSON).where(LessonRow.planned).order_by(LessonRow.sequence, LessonRow.id)
    documents = (_of_lesson(row, "", 0, (), ()) for row in query.tuples().execute(database))
    _write(database, ((document, document.digest) for document in documents))


def index_entries(database: SqliteDatabase, package_id: str, entries: Sequence[LessonEntry]) -> None:
    """Index what a package says; its lessons must have their rows."""
    rows = _lesson_rows(database, [entry.id for entry in entries])
    documents: list[_Document] = []
    for entry in entries:
        said = (*entry.objectives, entry.teacher, entry.school)
        for first in range(0, max(len(entry.resources), 1), RESOURCES_A_DOCUMENT):
            some = entry.resources[first : first + RESOURCES_A_DOCUMENT]
            documents.append(_of_lesson(rows[entry.id], package_id, first, said, some))
    _write(database, _not_taken_up_again(database, package_id, documents))


def retire(database: SqliteDatabase, package_id: str) -> None:
    """Find nothing any more by what a package says."""
    SearchDocumentRow.update(live=False).where(SearchDocumentRow.package_id == package_id).execute(database)


def begin_anew(database: SqliteDatabase) -> None:
    """Forget every package, for good."""
    execute(database, _EMPTY)
    SearchDocumentRow.delete().execute(database)
    SearchWordRow.delete().execute(database)
    index_plan(database)


def searched_titles(zh: str, en: str, member: str) -> tuple[str, str]:
    """Return by what a resource is found: its titles, or the name of its file where it has none."""
    return (zh, en) if zh or en else (PurePosixPath(member).stem, "")


def _of_lesson(
    row: Sequence[object], package_id: str, first: int, said: Iterable[str], resources: Iterable[Resource]
) -> _Document:
    sequence, subject, grade, term, *texts = row
    marks = facets(str(subject), int(str(grade)), int(str(term)))
    found = list(resources)
    for resource in found:
        for role in (resource.role.value, ""):
            marks += [role_facet(role, resource.language), role_facet(role, "")]
    titles = [
        text for resource in found for text in searched_titles(resource.title.zh, resource.title.en, resource.member)
    ]
    whole = dict.fromkeys([*(str(text) for text in texts), *said, *titles])
    return _Document(
        lesson_id=str(texts[-1]),
        package_id=package_id,
        sequence=int(str(sequence)),
        first=first,
        texts=tuple(text for text in whole if text),
        facets=tuple(dict.fromkeys(marks)),
    )


def _lesson_rows(database: SqliteDatabase, ids: Sequence[str]) -> dict[str, Sequence[object]]:
    found: dict[str, Sequence[object]] = {}
    for batch in _batches(ids):
        query = LessonRow.select(*_LESSON).where(LessonRow.id.in_(list(batch)))
        found |= {row[-1]: row for row in query.tuples().execute(database)}
    return found


def _not_taken_up_again(
    database: SqliteDatabase, package_id: str, documents: Sequence[_Document]
) -> list[tuple[_Document, str]]:
    """Take up again what the package has said before; return the rest, with digests."""
    query = SearchDocumentRow.select(SearchDocumentRow.lesson_id, SearchDocumentRow.digest, SearchDocumentRow.id)
    known = {
        (lesson_id, digest): number
        for lesson_id, digest, number in query.where(SearchDocumentRow.package_id == package_id)
        .tuples()
        .execute(database)
    }
    said = [(document, document.digest) for document in documents]
    again = [known[key] for document, digest in said if (key := (document.lesson_id, digest)) in known]
    for batch in _batches(again):
        SearchDocumentRow.update(live=True).where(SearchDocumentRow.id.in_(list(batch))).execute(database)
    return [(document, digest) for document, digest in said if (document.lesson_id, digest) not in known]


def _write(database: SqliteDatabase, documents: Iterable[tuple[_Document, str]]) -> None:
    words: set[str] = set()
    rows: list[dict[str, object]] = []
    free: dict[int, int] = {}
    for document, digest in documents:
        number = free.get(document.sequence) or _free_number(database, document.sequence)
        free[document.sequence] = number + 1
        tokens = frozenset().union(document.facets, *(tokens_of(text) for text in document.texts))
        words |= plain_words(tokens)
        execute(database, _ADD, number, " ".join(sorted(tokens)))
        rows.append(
            {
                "id": number,
                "lesson_id": document.lesson_id,
                "package_id": document.package_id,
                "first": document.first,
                "digest": digest,
            }
        )
    for batch in _batches(rows):
        SearchDocumentRow.insert_many(list(batch)).execute(database)
    for some in _batches(sorted(words)):
        SearchWordRow.insert_many([{"word": w, "backwards": w[::-1]} for w in some]).on_conflict_ignore().execute(
            database
        )


def _free_number(database: SqliteDatabase, sequence: int) -> int:
    first = sequence * _ROOM
    [last] = execute(database, _LAST, first, first + _ROOM - 1).fetchone()
    return first if last is None else int(last) + 1


def execute(database: SqliteDatabase, statement: str, *values: object) -> Any:
    """Carry out a statement as it stands: here peewee would take longer to write it than SQLite to do it."""
    return database.execute_sql(statement, values)  # type: ignore[no-untyped-call]


def _batches(found: Sequence[R]) -> Iterator[Sequence[R]]:
    for start in range(0, len(found), _A_STATEMENT):
        yield found[start : start + _A_STATEMENT]
