"""The signed head of a chain: what shows that records were taken away at its end.

Whoever signs is handed in: the catalogue hashes, and holds no keys.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from catalogue.durable import put_whole
from catalogue.entries import FORMAT

FILE_NAME = "register.head"
"""Beside school.db, so that a school.db that was put back from a backup is noticed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last record of a chain, signed by its machine. ``key`` and ``signature`` are hex; '' where nobody signs."""

    machine: str
    sequence: int
    hash: str
    key: str = ""
    signature: str = ""


class Sealer(Protocol):
    """A machine's own key."""

    @property
    def machine(self) -> str:
        """The id of this machine; it follows from its key, so that no other key can speak for it."""

    def sign(self, sequence: int, digest: str) -> Head:
        """Return the signed head of this machine's chain."""

    def holds(self, head: Head) -> bool:
        """Tell whether the key of its machine has signed a head; of any machine, not just this one."""


class NoSealer:
    """For a register that nobody signs: verification says so."""

    machine = "0" * 16

    def sign(self, sequence: int, digest: str) -> Head:
        """Return a head without a signature."""
        return Head(self.machine, sequence, digest)

    def holds(self, head: Head) -> bool:
        """Nothing is signed here."""
        del head
        return False


def head_message(machine: str, sequence: int, digest: str) -> bytes:
    """Return the bytes that a machine signs: a JSON array as in catalogue/entries.py."""
    return json.dumps((f"{FORMAT}/head", machine, sequence, digest), separators=(",", ":")).encode()


def read_head(library: Path) -> Head | None:
    """Return the head that lies beside the database, None where there is none or it is no such thing."""
    try:
        return Head(**json.loads((library / FILE_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_head(library: Path, head: Head) -> None:
    """Put a head beside the database, whole or not at all.

    Raises:
        OSError: the disk does not take it; the database has it all the same.
    """
    # Where a power cut brings back the one before, the database is ahead of it, which is no gap.
    put_whole(library / FILE_NAME, json.dumps(asdict(head)).encode(), lasting=False)
