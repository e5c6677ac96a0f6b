"""What a screen reader finds of the running program, by AT-SPI: ``screen_reader.py PICTURE PYTHON LIBRARY``.

Run by the system's own Python, which has AT-SPI's bindings, on a session bus of its own (dbus-run-session). It starts
the program, presses its way through the rail as a screen reader does, takes a picture of the display, and prints what
it found as one JSON line: of each page every thing that is showing, with role, name, description and place; and what
it was told to say after "Look now" was pressed.
"""

import json
import os
import subprocess
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]  # the system has it, not the environment

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402  # the version has to be named first

_PATIENCE = 40.0
"""Seconds to wait for the program, and for a page."""

PAGES = ("Lessons", "Receiving", "Usage", "Schedule", "Settings", "Today")


def main(picture: str, python: str, library: str) -> None:
    """Look through all pages, and print what was found."""
    program = subprocess.Popen(
        [python, "-m", "desktop", "--library", library], env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    )
    try:
        window = _waited(_window)
        found, heard = {}, []
        listener = Atspi.EventListener.new(lambda event: heard.append(event.any_data))
        listener.register("object:announcement")
        for page in PAGES:
            _press(_waited(lambda page=page: _named(window, page)))
            time.sleep(1.0)
            found[page] = list(_showing(window))
            if page == "Receiving":
                _press(_named(window, "Look now"))
                _waited(lambda: _listened(heard, 2) or None)
        subprocess.run([python, "-m", "tests.end_to_end.screenshot", picture], check=True)
        print(json.dumps([found, heard]))  # noqa: T201  # for the test
    finally:
        program.terminate()
        program.wait(20)


def _window() -> Any:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None and "skylesson" in (program.get_name() or "").lower() and program.get_child_count():
            return program.get_child_at_index(0)
    return None


def _waited(ask: Any) -> Any:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        found = ask()
        if found is not None:
            return found
        time.sleep(0.2)
    raise SystemExit("the program is not on the accessibility bus, or lacks a page")


def _listened(heard: list[str], wanted: int) -> bool:
    """Hear what has come by now."""
    while GLib.MainContext.default().iteration(False):
        pass
    return len(heard) >= wanted


def _walk(node: Any, depth: int = 0) -> Any:
    if node is None or depth > 40:
        return
    yield node
    for number in range(min(node.get_child_count(), 400)):
        yield from _walk(node.get_child_at_index(number), depth + 1)


def _named(window: Any, name: str) -> Any:
    pressed = (node for node in _walk(window) if node.get_name() == name and node.get_n_actions())
    return next(pressed, None)


def _press(node: Any) -> None:
    actions = [node.get_action_name(number) for number in range(node.get_n_actions())]
    wanted = next((n for n, name in enumerate(actions) if name in ("Press", "Toggle")), 0)
    node.do_action(wanted)


def _showing(window: Any) -> Any:
    for node in _walk(window):
        states = node.get_state_set()
        if not states.contains(Atspi.StateType.SHOWING):
            continue
        place = node.get_extents(Atspi.CoordType.SCREEN) if node.get_component_iface() is not None else None
        yield {
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "description": node.get_description() or "",
            "checked": states.contains(Atspi.StateType.CHECKED),
            "focusable": states.contains(Atspi.StateType.FOCUSABLE),
            "place": [place.x, place.y, place.width, place.height] if place is not None else [0, 0, 0, 0],
        }


if __name__ == "__main__":
    main(*sys.argv[1:])
