"""Tests of what the doctor says of a computer and of what lies on it."""

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop import examining
from desktop.commands.doctor import doctor, in_words
from desktop.examining import CLIP, Finding, examine
from desktop.language import LANGUAGES, Language
from desktop.places import Household, open_household
from desktop.settings import SettingsFile
from player.engine import Engine, Source
from player.no_engine import NoEngine
from player.trial import Trial, tried
from player.vlc_engine import VlcEngine
from tests.conftest import ROOT


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    made = open_household(tmp_path / "library")
    yield made
    made.close()


def found(household: Household) -> dict[str, Finding]:
    return {f"{finding.name} {finding.facts.get('name', '')}".strip(): finding for finding in examine(household)}


def test_the_program_says_it_in_lines_and_in_json(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        [sys.executable, "-m", "desktop", "doctor", "--json", "--library", str(tmp_path / "library")],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert said.stderr == ""
    lines: list[dict[str, Any]] = [json.loads(line) for line in said.stdout.splitlines()]
    assert [line["check"] for line in lines] == [
        "disk", "lasting", "database", "database", "clock", "screens", "sound", "slides", "playing",
    ]  # fmt: skip
    assert said.returncode == (0 if all(line["ok"] for line in lines) else 1)
    assert lines[5]["screens"]
    playing = lines[-1]
    assert playing["shows"] in ("1080p", "720p", "540p", "")
    assert playing["trials"][0]["rate"] == 8.0
    assert playing["light"] is (playing["shows"] != "1080p")
    assert SettingsFile(tmp_path / "library").read().light is playing["light"]


def test_a_damaged_database_and_a_clock_that_lies_are_found(household: Household) -> None:
    household.school.begin("english-4-1-01", datetime.now(UTC) + timedelta(days=900))
    (household.library / "resources.db").write_bytes(b"\xff" * 9000)
    findings = found(household)
    assert findings["database resources.db"].verdict == "damaged"
    assert findings["database school.db"].verdict == "well"
    assert findings["clock"].verdict == "behind"


def test_too_little_room_is_said(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_SMALL_DISK", 2**60)
    assert found(household)["disk"].verdict == "small"


def test_a_trial_counts_what_was_shown_and_needs_an_engine(tmp_path: Path) -> None:
    trial = tried(VlcEngine, Source(CLIP, 0, CLIP.stat().st_size), 8.0)
    assert trial is not None
    assert trial.shown + trial.lost > 20
    assert 0 < trial.first_picture < 5
    (tmp_path / "noise").write_bytes(b"no film" * 99)
    assert tried(VlcEngine, Source(tmp_path / "noise", 0, 693), 1.0) is None
    assert tried(_no_engine, Source(CLIP, 0, CLIP.stat().st_size), 1.0, seconds=0.2) is None


def _no_engine() -> Engine:
    return NoEngine()


@pytest.mark.parametrize(("shown", "lost", "smooth"), [(100, 0, True), (98, 2, True), (90, 10, False), (0, 0, False)])
def test_some_lost_pictures_are_not_seen(shown: int, lost: int, smooth: bool) -> None:
    assert Trial(1.0, shown, lost, 5.0, 0.5, 0.1).smooth is smooth


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_words(qapp: QApplication, language: str) -> None:
    spoken = Language(qapp)
    spoken.switch(language)
    facts = {"free": 5 * 2**30, "detail": "x", "name": "school.db", "now": "1", "newest": "2", "screens": [
        {"name": "EPSON", "width": 1920, "height": 1080}
    ]}  # fmt: skip
    verdicts = {
        "disk": ("well", "slow", "small", "unwritable"), "database": ("well", "damaged"), "clock": ("well", "behind"),
        "screens": ("two", "one", "none"), "sound": ("well", "none"), "slides": ("well", "none"),
        "lasting": ("unproven", "lasts", "went-back", "long-ago", "memory"),
        "playing": ("1080p", "720p", "540p", "nothing", "unplayable", "no-engine"),
    }  # fmt: skip
    lines = [in_words(Finding(name, said, True, facts)) for name, all_said in verdicts.items() for said in all_said]
    assert len(set(lines)) == len(lines)
    assert not any("{" in line for line in lines)
    if language.startswith("zh"):
        assert all(any("\u4e00" <= letter <= "\u9fff" for letter in line) for line in lines)
    for translator in spoken._installed:
        qapp.removeTranslator(translator)


def test_lines_begin_with_how_it_is(household: Household, qapp: QApplication) -> None:
    del qapp
    out = io.StringIO()
    doctor(household, argparse.Namespace(json=False), out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 9
    assert all(line[0] in "✓✗" for line in lines)
