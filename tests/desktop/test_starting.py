"""Tests of a start: what it does not load, and that a demo leaves the school's own library alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import cli
from desktop.app import App
from desktop.homes import Home, How
from sync.signpost import MOVING_NAME
from tests.conftest import ROOT

LATE = {"desktop.demo.session", "desktop.demo.tour", "desktop.help.troubles", "desktop.views.help_page",
        "desktop.views.tour"}  # fmt: skip


def test_demo_help_and_tour_are_not_loaded_before_they_are_wanted() -> None:
    code = "import sys, desktop.window_session; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(ended.stdout.split())
    assert "desktop.help_room" in loaded
    assert loaded & LATE == set()


def test_whether_it_opens_by_itself_is_looked_at_when_settings_are_opened(
    qtbot: QtBot, english_app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "skylesson").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    window, settings = english_app.window, english_app.pages.locked[1]
    window.show_page(window.number_of(english_app.pages.today))
    assert english_app.pages.settings.start.isHidden()
    window.show_page(window.number_of(settings))
    assert english_app.pages.settings.start.isHidden() is (sys.platform != "linux")


def test_a_demo_has_a_library_of_its_own_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYLESSON_LIBRARY", "/school/library")
    assert cli.home_of(cli.parse([])) == Home(Path("/school/library"), How.NAMED)
    assert cli.home_of(cli.parse(["demo"])) == Home(Path("/school/skylesson-demo"), How.NAMED)
    assert cli.home_of(cli.parse(["--library", "/other", "demo"])) == Home(Path("/other"), How.NAMED)


def test_a_demo_touches_nothing_of_the_school(tmp_path: Path) -> None:
    school, demo = tmp_path / "library", tmp_path / "skylesson-demo"
    school.mkdir()
    (school / MOVING_NAME).write_text("a move that was begun", encoding="utf-8")
    environment = {**os.environ, "SKYLESSON_LIBRARY": str(school), "HOME": str(tmp_path)}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    with subprocess.Popen([sys.executable, "-m", "desktop", "demo"], cwd=ROOT, env=environment) as window:
        until = time.monotonic() + 40
        log = demo / "logs" / "skylesson.log"
        while not (log.exists() and "the window starts" in log.read_text("utf-8")) and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(1)
        window.send_signal(signal.SIGTERM)
        assert window.wait(40) == 0
    assert [path.name for path in school.iterdir()] == [MOVING_NAME]
    assert demo.is_dir()
