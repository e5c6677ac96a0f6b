"""Tests of what the doctor says of a computer and of what lies on it."""

import argparse
import io
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop import examining, examining_formats
from desktop.commands.doctor import doctor, in_words
from desktop.examining import CLIP, examine
from desktop.examining_formats import CLIPS, look_at_formats
from desktop.examining_system import look_at_folders
from desktop.finding import Degree, Finding
from desktop.language import LANGUAGES, Language
from desktop.places import Household
from desktop.settings import SettingsFile
from player.engine import EngineEvent, EngineState, Failure, Source
from player.no_engine import NoEngine
from player.trial import Trial, played, tried
from player.vlc_engine import VlcEngine
from tests.conftest import ROOT
from tests.desktop.samples import StillEngine


def found(household: Household, monkeypatch: pytest.MonkeyPatch) -> dict[str, Finding]:
    without_playing(monkeypatch)
    return {f"{finding.name} {finding.facts.get('name', '')}".strip(): finding for finding in examine(household)}


def without_playing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the clips not played: one test sees to that, and it takes seconds."""
    monkeypatch.setattr(examining, "_playing", lambda _stop: Finding("playing", "nothing", well=True))
    monkeypatch.setattr(examining_formats, "_PLAYED", {})


def test_the_program_says_it_in_lines_and_in_json(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        [sys.executable, "-m", "desktop", "doctor", "--json", "--library", str(tmp_path / "library")],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert said.stderr == ""
    lines: list[dict[str, Any]] = [json.loads(line) for line in said.stdout.splitlines()]
    assert [line["check"] for line in lines] == [
        "disk", "lasting", "folders", "database", "database", "clock", "screens", "fonts", "sound", "slides", "formats",
        "playing", "versions",
    ]  # fmt: skip
    assert said.returncode == (0 if all(line["ok"] for line in lines) else 1)
    assert lines[6]["screens"]
    assert (lines[10]["verdict"], lines[10]["not_shown"]) == ("well", [])
    assert {"MP4 (H.264)", "WMV", "WebM (VP9)", "MP3", "PDF", "WebP"} < set(lines[10]["shown"])
    assert lines[-1]["libvlc"].startswith("3.")
    playing = lines[-2]
    assert playing["shows"] in ("1080p", "720p", "540p", "")
    assert playing["trials"][0]["rate"] == 8.0
    assert playing["light"] is (playing["shows"] != "1080p")
    assert SettingsFile(tmp_path / "library").read().light is playing["light"]


def test_a_damaged_database_and_a_clock_that_lies_are_found(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    household.school.begin("english-4-1-01", datetime.now(UTC) + timedelta(days=900))
    (household.library / "resources.db").write_bytes(b"\xff" * 9000)
    findings = found(household, monkeypatch)
    assert findings["database resources.db"].verdict == "damaged"
    assert findings["database school.db"].verdict == "well"
    assert findings["clock"].verdict == "behind"


def test_too_little_room_is_said(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_SMALL_DISK", 2**60)
    assert found(household, monkeypatch)["disk"].verdict == "small"


def test_a_trial_counts_what_was_shown_and_needs_an_engine(tmp_path: Path) -> None:
    trial = tried(VlcEngine, Source(CLIP, 0, CLIP.stat().st_size), 8.0)
    assert isinstance(trial, Trial)
    assert trial.shown + trial.lost > 20
    assert 0 < trial.first_picture < 5
    (tmp_path / "noise").write_bytes(b"no film" * 99)
    assert tried(VlcEngine, Source(tmp_path / "noise", 0, 693), 1.0) is Failure.UNPLAYABLE
    assert tried(VlcEngine, Source(tmp_path / "gone", 0, 693), 1.0) is Failure.MISSING


def test_a_trial_that_fails_at_once_is_over_at_once() -> None:
    """An engine may say that it failed before ``play`` has returned."""
    clip, started = Source(CLIP, 0, CLIP.stat().st_size), time.monotonic()
    ended = played(NoEngine(), clip)
    assert ended is not None
    assert ended.failure is Failure.NO_ENGINE
    assert tried(NoEngine, clip, 1.0) is Failure.NO_ENGINE
    assert time.monotonic() - started < 1


def test_the_end_of_a_clip_before_is_not_taken_for_that_of_this_one() -> None:
    assert played(_Late(), Source(CLIP, 0, CLIP.stat().st_size), seconds=0.3) is None


def test_a_clip_that_nothing_of_is_seen_or_heard_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "noise").write_bytes(b"no film" * 99)
    played = {"MP3": tmp_path / "noise", "AAC": CLIPS / "aac.m4a"}
    monkeypatch.setattr(examining_formats, "_PLAYED", played)
    found = look_at_formats()
    assert (found.verdict, found.well, found.facts["not_shown"]) == ("lacking", False, ["MP3"])
    assert found.facts["failures"] == {"MP3": Failure.UNPLAYABLE}
    monkeypatch.setattr(examining_formats, "NEEDED", frozenset())
    assert look_at_formats().degree is Degree.NOTE


def test_what_plays_ends_soon_when_it_is_not_wanted_any_more() -> None:
    started = time.monotonic()
    assert tried(VlcEngine, Source(CLIP, 0, CLIP.stat().st_size), 1.0, stop=lambda: True) is None
    assert time.monotonic() - started < 4


def test_folders_that_are_gone_or_keep_what_was_taken_in_are_named(tmp_path: Path) -> None:
    there, gone = tmp_path / "there", tmp_path / "stick" / "gone"
    there.mkdir()
    assert look_at_folders([there, tmp_path / "drop"], tmp_path).verdict == "well"
    found = look_at_folders([there, gone], tmp_path)
    assert (found.verdict, found.well, found.facts["amiss"]) == ("gone", False, [str(gone)])
    [one, _] = found.facts["folders"]
    assert (one["state"], one["read_only"]) == ("well", False)
    assert one["total"] >= one["free"] > 0


class _Late(StillEngine):
    """Says of the clip before that it has ended only when another one plays."""

    def play(self, source: Source, *, start: float = 0.0, paused: bool = False) -> int:
        generation = super().play(source, start=start, paused=paused)
        self._heard(EngineEvent(generation - 1, EngineState.ENDED, time.monotonic()))
        return generation


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
        "playing": ("1080p", "720p", "540p", "nothing", "unplayable", "no-engine"), "fonts": ("well", "none"),
        "folders": ("well", "gone", "unwritable"), "formats": ("well", "some", "lacking"), "versions": ("well",),
    }  # fmt: skip
    lines = [in_words(Finding(name, said, True, facts)) for name, all_said in verdicts.items() for said in all_said]
    assert len(set(lines)) == len(lines)
    assert not any("{" in line for line in lines)
    if language.startswith("zh"):
        assert all(any("\u4e00" <= letter <= "\u9fff" for letter in line) for line in lines)
    for translator in spoken._installed:
        qapp.removeTranslator(translator)


def test_lines_begin_with_how_it_is(household: Household, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    del qapp
    without_playing(monkeypatch)
    out = io.StringIO()
    doctor(household, argparse.Namespace(json=False, zip=""), out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 13
    assert all(line[0] in "✓✗" for line in lines)
