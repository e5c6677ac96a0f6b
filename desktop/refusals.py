"""What was kept out, as it lies in the library's quarantine."""

import json
from pathlib import Path

from desktop.arrivals import Refusal


def refusals_in(quarantine: Path) -> list[Refusal]:
    """Return the refused files of a library, with the reasons that lie beside them."""
    found = []
    for path in sorted(quarantine.glob("*.reason.json")):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        reason, facts = said.get("reason", ""), said.get("facts", {})
        found.append(Refusal(path.name.removesuffix(".reason.json"), str(reason), _numbers(facts)))
    return found


def _numbers(facts: object) -> dict[str, object]:
    """Facts lie as texts on the disk; numbers are made numbers again."""
    if not isinstance(facts, dict):
        return {}
    return {str(key): int(value) if str(value).isdecimal() else value for key, value in facts.items()}
