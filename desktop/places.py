"""Where the library is, and opening what lies in it, mending what can be mended."""

import contextlib
import logging
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from catalogue import store
from catalogue.errors import DatabaseDamagedError
from catalogue.school import School
from catalogue.store import Catalogue
from sync.machine_key import FILE_NAME as KEY_FILE
from sync.machine_key import MachineKey
from sync.signature import SignatureProblem

log = logging.getLogger(__name__)

SHIPPED_CATALOGUE = Path(store.__file__).resolve().parents[1] / store.FILE_NAME
"""The plan of 266 class hours that every new library starts with."""


@dataclass(frozen=True, slots=True)
class Household:
    """What is kept of one library while the program runs. ``mended`` says that the index has to be made again."""

    library: Path
    catalogue: Catalogue
    school: School
    mended: bool = False

    def close(self) -> None:
        """Close both databases."""
        self.catalogue.close()
        self.school.close()


def default_library() -> Path:
    """Return the library that is used when none is named: SKYLESSON_LIBRARY, else the platform's data folder."""
    named = os.environ.get("SKYLESSON_LIBRARY")
    return Path(named) if named else platformdirs.user_data_path("skylesson", appauthor=False)


def open_household(library: Path) -> Household:
    """Open the databases of ``library``, making the library when it is new.

    A catalogue that cannot be read is set aside and replaced by the shipped plan: it is only an index.

    Raises:
        DatabaseDamagedError: the school's own records cannot be read; nothing was changed.
        DatabaseTooNewError: a newer version of the program has been used on this library.
        OSError: the folder cannot be made or written.
    """
    library = library.absolute()
    library.mkdir(parents=True, exist_ok=True)
    path = library / store.FILE_NAME
    if not path.exists():
        _place_shipped(path)
    mended = False
    try:
        catalogue = Catalogue.open(library)
    except DatabaseDamagedError as error:
        log.warning("the catalogue cannot be read and is made again: %s", error)
        _set_aside(path)
        _place_shipped(path)
        catalogue, mended = Catalogue.open(library), True
    try:
        return Household(library, catalogue, School.open(library, _machine_key(library)), mended)
    except BaseException:
        catalogue.close()
        raise


def _machine_key(library: Path) -> MachineKey:
    """Return the machine's key. A file that is none any more is set aside, and the machine begins anew as another."""
    try:
        return MachineKey(library)
    except SignatureProblem:
        log.warning("the machine's key cannot be read and is made again")
        _set_aside(library / KEY_FILE)
        return MachineKey(library)


def _place_shipped(path: Path) -> None:
    """Copy the shipped catalogue beside ``path``, then rename it: a half-written one never has the name."""
    beside = path.with_suffix(f".new{os.getpid()}")
    shutil.copyfile(SHIPPED_CATALOGUE, beside)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(path)


def _set_aside(path: Path) -> None:
    """Keep a damaged database under another name; its log and shared memory go with it."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    path.replace(path.with_name(f"{path.name}.damaged-{stamp}"))
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
