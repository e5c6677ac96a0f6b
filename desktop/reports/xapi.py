"""The register as xAPI statements, for a learning record store.

Source: the Experience API, version 1.0.3, part two. The actor is the class, an identified group without members: there
is no word of any pupil. Ids follow from the hash of the record, so that a statement that is sent twice is one.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from catalogue.entries import Entry, Kind, Sealed
from desktop.reports.comma_files import StableIds, stable_id
from desktop.reports.material import Material
from desktop.reports.whole_file import whole_file

HOME = "http://skylesson.invalid"
"""The root of our identifiers (RFC 2606: a name that nobody can own)."""

_VERBS = {
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "attempted": "http://adlnet.gov/expapi/verbs/attempted",
    "experienced": "http://adlnet.gov/expapi/verbs/experienced",
}
_LESSON_TYPE = "http://adlnet.gov/expapi/activities/lesson"
_MEDIA_TYPE = "http://adlnet.gov/expapi/activities/media"
_WHOLE = 980
"""From how many thousandths on a resource counts as seen to its end."""

_UNKNOWN = -1
"""In place of the time that something was shown: a mark shows nothing."""

_MOST_KEPT = 10_000
_SEQUENCE, _TRUSTED = f', "{HOME}/xapi/sequence": ', f', "{HOME}/xapi/clock-right": '

_json = json.JSONEncoder(ensure_ascii=False).encode
K = TypeVar("K")


def write_xapi(material: Material, out: Path) -> None:
    """Write all statements as one JSON array, one a line.

    Raises:
        OSError: the disk does not take it.
    """
    statements = Statements(material)
    with whole_file(out) as file:
        file.write("[")
        before = "\n"
        for record in material.records():
            if record.entry.kind != Kind.RESTORED:
                file.write(before + statements.text(record))
                before = ",\n"
        file.write("\n]\n")


class Statements:
    """Writes statements. What many of them share - class, lesson, resource, teacher - is put into words once."""

    def __init__(self, material: Material) -> None:
        self._material, self._ids = material, StableIds()
        self._groups = Remembered[tuple[str, int, str]](_group)
        self._lessons = Remembered[str](self._lesson)
        self._media = Remembered[tuple[str, str]](_media)
        self._teachers = Remembered[tuple[str, str]](_teacher)
        self._results = Remembered[tuple[bool, int, int, str]](_result)
        self._platforms = Remembered[str](_platform)
        self._verbs = {name: _json({"id": iri, "display": {"en-US": name}}) for name, iri in _VERBS.items()}

    def text(self, record: Sealed) -> str:
        """Return the statement for a class hour, a showing or a mark, as JSON."""
        entry = record.entry
        group = self._groups[record.machine, entry.class_id, entry.class_name]
        thing = self._media[entry.resource, entry.role] if entry.kind == Kind.SHOWING else self._lessons[entry.lesson]
        return (
            f'{{"id": "{stable_id(record.hash)}", "actor": {group}, "verb": {self._verbs[_verb(entry)]}, '
            f'"object": {thing}, "result": {self._result(entry)}, "context": {self._context(record)}, '
            f'"timestamp": {_json(entry.started)}}}'
        )

    def _result(self, entry: Entry) -> str:
        if entry.kind == Kind.SHOWING:
            return self._results[entry.share >= _WHOLE, entry.shown, entry.share, entry.reason]
        shown = _UNKNOWN if entry.kind == Kind.MARK else entry.shown
        return self._results[entry.taught, shown, entry.share, entry.reason]

    def _context(self, record: Sealed) -> str:
        entry = record.entry
        opened = self._platforms[record.machine].removesuffix("}}")
        parts = [f"{opened}{_SEQUENCE}{record.sequence}{_TRUSTED}{_json(entry.trusted)}}}"]
        if entry.hour:
            parts.append(f'"registration": "{self._ids[entry.hour]}"')
        if entry.teacher:
            parts.append(f'"instructor": {self._teachers[record.machine, entry.teacher]}')
        if entry.kind == Kind.SHOWING:
            parts.append(f'"contextActivities": {{"parent": [{self._lessons[entry.lesson]}]}}')
        return ", ".join(parts) + "}"

    def _lesson(self, lesson_id: str) -> Mapping[str, Any]:
        definition: dict[str, Any] = {"type": _LESSON_TYPE}
        lesson = self._material.lessons.get(lesson_id)
        if lesson is not None:
            names = {"zh-CN": lesson.title.zh, "en-US": lesson.title.en}
            definition["name"] = {language: name for language, name in names.items() if name}
        return {"objectType": "Activity", "id": f"{HOME}/lessons/{quote(lesson_id)}", "definition": definition}


class Remembered(dict[K, str]):
    """What is said of something, as JSON: put into words once. Beyond some thousands it is not kept."""

    def __init__(self, said: Callable[[K], Mapping[str, Any]]) -> None:
        super().__init__()
        self._said = said

    def __missing__(self, key: K) -> str:
        """Put into words what was not asked for yet."""
        text = _json(self._said(key))
        if len(self) < _MOST_KEPT:
            self[key] = text
        return text


def _verb(entry: Entry) -> str:
    if entry.kind == Kind.SHOWING:
        return "experienced"
    return "completed" if entry.taught else "attempted"


def _group(key: tuple[str, int, str]) -> Mapping[str, Any]:
    machine, class_id, class_name = key
    name = class_name or f"class {class_id}"
    return {"objectType": "Group", "name": name, "account": _account(machine, f"class/{class_id}/{name}")}


def _teacher(key: tuple[str, str]) -> Mapping[str, Any]:
    machine, name = key
    return {"objectType": "Agent", "name": name, "account": _account(machine, f"teacher/{name}")}


def _account(machine: str, name: str) -> Mapping[str, str]:
    return {"homePage": f"{HOME}/machines/{machine}", "name": name}


def _platform(machine: str) -> Mapping[str, Any]:
    return {"platform": "Skylesson", "extensions": {f"{HOME}/xapi/machine": machine}}


def _media(key: tuple[str, str]) -> Mapping[str, Any]:
    resource, role = key
    definition = {"type": _MEDIA_TYPE, "extensions": {f"{HOME}/xapi/role": role}}
    return {"objectType": "Activity", "id": f"{HOME}/resources/{quote(resource)}", "definition": definition}


def _result(key: tuple[bool, int, int, str]) -> Mapping[str, Any]:
    completion, shown, share, reason = key
    made: dict[str, Any] = {"completion": completion}
    if shown != _UNKNOWN:
        # ISO 8601; a hundredth of a second is as fine as the specification compares.
        made["duration"] = f"PT{shown / 1000:.2f}S"
    extensions = {f"{HOME}/xapi/share": share / 1000, f"{HOME}/xapi/reason": reason}
    kept = {name: value for name, value in extensions.items() if value}
    if kept:
        made["extensions"] = kept
    return made
