"""The last step of moving the library: what was copied becomes the library, and is found from now on.

Taken when nobody uses the library: by the command, when the window closes, or else before it opens.
"""

import json
import logging
import os
import uuid
from pathlib import Path

from desktop.homes import data_folder, pointer_path
from desktop.school_clock import system_clock
from desktop.settings import SettingsFile
from sync.errors import LibraryInUseError, PackageError
from sync.fixed_volumes import place_of, places_now
from sync.intake import Reporting
from sync.lasting import Mark
from sync.marks import boot_now, read_mark, say_library, write_mark
from sync.moving import LibraryMove
from sync.signpost import MOVING_NAME, library_on, written
from sync.storage import Library, sync_file, sync_folder

log = logging.getLogger(__name__)


def plan_move(library: Path, target: Path) -> None:
    """Note in the library that it is to be in ``target``: what is left is done when it is closed.

    Raises:
        OSError: the disk refused.
    """
    _put(library / MOVING_NAME, {"library": str(target)})


def finish_planned(library: Path) -> Path | None:
    """Do what ``plan_move`` left to do; return where the library is now, None when nothing was planned.

    What cannot be done is not planned any more: the library stays, and can be moved again.

    Raises:
        PackageError: as LibraryMove raises it; or another program is using the library.
        OSError: a disk refused.
    """
    planned = written(library / MOVING_NAME).get("library")
    if not isinstance(planned, str) or not planned:
        return None
    target = Path(planned)
    try:
        move_library(library, target)
    except LibraryInUseError:
        raise
    except PackageError:
        log.info("the library could not be moved to %s", target, exc_info=True)
        (library / MOVING_NAME).unlink(missing_ok=True)
        raise
    return target


def move_library(library: Path, target: Path, reporting: Reporting | None = None) -> None:
    """Move a library that is not in use, and have it found where it is then. The old one stays as it was.

    Raises:
        PackageError: as LibraryMove raises it; or another program is using the library.
        OSError: a disk refused.
    """
    library, target = library.absolute(), target.absolute()
    with Library(library):
        LibraryMove(library, target, reporting).finish(lambda growing: _prepare(library, growing, target))
        (library / MOVING_NAME).unlink(missing_ok=True)


def _prepare(library: Path, growing: Path, target: Path) -> None:
    """Make the copy fit for its place, and say where it is going to be: both count once it is there."""
    if read_mark(growing) is None:
        write_mark(growing, Mark(uuid.uuid4().hex, str(target), 1, boot_now(), system_clock()))
    settings = SettingsFile(growing)
    folders = settings.read().drop_folders
    moved = tuple(_moved(folder, (library, growing), target) for folder in folders)
    if folders != (growing / "drop",):
        settings.change(drop_folders=moved)
    _say_where(library, target)


def _say_where(library: Path, target: Path) -> None:
    places = places_now()
    for place in places:
        if library_on(Path(place.root)) == library:
            say_library(Path(place.root), None)
    own = place_of(target, places)
    if own is not None and not own.system:
        say_library(Path(own.root), target)
    if target == data_folder():
        pointer_path().unlink(missing_ok=True)
        return
    pointer_path().parent.mkdir(parents=True, exist_ok=True)
    _put(pointer_path(), {"library": str(target)})


def _moved(folder: Path, olds: tuple[Path, ...], target: Path) -> Path:
    for old in olds:
        if folder.is_relative_to(old):
            return target / folder.relative_to(old)
    return folder


def _put(path: Path, record: dict[str, str]) -> None:
    beside = path.with_name(f"{path.name}.new{os.getpid()}")
    beside.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    sync_file(beside)
    beside.replace(path)
    sync_folder(path.parent)
