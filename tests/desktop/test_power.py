"""Tests of whether the computer runs on its battery."""

import sys
from pathlib import Path

import pytest

from desktop.power import ASKED_EVERY, PowerWatch, on_battery

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


@pytest.mark.parametrize("online", ["1", "2"])
def test_any_supply_that_gives_something_is_enough(tmp_path: Path, online: str) -> None:
    supply(tmp_path, "BAT0", type="Battery")
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "ucsi", type="USB", online="0")
    assert on_battery(tmp_path)
    (tmp_path / "ucsi" / "online").write_text(online + "\n")
    assert not on_battery(tmp_path)


def test_an_empty_usb_port_says_nothing_of_the_mains(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery")
    supply(tmp_path, "ucsi", type="USB", online="0")
    assert not on_battery(tmp_path)


@pytest.mark.parametrize("said", [{"scope": "Device"}, {"present": "0"}])
def test_a_computer_without_a_battery_of_its_own_is_on_the_mains(tmp_path: Path, said: dict[str, str]) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    assert not on_battery(tmp_path)
    supply(tmp_path, "BAT0", type="Battery", **said)
    assert not on_battery(tmp_path)
    supply(tmp_path, "BAT1", type="Battery", present="1", scope="System")
    assert on_battery(tmp_path)


def test_a_computer_that_says_nothing_counts_as_on_the_mains(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "missing")
    assert not on_battery(tmp_path)
    supply(tmp_path, "BAT0", type="Battery")
    (tmp_path / "BAT0" / "status").write_bytes(b"\xff")
    assert not on_battery(tmp_path)


def test_who_asks_many_times_a_second_does_not_ask_the_computer_each_time(tmp_path: Path) -> None:
    asked, now = list[float](), [100.0]

    def ask() -> bool:
        asked.append(now[0])
        return on_battery(tmp_path)

    power = PowerWatch(ask, lambda: now[0])
    supply(tmp_path, "BAT0", type="Battery")
    supply(tmp_path, "AC", type="Mains", online="1")
    assert not any(power.on_battery() for _ in range(100))
    (tmp_path / "AC" / "online").write_text("0\n")
    now[0] += ASKED_EVERY - 0.1
    assert not power.on_battery()
    now[0] += 0.1
    assert all(power.on_battery() for _ in range(100))
    assert asked == [100.0, 100.0 + ASKED_EVERY]
