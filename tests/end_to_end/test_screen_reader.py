"""What a screen reader gets of the program on a real display, held against what the display shows."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.settings import SettingsFile
from desktop.theme.palette import LIGHT
from tests.conftest import ROOT
from tests.desktop.schoolhouse import combined, school_with
from tests.displays import Display

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("screen_reader.py")
_USES = {"push button", "toggle button", "check box", "radio button", "button", "text", "combo box", "list", "table",
         "slider", "spin button", "list item", "table cell", "filler", "button menu", "row header",
         "column header", "table column header", "table row header", "menu", "menu item", "push button menu",
         "entry", "password text"}  # fmt: skip

_OWN = {"Lessons": "Search lessons", "Receiving": "Look now", "Usage": "Write out", "Schedule": "Undo",
        "Settings": "Size of text", "Today": "Teach"}  # fmt: skip
"""What only one page has: the reader got there by the action that the bus offers for the rail."""


def read_aloud(display: Display, library: Path, picture: Path) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """Return by page what a screen reader finds, and what it is told to say after "Look now"."""
    ready = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"], capture_output=True, check=False
    )
    if ready.returncode or shutil.which("dbus-run-session") is None:
        pytest.skip("needs dbus-run-session, at-spi2-core, python3-gi and gir1.2-atspi-2.0")
    ended = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, READER, picture, sys.executable, library],
        env=display.environment, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-2000:]
    found, heard = json.loads(ended.stdout.splitlines()[-1])
    return found, heard


def test_a_screen_reader_finds_what_the_screen_shows(display: Display, tmp_path: Path) -> None:
    library, picture = tmp_path / "library", tmp_path / "screen.png"
    school_with(library, combined()).close()
    SettingsFile(library).change(language="en")
    found, heard = read_aloud(display, library, picture)
    assert heard[0] == "Looking…"
    assert re.fullmatch(r"Looked at \d+:\d\d: nothing new\.", heard[1]), heard
    for page, things in found.items():
        assert len(things) > 10, page
        unnamed = [thing for thing in things if thing["focusable"] and not thing["name"].strip()]
        assert unnamed == [], page
        assert {thing["role"] for thing in things if thing["focusable"]} <= _USES, page
    rows = [thing["name"] for thing in found["Lessons"] if thing["role"] == "list item"]
    assert any(row.endswith(("ready", "not arrived yet", "taught")) and "class hour" in row for row in rows), rows[:5]
    for page, own in _OWN.items():
        assert own in [thing["name"] for thing in found[page]], page
    _one_of_each(found)
    _on_the_screen(found["Today"], QImage(str(picture)))


def _one_of_each(found: dict[str, list[dict[str, Any]]]) -> None:
    """What excludes each other is read as such, with the one that is chosen."""
    sizes = [thing for thing in found["Settings"] if thing["description"] == "Size of text"]
    assert {thing["role"] for thing in sizes} == {"radio button"}, sizes
    assert [thing["name"] for thing in sizes if thing["checked"]] == ["100 %"], sizes
    for page, things in found.items():
        rail = [thing for thing in things if thing["name"] in found]
        assert [thing["name"] for thing in rail if thing["role"] == "radio button" and thing["checked"]] == [page]


def _on_the_screen(things: list[dict[str, Any]], image: QImage) -> None:
    """The button that is read aloud stands where the reader says, in the colour of the one thing to press."""
    teach = next(thing for thing in things if thing["name"] == "Teach" and "button" in thing["role"])
    left, top, width, height = teach["place"]
    assert width > 100
    inside = [image.pixelColor(left + width // 8, top + height // 2), image.pixelColor(left + width // 2, top + 8)]
    assert QColor(LIGHT.accent) in inside, [colour.name() for colour in inside]
