"""Fields of a JSON object read one by one, each checked, each refusal naming its place."""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sync.names import problem_of

LONGEST_TEXT = 500
"""Characters of a title, a name or an objective."""

_LARGEST_WHOLE = 2**63 - 1
_MOST_TEXTS = 50
_MISSING = object()


class FieldProblem(Exception):  # noqa: N818  # it is a finding, turned into a ManifestError by the parser
    """A field breaks the format: ``where`` is its JSON path, ``problem`` a code."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where, self.problem = where, problem


class Fields:
    """An object of a JSON document, at the JSON path ``where``. Keys that nobody asks for are ignored."""

    def __init__(self, where: str, value: Any) -> None:
        self.where = where
        if not isinstance(value, dict):
            raise FieldProblem(where, "not-an-object")
        self._value = value

    def place(self, key: str) -> str:
        """Return the JSON path of a field."""
        return f"{self.where}.{key}" if self.where else key

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text without control characters; ``default`` where it is absent, None for required."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise FieldProblem(self.place(key), "not-a-text")
        _check_text(self.place(key), value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, () where it is absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or len(value) > _MOST_TEXTS or not all(isinstance(text, str) for text in value):
            raise FieldProblem(self.place(key), "not-texts")
        for index, text in enumerate(value):
            _check_text(f"{self.place(key)}[{index}]", text)
        return tuple(value)

    def matching(self, key: str, pattern: str, default: str | None = None) -> str:
        """Return a text that matches ``pattern`` wholly."""
        value = self.text(key, default)
        if not re.fullmatch(pattern, value, re.ASCII):
            raise FieldProblem(self.place(key), "malformed")
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """Return a text that is one of ``allowed``."""
        value = self.text(key)
        if value not in allowed:
            raise FieldProblem(self.place(key), "unknown-value")
        return value

    def member_name(self, key: str) -> str:
        """Return the name of a member of the archive."""
        value = self._get(key, None)
        if not isinstance(value, str):
            raise FieldProblem(self.place(key), "not-a-text")
        problem = problem_of(value)
        if problem or value.endswith("/"):
            raise FieldProblem(self.place(key), problem or "folder")
        return value

    def whole(self, key: str, least: int) -> int:
        """Return a whole number of at least ``least``; JSON's true is none."""
        value = self._get(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST_WHOLE:
            raise FieldProblem(self.place(key), "not-a-whole-number")
        return value

    def flag(self, key: str) -> bool:
        """Return a truth value, False where it is absent."""
        value = self._value.get(key, False)
        if not isinstance(value, bool):
            raise FieldProblem(self.place(key), "not-a-truth-value")
        return value

    def keys(self) -> list[str]:
        """Return the keys that there are, for an object that is a table."""
        return sorted(str(key) for key in self._value)

    def optional_whole(self, key: str) -> int | None:
        """Return a whole number of at least 0, None where it is absent or null."""
        return None if self._value.get(key) is None else self.whole(key, 0)

    def optional_seconds(self, key: str) -> float | None:
        """Return a finite duration in seconds, None where it is absent or null."""
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < _LARGEST_WHOLE:
            raise FieldProblem(self.place(key), "not-a-duration")
        return float(value) if math.isfinite(value) else None

    def moment(self, key: str) -> str:
        """Return a date and time with its zone, ISO 8601, as written."""
        value = self.text(key)
        try:
            zone = datetime.fromisoformat(value).tzinfo
        except ValueError as error:
            raise FieldProblem(self.place(key), "not-a-moment") from error
        if zone is None:
            raise FieldProblem(self.place(key), "no-zone")
        return value

    def optional_object(self, key: str) -> "Fields | None":
        """Return an inner object, None where it is absent or null."""
        value = self._value.get(key)
        return None if value is None else Fields(self.place(key), value)

    def objects(self, key: str, most: int) -> Iterator["Fields"]:
        """Yield the objects of a list of at most ``most``."""
        value = self._get(key, None)
        if not isinstance(value, list):
            raise FieldProblem(self.place(key), "not-a-list")
        if len(value) > most:
            raise FieldProblem(self.place(key), "too-many")
        for index, item in enumerate(value):
            yield Fields(f"{self.place(key)}[{index}]", item)

    def hashes(self, key: str) -> tuple[bytes, ...]:
        """Return a list of SHA-256 given as 64 lower-case hex digits each."""
        value = self._get(key, None)
        if not isinstance(value, list):
            raise FieldProblem(self.place(key), "not-a-list")
        for index, item in enumerate(value):
            if not isinstance(item, str) or not re.fullmatch(r"[0-9a-f]{64}", item, re.ASCII):
                raise FieldProblem(f"{self.place(key)}[{index}]", "not-a-hash")
        return tuple(bytes.fromhex(item) for item in value)

    def _get(self, key: str, default: Any) -> Any:
        value = self._value.get(key, _MISSING)
        if value is _MISSING:
            if default is None:
                raise FieldProblem(self.place(key), "missing")
            return default
        return value


def _check_text(where: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise FieldProblem(where, "too-long")
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise FieldProblem(where, "control-character")
