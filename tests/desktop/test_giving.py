"""Making a stick and making room, in the window: the panels, and what stands behind them on real disks."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import Lesson, LocalText
from desktop.arrivals import Disk, Waiting
from desktop.giving import Giveable, Given, GivingResult, Goer, Target, Wish
from desktop.giving_room import GivingRoom
from desktop.importing import Receiving
from desktop.jobs import Jobs
from desktop.messages import describe
from desktop.models.choices import ChoiceTable
from desktop.places import Household, open_household
from desktop.receiving_room import ReceivingRoom
from desktop.rechecking import Quiet, Rechecking
from desktop.settings import SettingsFile
from desktop.space_room import SpaceRoom
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from desktop.views.space_panel import SpacePanel
from desktop.views.stick_panel import StickPanel
from sync.errors import BeingTaughtError
from sync.importer import Origin
from sync.reader import ReaderProcess
from sync.sticks import look
from sync.storage import Library
from sync.volumes import Volume
from tests.desktop.samples import lesson
from tests.sync.folders import LESSON, document, packed, trusting
from tests.sync.mounts import small_disk
from tests.sync.test_healing import packed_of

Giving = Callable[[StickPanel, Volume], GivingRoom]
WEEK_1, WEEK_2 = (Giveable(f"w{n}", LocalText(f"第{n}周", f"Week {n}"), n * 2**30, now=n == 2) for n in (1, 2))


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def pressed(widget: QWidget, *texts: str) -> QAbstractButton:
    """Press the first button of these words that can be seen."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() in texts and not b.isHidden()]
    found[0].click()
    return found[0]


@pytest.fixture
def panel(qtbot: QtBot) -> StickPanel:
    panel = StickPanel()
    qtbot.addWidget(panel)
    panel.show_packages([WEEK_1, WEEK_2], "en")
    return panel


def test_all_is_chosen_at_first_and_a_term_with_one_press(panel: StickPanel) -> None:
    assert not panel.write.isEnabled()
    panel.show_sticks([Target("id-1", "BLUE", 2**40), Target("id-2", "RED", 2**40)])
    assert panel.wish == Wish("id-1", ("w1", "w2"))
    assert "3.0 GB" in words(panel)
    pressed(panel, "This term only", panel.tr("This term only"))
    assert panel.wish.packages == ("w2",)
    pressed(panel, "None", panel.tr("None"))
    assert not panel.write.isEnabled()
    pressed(panel, "All", panel.tr("All"))
    wished: list[Wish] = []
    panel.write_requested.connect(wished.append)
    panel.write.click()
    assert wished == [Wish("id-1", ("w1", "w2"))]


def test_packages_are_ticked_by_keyboard_and_by_a_press_anywhere_on_the_row(qtbot: QtBot, panel: StickPanel) -> None:
    panel.show()
    panel.table.setCurrentIndex(panel.choices.index(0, 1))
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert [package.id for package in panel.choices.chosen] == ["w2"]
    panel.table.clicked.emit(panel.choices.index(0, 1))
    assert [package.id for package in panel.choices.chosen] == ["w1", "w2"]
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.choices.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    panel.choices.toggle(QModelIndex().row())
    with qtbot.waitSignal(panel.back_requested):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)


def test_the_choice_is_a_sound_model(qtmodeltester: object) -> None:
    model = ChoiceTable()
    model.set_records([WEEK_1, WEEK_2])
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_a_stick_that_stays_in_stays_chosen(panel: StickPanel) -> None:
    blue, red = Target("id-1", "BLUE", 2**40), Target("id-2", "RED", 2**40)
    panel.show_sticks([red])
    panel.show_sticks([blue, red])
    assert panel.wish.stick == "id-2"
    panel.show_sticks([blue])
    assert panel.wish.stick == "id-1"
    panel.show_sticks([])
    assert panel.wish.stick == ""
    assert not panel.write.isEnabled()


def test_what_does_not_fit_is_said_and_cannot_be_begun(panel: StickPanel) -> None:
    panel.show_sticks([Target("id-1", "BLUE", 2**40)])
    panel.show_room(3 * 2**30, 2 * 2**30)
    assert not panel.write.isEnabled()
    assert "2.0 GB" in words(panel)
    panel.show_room(3 * 2**30, 4 * 2**30)
    assert panel.write.isEnabled()


