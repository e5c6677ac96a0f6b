"""Where a volume says which of its folders is the library, so that it is found even when drive C: was put back.

Read at each start, before the window: imports next to nothing (docs/decisions/0005). ``marks.py`` writes.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sync.volume_records import PLACES

MARK_NAME = "lasting.json"
"""Of the mark in a library."""

WITNESS_NAME = "skylesson.json"
"""Of the file at the root of other volumes: marks of libraries, and which folder of the volume is the library."""

MOVING_NAME = "moving.json"
"""Of the file in a library that says where it is going to; it does not go along."""

_LARGEST = 2**16


def library_on(root: Path) -> Path | None:
    """Return the library that a volume says it has, None where it says none or it is not there."""
    for named in places_in(written(root / WITNESS_NAME)):
        library = root / named
        if library.is_relative_to(root) and ".." not in library.parts and is_there(library / MARK_NAME):
            return library
    return None


def places_in(said: Mapping[str, Any]) -> list[str]:
    """Return where the library is: first where it is going to, then where it was before, while it is being moved."""
    named = (said.get("library"), said.get("before"))
    return [place for place in named if isinstance(place, str) and place]


def any_signpost(table: Path = Path("/proc/self/mounts")) -> bool:
    """Tell whether it is worth while to ask which volumes there are: whether some disk has such a file at all.

    Always True on Windows, where only the volumes themselves can be asked. Asked are the disks of the computer only: a
    share, or a stick that hangs, would keep the window waiting. Source: proc(5), "/proc/mounts".
    """
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return sys.platform == "win32"
    mounts = (fields for line in lines if len(fields := line.split(" ")) > 1)
    disks = (point for source, point, *_ in mounts if source.startswith("/dev/") or point == "/")
    points = (Path(point.replace("\\040", " ")) for point in disks)
    stays = (point for point in points if not any(point.is_relative_to(place) for place in PLACES))
    return any(is_there(point / WITNESS_NAME) for point in stays)


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen: not on a disk that is gone, nor on one that another person mounted."""
    try:
        return path.is_file()
    except OSError:
        return False


def written(path: Path) -> Mapping[str, Any]:
    """Return the JSON object in a small file, an empty one where there is none that can be read."""
    try:
        return to_rewrite(path)
    except OSError:
        return {}


def to_rewrite(path: Path) -> Mapping[str, Any]:
    """Return the JSON object in a small file that is to be written again, an empty one where there is none.

    Raises:
        OSError: it may be there, but cannot be read now; what it says would be lost.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        read = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
