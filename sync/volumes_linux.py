"""Sticks on Linux: those entries of the mount table that people carry about.

Source: proc(5), "/proc/pid/mountinfo", for its fields, its octal escapes, and that poll(2) on it reports each change.
"""

import contextlib
import os
import re
import select
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sync.block_devices import BlockDevices
from sync.late_answers import LateAnswers
from sync.superblock import Identity
from sync.volume_records import PLACES, Volume

MOUNT_TABLE = Path("/proc/self/mountinfo")
PATIENCE = 0.5
"""Seconds that one look waits for sticks to answer; a sound one takes milliseconds, or is seen at the next look."""

_SYSTEM_PLACES = tuple(map(Path, ("/boot", "/efi", "/etc", "/usr", "/var")))
_SYSTEM_ROOTS = (Path("/"), Path("/home"))
_IN_MEMORY = ("tmpfs", "ramfs")
_OCTAL = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the mount table. ``device`` is "major:minor"; ``root`` is what part of it is seen at ``point``."""

    id: int
    parent: int
    device: str
    root: str
    point: Path
    file_system: str
    source: str

    @property
    def on_block_device(self) -> bool:
        """Tell whether there is a disk behind it; what the kernel makes up itself has devices of major number 0."""
        return not self.device.startswith("0:")


def parse_mounts(table: bytes) -> list[Mount]:
    """Read the mount table; lines that are not as proc(5) says are left out."""
    # Names may hold any other white space raw, so only these two separators count.
    lines = (_mount(line.split(b" ")) for line in table.split(b"\n"))
    return [mount for mount in lines if mount is not None]


def on_their_disks(mounts: Iterable[Mount], devices: BlockDevices) -> list[Mount]:
    """Return mounts with the disks behind them: Btrfs has numbers of its own making, the disk is in the source."""
    return [
        mount if mount.on_block_device else replace(mount, device=devices.number_of(mount.source) or mount.device)
        for mount in mounts
    ]


def _mount(fields: list[bytes]) -> Mount | None:
    try:
        kind = fields.index(b"-", 6) + 1
        file_system, source = (_decoded(field) for field in fields[kind : kind + 2])
        number, parent = int(fields[0]), int(fields[1])
    except ValueError:
        return None
    device, root, point = (_decoded(field) for field in fields[2:5])
    return Mount(number, parent, device, root, Path(point), file_system, source)


def _decoded(field: bytes) -> str:
    return os.fsdecode(_OCTAL.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), field))


def stick_mounts(
    mounts: Sequence[Mount], is_removable: Callable[[str], bool], places: Sequence[Path] = PLACES
) -> list[Mount]:
    """Return the mounts that are sticks, one for each device: in ``places`` if any is, whole rather than a part.

    A device that bears the running system is none, even on USB. Of file systems without a disk only those in memory
    count, and only within ``places``: all others belong to the kernel, the desktop or the network.
    """
    system = {mount.device for mount in mounts if _is_system(mount.point, places)}
    chosen: dict[str, Mount] = {}
    for mount in mounts:
        within = _is_within(mount.point, places)
        if mount.device in system or not (within or (mount.on_block_device and is_removable(mount.device))):
            continue
        if not mount.on_block_device and (mount.file_system not in _IN_MEMORY or mount.point in places):
            continue
        if _is_hidden(mount, mounts):
            continue
        known = chosen.get(mount.device)
        if known is None or _rank(mount, places) > _rank(known, places):
            chosen[mount.device] = mount
    return list(chosen.values())


def _rank(mount: Mount, places: Sequence[Path]) -> tuple[bool, bool]:
    return _is_within(mount.point, places), mount.root == "/"


def _is_within(point: Path, places: Sequence[Path]) -> bool:
    return any(point.is_relative_to(place) for place in places)


def _is_system(point: Path, places: Sequence[Path]) -> bool:
    return (point in _SYSTEM_ROOTS or _is_within(point, _SYSTEM_PLACES)) and not _is_within(point, places)


def _is_hidden(mount: Mount, mounts: Sequence[Mount]) -> bool:
    """Tell whether something was mounted later on the same place or above it, so that the path leads elsewhere."""
    above = set(_ancestors(mount, {other.id: other for other in mounts}))
    later = mounts[mounts.index(mount) + 1 :]
    return any(mount.point.is_relative_to(other.point) and other.id not in above for other in later)


def _ancestors(mount: Mount, by_id: dict[int, Mount]) -> Iterator[int]:
    for _ in by_id:  # a table read while it changed might go in a circle
        yield mount.parent
        if mount.parent not in by_id:
            return
        mount = by_id[mount.parent]


class LinuxVolumes:
    """Lists the sticks that are mounted, again and again. For one thread."""

    def __init__(
        self,
        places: Sequence[Path] = PLACES,
        *,
        devices: BlockDevices | None = None,
        table: Path = MOUNT_TABLE,
        patience: float = PATIENCE,
    ) -> None:
        self._places, self._table = tuple(places), table
        self._devices = devices or BlockDevices()
        self._looks = LateAnswers[Mount, Volume](self._look, patience)

    def __call__(self) -> list[Volume]:
        """Return the sticks that are in; one that has not answered yet is left out, one that hangs is as it was.

        Raises:
            OSError: the mount table cannot be read.
        """
        mounts = on_their_disks(parse_mounts(self._table.read_bytes()), self._devices)
        sticks = stick_mounts(mounts, self._devices.is_removable, self._places)
        here = [mount for mount in sticks if not (mount.on_block_device and self._devices.is_gone(mount.device))]
        return list(self._looks.about(here).values())

    def _look(self, mount: Mount, last: Volume | None) -> Volume:
        usage = shutil.disk_usage(mount.point)
        if last is not None:
            # Who it is was settled when it came: udev's links move when a copy of the stick is put in.
            return replace(last, size=usage.total, free=usage.free)
        said = self._devices.identity(mount.device) if mount.on_block_device else Identity()
        name = said.uuid or f"{mount.device} {said.label}".strip()
        return Volume(name, said.label, mount.point, mount.file_system, usage.total, usage.free)


@contextlib.contextmanager
def mount_changes(table: Path = MOUNT_TABLE) -> Iterator[Callable[[float], bool]]:
    """Give what waits for some seconds, or less: True as soon as something was mounted or unmounted since it returned.

    Raises:
        OSError: there is no mount table to wait for.
    """
    if sys.platform == "win32":
        raise OSError("Windows has no mount table")
    with table.open("rb", buffering=0) as file:
        poll = select.poll()
        poll.register(file, select.POLLERR | select.POLLPRI)
        yield lambda seconds: bool(poll.poll(seconds * 1000))
