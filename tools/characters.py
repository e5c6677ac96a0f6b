"""Write anew what the search knows of Chinese characters: ``python tools/characters.py [FOLDER]``.

``pinyin.txt`` has a line a syllable, without tones (ü as v): the syllable, a tab, every character that is read so
(pypinyin, MIT). Readings that only old books have are left out: 听 is hardly ever ``yin``. ``simplified.txt`` has a
pair a line: a traditional character and its simplified form (OpenCC, Apache-2.0). The program reads only these two
files, which are small and load in a few milliseconds.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from opencc import OpenCC
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

FOLDER = Path(__file__).resolve().parents[1] / "catalogue" / "characters"
_CHARACTERS = (0x3007, *range(0x4E00, 0xA000))
"""〇 and the block of Unicode that has the characters in use."""

_SEEN, _SHARE = 2, 0.02
"""Phrases, and share of the phrases of its character, in which a further reading has to occur."""


def toneless(reading: str) -> str:
    """Return a reading as it is typed: ``lǜ`` becomes ``lv``."""
    marks = {"\u0308": "v"}  # two dots above make u into ü
    plain = ""
    for mark in unicodedata.normalize("NFD", reading):
        if mark in marks and plain.endswith("u"):
            plain = plain[:-1] + marks[mark]
        elif mark.isascii() and mark.isalpha():
            plain += mark
    return plain


def readings_in_use() -> dict[str, Counter[str]]:
    """Return how often each character is read in which way in the 47,000 phrases of pypinyin."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, known in zip(phrase, readings, strict=False):
            found[character][toneless(known[0])] += 1
    return found


def is_in_use(reading: str, seen: Counter[str]) -> bool:
    """Tell whether a reading that is not the first of its character is worth finding it by."""
    return seen[reading] >= _SEEN and seen[reading] >= _SHARE * seen.total()


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    converter = OpenCC("t2s")
    simplified: dict[str, str] = {}
    used = readings_in_use()
    syllables: dict[str, set[str]] = defaultdict(set)
    for code in _CHARACTERS:
        character = chr(code)
        plain = converter.convert(character)
        if plain != character and len(plain) == 1:
            simplified[character] = plain
            continue
        for number, reading in enumerate(map(toneless, pinyin_dict.get(code, "").split(","))):
            if reading and (not number or is_in_use(reading, used[character])):
                syllables[reading].add(character)
    lines = [f"{syllable}\t{''.join(sorted(found))}\n" for syllable, found in sorted(syllables.items())]
    (folder / "pinyin.txt").write_text("".join(lines), encoding="utf-8")
    pairs = [f"{character}{plain}\n" for character, plain in sorted(simplified.items())]
    (folder / "simplified.txt").write_text("".join(pairs), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
