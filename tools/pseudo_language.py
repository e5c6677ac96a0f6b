"""Make languages that nobody speaks, to see what a layout does with them. Nothing of them is shipped.

    tools/pseudo_language.py FOLDER

Writes two files into FOLDER, to be laid into <library>/languages:
``skylesson_en_XA.qm`` has every text in accented letters, 40 % longer, in brackets: what stands without brackets was
never given to be translated, what has lost a bracket is cut off.
``skylesson_ar_XB.qm`` has every text written from right to left, for which Qt turns the window round.
"""

import re
import subprocess  # nosec B404  # every call is judged by itself
import sys
from pathlib import Path

from translations import document, texts

ACCENTED, TURNED = "en_XA", "ar_XB"
LONGER = 0.4
"""By what share of itself a text becomes longer."""

_ACCENTS = str.maketrans("AEIOUYaeiouycnsz", "ÅÉÎÖÛÝåéîöûýçñšž")
_KEPT = re.compile(r"(\{[^{}]*\}|%n|&(?=\w))")
_MARK, _RIGHT_TO_LEFT, _BACK = "\u200f", "\u202e", "\u202c"
"""The mark is a letter of right to left that nobody sees: Qt goes by the first letter, as of a real language."""

PLURALS = {ACCENTED: 2, TURNED: 6}


def accented(text: str) -> str:
    """Return a text in accented letters, in brackets, longer; what is filled in stays."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text)]
    more = "~" * max(round(len(text) * LONGER) - 2, 0)
    # In words, so that a long text can still be broken into lines.
    padding = " ".join(more[start : start + 8] for start in range(0, len(more), 8))
    return f"[{''.join(parts)}{' ' if padding else ''}{padding}]"


def turned(text: str) -> str:
    """Return a text whose letters run from right to left; what is filled in stays."""
    parts = [part if _KEPT.fullmatch(part) else _each_line(part) for part in _KEPT.split(text)]
    return _MARK + "".join(parts)


def make(folder: Path) -> None:
    """Write both languages into ``folder``, compiled."""
    folder.mkdir(parents=True, exist_ok=True)
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    for language, change in ((ACCENTED, accented), (TURNED, turned)):
        source = folder / f"skylesson_{language}.ts"
        forms = {
            (context, text): [change(text)] * (PLURALS[language] if counts else 1) for context, text, counts in texts()
        }
        source.write_text(document(language, forms, PLURALS[language])[0], encoding="utf-8")
        command = [compiler, "-silent", source, "-qm", source.with_suffix(".qm")]
        subprocess.run(command, check=True)  # nosec B603  # arguments of our own
        source.unlink()


def _each_line(part: str) -> str:
    """Qt ends what turns the letters at the end of a line, and a space at its edge must stay outside."""
    return re.sub(r"\S(?:[^\n]*\S)?", lambda found: f"{_RIGHT_TO_LEFT}{found[0]}{_BACK}", part)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
