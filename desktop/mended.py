"""Databases that a disk has spoilt: set aside, never deleted, and put right from a backup or made anew. It is said.

Only a program that has locked the library mends: another one may have the file open.
"""

import contextlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from catalogue import school as school_file
from catalogue import store
from catalogue.backups import Backup, Backups, put_in_place
from catalogue.errors import DatabaseDamagedError, DatabaseOldError, DatabaseTooNewError, DatabaseWriteError
from catalogue.school import School
from catalogue.store import Catalogue
from desktop import __version__
from desktop.machine import machine_key

log = logging.getLogger(__name__)

SHIPPED_CATALOGUE = Path(store.__file__).resolve().parents[1] / store.FILE_NAME
"""The plan of 266 class hours that every new library starts with."""

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Mended:
    """What was wrong with a database and what was done: a code of messages.py with its facts."""

    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)


def open_catalogue(library: Path) -> tuple[Catalogue, Mended | None, bool]:
    """Open resources.db, looking through it; return also what was mended, and whether it has to be made again.

    Raises:
        DatabaseDamagedError: it is damaged, and another program is using the library.
        DatabaseTooNewError: a newer version of the program has written it, and another program is using the library.
        OSError: the folder cannot be written.
    """
    path = library / store.FILE_NAME
    if not path.exists():
        put_in_place(SHIPPED_CATALOGUE, path)
    try:
        return _checked_catalogue(library), None, False
    except (DatabaseDamagedError, DatabaseTooNewError) as error:
        log.warning("the catalogue cannot be read and is made again: %s", error)
        why, told = _index_told(error)
        with _locked(library, error):
            set_aside(path, why)
            put_in_place(SHIPPED_CATALOGUE, path)
        return _checked_catalogue(library), told, True


def open_school(library: Path) -> tuple[School, Mended | None]:
    """Open school.db, looking through it; where it is damaged or gone the newest good backup takes its place.

    Raises:
        DatabaseDamagedError: it is damaged, and another program is using the library.
        DatabaseTooNewError: a newer version of the program has written it.
        OSError: the folder cannot be written.
    """
    path = library / school_file.FILE_NAME
    backups = Backups(library / BACKUPS)
    try:
        _check_there(path, backups)
        return _checked_school(library), None
    except DatabaseOldError:
        raise
    except DatabaseDamagedError as error:
        log.warning("the school's records cannot be read: %s", error)
        with _locked(library, error):
            told = _restored(path, backups)
        return _checked_school(library), told


def set_aside(path: Path, why: str) -> Path | None:
    """Keep a database under another name, its log with it; None when it was not there.

    The file goes first: a log alone is taken for damage at the next start, a file alone for all there was.
    """
    number = 1
    while (kept := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).replace(kept.with_name(kept.name + suffix))
    return kept if kept.exists() else None


def restore(library: Path, chosen: Backup) -> Path | None:
    """Put a backup in the place of school.db, which nobody may have open; return under what name that is kept.

    Raises:
        OSError: the disk refused.
    """
    path = library / school_file.FILE_NAME
    kept = set_aside(path, "replaced")
    put_in_place(chosen.path, path)
    return kept


def _index_told(error: Exception) -> tuple[str, Mended | None]:
    """Return under what an index is kept that is made again, and what is said of it."""
    if isinstance(error, DatabaseTooNewError):
        return "newer", Mended("index-newer")
    # An index of an older program is no damage, and nothing that anybody has to hear about.
    return ("older", None) if isinstance(error, DatabaseOldError) else ("damaged", Mended("index-remade"))


def _check_there(path: Path, backups: Backups) -> None:
    """A file that is not there is new, unless its log or a backup tells of an older one."""
    if not path.exists() and (path.with_name(path.name + "-wal").exists() or next(backups.good(), None) is not None):
        raise DatabaseDamagedError(path, "gone")


def _restored(path: Path, backups: Backups) -> Mended:
    kept = set_aside(path, "damaged")
    backup = next(backups.good(), None)
    name = kept.name if kept is not None else ""
    if backup is None:
        return Mended("school-begun", {"kept": name})
    put_in_place(backup.path, path)
    return Mended("school-restored" if name else "school-gone", {"day": backup.day, "kept": name})


def _checked_catalogue(library: Path) -> Catalogue:
    catalogue = Catalogue.open(library)
    try:
        catalogue.check()
    except BaseException:
        catalogue.close()
        raise
    return catalogue


def _checked_school(library: Path) -> School:
    school = School.open(library, machine_key(library))
    try:
        school.check()
        with contextlib.suppress(DatabaseWriteError):  # a full disk does not keep anybody from reading
            school.written_by(__version__)
    except BaseException:
        school.close()
        raise
    return school


@contextlib.contextmanager
def _locked(library: Path, error: DatabaseDamagedError | DatabaseTooNewError) -> Iterator[None]:
    storage = import_module("sync.storage")  # only now: starting has no need of it (docs/decisions/0005)
    in_use = import_module("sync.errors").LibraryInUseError
    try:
        lock = storage.Library(library).__enter__()
    except in_use as busy:
        raise error from busy
    try:
        yield
    finally:
        lock.__exit__(None, None, None)
