"""The number in a database file that says which schema it has, and from which schema on a program may use it.

SQLite's own files say of themselves with one number who may write them and with another who may read them (file format,
offsets 18 and 19): so an older program goes on with a newer file as long as nothing in it was changed that it relies
on. Ours is one number, ``PRAGMA user_version`` (offset 60): its low 16 bits are the schema, its high 16 bits the oldest
schema whose programs may read and write the file; 0 says that of the file's own schema alone (docs/decisions/0045).
"""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

_HALF = 0xFFFF
_LARGEST = 9_999
"""A higher schema number no program of ours will ever write: the file is damaged, not newer."""


@dataclass(frozen=True, slots=True)
class FileVersion:
    """``schema`` of a file, and ``readers``, the oldest one whose programs may use it."""

    schema: int
    readers: int

    @property
    def number(self) -> int:
        """What ``PRAGMA user_version`` has to be."""
        return self.schema if self.readers == self.schema else self.readers << 16 | self.schema

    def is_for(self, known: int) -> bool:
        """Tell whether a program that knows the schema ``known`` may use the file as it is, reading and writing."""
        return self.readers <= known <= self.schema


def version_of(path: Path) -> FileVersion | None:
    """Return what a database file says of itself, None where there is none, or it cannot be read now."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return file_version(int(database.execute("PRAGMA user_version").fetchone()[0]))
    except sqlite3.Error:
        return None


def file_version(number: int) -> FileVersion | None:
    """Read what ``PRAGMA user_version`` says; None where no program of ours can have written it."""
    schema, readers = number & _HALF, (number >> 16) & _HALF
    if not 0 < schema <= _LARGEST or readers > schema:
        return None
    return FileVersion(schema, readers or schema)
