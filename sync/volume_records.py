"""What is known of a stick, and how two looks at the sticks differ. Pure: nothing here touches a disk."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PLACES = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where desktops, and people by hand, mount what they plug in."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A mounted file system that people carry about.

    ``id`` is the UUID of the file system (FAT: its serial number, as ``1A2B-3C4D``), so that a stick is known again on
    another port; where none can be learned, a stand-in that holds as long as the stick stays in. Copies of a stick
    share their UUID: only ``id`` and ``mount`` together name one. ``label`` is '' when it has none. ``size`` and
    ``free`` (what this user may write) in bytes, as they were at the last look that the stick answered.
    """

    id: str
    label: str
    mount: Path
    file_system: str
    size: int
    free: int


def difference(before: Iterable[Volume], now: Iterable[Volume]) -> tuple[tuple[Volume, ...], tuple[Volume, ...]]:
    """Return which volumes arrived and which are gone.

    A stick that is at another mount point is in both: whoever works on the old path has to let go of it. Free space
    that changed is no change of this kind.
    """
    then, today = ({(volume.id, volume.mount): volume for volume in look} for look in (before, now))
    arrived = tuple(volume for key, volume in today.items() if key not in then)
    gone = tuple(volume for key, volume in then.items() if key not in today)
    return arrived, gone
