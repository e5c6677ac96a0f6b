"""The register as xAPI statements, for a learning record store.

Source: the Experience API, version 1.0.3, part two. The actor is the class, an identified group without members: there
is no word of any pupil. Ids follow from the hash of the record, so that a statement that is sent twice is one.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
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


def write_xapi(material: Material, out: Path) -> None:
    """Write all statements as one JSON array, one a line.

    Raises:
        OSError: the disk does not take it.
    """
    with whole_file(out) as file:
        file.write("[")
        written = False
        ids = StableIds()
        for record in material.records():
            if record.entry.kind == Kind.RESTORED:
                continue
            file.write(",\n" if written else "\n")
            file.write(json.dumps(statement(record, material, ids), ensure_ascii=False))
            written = True
        file.write("\n]\n")


def statement(record: Sealed, material: Material, ids: StableIds) -> dict[str, Any]:
    """Return the statement for a class hour, a showing or a mark."""
    entry = record.entry
    verb = _verb(entry)
    shown = entry.kind == Kind.SHOWING
    made: dict[str, Any] = {
        "id": stable_id(record.hash),
        "actor": _group(record),
        "verb": {"id": _VERBS[verb], "display": {"en-US": verb}},
        "object": _media(entry) if shown else _lesson(entry, material),
        "result": _result(entry),
        "context": _context(record, material, ids, shown=shown),
        "timestamp": entry.started,
    }
    return made


def _verb(entry: Entry) -> str:
    if entry.kind == Kind.SHOWING:
        return "experienced"
    return "completed" if entry.taught else "attempted"


def _group(record: Sealed) -> Mapping[str, Any]:
    name = record.entry.class_name or f"class {record.entry.class_id}"
    return {"objectType": "Group", "name": name, "account": _account(record, f"class/{record.entry.class_id}/{name}")}


def _account(record: Sealed, name: str) -> Mapping[str, str]:
    return {"homePage": f"{HOME}/machines/{record.machine}", "name": name}


def _lesson(entry: Entry, material: Material) -> Mapping[str, Any]:
    definition: dict[str, Any] = {"type": _LESSON_TYPE}
    lesson = material.lessons.get(entry.lesson)
    if lesson is not None:
        names = {"zh-CN": lesson.title.zh, "en-US": lesson.title.en}
        definition["name"] = {language: name for language, name in names.items() if name}
    return {"objectType": "Activity", "id": f"{HOME}/lessons/{quote(entry.lesson)}", "definition": definition}


def _media(entry: Entry) -> Mapping[str, Any]:
    definition = {"type": _MEDIA_TYPE, "extensions": {f"{HOME}/xapi/role": entry.role}}
    return {"objectType": "Activity", "id": f"{HOME}/resources/{quote(entry.resource)}", "definition": definition}


def _result(entry: Entry) -> Mapping[str, Any]:
    made: dict[str, Any] = {"completion": entry.taught if entry.kind != Kind.SHOWING else entry.share >= 980}
    if entry.kind != Kind.MARK:
        # ISO 8601; a hundredth of a second is as fine as the specification compares.
        made["duration"] = f"PT{entry.shown / 1000:.2f}S"
    extensions = {f"{HOME}/xapi/share": entry.share / 1000, f"{HOME}/xapi/reason": entry.reason}
    kept = {name: value for name, value in extensions.items() if value}
    if kept:
        made["extensions"] = kept
    return made


def _context(record: Sealed, material: Material, ids: StableIds, *, shown: bool) -> Mapping[str, Any]:
    entry = record.entry
    made: dict[str, Any] = {
        "platform": "Skylesson",
        "extensions": {
            f"{HOME}/xapi/machine": record.machine,
            f"{HOME}/xapi/sequence": record.sequence,
            f"{HOME}/xapi/clock-right": entry.trusted,
        },
    }
    if entry.hour:
        made["registration"] = ids[entry.hour]
    if entry.teacher:
        account = _account(record, f"teacher/{entry.teacher}")
        made["instructor"] = {"objectType": "Agent", "name": entry.teacher, "account": account}
    if shown:
        made["contextActivities"] = {"parent": [_lesson(entry, material)]}
    return made
