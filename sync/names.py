"""Which names of members are sound. They are data and never become paths, but they must mean one thing everywhere."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

LONGEST_NAME = 1024
MOST_PARTS = 32
"""Folders deep that a member may lie."""

_DRIVE = re.compile(r"[A-Za-z]:")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of writing, with which ``exe.4pm`` can be made to read ``mp4.exe``."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def problem_of(name: str) -> str:
    """Return what is wrong with a member's name, '' when nothing is.

    Refused are absolute names, drive letters, parts that step up, backslashes (which another system reads as a
    folder), control characters, names that Windows keeps for devices or cuts (docs.microsoft.com, "Naming Files"),
    names beyond ``LONGEST_NAME`` characters and more than ``MOST_PARTS`` deep.
    """
    parts = name.rstrip("/").split("/")
    if not name or len(name) > LONGEST_NAME or len(parts) > MOST_PARTS:
        return "length"
    return _problem_of_letters(name) or _problem_of_parts(parts)


def _problem_of_letters(name: str) -> str:
    if _TURNS.search(name) or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        return "control-character"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "absolute"
    return "backslash" if "\\" in name else ""


def _problem_of_parts(parts: Sequence[str]) -> str:
    if any(part in ("", ".", "..") for part in parts):
        return "steps-up"
    if any(_RESERVED.fullmatch(part) or part.endswith((" ", ".")) for part in parts):
        return "reserved"
    return ""


def twins(names: Iterable[str]) -> str:
    """Return a name that some system cannot tell from another one of ``names``, '' when there is none.

    Windows does not tell case apart, macOS not composed letters from decomposed ones (Unicode normal form C).
    """
    seen: set[str] = set()
    for name in names:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if folded in seen:
            return name
        seen.add(folded)
    return ""
