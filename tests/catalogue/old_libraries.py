"""The libraries that earlier versions of the program left, kept in tests/data/libraries."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

from tests.conftest import ROOT

KEPT = ROOT / "tests" / "data" / "libraries"
NAMES = sorted(path.name.removesuffix(".tar.gz") for path in KEPT.glob("*.tar.gz"))


def old_library(name: str, folder: Path) -> Path:
    """Unpack one of them into ``folder``."""
    library = folder / name
    with tarfile.open(KEPT / f"{name}.tar.gz") as archive:
        archive.extractall(library, filter="data")
    return library


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns, and every index with what it holds, whatever order they were made in.

    Of columns: name, type, whether NULL may be in it, and its place in the key. Default values are left out: a column
    that was added later needs one, a table made whole has none.
    """
    with closing(sqlite3.connect(path)) as connection:
        named = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        return {
            name: sorted(
                (row[1], row[2], row[3], row[5]) if kind == "table" else (row[2],)
                for row in connection.execute(f"PRAGMA {kind}_info('{name}')")
            )
            for kind, name in named
        }


def number(path: Path) -> int:
    """What the file says of its schema."""
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found
