"""The classroom as the class sees it: colours read from the display, keys pressed through it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalogue.store import Catalogue
from desktop.places import open_household
from sync.importer import Importer, Origin
from sync.storage import Library
from sync.trust import Unsigned
from tests.conftest import ROOT
from tests.displays import Display
from tests.sync.folders import document, lay_out, packed, seven_zip


def resources(*named: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"path": f"media/{file}", "role": role, "title": {"zh": file}} for file, role in named]


def filled(tmp_path: Path, media: Path, *named: tuple[str, str], options: tuple[str, ...] | None = None) -> Path:
    """Make a library with one package whose lesson has these resources; 7-Zip makes it when there are options."""
    library = tmp_path / "library"
    open_household(library).close()
    said = document()
    said["lessons"][0]["resources"] = resources(*named)
    if options is None:
        archive, _ = packed(tmp_path, media, said)
    else:
        archive = seven_zip(lay_out(tmp_path / "f", media, said), tmp_path / "a.7z", *options)
    with Library(library, space_floor=0) as folders:
        catalogue = Catalogue.open(library)
        assert Importer(folders, catalogue, unsigned=Unsigned.ALWAYS).take(archive, origin=Origin.DROP).reason == ""
        catalogue.close()
    return library


def play(display: Display, name: str, library: Path) -> dict[str, Any]:
    """Run a scene on the display and return what it saw."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.scene", name, str(library)],
        env=display.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    seen: dict[str, Any] = json.loads(ended.stdout)
    assert "stuck" not in seen, seen
    return seen


@pytest.mark.parametrize("options", [None, ("-mx=0",), (), ("-ms=on",)], ids=["ours", "stored", "compressed", "solid"])
def test_the_right_video_moves_on_the_class_screen_and_seeks(
    display: Display, tmp_path: Path, media: Path, options: tuple[str, ...] | None
) -> None:
    named = (("red-green.mp4", "video"), ("lesson.pdf", "worksheet"))
    seen = play(display, "video", filled(tmp_path, media, *named, options=options))
    assert (seen["first"], seen["moved"], seen["back"], seen["black"]) == ("red", "green", "red", True)
    assert seen["ended"] is False
    assert 1.0 < seen["shown"] < 60.0


def test_a_whole_lesson_goes_by_the_keys_of_a_clicker(display: Display, tmp_path: Path, media: Path) -> None:
    library = filled(
        tmp_path,
        media,
        ("red-green.mp4", "video"),
        ("panda.webp", "picture"),
        ("bear-cover.flac", "audio"),
        ("lesson.pdf", "worksheet"),
    )
    seen = play(display, "clicker", library)
    assert seen["places"] == [0, 1, 2, 3]
    assert seen["stills"] == 4
    assert seen["completed"]
    assert seen["back"]


def test_an_unplugged_projector_gives_control_back_and_waits(display: Display, tmp_path: Path, media: Path) -> None:
    seen = play(display, "unplugged", filled(tmp_path, media, ("red-green.mp4", "video")))
    assert seen.pop("seconds") < 1.0
    assert seen == {"control": True, "covered": False, "paused": True, "goes_on": True}


def test_one_screen_is_enough(display: Display, tmp_path: Path, media: Path) -> None:
    display.unplug_projector()
    seen = play(display, "only_screen", filled(tmp_path, media, ("red-green.mp4", "video")))
    assert seen == {"covers": True, "control": True, "window": True}
