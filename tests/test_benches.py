"""Tests of how the benchmarks begin: what a machine lacks is said in a line, before anything is measured."""

import json
import os
import subprocess
import sys

import pytest

from bench import faults, power_cuts
from tests.conftest import ROOT

NEED_ROOT = "mounting needs root"


@pytest.mark.parametrize("name", ["bench", "bench.window", "bench.pages", "bench.search", "bench.player_long"])
def test_what_shows_a_window_says_that_there_is_no_display(name: str) -> None:
    without = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    ended = subprocess.run(
        [sys.executable, "-m", name], cwd=ROOT, env=without, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        f"{name} shows a window and finds no display: tools/with-display.sh python -m {name}"
    ]


def test_each_fault_that_cannot_be_made_here_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 65534, raising=False)
    monkeypatch.setattr(sys, "argv", ["bench.faults", "drops"])
    faults.main()
    monkeypatch.setattr(sys, "argv", ["bench.power_cuts", "4"])
    power_cuts.main()
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert said == [
        {"bench": "faults: drops", "skipped": NEED_ROOT},
        {"bench": "power cuts", "skipped": NEED_ROOT},
        {"bench": "power cuts while teaching", "skipped": NEED_ROOT},
    ]
