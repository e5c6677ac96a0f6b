"""What was kept out, as it lies in the library's quarantine, and what is not whole, in the shape of the page."""

import glob
import json
import logging
from pathlib import Path

from desktop.arrivals import Incomplete, Refusal
from sync.errors import ProgramRefusedError, UnsignedError
from sync.missing import Missing
from sync.program_keys import program_keys
from sync.storage import Library, free_name, reason_path, remove_with_sides
from sync.trust import TrustStore

log = logging.getLogger(__name__)


def incomplete_of(found: Missing) -> Incomplete:
    """Return a package that is not whole as the page shows it."""
    ready = len(found.ready)
    return Incomplete(found.id, found.title, found.count, found.total, ready, ready + len(found.lessons), found.damaged)


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


def retry_trusted(library: Library, folder: Path) -> list[Path]:
    """Put back what was kept out only because nobody knew a key that is trusted by now; return where it is then.

    A file that the disk does not let go of stays where it is.
    """
    stores = {
        UnsignedError.reason: TrustStore(library.trusted),
        ProgramRefusedError.reason: program_keys(library.trusted),
    }
    trusted = {(reason, known.key.name) for reason, store in stores.items() for known in store.trusted()}
    back = []
    for refusal in refusals_in(library.quarantine):
        if (refusal.reason, refusal.facts.get("key")) in trusted:
            try:
                back.append(put_back(library.quarantine / refusal.name, folder))
            except OSError as error:
                log.info("%s cannot be tried again: %s", refusal.name, error)
    return back


def put_back(refused: Path, folder: Path) -> Path:
    """Put a refused file, with what lies beside it, into a drop folder again; return where it is then.

    What lies there under its name is not replaced: it may be a newer one.

    Raises:
        OSError: the disk refused.
    """
    back = free_name(folder / refused.name)
    for path in sorted(refused.parent.glob(f"{glob.escape(refused.name)}.*")):
        if path != reason_path(refused):
            path.replace(folder / f"{back.name}{path.name.removeprefix(refused.name)}")
    refused.replace(back)
    reason_path(refused).unlink(missing_ok=True)
    return back


def discard(refused: Path) -> None:
    """Delete a refused file, what lies beside it, and its reason.

    Raises:
        OSError: the disk refused.
    """
    remove_with_sides(refused)
    reason_path(refused).unlink(missing_ok=True)


def _numbers(facts: object) -> dict[str, object]:
    """Facts lie as texts on the disk; numbers are made numbers again, but not the id of a key."""
    if not isinstance(facts, dict):
        return {}
    return {str(key): int(value) if str(value).isdecimal() and key != "key" else value for key, value in facts.items()}
