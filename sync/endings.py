"""How a package's way in ended, put into the one value that the outside is told."""

from pathlib import Path

from sync.errors import (
    ArchiveArrivingError,
    NoSpaceError,
    PackageError,
    PartIncompleteError,
    ReceivingCancelledError,
    StickRemovedError,
)
from sync.manifest import Manifest
from sync.outcome import Outcome, State
from sync.trust import Verdict

_WAITING = (ArchiveArrivingError, NoSpaceError, ReceivingCancelledError, PartIncompleteError, StickRemovedError)


def went_well(path: Path, manifest: Manifest, size: int, state: State, verdict: Verdict) -> Outcome:
    """Return the outcome of a package that is in the library. ``size`` of its archive in bytes."""
    return Outcome(
        path,
        state,
        id=manifest.id,
        version=manifest.version,
        trust=verdict.trust.value,
        lessons=len(manifest.lessons),
        resources=len(manifest.resources),
        bytes=size,
    )


def went_wrong(path: Path, error: PackageError) -> Outcome:
    """Return the outcome of a package that is not in: refused, or incomplete where only waiting helps."""
    state = State.INCOMPLETE if isinstance(error, _WAITING) else State.REFUSED
    package_id, version = error.facts.get("id", ""), error.facts.get("version", 0)
    return Outcome(
        path,
        state,
        error.reason,
        dict(error.facts),
        id=str(package_id),
        version=version if isinstance(version, int) and package_id else 0,
        missing_pieces=bad_count(error),
    )


def bad_count(error: PackageError) -> int:
    """Return how many pieces or members a refusal says are bad, 0 when it is not about damage."""
    bad = error.facts.get("bad")
    return bad if isinstance(bad, int) else 0
