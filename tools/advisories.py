"""Whether a version that is pinned is known to be vulnerable, without any network.

``requirements/advisories.json`` is a dated snapshot of advisories in the OSV format (OSV schema 1.6: ``affected``,
``ranges``, ``events``) for the packages of all lock files. ``--update`` writes it anew where there is a network, by
asking OSV for every pin. Without it the pins are looked up in the snapshot: exit code 1 when one is affected, and a
warning when the snapshot is old or does not know all packages.
"""

import argparse
import json
import re
import sys
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
SNAPSHOT = ROOT / "requirements" / "advisories.json"
LOCKS = (("runtime.txt", "dev.txt", "windows.txt"), ("older.txt",))
"""Lock files, those together that lock no package in two versions."""

OLD_DAYS = 90
"""Days after which a snapshot says little of what is known now."""

_SERVICE = "https://api.osv.dev/v1/query"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ \\]+)", re.MULTILINE)


def pins(locks: Iterable[str] = LOCKS[0]) -> dict[str, str]:
    """Return every package that is locked, and its version."""
    texts = (ROOT / "requirements" / lock for lock in locks)
    found = (pin for text in texts for pin in _PIN.findall(text.read_text(encoding="utf-8")))
    return {name.lower().replace("_", "-"): version for name, version in found}


def affected(version: str, ranges: list[Mapping[str, Any]]) -> bool:
    """Tell whether a version lies in one of the ranges, as the OSV schema has it ("Evaluation")."""
    wanted, hit = Version(version), False
    for within in ranges:
        if within["type"] != "ECOSYSTEM":
            continue
        inside = False
        for event in within["events"]:
            if "introduced" in event:
                inside = inside or event["introduced"] == "0" or wanted >= Version(event["introduced"])
            past_fix = "fixed" in event and wanted >= Version(event["fixed"])
            past_last = "last_affected" in event and wanted > Version(event["last_affected"])
            inside = inside and not (past_fix or past_last)
        hit = hit or inside
    return hit


def problems(pinned: Mapping[str, str], snapshot: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for each pin that is known to be vulnerable."""
    for advisory in snapshot["vulns"]:
        for found in advisory["affected"]:
            name = found["package"]["name"].lower()
            listed = pinned.get(name) in found.get("versions", ())
            if name in pinned and (listed or affected(pinned[name], found.get("ranges", []))):
                yield f"{name} {pinned[name]}: {advisory['id']}: {advisory.get('summary', '')}"


def warnings(pinned: Mapping[str, str], snapshot: Mapping[str, Any], today: date) -> Iterator[str]:
    """Give a line for what the snapshot does not say."""
    age = (today - date.fromisoformat(snapshot["snapshot"])).days
    if age > OLD_DAYS:
        yield f"the snapshot of advisories is {age} days old; run tools/advisories.py --update where there is a network"
    unknown = sorted(set(pinned) - set(snapshot["looked_at"]))
    if unknown:
        yield f"{len(unknown)} of {len(pinned)} packages were not looked up in it: {', '.join(unknown)}"


def update(pinned: Sequence[Mapping[str, str]], today: date) -> dict[str, Any]:
    """Ask OSV for every pin; return the snapshot. It lists what affects a pin, and what was looked up."""
    vulns = []
    asked = sorted({pin for group in pinned for pin in group.items()})
    for name, version in asked:
        question = json.dumps({"package": {"ecosystem": "PyPI", "name": name}, "version": version}).encode()
        request = urllib.request.Request(_SERVICE, question, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  # nosec B310  # one address, https
            vulns += json.load(answer).get("vulns", [])
    looked_at = sorted({name for name, _ in asked})
    found = {"snapshot": today.isoformat(), "complete": True, "source": "OSV", "looked_at": looked_at}
    return {**found, "vulns": vulns}


def main() -> int:
    """Check, or write the snapshot anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    pinned, today = [pins(group) for group in LOCKS], datetime.now(UTC).date()
    if options.update:
        SNAPSHOT.write_text(json.dumps(update(pinned, today), indent=1) + "\n", encoding="utf-8")
    snapshot = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    for line in warnings({name: version for group in pinned for name, version in group.items()}, snapshot, today):
        print(f"warning: {line}", file=sys.stderr)
    bad = [line for group in pinned for line in problems(group, snapshot)]
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
