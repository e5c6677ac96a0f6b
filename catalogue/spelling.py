"""Words of the library that somebody may have meant who typed one letter wrong, too much, too little, or two swapped.

One wrong letter leaves the first or the second half of a word as it is, so few words have to be compared.
"""

from collections.abc import Iterator
from typing import Any

from peewee import SqliteDatabase

from catalogue.folding import is_han
from catalogue.search_models import SearchWordRow

SHORTEST = 4
"""Letters of a word in which a mistake is looked for: shorter ones are like too many others."""

_MOST_WORDS, _MOST_COMPARED = 40, 2000
_LAST_LETTER = "\U0010ffff"


def beginning_with(database: SqliteDatabase, letters: str) -> list[str]:
    """Return words of the library that begin with ``letters``, the first few by the alphabet."""
    query = SearchWordRow.select(SearchWordRow.word).where(_range(SearchWordRow.word, letters))
    return [row[0] for row in query.order_by(SearchWordRow.word).limit(_MOST_WORDS).tuples().execute(database)]


def meant(database: SqliteDatabase, typed: str) -> list[str]:
    """Return words that begin as ``typed`` does but for one mistake; none for a short word, or a Chinese one."""
    if len(typed) < SHORTEST or not typed.isalpha() or any(is_han(letter) for letter in typed):
        return []
    found = {word for word in _candidates(database, typed) if is_close(typed, word)}
    return sorted(found, key=lambda word: (abs(len(word) - len(typed)), word))[:_MOST_WORDS]


def is_close(typed: str, word: str) -> bool:
    """Tell whether one mistake (a letter wrong, missing, too much, or two swapped) makes ``word`` begin as typed."""
    at = next((n for n, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), min(len(typed), len(word)))
    rest, other = typed[at:], word[at:]
    return (
        other.startswith(rest[1:])  # one too much
        or other[1:].startswith(rest[1:])  # a wrong one
        or other[1:].startswith(rest)  # one missing
        or (other[:2] == rest[1::-1] and other[2:].startswith(rest[2:]))  # two swapped
    )


def _candidates(database: SqliteDatabase, typed: str) -> Iterator[str]:
    half = len(typed) // 2
    ways: list[Any] = [_range(SearchWordRow.word, typed[:half])]
    # The mistake is in the first half: what was typed last is inside or at the end of the word.
    ways.append(_range(SearchWordRow.backwards, typed[: half - 1 : -1]))
    swapped = [typed[:n] + typed[n + 1] + typed[n] + typed[n + 2 :] for n in range(len(typed) - 1)]
    for way in (*ways, SearchWordRow.word.in_(swapped)):
        query = SearchWordRow.select(SearchWordRow.word).where(way).limit(_MOST_COMPARED)
        yield from (row[0] for row in query.tuples().execute(database))


def _range(column: Any, letters: str) -> Any:
    return (column >= letters) & (column < letters + _LAST_LETTER)
