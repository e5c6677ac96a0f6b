"""Takes names out of what is handed on: of logs everything that is data, and of everything the names that are known.

Docs/decisions/0050: what is ours is let through, and nothing else. So a name that nobody thought of stays here, too.
"""

import re
from collections.abc import Collection, Mapping

_LINE = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d [A-Z]+ [\w.]+: ")
_TRACE = re.compile(r"  (at [\w./<>-]+:\d+ [\w<>]+$|(after )?\w+ )")
_DATA = re.compile("«([^»]*)»?")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_ENDING = re.compile(
    r"\.(7z|zip|rar|001|002|json|minisig|pub|db|ini|csv|xlsx|yaml|pdf|mp4|mkv|webm|avi|mov|mp3|flac|ogg|wav|jpe?g|png|webp"
    r"|gif|pptx?|docx?|srt|ass|vtt|txt|html|part|py|so|dll)$",
    re.IGNORECASE,
)
"""Endings of file names that say nothing but what kind of file it is."""


class Scrubber:
    """Takes data and names out, the same way each time: one text has one number, so that it can still be followed.

    ``names`` has what to look for by what it is (``school``: …); ``known`` are words of ours that data may be.
    """

    def __init__(self, names: Mapping[str, Collection[str]] | None = None, known: Collection[str] = ()) -> None:
        self._known, self._numbers = frozenset(known), dict[str, int]()
        found = {name.strip(): kind for kind, some in (names or {}).items() for name in some if len(name.strip()) > 1}
        # The longest first, or a part of a name would be taken and the rest stay.
        self._kinds = {name.casefold(): found[name] for name in sorted(found, key=len, reverse=True)}

    def text(self, text: str) -> str:
        """Return a text of ours without the names that are known, and without foreign letters."""
        folded = text.casefold()
        # One pattern of 3000 names took 20 s a megabyte; that a name is there at all is seen at once.
        there = [name for name in self._kinds if name in folded]
        if there:
            pattern = re.compile("|".join(map(_pattern, there)), re.IGNORECASE)
            text = pattern.sub(lambda found: f"<{self._kinds.get(found[0].casefold(), 'name')}>", text)
        return _FOREIGN.sub("…", text)

    def log(self, text: str) -> str:
        """Return a log or a report without any data; lines that are not of our form are left out, and counted."""
        kept, left_out = list[str](), 0
        for line in text.splitlines():
            if _LINE.match(line) or _TRACE.match(line):
                kept.append(_DATA.sub(lambda found: self._data(found[1]), line))
            else:
                left_out += bool(line.strip())
        if left_out:
            kept.append(f"({left_out} lines of another form are left out)")
        return self.text("\n".join(kept) + "\n")

    def _data(self, text: str) -> str:
        if text in self._known:
            return text
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        ending = _ENDING.search(text)
        return f"<{number}{ending[0].lower() if ending else ''}>"


def _pattern(name: str) -> str:
    """Return what finds a name; one of Latin letters only as a whole word, or every "Li" in "Library" would go."""
    found = re.escape(name)
    return rf"(?<![^\W_]){found}(?![^\W_])" if name.isascii() and name.isalnum() else found
