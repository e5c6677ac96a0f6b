"""Which names Windows takes. Source: Microsoft, "Naming Files, Paths, and Namespaces"."""

import re
from collections.abc import Iterable
from pathlib import PurePath

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

LONGEST_PATH = 259
"""Characters, without the closing zero."""


def problem_of(name: str) -> str:
    """Return what Windows has against a name, '' for nothing."""
    if _FORBIDDEN.search(name):
        return "a forbidden character"
    if _RESERVED.fullmatch(name.rstrip(" ")):
        return "a reserved name"
    if name.endswith((" ", ".")):
        return "an end that is cut off"
    return "too long" if len(name.encode("utf-16-le")) > 2 * 255 else ""


def problems(paths: Iterable[PurePath], root: str) -> dict[str, str]:
    """Return what is wrong with paths below ``root``, which is a folder as Windows writes it."""
    found: dict[str, str] = {}
    for path in paths:
        if len(root) + 1 + len(str(path)) > LONGEST_PATH:
            found[str(path)] = "too long"
        for part in path.parts:
            if problem := problem_of(part):
                found[str(path)] = problem
    return found
