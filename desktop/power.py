"""Whether the computer runs on its battery: what nobody waits for is not made then.

Sources: Linux, Documentation/ABI/testing/sysfs-class-power; Windows, GetSystemPowerStatus.
"""

import ctypes
import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_OFFLINE = 0


class _Status(ctypes.Structure):
    """SYSTEM_POWER_STATUS."""

    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("battery", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_ulong),
        ("seconds_full", ctypes.c_ulong),
    )


def on_battery(supplies: Path = _SUPPLIES) -> bool:
    """Tell whether there is mains and it gives nothing. A computer that says nothing of it counts as on the mains."""
    if sys.platform == "win32":
        status = _Status()
        return bool(ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))) and status.ac_line == _OFFLINE
    try:
        online = [_said(supply / "online") for supply in supplies.iterdir() if _said(supply / "type") != "Battery"]
    except OSError:
        return False
    said = [value for value in online if value]
    return bool(said) and all(value == "0" for value in said)


def _said(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
