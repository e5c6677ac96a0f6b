"""Looking whether what the library's volume holds lasts over a restart, and what could be better."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.homes import pointer_path
from sync.fixed_volumes import in_memory, on_one_volume, place_of, places_now, writable
from sync.lasting import Mark, Place, Standing, better_place, judge
from sync.marks import boot_now, read_mark, read_witnesses, write_mark, write_witness

MEMORY = "memory"
"""The verdict on a library that no restart can leave, whatever its marks say."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the library stands on: ``own`` is its volume, ``offer`` a better one, each None where there is none.

    ``in_memory``: nothing here lives through a restart. ``witnesses`` are folders on other volumes for copies of the
    mark.
    """

    library: Path
    standing: Standing
    own: Place | None
    offer: Place | None
    witnesses: tuple[Path, ...]
    in_memory: bool = False

    @property
    def verdict(self) -> str:
        """What is known of the volume: the verdict on its marks, or MEMORY, whatever these say."""
        return MEMORY if self.in_memory else self.standing.verdict.value

    @property
    def is_new(self) -> bool:
        """Whether this is the first start over this library, and nothing tells of an earlier one."""
        return self.standing.mark.starts == 1


def look(library: Path, now: datetime, places: Sequence[Place] | None = None) -> Ground:
    """Look at marks and volumes. Writes nothing but, for a moment, an empty file on other volumes.

    ``now`` is what the computer's clock shows, local and naive. May take long where a disk sleeps.
    """
    library = library.absolute()
    known = places_now() if places is None else places
    own = place_of(library, known)
    others = writable(place for place in known if place != own and not place.system)
    witnesses = _witnesses(library, others)
    start = Mark(uuid.uuid4().hex, str(library), 1, boot_now(), now)
    standing = judge(read_mark(library), read_witnesses(witnesses), start)
    offer = None if own is None else better_place(own, others, _size(library))
    return Ground(library, standing, own, offer, witnesses, in_memory(library))


def leave_mark(ground: Ground) -> None:
    """Leave the mark of this start in the library.

    Raises:
        OSError: the disk refused.
    """
    write_mark(ground.library, ground.standing.mark)


def leave_witnesses(ground: Ground, now: datetime) -> None:
    """Leave the mark on other volumes, and how long the computer is up in both; for some seconds after the start.

    Not at once: what a power cut takes away from the library a moment after it was written has not gone back. A volume
    that does not take it is passed over.

    Raises:
        OSError: the library's disk refused.
    """
    mark = replace(ground.standing.mark, boot=boot_now(), seen=now)
    write_mark(ground.library, mark)
    for folder in ground.witnesses:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_witness(folder, mark)
        except OSError:
            continue


def _witnesses(library: Path, others: Sequence[Place]) -> tuple[Path, ...]:
    """Return folders that are put back, if at all, apart from the library."""
    settings = pointer_path().parent
    known = next((folder for folder in (settings, *settings.parents) if folder.exists()), settings)
    apart = [] if on_one_volume(known, library) else [settings]
    return (*apart, *(Path(place.root) for place in others))


def _size(library: Path) -> int:
    """Return the bytes of the packages, next to which all else is small."""
    found = 0
    for path in (library / "packages").glob("*"):
        try:
            found += path.stat().st_size
        except OSError:
            continue
    return found
