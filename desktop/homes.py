"""Where the library is when none is named: on the stick that the program runs from, where it was moved to, or at home.

Drive C: may be put back at each start, and with it what the program remembers there; so a volume that a library was
moved to says so itself (docs/decisions/0042).
"""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import platformdirs

from sync.signpost import MARK_NAME, any_signpost, is_there, library_on, places_in, written

POINTER_NAME = "library.json"
"""Of the file among the user's settings that names the library."""

PORTABLE_NAMES = ("portable.txt", "portable")
"""A file of one of these names beside the program makes it portable: the library lies beside it, too."""

PROGRAM_VARIABLE = "SKYLESSON_PROGRAM"
"""Names the folder of the frozen program that was started, for another version that takes over (launching.py)."""

PORTABLE_LIBRARY = "library"
NAME = "Skylesson"
"""Of the folder of the library on another volume."""


class How(StrEnum):
    """How the library was found."""

    NAMED = "named"
    PORTABLE = "portable"
    CHOSEN = "chosen"
    SIGNPOST = "signpost"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Home:
    """The library to use. ``away`` is where it should be but is not: its volume is not there today."""

    library: Path
    how: How
    away: Path | None = None


def find_home() -> Home:
    """Return the library that is used when the command line names none: the first of these that there is.

    SKYLESSON_LIBRARY; beside a portable program; where it was moved to; the folder that a volume names as the library;
    the platform's data folder.
    """
    if named := os.environ.get("SKYLESSON_LIBRARY"):
        return Home(Path(named), How.NAMED)
    if (portable := portable_library()) is not None:
        return Home(portable, How.PORTABLE)
    chosen = [Path(place) for place in places_in(written(pointer_path()))]
    for library in chosen:
        if is_there(library / MARK_NAME):
            return Home(library, How.CHOSEN)
    # What knows of volumes takes time to load (docs/decisions/0005).
    for place in import_module("sync.fixed_volumes").places_now() if any_signpost() else ():
        if (named_there := library_on(Path(place.root))) is not None:
            return Home(named_there, How.SIGNPOST)
    at_home = data_folder()
    return Home(at_home, How.DEFAULT, None if at_home in chosen else next(iter(chosen), None))


def data_folder() -> Path:
    """Return where the library is unless somebody wants it elsewhere."""
    return platformdirs.user_data_path("skylesson", appauthor=False)


def pointer_path() -> Path:
    """Return where the user's settings name the library."""
    return platformdirs.user_config_path("skylesson", appauthor=False, roaming=False) / POINTER_NAME


def portable_library() -> Path | None:
    """Return the library beside the program where it is portable, None where it is installed."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(os.environ.get(PROGRAM_VARIABLE) or Path(sys.executable).parent)
    if any((folder / name).is_file() for name in PORTABLE_NAMES):
        return folder / PORTABLE_LIBRARY
    return None
