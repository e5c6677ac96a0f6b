"""What the index of the search holds of a text, and which of it a query asks for. Pure.

Tokens, each once a document: Chinese characters, pairs of neighbours, syllables, pairs of initials; other words whole,
with their first one to three letters. A letter that no text has stands before what is not plain text.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from catalogue.folding import fold, is_han, readings, syllables
from catalogue.matching import initials, pieces, scripts, span_of

SYLLABLE, INITIALS, BEGINNING, FACET = "ā", "ē", "ī", "ō"
"""No text has these: folding leaves them, but nobody writes them before a word."""

LONGEST_BEGINNING = 3
_LONGEST_RUN = 3
"""Initials that are kept together: most who type initials type three."""

_WAYS_LOOKED_AT, _MOST_WAYS, _LONGEST_PINYIN = 64, 8, 30
"""Of the ways to read letters as Chinese those that are spelt out count, else those with the fewest units: ``xian`` is
先 or 西安, not x-i-a-n."""

_GRADES = "四五六"

SUBJECT_NAMES = {
    "english": ("英语", "english"),
    "science": ("科学", "science"),
    "art": ("美术", "art"),
    "music": ("音乐", "music"),
    "song": ("歌曲", "songs"),
    "recitation": ("朗诵", "recitations"),
}
"""What a subject, or what lies beside the plan, is called by those who look for it."""


def facets(subject: str, grade: int, term: int) -> list[str]:
    """Return the tokens of where a lesson stands."""
    return [FACET + subject, f"{FACET}g{grade}", f"{FACET}g{grade}t{term}"]


def facets_named(word: str) -> list[str]:
    """Return the facets that a word names: ``英语``, ``yingyu``, ``yy``, ``英yu``, ``eng``, ``四年级``."""
    found = []
    for facet, names in _names().items():
        for name in names:
            if name.isascii():
                named = len(word) >= 3 and name.startswith(word)
            else:
                named = len(word) > 1 and span_of(word, name) == (0, len(name))
            if named:
                found.append(FACET + facet)
                break
    return found


def role_facet(role: str, language: str) -> str:
    """Return the token that says a lesson has a resource for this role, in this language; '' for any."""
    language = "".join(letter for letter in language.lower() if letter.isalnum())
    return f"{FACET}r{role.replace('-', '')}l{language}"


@functools.lru_cache(maxsize=4096)
def tokens_of(text: str) -> frozenset[str]:
    """Return the tokens of a text."""
    found: set[str] = set()
    for piece in pieces(fold(text)):
        for part in scripts(piece):
            if is_han(part[0]):
                found.update(_of_han(part))
            else:
                found.add(part)
                found.update(BEGINNING + part[:n] for n in range(1, min(LONGEST_BEGINNING, len(part)) + 1))
    return frozenset(found)


def plain_words(tokens: Iterable[str]) -> set[str]:
    """Return those tokens that are words of letters, longer than a stored beginning: what can be typed wrongly."""
    return {t for t in tokens if len(t) > LONGEST_BEGINNING and t.isalpha() and not is_han(t[0]) and t[0] not in "āēīō"}


def expression(word: str, known: Callable[[str], list[str]]) -> str:
    """Return what a document must hold to have ``word``, as FTS5 writes it; '' when none can.

    ``known`` returns the words of the library that begin with some letters.
    """
    ways = [_all(way) for way in _ways(word)]
    parts = scripts(word)
    if len(parts) == 1 and not is_han(word[0]):
        ways.append(_beginning(word, known))
    elif len(parts) > 1:
        ways.append(_all(expression(part, known) for part in parts))
    ways += [_one(facet) for facet in facets_named(word)]
    return _any(ways)


def _of_han(run: str) -> Iterator[str]:
    yield from run
    yield from (a + b for a, b in itertools.pairwise(run))
    firsts = [_first_letters(character) for character in run]
    for character, letters in zip(run, firsts, strict=True):
        yield from (SYLLABLE + reading for reading in readings().get(character, ()))
        yield from (INITIALS + letter for letter in letters)
    for size in range(2, _LONGEST_RUN + 1):
        for start in range(len(firsts) - size + 1):
            yield from (INITIALS + "".join(way) for way in itertools.product(*firsts[start : start + size]))


def _first_letters(character: str) -> str:
    return "".join(sorted({reading[0] for reading in readings().get(character, ())}))


def _ways(word: str) -> Iterator[list[str]]:
    """Yield each way to read a word as Chinese: what must be there for each unit and for each pair of neighbours."""
    if len(word) > _LONGEST_PINYIN and not is_han(word[0]):
        return
    ways = sorted(itertools.islice(_segmented(word, 0), _WAYS_LOOKED_AT), key=len)
    spelt_out = [units for units in ways if all(len(unit) > 1 or is_han(unit) for unit in units[:-1])]
    for units in (spelt_out or ways)[:_MOST_WAYS]:
        needed = [_unit(unit, last=number == len(units) - 1) for number, unit in enumerate(units)]
        needed += [run for run in _runs(units) if run]
        yield list(dict.fromkeys(needed))


def _segmented(word: str, at: int) -> Iterator[list[str]]:
    """Yield the ways to cut a word into characters, syllables and initials, with the longest syllables first."""
    if at == len(word):
        yield []
        return
    if is_han(word[at]):
        sizes = [1]
    else:
        sizes = [n for n in range(6, 0, -1) if at + n <= len(word) and _is_unit(word[at : at + n], at + n == len(word))]
    for size in sizes:
        for rest in _segmented(word, at + size):
            yield [word[at : at + size], *rest]


def _is_unit(letters: str, is_last: bool) -> bool:  # a question about a place
    return letters in syllables() or letters in _all_initials() or (is_last and letters in _half_syllables())


@functools.cache
def _all_initials() -> frozenset[str]:
    return frozenset(way for syllable in syllables() for way in initials(syllable))


@functools.cache
def _half_syllables() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable in sorted(syllables()):
        for size in range(1, len(syllable) + 1):
            found[syllable[:size]] = (*found.get(syllable[:size], ()), syllable)
    return found


def _unit(unit: str, *, last: bool) -> str:
    if is_han(unit[0]):
        return _one(unit)
    if len(unit) == 1:
        return _one(INITIALS + unit)
    whole = (unit,) if unit in syllables() and not last else _half_syllables().get(unit, ())
    return _any(_one(SYLLABLE + syllable) for syllable in whole)


def _runs(units: Sequence[str]) -> Iterator[str]:
    """Yield what must stand side by side: characters in pairs, initials in runs as long as they are kept."""
    yield from (_one(a + b) for a, b in itertools.pairwise(units) if is_han(a[0]) and is_han(b[0]))
    firsts = [_first_letters(unit) if is_han(unit[0]) else unit[0] for unit in units]
    size = min(len(units), _LONGEST_RUN)
    if size > 1 and not all(is_han(unit[0]) for unit in units):
        for start in range(len(units) - size + 1):
            yield _any(_one(INITIALS + "".join(way)) for way in itertools.product(*firsts[start : start + size]))


def _beginning(word: str, known: Callable[[str], list[str]]) -> str:
    if len(word) <= LONGEST_BEGINNING:
        return _one(BEGINNING + word)
    return _any(_one(whole) for whole in dict.fromkeys([word, *known(word)]))


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = dict(SUBJECT_NAMES)
    for number, numeral in enumerate(_GRADES, start=4):
        names[f"g{number}"] = (f"{numeral}年级",)
        names |= {f"g{number}t{term}": (f"{numeral}年级{half}册",) for term, half in ((1, "上"), (2, "下"))}
    return names


def _one(token: str) -> str:
    return f'"{token}"'


def _all(parts: Iterable[str]) -> str:
    """Join what must all be there; '' when one part cannot be."""
    found = list(parts)
    return "(" + " AND ".join(found) + ")" if found and all(found) else ""


def _any(parts: Iterable[str]) -> str:
    found = [part for part in dict.fromkeys(parts) if part]
    return "(" + " OR ".join(found) + ")" if found else ""
