"""Opening by itself: the entry that a desktop reads, and the choice on the Settings page."""

import configparser
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.autostart import Autostart
from desktop.start_choice import StartChoice
from desktop.views.settings_page import SettingsPage


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the entry is, for somebody on whose computer the program is installed."""
    program = tmp_path / "bin" / "skylesson"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\ntouch opened\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "skylesson.desktop"


def chips(page: SettingsPage) -> list[QPushButton]:
    return page.start.findChildren(QPushButton)


def test_the_entry_starts_the_installed_program(entry: Path, tmp_path: Path) -> None:
    Autostart().switch(on=True)
    read = configparser.RawConfigParser(delimiters="=")
    read.read(entry, encoding="utf-8")
    said = read["Desktop Entry"]
    assert (said["Type"], said["Name[zh_CN]"]) == ("Application", "空中课堂")
    assert Path(said["TryExec"]) == tmp_path / "bin" / "skylesson"
    # A quoted word of Exec is read as a shell would (Desktop Entry Specification, "The Exec key").
    subprocess.run(said["Exec"], shell=True, check=True, cwd=tmp_path)  # noqa: S602
    assert (tmp_path / "opened").exists()


def test_what_a_desktop_has_switched_off_is_off(entry: Path) -> None:
    autostart = Autostart()
    assert not autostart.is_on
    autostart.switch(on=True)
    assert autostart.is_on
    for off in ("Hidden=true", "X-GNOME-Autostart-enabled=false"):
        kept = entry.read_text(encoding="utf-8")
        entry.write_text(f"{kept}{off}\n", encoding="utf-8")
        assert not autostart.is_on
        autostart.switch(on=True)
        assert autostart.is_on
    autostart.switch(on=False)
    autostart.switch(on=False)
    assert not entry.exists()


def test_the_choice_is_kept_and_shown(qtbot: QtBot, entry: Path) -> None:
    page, told = SettingsPage(), list[Exception]()
    qtbot.addWidget(page)
    StartChoice(page.start, Autostart(), told.append).look()
    nothing, opens = chips(page)
    assert nothing.isChecked()
    qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    assert entry.exists()
    qtbot.mouseClick(nothing, Qt.MouseButton.LeftButton)
    assert not entry.exists()
    assert told == []


def test_a_screen_reader_that_checks_a_chip_without_a_click_is_obeyed(qtbot: QtBot, entry: Path) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    StartChoice(page.start, Autostart(), lambda _error: None)
    nothing, opens = chips(page)
    assert nothing.accessibleDescription() == opens.accessibleDescription() == "When the computer starts"
    opens.toggle()
    qtbot.waitUntil(entry.exists)
    nothing.toggle()
    qtbot.waitUntil(lambda: not entry.exists())


def test_a_disk_that_refuses_is_told_and_nothing_looks_chosen(qtbot: QtBot, entry: Path) -> None:
    entry.parent.parent.write_text("a file where the folder should be", encoding="ascii")
    page, told = SettingsPage(), list[Exception]()
    qtbot.addWidget(page)
    StartChoice(page.start, Autostart(), told.append).look()
    nothing, opens = chips(page)
    qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    assert [type(error) for error in told] == [NotADirectoryError]
    assert nothing.isChecked()


def test_where_it_is_not_installed_nothing_is_offered(
    qtbot: QtBot, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    page = SettingsPage()
    qtbot.addWidget(page)
    StartChoice(page.start, Autostart(), lambda _error: None).look()
    assert page.start.isHidden()
