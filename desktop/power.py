"""Whether the computer runs on its battery: what nobody waits for is not made then.

Sources: Linux, Documentation/ABI/testing/sysfs-class-power; Windows, GetSystemPowerStatus.
"""

import ctypes
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

ASKED_EVERY = 5.0
"""Seconds that what the system says of its supply is believed."""

_SUPPLIES = Path("/sys/class/power_supply")
_OFFLINE = 0
_GIVING = frozenset(("1", "2"))


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
    """Tell whether it has a battery of its own, and neither mains nor USB gives anything.

    Only a plug for the mains can say so: a USB port is there, and empty, on a computer without a battery too, and the
    battery of a mouse is no battery of the computer's. One that says nothing of it counts as on the mains.
    """
    if sys.platform == "win32":
        status = _Status()
        return bool(ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))) and status.ac_line == _OFFLINE
    try:
        found = [(_said(supply / "type"), supply) for supply in supplies.iterdir()]
    except OSError:
        return False
    if not any(kind == "Battery" and _is_own(supply) for kind, supply in found):
        return False
    mains = {_said(supply / "online") for kind, supply in found if kind == "Mains"}
    # USB says 2 of a supply that was set to a voltage of its own, 1 of any other that gives something.
    gives = any(_said(supply / "online") in _GIVING for kind, supply in found if kind == "USB")
    return "0" in mains and not mains & _GIVING and not gives


def _is_own(battery: Path) -> bool:
    """Tell whether a battery is in and feeds the computer. Most say nothing of either: then it does."""
    return _said(battery / "scope") != "Device" and _said(battery / "present") != "0"


def _said(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


class PowerWatch:
    """Says whether the computer runs on its battery to whoever asks many times a second, on any thread.

    The files of Linux are answered by the firmware of the computer, which takes its time on some laptops.
    """

    def __init__(self, ask: Callable[[], bool] = on_battery, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._clock = ask, clock
        self._said, self._until = False, -math.inf

    def on_battery(self) -> bool:
        """Tell what was so at most ASKED_EVERY seconds ago."""
        now = self._clock()
        if now >= self._until:
            self._until = now + ASKED_EVERY
            self._said = self._ask()
        return self._said
