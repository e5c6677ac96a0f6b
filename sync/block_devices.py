"""What Linux says of a block device: whether one carries it about, and what udev or its first bytes call it.

Sources: sysfs(5) with the kernel's ABI/stable/sysfs-block ("removable"), and udev(7), "OPTIONS" of SYMLINK, for how
names in /dev/disk are escaped. Devices are named by number, "8:17", as in /proc/self/mountinfo and /sys/dev/block.
"""

import os
import re
import stat
import sys
from pathlib import Path

from sync.superblock import HEAD_SIZE, Identity, identity_of

_ESCAPED = re.compile(rb"\\x([0-9a-fA-F]{2})")
_USB = re.compile(r"usb\d+")
"""The folder of a USB bus in the path of every device on it."""


class BlockDevices:
    """The block devices of this machine. Only ``identity`` reads from the device, and may hang on a dying one."""

    def __init__(self, sysfs: Path = Path("/sys"), dev: Path = Path("/dev")) -> None:
        self._numbers, self._dev = sysfs / "dev" / "block", dev

    def number_of(self, source: str) -> str | None:
        """Return the number of the device that is mounted from ``source``; None when that is no block device."""
        if sys.platform == "win32" or not source.startswith(f"{self._dev}/"):
            return None
        try:
            status = Path(source).stat()
        except OSError:
            return None
        if not stat.S_ISBLK(status.st_mode):
            return None
        return f"{os.major(status.st_rdev)}:{os.minor(status.st_rdev)}"

    def is_gone(self, number: str) -> bool:
        """Tell whether the device was pulled. Its mount may stay until somebody unmounts it, and answer from memory."""
        return self._numbers.is_dir() and not (self._numbers / number).exists()

    def is_removable(self, number: str) -> bool:
        """Tell whether the device, or the disk that it is a partition of, is removable or on USB."""
        folder = (self._numbers / number).resolve()
        if any(_USB.fullmatch(part) for part in folder.parts):
            return True
        return any(_says_yes(place / "removable") for place in (folder, folder.parent))

    def identity(self, number: str) -> Identity:
        """Return UUID and label: udev's where it runs, else the file system's own where this user may read them.

        Raises:
            OSError: the device does not answer as a sound one does.
        """
        name = (self._numbers / number).resolve().name
        uuid, label = self._linked("by-uuid", name), self._linked("by-label", name)
        if uuid and label:
            return Identity(uuid, label)
        own = self._own(name)
        return Identity(uuid or own.uuid, label or own.label)

    def _linked(self, kind: str, name: str) -> str:
        try:
            links = sorted((self._dev / "disk" / kind).iterdir())
        except OSError:
            return ""
        return next((unescaped(link.name) for link in links if link.resolve().name == name), "")

    def _own(self, name: str) -> Identity:
        try:
            with (self._dev / name).open("rb", buffering=0) as device:
                return identity_of(device.read(HEAD_SIZE))
        except (PermissionError, FileNotFoundError):
            return Identity()


def unescaped(name: str) -> str:
    r"""Return the text that udev made a link's name from: ``BLUE\x20STICK`` is "BLUE STICK"."""
    raw = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), os.fsencode(name))
    return raw.decode("utf-8", errors="replace")


def _says_yes(path: Path) -> bool:
    try:
        return path.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
