"""The volumes that stay in the computer: which one the library lies on, and which others it could lie on.

Sources: proc(5), "/proc/pid/mountinfo"; "Volume Management Functions" of the Windows API.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sync.block_devices import BlockDevices
from sync.lasting import Place
from sync.volume_records import PLACES
from sync.volumes_linux import MOUNT_TABLE, Mount, on_their_disks, parse_mounts
from sync.volumes_windows import Drives, drive_roots, kernel32

_DRIVE_FIXED = 3
_NOT_FOR_PEOPLE = ("recovery", "winre", "system reserved", "efi", "\u6062\u590d", "\u7cfb\u7edf\u4fdd\u7559")
"""In labels of partitions that makers and Windows keep for themselves."""

_IN_MEMORY = ("tmpfs", "ramfs")

Usage = Callable[[str], tuple[int, int, int]]


def places_now(usage: Usage = shutil.disk_usage) -> list[Place]:
    """Return the fixed volumes of this computer that this user may write to; the system's own is among them.

    Where nobody tells there are none.
    """
    try:
        if sys.platform == "win32":
            return windows_places(kernel32(), os.environ.get("SYSTEMDRIVE", "C:"), usage)
        mounts = _mounts_now()
    except OSError:
        return []
    return linux_places(mounts, BlockDevices().is_removable, usage)


def place_of(path: Path, places: Sequence[Place]) -> Place | None:
    """Return the volume, among ``places``, that a path lies on."""
    above = [place for place in places if path.is_relative_to(place.root)]
    return max(above, key=lambda place: len(Path(place.root).parts), default=None)


def linux_places(mounts: Sequence[Mount], is_removable: Callable[[str], bool], usage: Usage) -> list[Place]:
    """Return the mounts of whole file systems on disks of the computer that this user may write to, one of each disk.

    Of Btrfs a subvolume will do, where the whole is not mounted: that is how it is used.
    """
    found: dict[str, Place] = {}
    system = next((mount.device for mount in reversed(mounts) if mount.point == Path("/")), "")
    for mount in sorted(mounts, key=lambda mount: (mount.device != system, mount.root != "/")):
        is_system = mount.device == system
        if is_system and mount.point != Path("/"):
            continue
        carried = not mount.on_block_device or is_removable(mount.device)
        whole = mount.root == "/" or mount.file_system == "btrfs"
        if is_system or (not carried and whole and _is_for_people(mount.point)):
            found.setdefault(mount.device, _place(str(mount.point), str(mount.point), usage, system=is_system))
    return [place for place in found.values() if place.room >= 0]


def windows_places(drives: Drives, system_drive: str, usage: Usage) -> list[Place]:
    """Return the fixed drives with a medium; ``system_drive`` as Windows says it, ``C:``."""
    found = []
    for root in drive_roots(drives.mask()):
        if drives.kind(root) != _DRIVE_FIXED:
            continue
        try:
            _serial, label, _kind = drives.information(root)
        except OSError:
            continue
        if not any(word in label.casefold() for word in _NOT_FOR_PEOPLE):
            found.append(_place(root[:2], root, usage, system=root[:2].upper() == system_drive.upper()))
    return [place for place in found if place.room >= 0]


def in_memory(path: Path) -> bool:
    """Tell whether a path lies in memory, so that nothing there lives through a restart. Always False on Windows."""
    try:
        mount = mount_of(path, parse_mounts(MOUNT_TABLE.read_bytes()))
    except OSError:
        return False
    return mount is not None and mount.file_system in _IN_MEMORY


def on_one_volume(one: Path, other: Path) -> bool:
    """Tell whether two paths, which are there, lie on one volume, so that they share its room and its fate.

    So do subvolumes of Btrfs, of which stat(2) gives each a device of its own.

    Raises:
        OSError: a path cannot be looked at.
    """
    if one.stat().st_dev == other.stat().st_dev:
        return True
    try:
        mounts = [] if sys.platform == "win32" else _mounts_now()
    except OSError:
        return False
    found = [mount.device for path in (one, other) if (mount := mount_of(path, mounts)) is not None]
    return len(found) == 2 and found[0] == found[1]


def mount_of(path: Path, mounts: Sequence[Mount]) -> Mount | None:
    """Return the mount, among ``mounts``, that a path is seen through."""
    place = path.resolve()
    above = [mount for mount in mounts if place.is_relative_to(mount.point)]
    return max(reversed(above), key=lambda mount: len(mount.point.parts), default=None)


def writable(places: Iterable[Place]) -> list[Place]:
    """Return those that really take a file: Windows tells only to those who try.

    What cannot be written is left out without a word.
    """
    return [place for place in places if _takes_a_file(Path(place.root))]


def _mounts_now() -> list[Mount]:
    return on_their_disks(parse_mounts(MOUNT_TABLE.read_bytes()), BlockDevices())


def _takes_a_file(root: Path) -> bool:
    probe = root / f".skylesson-{os.getpid()}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def _is_for_people(point: Path) -> bool:
    kept = (*PLACES, Path("/boot"), Path("/efi"), Path("/usr"), Path("/var"), Path("/etc"), Path("/recovery"))
    return not any(point.is_relative_to(place) for place in kept) and os.access(point, os.W_OK)


def _place(name: str, root: str, usage: Usage, *, system: bool) -> Place:
    """Return a volume; one that does not answer has a room of -1."""
    try:
        room = usage(root)[2]
    except OSError:
        room = -1
    return Place(name, root, room, system)