def test_it_shows_how_far_it_is_and_how_it_ended(panel: StickPanel) -> None:
    panel.show_sticks([Target("id-1", "BLUE", 2**40)])
    panel.show_running(running=True)
    panel.show_progress(2 * 2**30, 6 * 2**30, 90.0)
    assert "1.0 GB" in words(panel)
    assert not panel.table.isEnabled()
    stopped: list[bool] = []
    panel.cancel_requested.connect(lambda: stopped.append(True))
    panel.cancel.click()
    assert stopped == [True]
    panel.show_result(GivingResult("BLUE", 2, [Given(WEEK_1.title), Given(WEEK_2.title, "rotten")], there=1))
    for part in ("1", "2", "Week 2:"):
        assert part in words(panel)
    panel.show_result(GivingResult("BLUE", 2, reason="stick-full", facts={"needed": 2**31, "free": 2**30}))
    assert "2.0 GB" in words(panel)
    assert panel.table.isEnabled()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.shutdown()


@pytest.fixture
def giving(filled: Household, jobs: Jobs) -> Iterator[Giving]:
    """What stands behind a panel, ended with the test as with the program."""
    rooms: list[GivingRoom] = []

    def made(panel: StickPanel, stick: Volume) -> GivingRoom:
        rooms.append(GivingRoom(filled, panel, jobs, lambda _stick: stick))
        return rooms[-1]

    yield made
    for room in rooms:
        room.shutdown()


@pytest.fixture
def filled(household: Household, tmp_path: Path, media: Path) -> Household:
    """A library with two packages."""
    with Library(household.library, space_floor=0) as library, trusting(library, household.catalogue) as importer:
        importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
        importer.take(packed(tmp_path, media, document("org.test.b"), "b.7z")[0], origin=Origin.DROP)
    return household


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Volume]:
    with small_disk(tmp_path / "stick", "20m") as mount:
        yield Volume("id-1", "BLUE", mount, "tmpfs", 20 * 2**20, 20 * 2**20)


def told(qtbot: QtBot, panel: QWidget, said: Callable[[str], bool]) -> None:
    qtbot.waitUntil(lambda: said(words(panel)), timeout=20_000)


def test_a_stick_is_made_and_the_next_press_finds_it_whole(
    qtbot: QtBot, filled: Household, giving: Giving, stick: Volume
) -> None:
    panel = StickPanel()
    qtbot.addWidget(panel)
    room = giving(panel, stick)
    room.open("en")
    qtbot.waitUntil(lambda: len(panel.choices.records) == 2)
    room.show_volumes([stick])
    qtbot.waitUntil(lambda: panel._room is not None, timeout=20_000)
    panel.write.click()
    told(qtbot, panel, lambda text: panel.tr("It can be taken out.") in text)
    names = {path.name for path in (stick.mount / "skylesson").iterdir()}
    assert names == {f"org.test.{x}-v1.7z{end}" for x in "ab" for end in ("", ".manifest.json")}
    with ReaderProcess() as reader:
        assert look(stick, Library(filled.library), filled.catalogue, reader).packages == ()
    panel.write.click()
    told(qtbot, panel, lambda text: panel.tr("%n of them were there already.", "", 2) in text)


def test_writing_waits_while_a_lesson_plays(qtbot: QtBot, filled: Household, giving: Giving, stick: Volume) -> None:
    panel = StickPanel()
    qtbot.addWidget(panel)
    room = giving(panel, stick)
    filled.right_of_way.set_taken(taken=True)
    room.write(Wish("id-1", ("org.test.a", "org.test.b")))
    qtbot.waitUntil((stick.mount / "skylesson").is_dir, timeout=20_000)
    qtbot.wait(300)
    assert not list((stick.mount / "skylesson").glob("*.7z"))
    filled.right_of_way.set_taken(taken=False)
    told(qtbot, panel, lambda text: panel.tr("It can be taken out.") in text)


def test_with_nothing_to_hand_on_it_says_so(qtbot: QtBot) -> None:
    panel = StickPanel()
    qtbot.addWidget(panel)
    panel.show_packages([], "en")
    panel.show_sticks([Target("id-1", "BLUE", 2**40)])
    assert panel.tr("There is no package yet that could be handed on. Take some in first.") in words(panel)
    assert not panel.write.isEnabled()


