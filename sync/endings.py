"""How a package's way in ended, put into the one value that the outside is told."""

from pathlib import Path

from sync.errors import ArchiveArrivingError, NoSpaceError, PackageError, ReceivingCancelledError
from sync.identify import Incoming
from sync.outcome import Outcome, State

_WAITING = (ArchiveArrivingError, NoSpaceError, ReceivingCancelledError)


def went_well(incoming: Incoming, state: State) -> Outcome:
    """Return the outcome of a package that is in the library."""
    manifest = incoming.manifest
    return Outcome(
        incoming.path,
        state,
        id=manifest.id,
        version=manifest.version,
        lessons=len(manifest.lessons),
        resources=len(manifest.resources),
        bytes=incoming.size,
    )


def went_wrong(path: Path, error: PackageError) -> Outcome:
    """Return the outcome of a package that is not in: refused, or incomplete where only waiting helps."""
    state = State.INCOMPLETE if isinstance(error, _WAITING) else State.REFUSED
    return Outcome(path, state, error.reason, dict(error.facts), missing_pieces=bad_count(error))


def bad_count(error: PackageError) -> int:
    """Return how many pieces or members a refusal says are bad, 0 when it is not about damage."""
    bad = error.facts.get("bad")
    return bad if isinstance(bad, int) else 0
