"""What can be read on the screen, as a screen reader reads it: the accessibility tree over D-Bus (AT-SPI 2).

Nothing of the program is imported: what has no name there cannot be found by somebody who does not see it either.
Source: at-spi2-core, xml/Accessible.xml and xml/Component.xml; the numbers of states are those of AtspiStateType.
"""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE, _COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
_ROOT = "/org/a11y/atspi/accessible/root"
_CHECKED, _ENABLED, _FOCUSED, _SHOWING = 4, 8, 12, 25
_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen: its role and words, where it is (left, top, width, height), and its state."""

    role: str
    name: str
    place: tuple[int, int, int, int]
    enabled: bool
    focused: bool
    checked: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class Eyes:
    """Reads everything that shows, of every program on one bus."""

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus=address)

    def close(self) -> None:
        """Read no more."""
        self._bus.close()

    def things(self) -> list[Thing]:
        """Return what shows now, in reading order. What goes away meanwhile is left out."""
        found: list[Thing] = []
        for name in self._programs():
            with contextlib.suppress(DBusErrorResponse, TimeoutError):
                found += self._read(name, _ROOT, 0)
        return found

    def _programs(self) -> list[str]:
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        names: list[str] = self._bus.send_and_get_reply(new_method_call(bus, "ListNames")).body[0]
        return [name for name in names if name.startswith(":") and name != self._bus.unique_name]

    def _read(self, program: str, path: str, depth: int) -> Iterator[Thing]:
        state = self._ask(program, path, _ACCESSIBLE, "GetState")
        showing = _has(state, _SHOWING)
        if showing and depth > 1:
            yield self._thing(program, path, state)
        if showing or depth <= 1:
            for child_program, child in self._ask(program, path, _ACCESSIBLE, "GetChildren"):
                yield from self._read(child_program, child, depth + 1)

    def _thing(self, program: str, path: str, state: list[int]) -> Thing:
        properties = DBusAddress(path, program, "org.freedesktop.DBus.Properties")
        asked = new_method_call(properties, "Get", "ss", (_ACCESSIBLE, "Name"))
        name = self._bus.send_and_get_reply(asked, timeout=_SECONDS).body[0][1]
        place = self._ask(program, path, _COMPONENT, "GetExtents", "u", (0,))
        role = self._ask(program, path, _ACCESSIBLE, "GetRoleName")
        return Thing(role, name, place, _has(state, _ENABLED), _has(state, _FOCUSED), _has(state, _CHECKED))

    def _ask(self, program: str, path: str, interface: str, method: str, *arguments: Any) -> Any:
        """Return the one value that a method answers; ``arguments`` are a signature and its values."""
        call = new_method_call(DBusAddress(path, program, interface), method, *arguments)
        reply = self._bus.send_and_get_reply(call, timeout=_SECONDS)
        if reply.header.message_type.name == "error":
            raise DBusErrorResponse(reply)
        return reply.body[0]


@contextlib.contextmanager
def reading_bus(folder: Path) -> Iterator[str]:
    """Give the address of a bus for accessibility alone: programs that get it as AT_SPI_BUS_ADDRESS can be read."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("not installed: dbus-daemon")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={folder / 'reading'}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


def _has(state: list[int], number: int) -> bool:
    return bool(state[number // 32] >> number % 32 & 1)