def test_a_stick_that_is_not_mounted_any_more_is_not_written_to_the_system_disk(
    qtbot: QtBot, giving: Giving, tmp_path: Path
) -> None:
    (tmp_path / "was-a-stick").mkdir()
    volume = Volume("id-1", "BLUE", tmp_path / "was-a-stick", "vfat", 10**9, 10**9)
    panel = StickPanel()
    qtbot.addWidget(panel)
    room = giving(panel, volume)
    room.write(Wish("id-1", ("org.test.a",)))
    told(qtbot, panel, lambda text: "No such file" in text)
    assert not list(volume.mount.iterdir())


def test_writing_is_stopped_when_the_program_ends(
    qtbot: QtBot, filled: Household, giving: Giving, stick: Volume
) -> None:
    panel = StickPanel()
    qtbot.addWidget(panel)
    filled.right_of_way.set_taken(taken=True)
    room = giving(panel, stick)
    room.write(Wish("id-1", ("org.test.a", "org.test.b")))
    qtbot.waitUntil((stick.mount / "skylesson").is_dir, timeout=20_000)
    room.shutdown()
    assert not any(thread.name == "giving" for thread in threading.enumerate())
    assert not list((stick.mount / "skylesson").glob("*.7z"))


def test_what_nobody_will_miss_goes_with_one_press(qtbot: QtBot) -> None:
    panel = SpacePanel()
    qtbot.addWidget(panel)
    removed: list[tuple[str, bool]] = []
    panel.remove_requested.connect(lambda name, lent: removed.append((name, lent)))
    panel.show_goers([Goer("quarantine/bad.7z", "refused", LocalText("bad.7z"), 0, 100)])
    pressed(panel, "Remove", "删除")
    assert removed == [("quarantine/bad.7z", False)]


def test_what_may_be_missed_is_asked_about_in_place(qtbot: QtBot) -> None:
    panel = SpacePanel()
    qtbot.addWidget(panel)
    removed: list[tuple[str, bool]] = []
    panel.remove_requested.connect(lambda name, lent: removed.append((name, lent)))
    panel.show_goers([Goer("a", "superseded", LocalText("第1周", "Week 1"), 1, 2**30, lends=2, short=3)])
    pressed(panel, "Remove", "删除")
    pressed(panel, "Keep", "保留")
    assert removed == []
    pressed(panel, "Remove", "删除")
    pressed(panel, "Really remove", "确定删除")
    assert removed == [("a", True)]
    assert "3" in words(panel)


def test_a_long_list_is_shown_a_part_at_a_time(qtbot: QtBot) -> None:
    panel = SpacePanel()
    qtbot.addWidget(panel)
    panel.show_goers([Goer(f"p{n}", "choice", LocalText(f"P{n}"), 1, 2**30) for n in range(45)])
    assert panel._rows.count() == 30
    pressed(panel, "Show more", "显示更多")
    assert panel._rows.count() == 45


