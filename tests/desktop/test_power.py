"""Tests of whether the computer runs on its battery."""

import sys
from pathlib import Path

import pytest

from desktop.power import on_battery

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs Windows not to be: it has another way to ask")


def supply(folder: Path, name: str, **said: str) -> None:
    (folder / name).mkdir()
    for key, value in said.items():
        (folder / name / key).write_text(value + "\n")


def test_a_laptop_without_mains_runs_on_its_battery(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", online="1")
    assert on_battery(tmp_path)
    (tmp_path / "AC" / "online").write_text("1\n")
    assert not on_battery(tmp_path)


def test_any_supply_that_gives_something_is_enough(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "ucsi", type="USB", online="1")
    assert not on_battery(tmp_path)


def test_a_computer_that_says_nothing_counts_as_on_the_mains(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "missing")
    assert not on_battery(tmp_path)
    supply(tmp_path, "BAT0", type="Battery")
    (tmp_path / "BAT0" / "status").write_bytes(b"\xff")
    assert not on_battery(tmp_path)
