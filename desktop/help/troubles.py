"""The troubleshooting page: every message word for word under what it is about, with why it comes and what to do.

The page is made of the messages themselves, so that it cannot say anything else than they do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.help.pages import TROUBLES, help_text
from desktop.message import Message
from desktop.messages import describe, reasons

_WORDS = "…"
"""Stands where a message names something of the school's: a file, a class, a place."""

_FACTS: Mapping[str, object] = {
    **dict.fromkeys(
        ("name", "detail", "where", "member", "kept", "key", "place", "old", "program", "platform"), _WORDS
    ),
    "day": "2026-09-01",
    "bad": 3,
    "total": 120,
    "ready": 1,
    "lessons": 2,
    "records": 250,
    "packages": ["a", "b"],
    "needed": 3 * 2**30,
    "free": 2**30,
    "floor": 2**29,
    "have": 40,
    "expected": 100 * 2**20,
}
_TIMETABLE = (
    "too-large", "no-text", "no-yaml", "no-cses", "bad-cycle", "cycle-too-long", "bad-day", "bad-time", "bad-lesson",
    "no-workbook", "no-timetable", "class-twice", "unknown-kind", "one-class", "no-columns", "bad-row", "conflicts",
    "nothing", "nothing-to-write", "unknown-ending", "",
)  # fmt: skip
_PACKING = ("too-large", "absent", "no-manifest", "bad-manifest", "manifest", "manifest-too-large", "")
_PATHS = ("absent", "empty", "folder", "folder-to-write", "no-folder", "not-file", "not-folder", "unreadable")

_VARIANTS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "arriving": ({"expected": 0}, {"have": 40 * 2**20}),
    "cut-short": ({"have": 0}, {"expected": 0}, {"have": 40 * 2**20}, {"volume": 2}),
    "bad-bundle": ({"problem": "unsigned"}, {"problem": "damaged"}, {}),
    "bad-key": ({"problem": "wrong-password"}, {"problem": "name-taken"}, {}),
    "bad-timetable": [{"problem": problem} for problem in _TIMETABLE],
    "cannot-move": [{"problem": problem} for problem in ("inside", "damaged", "not-empty", "no-library")],
    "cannot-pack": [{"problem": problem, "folder": _WORDS} for problem in _PACKING],
    "county-database": ({"detail": "psycopg"}, {}),
    "database-too-new": ({"program": ""}, {}),
    "not-writable": ({"locked": True}, {"locked": True, "path": "…"}, {"path": "…"}, {}),
    "no-space": ({"needed": 0}, {}),
    "program-back": ({"problem": "not-here"}, {"problem": "records"}),
    "program-refused": (
        {"key": ""},
        {},
        {"problem": "other-platform"},
        {"problem": "in-volumes"},
        {"problem": "not-here"},
    ),
    "unsigned": (
        {"key": "", "problem": "ask"},
        {"problem": "ask"},
        {"key": "", "problem": "never"},
        {"problem": "replaces-signed"},
    ),
    "wrong-path": [{"problem": problem, "path": _WORDS, "folder": _WORDS} for problem in _PATHS],
}
"""Messages that are worded in several ways, with the facts of each."""

_PLACE = re.compile(r"^\{messages ([^}]*)\}$", re.MULTILINE)


def troubles(language: str) -> str:
    """Return the page in Markdown, in the language of the window, which is ``language``."""
    template = help_text(TROUBLES, language)
    placed = {reason for found in _PLACE.findall(template) for reason in found.split()}

    def messages(found: re.Match[str]) -> str:
        wanted = found[1].split()
        if wanted == ["*"]:
            wanted = [*sorted(reasons() - placed), ""]
        return "".join(f"> **{said.text}** {said.advice}\n>\n" for reason in wanted for said in wordings(reason))

    return _PLACE.sub(messages, template)


def wordings(reason: str) -> Iterator[Message]:
    """Yield each way in which a reason is worded; '' is one that has no words of its own."""
    for variant in _VARIANTS.get(reason, ({},)):
        yield describe(reason or _WORDS, {**_FACTS, **variant})