@pytest.fixture
def receiving(qtbot: QtBot, filled: Household, tmp_path: Path) -> Iterator[Receiving]:
    receiving = Receiving(filled, [tmp_path / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
    with qtbot.waitSignal(receiving.library_changed, timeout=10_000):
        receiving.start()
    yield receiving
    receiving.shutdown()


def test_a_package_is_removed_in_the_window_but_not_while_it_is_taught(
    qtbot: QtBot, receiving: Receiving, filled: Household, jobs: Jobs
) -> None:
    panel = SpacePanel()
    qtbot.addWidget(panel)
    room = SpaceRoom(filled, panel, jobs, receiving.remove_package)
    receiving.removals.removed.connect(room.ended)
    room.open("en")
    qtbot.waitUntil(lambda: panel._rows.count() == 2)
    receiving.removals.teaching = lambda: LESSON
    with qtbot.waitSignal(receiving.removals.removed, timeout=10_000) as refused:
        receiving.remove_package("org.test.a", False)
    assert isinstance(refused.args[1], BeingTaughtError)
    receiving.removals.teaching = lambda: ""
    with qtbot.waitSignal(receiving.removals.removed, timeout=10_000):
        pressed(panel, "Remove", "删除")
        pressed(panel, "Really remove", "确定删除")
    qtbot.waitUntil(lambda: panel._rows.count() == 1)
    assert len(filled.catalogue.packages()) == 1
    assert panel.tr("Removed. That made {size} of room.").split("{size}")[0] in words(panel)


def test_the_page_says_how_much_room_there_is_and_what_waits_for_it(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    page.show()
    page.show_disk(Disk(100 * 2**30, 40 * 2**30, 0, 9))
    assert "9" in words(page)
    page.show_disk(Disk(100 * 2**30, 40 * 2**30, 0, 26_258))
    assert "26" not in words(page)
    page.show_waiting([Waiting("a.7z", {"needed": 50 * 2**30, "free": 40 * 2**30, "floor": 5 * 2**30})])
    for part in ("50.0 GB", "40.0 GB", "10.0 GB", "5.0 GB"):
        assert part in words(page)
    with qtbot.waitSignal(page.space_panel_opened):
        pressed(page._no_room, "Make room", "腾出空间")
    assert page.space_panel.isVisible()
    page.close_panel()
    with qtbot.waitSignal(page.stick_panel_opened):
        pressed(page._disk_card, "Make a stick", "给下一所学校做U盘")
    assert page.stick_panel.isVisible()
    page.stick_panel.back_requested.emit()
    page.show_waiting([])
    assert not page._no_room.isVisible()


def test_without_room_it_is_said_and_goes_on_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """A package in the drop folder and a stick wait, with numbers, until somebody has made room."""
    with small_disk(tmp_path / "small", "16m") as small:
        household = open_household(small / "library")
        receiving = Receiving(household, [small / "drop"], "always", Rechecking(Quiet(lambda: False, 0)))
        receiving._library = Library(household.library, space_floor=0)
        archive, _ = packed_of(tmp_path / "source", 4)
        stick = tmp_path / "stick"
        stick.mkdir()
        for path in archive.parent.glob("w.7z*"):
            shutil.copy(path, stick)
        with ReaderProcess() as reader:
            volume = Volume("id-1", "BLUE", stick, "vfat", 10**9, 0)
            offer = look(volume, receiving._library, household.catalogue, reader)
        filler = small / "filler"
        with qtbot.waitSignal(receiving.library_changed, timeout=10_000):
            receiving.start()
        filler.write_bytes(b"x" * (shutil.disk_usage(small).free - 2 * 2**20))
        with qtbot.waitSignal(receiving.shortage.changed, timeout=10_000, check_params_cb=bool) as waiting:
            receiving.take_stick(offer)
        [told_of] = waiting.args[0]
        assert told_of.name == archive.name
        assert told_of.facts["needed"] == archive.stat().st_size
        filler.unlink()
        with qtbot.waitSignal(receiving.stick_ended, timeout=20_000) as ended:
            receiving.check_now()
        assert ended.args[1]
        assert [package.id for package in household.catalogue.packages()] == ["org.test.a"]
        receiving.shutdown()
        household.close()


def test_the_room_for_receiving_connects_the_panels(
    qtbot: QtBot, filled: Household, stick: Volume, tmp_path: Path
) -> None:
    page, settings_page = ReceivingPage(), SettingsPage()
    qtbot.addWidget(page)
    qtbot.addWidget(settings_page)
    page.packages.language = "en"
    settings = replace(SettingsFile(filled.library).read(), drop_folders=(tmp_path / "drop",))
    room = ReceivingRoom(filled, settings, page, settings_page)
    taught: list[Lesson | None] = [None]
    with qtbot.waitSignal(room.library_changed, timeout=10_000):
        room.start(lambda: taught[-1])
    try:
        room._sticks._arrived.emit(stick)
        page.open_panel(page.stick_panel)
        qtbot.waitUntil(lambda: len(page.stick_panel.wish.packages) == 2)
        # The machine may have sticks of its own.
        qtbot.waitUntil(lambda: any("BLUE" in chip.text() for chip in page.stick_panel.findChildren(QAbstractButton)))
        next(chip for chip in page.stick_panel.findChildren(QAbstractButton) if "BLUE" in chip.text()).click()
        assert page.stick_panel.wish.stick == "id-1"
        page.stick_panel.write.click()
        told(qtbot, page.stick_panel, lambda text: page.stick_panel.tr("It can be taken out.") in text)
        room._sticks._gone.emit(stick)
        qtbot.waitUntil(lambda: page.stick_panel.wish.stick != "id-1")
        page.open_panel(page.space_panel)
        qtbot.waitUntil(lambda: page.space_panel._rows.count() == 2)
        taught.append(lesson(1))
        pressed(page.space_panel, "Remove", "删除")
        pressed(page.space_panel, "Really remove", "确定删除")
        being_taught = describe("being-taught", {}).whole
        told(qtbot, page.space_panel, lambda text: being_taught in text)
        assert len(filled.catalogue.packages()) == 2
    finally:
        room.shutdown()
