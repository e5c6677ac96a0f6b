"""Languages that a school adds by laying a ``skylesson_XX.qm`` into a folder (docs/decisions/0046).

The file is somebody else's: what cannot be a translation of this program is refused by name, and a text in it that
has lost or invented a place for a number or a name is passed over, so that no file can stop the window.
"""

import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from PySide6.QtCore import QLocale, QTranslator

FOLDER = "languages"
"""In the library, and beside the program."""

_NAME = re.compile(r"skylesson_([a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_[A-Z]{2})?)\.qm")
_ASKED = (("MainWindow", "Settings"), ("MainWindow", "Today"), ("MainWindow", "Lessons"))
"""Texts that every translation of the program has at least one of."""


@dataclass(frozen=True, slots=True)
class Further:
    """A language that is there: its code as Qt has it, its own name for itself, its file."""

    code: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not used; ``reason`` is a reason code of messages.py."""

    path: Path
    reason: str


class CheckedTranslator(QTranslator):
    """A translator of which only what can be filled in is believed."""

    def translate(  # None is the null text of Qt: the next translator is asked
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the translation, None where there is none that can be used."""
        said = super().translate(context, source, disambiguation, n)
        if not said or _fields(said) != _fields(source):
            return None
        return said.replace("%n", "%Ln")  # with the digits of the language


def folders_of(library: Path) -> tuple[Path, Path]:
    """Return where further languages lie; what the school laid into its library comes first."""
    return library / FOLDER, Path(sys.executable).parent / FOLDER


def find_languages(folders: Sequence[Path], built_in: Collection[str]) -> tuple[list[Further], list[Refused]]:
    """Return the languages that lie in ``folders``, by their own names, and the files that are refused."""
    found: dict[str, Further] = {}
    refused: list[Refused] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.qm"))):
        code = code_of(path)
        reason = _why_not(path, code, built_in)
        if reason:
            refused.append(Refused(path, reason))
        elif code not in found:
            found[code] = Further(code, own_name(code), path)
    return sorted(found.values(), key=lambda further: further.name), refused


def load_language(path: Path) -> CheckedTranslator | None:
    """Return the translator of a file, None when it cannot be read."""
    made = CheckedTranslator()
    return made if made.load(str(path)) else None


def code_of(path: Path) -> str:
    """Return which language a file is named after, '' when it is named after none that Qt knows."""
    named = _NAME.fullmatch(path.name)
    if named is None or QLocale(named[1]).language() == QLocale.Language.C:
        return ""
    return named[1]


def own_name(code: str) -> str:
    """Return the name of a language in itself, so that whoever speaks it finds it."""
    return QLocale(code).nativeLanguageName() or code


def _why_not(path: Path, code: str, built_in: Collection[str]) -> str:
    if not code:
        return "language-name"
    if code in built_in:
        return "language-built-in"
    made = load_language(path)
    if made is None:
        return "language-unreadable"
    return "" if any(made.translate(*asked) for asked in _ASKED) else "language-foreign"


def _fields(text: str) -> frozenset[str] | None:
    """Return the places in a text that are filled in, None when it cannot be filled in at all."""
    try:
        return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)
    except ValueError:
        return None
