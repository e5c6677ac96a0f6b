"""Whether a text has what somebody typed, and where: characters, pinyin in full, initials, or all of these mixed. Pure.

A word of the query matches a run of the text in which each Chinese character is typed as itself, as a syllable, or as
the first letters of one, and every other letter as itself. The last syllable may be half typed. Words that are
not Chinese match from their beginning.
"""

import re
import unicodedata
from collections.abc import Sequence

from catalogue.folding import beginning_with, fold, fold_each, is_han, readings

Span = tuple[int, int]

MOST_WORDS, LONGEST_WORD = 8, 40
"""Of a query that is looked at: more is a paste by mistake."""

_TWO_LETTERS = ("zh", "ch", "sh")
_NUMBER_OR_NOT = re.compile(r"\d+|\D+")


def is_letter(character: str) -> bool:
    """Tell whether a character belongs to a word: letters, digits, and marks that other scripts write with them."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def pieces(folded: str) -> list[str]:
    """Return the words of a folded text; numbers are words of their own."""
    runs = "".join(c if is_letter(c) else " " for c in folded).split()
    return [piece for run in runs for piece in _NUMBER_OR_NOT.findall(run)]


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of what somebody typed, folded, each once."""
    found = [word[:LONGEST_WORD] for word in pieces(fold(query[: MOST_WORDS * LONGEST_WORD]))]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def span_of(word: str, folded: str) -> Span | None:
    """Return where a folded word first matches a folded text, None when it does not."""
    first = beginning_with(word[0])
    for start, character in enumerate(folded):
        if character in first and not (start and _goes_on(folded, start)):
            end = _end(word, 0, folded, start)
            if end >= 0:
                return start, end
    return None


def holds(word: str, folded: Sequence[str]) -> bool:
    """Tell whether one of the texts has the word; Chinese and other letters in one word may also stand apart."""
    if any(span_of(word, text) for text in folded):
        return True
    parts = scripts(word)
    return len(parts) > 1 and all(any(span_of(part, text) for text in folded) for part in parts)


def highlights(words: Sequence[str], text: str) -> list[Span]:
    """Return where in ``text``, as it is written, the words match; in order, none within another."""
    folded, places = fold_each(text)
    found = sorted(span for word in words for span in _spans(word, folded))
    spans: list[Span] = []
    for start, end in found:
        first, last = places[start], places[end - 1] + 1
        if not spans or first >= spans[-1][1]:
            spans.append((first, last))
    return spans


def scripts(word: str) -> list[str]:
    """Return a word cut where Chinese characters and other letters meet."""
    parts: list[str] = []
    for character in word:
        if parts and is_han(parts[-1][-1]) == is_han(character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def initials(reading: str) -> tuple[str, ...]:
    """Return how the beginning of a syllable may be typed for all of it."""
    return (reading[:2], reading[0]) if reading[:2] in _TWO_LETTERS else (reading[0],)


def _spans(word: str, folded: str) -> list[Span]:
    """Return where a word matches, or where its parts do that stand apart."""
    whole = span_of(word, folded)
    if whole is not None:
        return [whole]
    return [span for part in scripts(word) if (span := span_of(part, folded)) is not None]


def _goes_on(folded: str, start: int) -> bool:
    """Tell whether a letter lies within a word: only beginnings of words match."""
    before, here = folded[start - 1], folded[start]
    if is_han(here) or is_han(before):
        return False
    return is_letter(before) and is_letter(here) and before.isdigit() == here.isdigit()


def _end(word: str, typed: int, folded: str, at: int) -> int:
    """Return where a match of ``word[typed:]`` that begins at ``at`` ends, -1 when there is none."""
    if typed == len(word):
        return at
    if at == len(folded):
        return -1
    character = folded[at]
    if character == word[typed]:
        end = _end(word, typed + 1, folded, at + 1)
        if end >= 0:
            return end
    for reading in readings().get(character, ()):
        end = _end_of_reading(word, typed, reading, (folded, at))
        if end >= 0:
            return end
    return -1


def _end_of_reading(word: str, typed: int, reading: str, place: tuple[str, int]) -> int:
    folded, at = place
    if reading.startswith(word[typed:]):
        return at + 1
    for way in (reading, *initials(reading)):
        if word.startswith(way, typed):
            end = _end(word, typed + len(way), folded, at + 1)
            if end >= 0:
                return end
    return -1
