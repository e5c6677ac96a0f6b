"""Updates in the window: one that arrives is said, one on a stick offered, one that failed told; and the way back."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import __version__, key_desk
from desktop.arrivals import Stick
from desktop.importing import Receiving
from desktop.jobs import Jobs
from desktop.launching import FOLDER_VARIABLE
from desktop.messages import describe
from desktop.places import Household, program_versions
from desktop.receiving_room import ReceivingRoom
from desktop.rechecking import Quiet, Rechecking
from desktop.settings import SettingsFile
from desktop.update_desk import UpdateDesk
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from desktop.views.stick_card import StickCard
from sync.errors import ProgramRefusedError
from sync.program_keys import program_keys
from sync.reader import ReaderProcess
from sync.signature import make_key
from sync.sticks import StickOffer, look
from sync.storage import Library, side_paths
from sync.versions import INSTALLED, Versions
from sync.volumes import Volume
from tests.sync.programs import program, trusted_for_programs
from tests.sync.test_versions import arrive


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Versions:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "versions"))
    monkeypatch.delenv("SKYLESSON_LAUNCHED", raising=False)
    return program_versions()


class Shown:
    """A window with a Settings page, and what speaks of versions there."""

    def __init__(self, qtbot: QtBot, household: Household) -> None:
        self.page, self.jobs = SettingsPage(), Jobs()
        self.window = MainWindow([RailItem(self.page, "settings", "Settings")])
        qtbot.addWidget(self.window)
        self.desk = UpdateDesk(household, self.jobs, self.window, self.page)
        self.failed: list[object] = []
        self.desk.failed.connect(self.failed.append)
        self.window.show()

    @property
    def notice(self) -> str:
        return self.window.notice.text.text()


@pytest.fixture
def shown(qtbot: QtBot, household: Household, versions: Versions) -> Iterator[Shown]:
    del versions
    made = Shown(qtbot, household)
    yield made
    made.jobs.shutdown()


def texts(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if not found.isHidden())


def test_without_updates_the_card_says_the_version_and_offers_nothing(shown: Shown, qtbot: QtBot) -> None:
    shown.desk.start()
    shown.desk._look()
    qtbot.wait(100)
    assert __version__ in texts(shown.page.version)
    assert shown.page.version.back.isHidden()
    assert shown.page.version.coming.isHidden()
    assert shown.notice == ""


def test_what_has_arrived_is_said_until_read_and_need_not_be_taken(
    shown: Shown, versions: Versions, qtbot: QtBot
) -> None:
    arrive(versions, "0.2.0")
    shown.desk.arrived("0.2.0")
    assert shown.notice == describe("program-arrived", {"program": "0.2.0"}).whole
    card = shown.page.version
    qtbot.waitUntil(lambda: "0.2.0" in card.coming.text(), timeout=15_000)
    assert __version__ in card.back.text()
    card.back.click()
    qtbot.waitUntil(card.coming.isHidden, timeout=15_000)
    assert versions.standing().current == INSTALLED


def test_going_back_is_one_button(
    shown: Shown, versions: Versions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(versions, "0.2.0")
    versions.choose(window=True)
    versions.stood("0.2.0")
    monkeypatch.setenv("SKYLESSON_LAUNCHED", "0.2.0")
    monkeypatch.setenv("SKYLESSON_INSTALLED", __version__)
    shown.desk.start()
    card = shown.page.version
    qtbot.waitUntil(card.back.isVisible, timeout=15_000)
    assert __version__ in card.back.text()
    card.back.click()
    qtbot.waitUntil(lambda: __version__ in card.coming.text(), timeout=15_000)
    assert versions.standing().current == INSTALLED
    assert shown.failed == []


def test_a_version_that_did_not_start_is_told_once(shown: Shown, versions: Versions, qtbot: QtBot) -> None:
    arrive(versions, "0.2.0")
    for _ in range(3):
        versions.choose(window=True)
    shown.desk.start()
    qtbot.waitUntil(lambda: bool(shown.notice), timeout=15_000)
    assert shown.notice == describe("program-gone-back", {"program": "0.2.0"}).whole
    assert versions.standing().gone_back_from == ""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def offer(stick: Path, household: Household) -> StickOffer:
    with ReaderProcess() as reader:
        volume = Volume("id-1", "BLUE", stick, "vfat", 10**9, 0)
        return look(volume, Library(household.library), household.catalogue, reader, program_versions())


def test_a_newer_version_on_a_stick_is_offered_and_taken_in(
    qtbot: QtBot, household: Household, versions: Versions, stick: Path, tmp_path: Path
) -> None:
    key = trusted_for_programs(household.library / "trusted", tmp_path)
    program(stick, "0.2.0", key)
    program(stick, "0.0.9", key)
    program(stick, "0.3.0", key, platform="windows-x86_64")
    found = offer(stick, household)
    assert [path.name for path in found.packages] == ["skylesson-0.2.0.7z"]
    assert (found.program, found.lessons, found.others) == ("0.2.0", 0, 0)
    card = StickCard(Stick("id-1", "BLUE", found.lessons, found.bytes, found.seconds, program=found.program))
    qtbot.addWidget(card)
    assert "0.2.0" in texts(card)
    receiving = Receiving(household, [tmp_path / "drop"], "ask", Rechecking(Quiet(lambda: False, 0)))
    receiving.start()
    with qtbot.waitSignal(receiving.program_arrived, timeout=20_000) as told:
        receiving.take_stick(found)
    receiving.shutdown()
    assert told.args == ["0.2.0"]
    assert versions.standing().current == "0.2.0"
    assert offer(stick, household).packages == ()


def test_one_on_a_stick_that_is_refused_is_told(
    qtbot: QtBot, household: Household, versions: Versions, stick: Path, tmp_path: Path
) -> None:
    archive = program(stick, "0.2.0", trusted_for_programs(household.library / "trusted", tmp_path))
    side_paths(archive)[1].unlink()
    receiving = Receiving(household, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    receiving.start()
    with qtbot.waitSignal(receiving.failed, timeout=20_000) as told:
        receiving.take_stick(offer(stick, household))
    receiving.shutdown()
    [error] = told.args or []
    assert isinstance(error, ProgramRefusedError)
    assert versions.here() == []
    assert program_keys(household.library / "trusted").trusted()
    shutil.rmtree(stick)


def test_an_update_that_was_kept_out_for_want_of_a_key_arrives_once_the_key_is_added(
    qtbot: QtBot, household: Household, versions: Versions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settings_page = ReceivingPage(), SettingsPage()
    for each in (page, settings_page):
        qtbot.addWidget(each)
    key, drop = make_key(), tmp_path / "drop"
    (tmp_path / "makers.pub").write_text(key.public.text(), encoding="utf-8")
    program(drop, "0.2.0", key)
    settings = replace(SettingsFile(household.library).read(), drop_folders=(drop,), unsigned="always")
    room = ReceivingRoom(household, settings, page, settings_page)
    arrived: list[str] = []
    room.program_arrived.connect(arrived.append)
    monkeypatch.setattr(key_desk, "ask_for_files", lambda *_: [tmp_path / "makers.pub"])
    room.start(lambda: None)
    try:
        qtbot.waitUntil(lambda: key.public.name in texts(page), timeout=20_000)
        add = [card.findChildren(QPushButton)[0] for card in (settings_page.keys, settings_page.program_keys)]
        add[0].click()
        qtbot.wait(300)
        assert (arrived, versions.here()) == ([], []), "a key for lessons may not sign programs"
        add[1].click()
        qtbot.waitUntil(lambda: arrived == ["0.2.0"], timeout=20_000)
        assert key.public.name in texts(settings_page.program_keys)
        assert versions.standing().current == "0.2.0"
    finally:
        room.shutdown()
