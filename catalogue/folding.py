"""Texts and queries brought to one form, so that they meet: width, case, traditional characters.

Pure, but for two small files that are read once.
"""

import functools
import unicodedata
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "characters"
_HAN = (0x3400, 0xA000)
"""Where Unicode has the Chinese characters in use."""


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` in the form in which it is searched: NFKC, lower case, simplified, ``ü`` as ``v``."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_simplified())


def fold_each(text: str) -> tuple[str, list[int]]:
    """Return ``text`` folded character by character, and for each folded one the place it came from, and the end."""
    folded, places = "", []
    for place, character in enumerate(text):
        plain = fold(character)
        folded += plain
        places += [place] * len(plain)
    return folded, [*places, len(text)]


def is_han(character: str) -> bool:
    """Tell whether it is a Chinese character."""
    return _HAN[0] <= ord(character) < _HAN[1] or character == "〇"


@functools.cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return every reading of each character, without tones."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, _, characters = line.partition("\t")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


@functools.cache
def beginning_with(letter: str) -> frozenset[str]:
    """Return every character that can begin what is typed with ``letter``: itself, and those that are read so."""
    return frozenset(c for c, known in readings().items() if any(r[0] == letter for r in known)) | {letter}


@functools.cache
def syllables() -> frozenset[str]:
    """Return every syllable of Chinese, without tones."""
    return frozenset(syllable for known in readings().values() for syllable in known)


@functools.cache
def _simplified() -> dict[int, str]:
    lines = (_FOLDER / "simplified.txt").read_text(encoding="utf-8").splitlines()
    return {ord(pair[0]): pair[1] for pair in lines} | {ord("ü"): "v"}
