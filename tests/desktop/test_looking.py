"""Tests of "Look now": with a real drop folder it says when it looked, and what came of it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.arrivals import Look
from desktop.importing import Receiving
from desktop.places import Household
from desktop.receiving_room import ReceivingRoom
from desktop.rechecking import Quiet, Rechecking
from desktop.settings import SettingsFile
from desktop.views.look_line import LookLine
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from sync.errors import LibraryInUseError
from sync.storage import Library
from sync.watch import DropFolders
from tests.sync.folders import document, packed


@pytest.fixture
def page(qtbot: QtBot, household: Household, tmp_path: Path) -> Iterator[ReceivingPage]:
    """The Receiving page with what receives behind it, over one drop folder, admitting what nobody signed."""
    page, settings_page = ReceivingPage(), SettingsPage()
    for each in (page, settings_page):
        qtbot.addWidget(each)
    page.show()
    settings = SettingsFile(household.library).read()
    settings = replace(settings, drop_folders=(tmp_path / "drop",), unsigned="always")
    room = ReceivingRoom(household, settings, page, settings_page)
    room.start(lambda: None)
    yield page
    room.shutdown()


def press(page: ReceivingPage) -> None:
    [found] = [each for each in page.findChildren(QAbstractButton) if each.text() == page.tr("Look now")]
    found.click()


def looked(qtbot: QtBot, page: ReceivingPage) -> str:
    """Press and return what is said in the end, without the time."""
    before = datetime.now().astimezone()
    press(page)
    line = page.look_line
    assert line.isVisible()
    qtbot.waitUntil(lambda: line.text() != line.tr("Looking…"), timeout=20_000)
    pattern = re.escape(line.tr("Looked at {time}: {found}."))
    found = re.fullmatch(pattern.replace(r"\{time\}", r"(\d+):(\d\d)").replace(r"\{found\}", "(.*)"), line.text())
    assert found, line.text()
    now = datetime.now().astimezone()
    assert (int(found[1]), int(found[2])) in [(time.hour, time.minute) for time in (before, now)]
    return found[3]


def test_nothing_new_is_said_and_so_is_what_came_or_is_not_in_yet(
    qtbot: QtBot, page: ReceivingPage, household: Household, tmp_path: Path, media: Path
) -> None:
    line = page.look_line
    assert not line.isVisible()
    assert looked(qtbot, page) == line.tr("nothing new")
    archive, _ = packed(tmp_path, media, document())
    shutil.copy(archive, tmp_path / "drop")
    assert looked(qtbot, page) == line.tr("%n package(s) not in yet", "", 1)
    qtbot.waitUntil(lambda: bool(household.catalogue.packages()), timeout=30_000)
    qtbot.waitUntil(lambda: not (tmp_path / "drop" / archive.name).exists(), timeout=5_000)
    assert looked(qtbot, page) == line.tr("nothing new")


def test_a_folder_that_is_gone_is_not_said_to_hold_nothing_new(
    qtbot: QtBot, page: ReceivingPage, tmp_path: Path
) -> None:
    assert looked(qtbot, page) == page.look_line.tr("nothing new")
    (tmp_path / "drop").rmdir()
    assert str(tmp_path / "drop") in looked(qtbot, page)


def test_what_the_scan_took_in_and_kept_out_is_counted(
    qtbot: QtBot, household: Household, tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.DropFolders", partial(DropFolders, settle_seconds=0.0))
    archive, _ = packed(tmp_path, media, document())
    (tmp_path / "drop").mkdir()
    shutil.copy(archive, tmp_path / "drop")
    (tmp_path / "drop" / "bad.7z").write_bytes(b"no archive at all" * 10)
    receiving = Receiving(household, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    told: list[Look] = []
    receiving.looking.changed.connect(told.append)
    receiving.start()
    receiving.look()  # before the first scan begins: that one is the answer
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    receiving.shutdown()
    assert told[0] == Look()
    assert (told[1].taken, told[1].refused, told[1].left, told[1].unread) == (1, 1, 0, ())


def test_where_nothing_receives_no_look_is_waited_for(qtbot: QtBot, household: Household, tmp_path: Path) -> None:
    receiving = Receiving(household, [tmp_path / "drop"], "ask", Rechecking(Quiet(lambda: False, 0)))
    told, failed = list[object](), list[object]()
    receiving.looking.changed.connect(told.append)
    receiving.failed.connect(failed.append)
    with Library(household.library):
        receiving.start()
        qtbot.waitUntil(lambda: bool(failed), timeout=10_000)
        receiving.shutdown()
        receiving.look()
    assert [type(error) for error in failed] == [LibraryInUseError, LibraryInUseError]
    assert told == []


def test_the_line_speaks_of_each_kind_and_goes_when_nothing_came_of_it(qtbot: QtBot) -> None:
    line = LookLine()
    qtbot.addWidget(line)
    line.show_look(Look(datetime(2026, 9, 1, 10, 42).astimezone(), 2, 3, 4, 5, ("/drop",)))
    for part in ("10:42", "2", "3", "4", "5", "/drop"):
        assert part in line.text()
    assert line.text().count("·") == 4
    line.show_look(None)
    assert line.isHidden()
