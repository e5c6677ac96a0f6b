"""The keys that may sign versions of the program. One that may sign lessons may not: a program can do anything."""

from pathlib import Path

from sync.trust import TrustStore

_FOLDER = "programs"


def program_keys(trusted: Path) -> TrustStore:
    """Return the keys that may sign programs; their folder is in that of a library's trusted keys."""
    return TrustStore(trusted / _FOLDER)
