"""The last step of moving the library: what was copied becomes the library, and is found from now on.

Taken when nobody uses the library: by the command, when the window closes, or else before it opens.
"""

import json
import logging
import uuid
from pathlib import Path

from catalogue.durable import put_whole
from desktop.homes import data_folder, pointer_path
from desktop.school_clock import system_clock
from desktop.settings import SettingsFile
from sync.errors import LibraryInUseError, PackageError
from sync.fixed_volumes import place_of, places_now
from sync.intake import Reporting
from sync.lasting import Mark
from sync.marks import boot_now, read_mark, say_library, write_mark
from sync.moving import LibraryMove
from sync.signpost import MOVING_NAME, library_on, places_in, written
from sync.storage import Library

log = logging.getLogger(__name__)


def plan_move(library: Path, target: Path) -> None:
    """Note in the library that it is to be in ``target``: what is left is done when it is closed.

    Raises:
        OSError: the disk refused.
    """
    _put(library / MOVING_NAME, {"library": str(target)})


def finish_planned(library: Path, *, forget: bool = True) -> Path | None:
    """Do what ``plan_move`` left to do; return where the library is now, None when nothing was planned.

    What cannot be done is not planned any more: the library stays, and can be moved again. Without ``forget``, where
    nobody is there to be told why, it stays planned.

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
        if forget:
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
        try:
            _take_back(library, target)
            (library / MOVING_NAME).unlink(missing_ok=True)
        except OSError as error:
            log.info("the library is in %s, but %s still says otherwise: %s", target, library, error)


def take_back(library: Path) -> None:
    """Let nothing lead to where the library was, where a move was cut off after its last step.

    Raises:
        OSError: a disk refused.
    """
    said = places_in(written(pointer_path()))
    if len(said) > 1 and Path(said[0]) == library:
        _take_back(Path(said[1]), library)


def _prepare(library: Path, growing: Path, target: Path) -> None:
    """Make the copy fit for its place, and say where it is going to be: both count once it is there.

    Whatever leads to the library as it is goes on doing so: the last step may fail, or the power.
    """
    if read_mark(growing) is None:
        write_mark(growing, Mark(uuid.uuid4().hex, str(target), 1, boot_now(), system_clock()))
    settings = SettingsFile(growing)
    folders = settings.read().drop_folders
    moved = tuple(_moved(folder, (library, growing), target) for folder in folders)
    if folders != (growing / "drop",):
        settings.change(drop_folders=moved)
    _say_where(library, target)


def _say_where(library: Path, target: Path) -> None:
    own = place_of(target, places_now())
    if own is not None and not own.system:
        root = Path(own.root)
        say_library(root, target, library if library_on(root) == library else None)
    pointer_path().parent.mkdir(parents=True, exist_ok=True)
    _put(pointer_path(), {"library": str(target), "before": str(library)})


def _take_back(library: Path, target: Path) -> None:
    """Let nothing lead to the old library any more, now that the new one is there."""
    places = places_now()
    own = place_of(target, places)
    for place in places:
        root = Path(place.root)
        if place is own and not own.system:
            say_library(root, target)
        elif library_on(root) == library:
            say_library(root, None)
    # Last: until here it leads to the new library and, where that does not last, to the old one.
    if target == data_folder():
        pointer_path().unlink(missing_ok=True)
    else:
        _put(pointer_path(), {"library": str(target)})


def _moved(folder: Path, olds: tuple[Path, ...], target: Path) -> Path:
    for old in olds:
        if folder.is_relative_to(old):
            return target / folder.relative_to(old)
    return folder


def _put(path: Path, record: dict[str, str]) -> None:
    put_whole(path, json.dumps(record, ensure_ascii=False).encode())
