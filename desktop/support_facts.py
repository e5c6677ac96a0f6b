"""What is handed on for support, each part as a text: only what is listed here, and nothing that names anybody."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.errors import CatalogueError
from desktop.crash_reports import PATTERN
from desktop.finding import Finding
from desktop.logs import FOLDER
from desktop.places import Household
from desktop.refusals import refusals_in
from desktop.scrubbing import Scrubber
from desktop.settings import Settings, SettingsFile
from desktop.support_names import Names, names_of
from sync.errors import PackageError

_TOLD = frozenset(
    {"state", "file_system", "skylesson", "system", "distribution", "python", "qt", "sqlite", "libvlc", "now", "newest",
     "shows", "clip", "shown", "not_shown", "chinese", "survived", "kept", "lost"}
)  # fmt: skip
"""Facts of the checks whose texts are ours or the system's; other texts may be names, and stay here."""

_CHOICES = (
    "language", "text_scale", "volume", "grade", "unsigned", "hour_minutes", "check_idle_minutes", "light",
    "taught_minutes", "taught_last", "lesson_language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Support:
    """What was asked of the databases for it, so that the rest can be done on any thread."""

    library: Path
    settings: Settings
    findings: Sequence[Finding]
    names: Names
    counts: Mapping[str, int]


def read_school(household: Household, findings: Sequence[Finding]) -> Support:
    """Ask the databases what is needed: names to look for, and how much there is."""
    settings = SettingsFile(household.library).read()
    return Support(household.library, settings, tuple(findings), names_of(household, settings), _counts(household))


def parts_of(support: Support) -> Iterator[tuple[str, str]]:
    """Give each part: its name in the file, and its text."""
    scrubber = Scrubber(support.names, reason_codes())
    yield "findings.json", _json([_finding(finding, scrubber) for finding in support.findings])
    yield "refusals.json", _json(list(_refusals(support.library / "quarantine")))
    yield "settings.json", _json(_settings(support.settings, scrubber))
    yield "library.json", _json(dict(support.counts))
    folder = support.library / FOLDER
    for path in sorted(folder.glob("*.log*")):
        yield f"logs/{path.name}", scrubber.log(_read(path))
    for path in sorted(folder.glob(PATTERN)):
        yield f"crashes/{path.name}", scrubber.log(_read(path))


def reason_codes() -> frozenset[str]:
    """Return the codes that say why a package was kept out: words of ours that a log may have."""
    found, waiting = set[str](), [PackageError]
    while waiting:
        kind = waiting.pop()
        found.add(kind.reason)
        waiting += kind.__subclasses__()
    return frozenset(found)


def _finding(finding: Finding, scrubber: Scrubber) -> Mapping[str, Any]:
    told = {"check": finding.name, "verdict": finding.verdict, "ok": finding.well}
    return {**told, **_facts(finding.facts, scrubber, finding.name in ("screens", "database"))}


def _facts(facts: Mapping[str, Any], scrubber: Scrubber, named: bool = False) -> Mapping[str, Any]:
    """Keep numbers, and the texts that are listed; ``named``: names are models of screens, or files of ours."""
    kept = dict[str, Any]()
    for key, value in facts.items():
        if isinstance(value, bool | int | float):
            kept[key] = value
        elif isinstance(value, Mapping):
            kept[key] = _facts(value, scrubber, named)
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            kept[key] = [_facts(item, scrubber, named) for item in value]
        elif key in _TOLD or (named and key == "name"):
            kept[key] = (
                [scrubber.text(str(item)) for item in value] if isinstance(value, list) else scrubber.text(value)
            )
    return kept


def _refusals(quarantine: Path) -> Iterator[Mapping[str, Any]]:
    codes = reason_codes()
    for refusal in refusals_in(quarantine):
        facts = {key: value for key, value in refusal.facts.items() if isinstance(value, int)}
        yield {"reason": refusal.reason if refusal.reason in codes else "other", **facts}


def _settings(settings: Settings, scrubber: Scrubber) -> Mapping[str, Any]:
    kept = {name: getattr(settings, name) for name in _CHOICES}
    said = {name: scrubber.text(value) if isinstance(value, str) else value for name, value in kept.items()}
    return {**said, "drop_folders": len(settings.drop_folders), "class_screen_chosen": any(settings.class_screen)}


def _counts(household: Household) -> Mapping[str, int]:
    try:
        packages = household.catalogue.packages()
        counts = {
            "packages": len(packages),
            "bytes": sum(package.size for package in packages),
            "packages_not_whole": sum(1 for package in packages if package.missing_pieces),
            "own_files": len(household.catalogue.own_resources()),
            "lessons": household.catalogue.count(),
        }
        return {**counts, "classes": len(household.school.schedule().classes), "records": household.school.rows()}
    except CatalogueError:
        return {}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _json(value: Iterable[Any]) -> str:
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"
