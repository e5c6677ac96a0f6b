"""Faults in the real program: the lesson goes on, the teacher is told, the class sees nothing, a report is kept."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.displays import Display
from tests.end_to_end.crash_scene import NAME

TOLD = "A part of the program has failed. The rest goes on, and so does the lesson."


def scene(what: str, library: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    library.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.crash_scene", what, str(library)],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip


def seen(ended: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def reports(library: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((library / "logs").glob("crash-*.txt"))]


@pytest.mark.parametrize("where", ["slot", "thread", "job"])
def test_a_lesson_goes_on_and_only_the_teacher_is_told(display: Display, tmp_path: Path, where: str) -> None:
    library = tmp_path / "library"
    ended = scene(where, library, display.environment)
    found = seen(ended)
    assert found["told"].startswith(TOLD)
    assert found["goes_on"] is True
    assert found["class_sees"] == ""
    assert found["afterwards"].startswith(found["told"])  # and what is asked of a lesson so short
    [report] = reports(library)
    assert "ZeroDivisionError <1>" in report
    assert "crash_scene.py:" in report
    assert NAME not in report
    assert str(tmp_path) not in report
    assert NAME not in ended.stderr


def test_on_an_only_screen_the_class_does_not_read_it_either(display: Display, tmp_path: Path) -> None:
    display.unplug_projector()
    found = seen(scene("slot", tmp_path / "library", display.environment))
    assert found["goes_on"] is True
    assert TOLD not in found["class_sees"]
    assert found["afterwards"].startswith(TOLD)


def test_a_start_that_fails_is_said_in_a_window_and_space_closes_it(display: Display, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    command = [sys.executable, "-m", "tests.end_to_end.crash_scene", "start", str(library)]
    process = subprocess.Popen(command, env=display.environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        display.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Skylesson$", "windowactivate", "--sync")
        display.run("xdotool", "key", "space")
        assert process.wait(20) == 2
    finally:
        process.kill()
        process.communicate()


def test_what_the_system_ended_is_said_at_the_next_start_and_only_then(display: Display, tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert scene("system", library, display.environment).returncode == -signal.SIGSEGV
    assert reports(library) == []
    found = seen(scene("look", library, display.environment))
    assert found["said"].startswith("Skylesson ended suddenly the last time.")
    assert found["receives"] is True
    [report] = reports(library)
    assert "Fatal Python error: Segmentation fault" in report
    assert "by_the_system" in report
    assert seen(scene("look", library, display.environment))["said"] == ""
    assert list((library / "logs").glob("native-*")) == []


def test_three_starts_that_fail_make_the_next_one_careful(display: Display, tmp_path: Path) -> None:
    library = tmp_path / "library"
    offscreen = {**display.environment, "QT_QPA_PLATFORM": "offscreen"}
    for folder in ("prepared", "cache/stills"):
        (library / folder).mkdir(parents=True)
    for _ in range(3):
        ended = scene("start", library, offscreen)
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr
    assert len(reports(library)) == 3
    found = seen(scene("look", library, display.environment))
    assert found["said"].startswith("Skylesson could not be started three times in a row")
    assert (found["receives"], found["aside"]) == (False, ["prepared", "stills"])
    found = seen(scene("look", library, display.environment))
    assert (found["said"], found["receives"]) == ("", True)
