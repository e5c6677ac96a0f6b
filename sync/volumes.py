"""Sticks that come and go."""

import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator

from sync.volume_records import Volume, difference
from sync.volumes_linux import LinuxVolumes, mount_changes
from sync.volumes_windows import WindowsVolumes, kernel32

__all__ = ["Volume", "VolumeWatch", "difference", "removable_volumes", "volume_lister"]

log = logging.getLogger(__name__)

POLL_SECONDS = 2.0
_LOOK_FOR_STOP = 0.25
"""Seconds between two looks whether the watch should end: a wait for the mount table cannot be woken for that."""

_LEAST_PAUSE = 0.1
"""Seconds between two scans however often something is mounted."""

ListVolumes = Callable[[], list[Volume]]
OnChange = Callable[[tuple[Volume, ...], tuple[Volume, ...]], None]


def volume_lister() -> ListVolumes:
    """Return what lists the sticks of this system, each call anew; keep it, as it remembers which of them hang.

    The list is empty on systems where nothing is known of sticks.
    """
    if sys.platform == "win32":
        return WindowsVolumes(kernel32())
    return LinuxVolumes() if sys.platform == "linux" else list


def removable_volumes() -> list[Volume]:
    """Return the sticks that are in now. To look again and again take ``volume_lister`` or ``VolumeWatch``.

    Raises:
        OSError: the system does not say what is mounted.
    """
    return volume_lister()()


class VolumeWatch:
    """Tells of sticks that arrive and are gone. ``scan`` and ``run`` are for one thread, which ``on_change`` is on."""

    def __init__(
        self,
        on_change: OnChange,
        list_volumes: ListVolumes | None = None,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        """``on_change`` gets what arrived and what is gone. ``poll_seconds`` is the longest time between two scans."""
        self._on_change, self._poll_seconds = on_change, poll_seconds
        self._list_volumes = list_volumes or volume_lister()
        self._known: tuple[Volume, ...] = ()

    def scan(self) -> None:
        """Compare with the scan before and tell of changes. At the first scan all sticks that are in arrive."""
        try:
            now = tuple(self._list_volumes())
        except OSError as error:
            log.info("which sticks are in cannot be told now: %s", error)
            return
        arrived, gone = difference(self._known, now)
        self._known = now
        if arrived or gone:
            self._on_change(arrived, gone)

    def run(self, stop: threading.Event) -> None:
        """Scan until ``stop`` is set: on Linux as soon as something is mounted or unmounted, and always in turn."""
        with _waiting(stop) as wait:
            while not stop.is_set():
                self.scan()
                stop.wait(min(_LEAST_PAUSE, self._poll_seconds))
                self._pause(stop, wait)

    def _pause(self, stop: threading.Event, wait: Callable[[float], bool]) -> None:
        ends = time.monotonic() + self._poll_seconds
        while not stop.is_set() and (left := ends - time.monotonic()) > 0:
            if wait(min(left, _LOOK_FOR_STOP)):
                return


@contextlib.contextmanager
def _waiting(stop: threading.Event) -> Iterator[Callable[[float], bool]]:
    """Give what waits for some seconds, or less when there is reason to look; from here on no change is missed."""
    with contextlib.ExitStack() as open_files:
        wait: Callable[[float], bool] = stop.wait
        try:
            wait = open_files.enter_context(mount_changes())
        except OSError as error:
            log.info("mounts are looked for, not waited for: %s", error)
        yield wait
