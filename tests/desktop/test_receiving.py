"""What receives, beside a running window: sticks, packages that are not whole, what is kept aside, and keys."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from catalogue.records import LocalText
from desktop import key_desk
from desktop.arrivals import Incomplete, Refusal, Stick
from desktop.formats import count_text
from desktop.importing import Receiving
from desktop.messages import describe_error
from desktop.places import Household
from desktop.receiving_room import ReceivingRoom
from desktop.rechecking import Quiet, Rechecking
from desktop.settings import SettingsFile
from desktop.sticks import Sticks
from desktop.views.key_card import ShownKey
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from sync.errors import StickRemovedError
from sync.missing import missing_of, write_request
from sync.pack import pack
from sync.reader import ReaderProcess
from sync.signature import make_key
from sync.sticks import StickOffer, look
from sync.storage import Library
from sync.trust import TrustStore
from sync.volumes import Volume
from sync.waiting import Waiting
from tests.sync.folders import document, lay_out, packed
from tests.sync.mounts import make_read_only, small_disk
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces


@pytest.fixture
def receiving(qtbot: QtBot, household: Household, tmp_path: Path) -> Iterator[Receiving]:
    """Receiving over a drop folder of its own, asking about what nobody signed."""
    receiving = Receiving(household, [tmp_path / "drop"], "ask", Rechecking(Quiet(lambda: False, 0)))
    with qtbot.waitSignal(receiving.library_changed, timeout=10_000):
        receiving.start()
    yield receiving
    receiving.shutdown()


def buttons(widget: ReceivingPage | SettingsPage, *texts: str) -> list[QAbstractButton]:
    return [button for button in widget.findChildren(QAbstractButton) if button.text() in texts]


def words(page: ReceivingPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_a_stick_has_one_card_and_one_button(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    wished: list[tuple[str, str]] = []
    page.take_stick_requested.connect(lambda stick: wished.append(("take", stick)))
    page.pause_stick_requested.connect(lambda stick: wished.append(("pause", stick)))
    page.show_sticks([Stick("id-1", "BLUE", 12, 3_100_000_000, 240.0)])
    assert "BLUE" in words(page)
    assert "12" in words(page)
    [take] = buttons(page, "Take in", "收下")
    take.click()
    page.show_sticks([Stick("id-1", "BLUE", 12, 3_100_000_000, 240.0, taking=True)])
    [pause] = buttons(page, "Pause", "暂停")
    pause.click()
    assert wished == [("take", "id-1"), ("pause", "id-1")]


def test_a_package_that_is_not_whole_is_said_as_a_person_would(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    asked: list[bool] = []
    page.ask_requested.connect(lambda: asked.append(True))
    page.show_incomplete([Incomplete("x", LocalText("英语", "English 4A week 3"), 12, 2048, 2, 3)])
    for part in ("2", "3", "12", count_text(2048)):
        assert part in words(page)
    buttons(page, "Save the list of what is missing", "保存缺失清单")[0].click()
    assert asked == [True]


def test_only_what_was_kept_aside_can_be_admitted(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    admitted: list[str] = []
    page.admit_requested.connect(admitted.append)
    page.show_refusals(
        [Refusal("a.7z", "unsigned", {"problem": "ask"}), Refusal("b.7z", "unsigned", {"problem": "never"})]
    )
    page.show()
    [admit] = [button for button in buttons(page, "Admit it", "收下") if button.isVisible()]
    admit.click()
    assert admitted == ["a.7z"]


def test_settings_say_whom_the_school_trusts(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    chosen: list[str] = []
    removed: list[str] = []
    page.unsigned_chosen.connect(chosen.append)
    page.show_choices("", 100, [])
    page.show_trust("ask")
    for card, name in ((page.keys, "District"), (page.program_keys, "Makers")):
        card.remove_wished.connect(removed.append)
        card.show_keys([ShownKey(name, "RWQ")])
    buttons(page, "Take in", "收下")[0].click()
    for no_longer in buttons(page, "No longer", page.tr("No longer")):
        no_longer.click()
    assert chosen == ["always"]
    assert removed == ["District", "Makers"]


def test_what_nobody_signed_waits_and_is_admitted_by_one_click(
    qtbot: QtBot, receiving: Receiving, household: Household, tmp_path: Path, media: Path
) -> None:
    archive, _ = packed(tmp_path, media, document())
    with qtbot.waitSignal(receiving.refusals_changed, timeout=20_000, check_params_cb=bool) as told:
        for path in sorted(tmp_path.glob("a.7z*"), reverse=True):
            path.replace(tmp_path / "drop" / path.name)
        receiving.check_now()
    [refusal] = told.args[0]
    assert (refusal.name, refusal.reason) == (archive.name, "unsigned")
    with qtbot.waitSignal(receiving.library_changed, timeout=20_000):
        receiving.admit("a.7z")
    assert [package.id for package in household.catalogue.packages()] == ["org.test.a"]


@pytest.mark.parametrize("side", [True, False])
def test_a_cut_copy_is_said_to_be_one_and_what_it_lacks_is_asked_for(
    qtbot: QtBot, household: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: bool
) -> None:
    monkeypatch.setattr("sync.watch.Waiting", partial(Waiting, seconds=7.0))
    archive, _ = packed_of(tmp_path / "source", 6)
    drop = copy_of(archive, tmp_path / "drop", lambda _: None, cut=500_000).parent
    if not side:
        (drop / "w.7z.manifest.json").unlink()
    receiving = Receiving(household, [drop], "always", Rechecking(Quiet(lambda: False, 0)))
    page = ReceivingPage()
    qtbot.addWidget(page)
    receiving.arrivals_changed.connect(page.show_arrivals)
    receiving.incomplete_changed.connect(page.show_incomplete)
    page.show_arrivals([])
    receiving.start()
    stages = [QCoreApplication.translate("ArrivalCard", text) for text in ("arriving", "nothing more comes")]
    arriving, still = stages
    qtbot.waitUntil(lambda: arriving in words(page).splitlines(), timeout=10_000)

    def looked() -> bool:
        receiving.check_now()
        found = words(page).splitlines()
        return arriving not in found and (still in found) is not side

    qtbot.waitUntil(looked, timeout=20_000)
    missing = [found.id for found in missing_of(Library(household.library), household.catalogue)]
    assert missing == (["org.test.a"] if side else [])
    assert bool(buttons(page, "Save the list of what is missing", "保存缺失清单")) is side
    assert (drop / "w.7z").stat().st_size == 500_000
    (drop / "w.7z").write_bytes(archive.read_bytes())
    shutil.copy(archive.with_name("w.7z.manifest.json"), drop)
    qtbot.waitUntil(lambda: not (drop / "w.7z").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: still not in words(page).splitlines(), timeout=5_000)
    receiving.shutdown()


def test_the_list_is_not_proposed_where_it_cannot_be_written(
    qtbot: QtBot, household: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settings_page = ReceivingPage(), SettingsPage()
    for each in (page, settings_page):
        qtbot.addWidget(each)
    room = ReceivingRoom(household, SettingsFile(household.library).read(), page, settings_page)
    proposed, failed = list[Path](), list[Exception]()
    room.failed.connect(failed.append)
    with small_disk(tmp_path / "red", "1m") as red, small_disk(tmp_path / "blue", "1m") as blue:
        make_read_only(red)
        answer = [red / "list.json"]

        def choose(_page: object, path: str, _kinds: str) -> str:
            proposed.append(Path(path).parent)
            return str(answer[-1])

        monkeypatch.setattr("desktop.receiving_room.ask_where_to_save", choose)
        sticks = [Volume(place.name, place.name, place, "vfat", 2**20, 2**20) for place in (blue, red)]
        for volumes in (sticks, sticks[1:]):
            room._show_volumes(volumes)
            page.ask_requested.emit()
        qtbot.waitUntil(lambda: len(failed) == 2, timeout=5_000)
    assert proposed == [blue, Path.home()]
    message = describe_error(failed[0])
    assert message is not None
    assert str(red / "list.json") in message.text
    room.shutdown()


def test_what_only_wanted_a_key_is_tried_again_when_the_key_is_added(
    qtbot: QtBot, household: Household, tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settings_page = ReceivingPage(), SettingsPage()
    for each in (page, settings_page):
        qtbot.addWidget(each)
    settings = replace(SettingsFile(household.library).read(), drop_folders=(tmp_path / "drop",))
    keys = [make_key(), make_key()]
    (tmp_path / "drop").mkdir()
    for number, key in enumerate((*keys, None)):
        folder = lay_out(tmp_path / str(number), media, document(f"org.test.{number}"))
        pack(folder, tmp_path / "drop" / f"{number}.7z", key=key)
    room = ReceivingRoom(household, settings, page, settings_page)
    room.start(lambda: None)
    try:
        qtbot.waitUntil(lambda: len(buttons(page, "Try again", "再试一次")) == 3, timeout=30_000)
        # What a list showed before goes a little later.
        qtbot.waitUntil(lambda: len(re.findall("Settings|设置", words(page))) == 2, timeout=5_000)
        added = _written(tmp_path / "office.pub", keys[0].public.text())
        monkeypatch.setattr(key_desk, "ask_for_files", lambda *_: [added])
        buttons(settings_page, "Add a key", "添加密钥")[0].click()
        qtbot.waitUntil(lambda: [each.id for each in household.catalogue.packages()] == ["org.test.0"], timeout=30_000)
        qtbot.waitUntil(lambda: len(buttons(page, "Try again", "再试一次")) == 2, timeout=5_000)
    finally:
        room.shutdown()
    TrustStore(household.library / "trusted").add(_written(tmp_path / "other.pub", keys[1].public.text()))
    again = Receiving(household, settings.drop_folders, "ask", Rechecking(Quiet(lambda: False, 0)))
    again.start()
    ids = ["org.test.0", "org.test.1"]
    qtbot.waitUntil(lambda: sorted(each.id for each in household.catalogue.packages()) == ids, timeout=30_000)
    again.shutdown()


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_stick_that_was_asked_for_is_taken_in_and_its_good_pieces_too(
    qtbot: QtBot, household: Household, tmp_path: Path
) -> None:
    receiving = Receiving(household, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    archive, _ = packed_of(tmp_path / "source", 6)
    stick = copy_of(archive, tmp_path / "stick", spoil_pieces(4)).parent
    volume = Volume("id-1", "BLUE", stick, "vfat", 10**9, 0)
    with ReaderProcess() as reader:
        offer = look(volume, Library(household.library), household.catalogue, reader)
    told: list[list[Incomplete]] = []
    receiving.incomplete_changed.connect(told.append)
    with qtbot.waitSignal(receiving.library_changed, timeout=10_000):
        receiving.start()
    with qtbot.waitSignal(receiving.stick_ended, timeout=20_000) as ended:
        receiving.take_stick(offer)
    assert ended.args == [offer, True]
    qtbot.waitUntil(lambda: bool(told and told[-1]), timeout=5000)
    assert [(found.missing, found.ready, found.lessons) for found in told[-1]] == [(1, 1, 2)]
    write_request(Library(household.library), household.catalogue, tmp_path / "ask.json")
    assert (tmp_path / "ask.json").stat().st_size
    receiving.shutdown()


def test_a_stick_that_is_gone_is_said_to_be_and_its_other_packages_are_not_tried(
    qtbot: QtBot, household: Household, tmp_path: Path
) -> None:
    receiving = Receiving(household, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    volume = Volume("id-1", "BLUE", tmp_path / "stick", "vfat", 10**9, 0)
    offer = StickOffer(volume, (tmp_path / "stick" / "a.7z", tmp_path / "stick" / "b.7z"), 2, 100, 1.0)
    told: list[object] = []
    receiving.failed.connect(told.append)
    receiving.start()
    with qtbot.waitSignal(receiving.stick_ended, timeout=20_000) as ended:
        receiving.take_stick(offer)
    assert ended.args == [offer, False]
    qtbot.waitUntil(lambda: bool(told))
    [error] = told
    assert isinstance(error, StickRemovedError)
    assert error.path.name == "a.7z"
    receiving.shutdown()


def test_a_stick_that_is_pulled_is_gone_on_with_when_it_is_back(
    qtbot: QtBot, household: Household, tmp_path: Path
) -> None:
    sticks = Sticks(household)
    volume = Volume("id-1", "BLUE", tmp_path / "stick", "vfat", 10**9, 0)
    offer = StickOffer(volume, (tmp_path / "stick" / "a.7z",), 2, 100, 1.0)
    sticks._looked.emit(offer)  # looked at, but gone meanwhile
    sticks._arrived.emit(volume)
    sticks._looked.emit(offer)
    qtbot.waitUntil(lambda: sticks.offer("id-1") is offer)
    sticks.interrupted(offer)
    sticks._gone.emit(volume)
    qtbot.waitUntil(lambda: sticks.offer("id-1") is None)
    sticks._arrived.emit(volume)
    with qtbot.waitSignal(sticks.returned, timeout=2000):
        sticks._looked.emit(offer)
    sticks.finished(offer)
    assert sticks.offer("id-1") is None
    shutil.rmtree(tmp_path / "stick", ignore_errors=True)
