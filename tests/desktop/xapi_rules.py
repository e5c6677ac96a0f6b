"""The rules of the Experience API 1.0.3, part two, as far as our statements use it; each names its section."""

import re
import uuid
from datetime import datetime
from typing import Any

_STATEMENT = {"id", "actor", "verb", "object", "result", "context", "timestamp"}
_IRI = re.compile(r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z]{2})?$")
_DURATION = re.compile(r"^PT\d+(\.\d{1,2})?S$")


def problems(statement: dict[str, Any]) -> list[str]:
    """Return what is wrong with a statement."""
    found = [f"2.2: unknown {name}" for name in statement.keys() - _STATEMENT]
    found += [f"2.4: {name} is missing" for name in ("actor", "verb", "object") if name not in statement]
    found += _nulls(statement, "")
    if str(uuid.UUID(statement["id"])) != statement["id"]:
        found.append("2.4.1: id is no UUID in standard form")
    found += _actor(statement["actor"])
    found += _verb(statement["verb"]) + _activity(statement["object"])
    found += _result(statement["result"]) + _context(statement["context"])
    if datetime.fromisoformat(statement["timestamp"]).tzinfo is None:
        found.append("4.5: timestamp has no zone")
    return found


def _nulls(value: Any, path: str) -> list[str]:
    if value is None or value == {}:
        return [f"2.2: {path} is null or empty"]
    if isinstance(value, dict):
        return [problem for name, inner in value.items() for problem in _nulls(inner, f"{path}/{name}")]
    return []


def _actor(actor: dict[str, Any]) -> list[str]:
    found = []
    identifiers = actor.keys() & {"mbox", "mbox_sha1sum", "openid", "account"}
    if len(identifiers) != 1:
        found.append("2.4.2.1: an actor has exactly one identifier")
    if actor.get("objectType") not in ("Agent", "Group"):
        found.append("2.4.2: objectType")
    if actor.keys() - {"objectType", "name", "account", "member"}:
        found.append("2.4.2: unknown property")
    account = actor["account"]
    if account.keys() != {"homePage", "name"} or not _IRI.match(account["homePage"]) or not account["name"]:
        found.append("2.4.2.4: account")
    return found


def _verb(verb: dict[str, Any]) -> list[str]:
    found = [] if _IRI.match(verb["id"]) else ["2.4.3: verb id is no IRI"]
    return found + _language_map(verb["display"])


def _activity(activity: dict[str, Any]) -> list[str]:
    found = [] if _IRI.match(activity["id"]) else [f"2.4.4.1: {activity['id']} is no IRI"]
    definition = activity["definition"]
    if definition.keys() - {"name", "description", "type", "moreInfo", "extensions"}:
        found.append("2.4.4.1: unknown property of a definition")
    found += _language_map(definition.get("name", {"en-US": ""}))
    return found + _extensions(definition.get("extensions", {}))


def _result(result: dict[str, Any]) -> list[str]:
    found = []
    if result.keys() - {"score", "success", "completion", "response", "duration", "extensions"}:
        found.append("2.4.5: unknown property")
    if not isinstance(result["completion"], bool):
        found.append("2.4.5: completion is no boolean")
    if not _DURATION.match(result.get("duration", "PT0S")):
        found.append("4.6: duration")
    return found + _extensions(result.get("extensions", {}))


def _context(context: dict[str, Any]) -> list[str]:
    found = []
    allowed = {"registration", "instructor", "team", "contextActivities", "revision", "platform", "language",
               "statement", "extensions"}  # fmt: skip
    if context.keys() - allowed:
        found.append("2.4.6: unknown property")
    uuid.UUID(context.get("registration", str(uuid.uuid4())))
    if "instructor" in context:
        found += _actor(context["instructor"])
    for name, activities in context.get("contextActivities", {}).items():
        if name not in ("parent", "grouping", "category", "other"):
            found.append("2.4.6.2: unknown relation")
        found += [problem for activity in activities for problem in _activity(activity)]
    return found + _extensions(context.get("extensions", {}))


def _language_map(texts: dict[str, str]) -> list[str]:
    return [f"4.2: {language} is no language tag" for language in texts if not _LANGUAGE.match(language)]


def _extensions(extensions: dict[str, Any]) -> list[str]:
    return [f"4.1: {name} is no IRI" for name in extensions if not _IRI.match(name)]
