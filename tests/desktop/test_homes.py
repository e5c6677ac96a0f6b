"""Tests of where the library lies: found, moved by command and by window, and what is said when a drive goes back."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import home_session, homes, lasting_look, moving_home
from desktop.home_room import HomeRoom
from desktop.home_words import verdict_words
from desktop.homes import Home, How, find_home
from desktop.language import Language
from desktop.lasting_look import MEMORY, Ground, leave_mark, leave_witnesses, look
from desktop.places import open_household
from desktop.settings import SettingsFile
from desktop.views.home_line import HomeLine
from sync.errors import DiskTroubleError
from sync.lasting import Boot, Place, Verdict
from sync.marks import read_witnesses, say_library
from sync.right_of_way import RightOfWay
from sync.signpost import MARK_NAME, library_on
from sync.storage import Library
from tests.conftest import ROOT
from tests.sync.mounts import mounted
from tests.sync.test_marks import Drive

NOW = datetime.fromisoformat("2026-09-01T08:00")


class Computer:
    """Two drives in folders: the library lies on C, where programs put it, and D has more room."""

    def __init__(self, folder: Path) -> None:
        self.c, self.d, self.settings = folder / "c", folder / "d", folder / "settings"
        for each in (self.c, self.d):
            each.mkdir()
        self.library = self.c / "skylesson"
        self.places = [Place("C:", str(self.c), 10**9, system=True), Place("D:", str(self.d), 9 * 10**9)]

    def begin(self) -> None:
        open_household(self.library).close()

    def look(self, library: Path, days: int = 0) -> Ground:
        return look(library, NOW + timedelta(days=days), self.places)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    made = Computer(tmp_path)
    monkeypatch.delenv("SKYLESSON_LIBRARY", raising=False)
    monkeypatch.setattr(homes, "data_folder", lambda: made.library)
    monkeypatch.setattr(moving_home, "data_folder", lambda: made.library)
    for module in (homes, moving_home):
        monkeypatch.setattr(module, "pointer_path", lambda: made.settings / homes.POINTER_NAME)
    monkeypatch.setattr(homes, "any_signpost", lambda: True)
    monkeypatch.setattr("sync.fixed_volumes.places_now", lambda: made.places)
    monkeypatch.setattr(moving_home, "places_now", lambda: made.places)
    return made


def test_without_a_word_it_is_at_home_and_a_name_goes_before_all(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_home() == Home(computer.library, How.DEFAULT)
    monkeypatch.setenv("SKYLESSON_LIBRARY", "/elsewhere")
    assert find_home() == Home(Path("/elsewhere"), How.NAMED)


@pytest.mark.parametrize("name", homes.PORTABLE_NAMES)
def test_a_portable_program_has_its_library_beside_it(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    stick = tmp_path / "stick" / "Skylesson"
    stick.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(stick / "skylesson.exe"))
    (stick / name).touch()
    assert find_home().how is How.DEFAULT, "run from its sources it is not portable"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert find_home() == Home(stick / "library", How.PORTABLE)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "versions" / "2.0" / "skylesson.exe"))
    assert find_home().how is How.DEFAULT
    monkeypatch.setenv(homes.PROGRAM_VARIABLE, str(stick))
    assert find_home().how is How.PORTABLE, "an update has taken over"
    (stick / name).unlink()
    assert find_home() == Home(computer.library, How.DEFAULT)


def test_a_moved_library_is_found_again_even_when_drive_c_was_put_back(computer: Computer) -> None:
    computer.begin()
    SettingsFile(computer.library).change(volume=31, drop_folders=(computer.library / "drop", Path("/else")))
    target = computer.d / "Skylesson"
    moving_home.move_library(computer.library, target)
    assert find_home() == Home(target, How.CHOSEN)
    settings = SettingsFile(target).read()
    assert (settings.volume, settings.drop_folders) == (31, (target / "drop", Path("/else")))
    (computer.settings / homes.POINTER_NAME).unlink()  # C was put back
    assert find_home() == Home(target, How.SIGNPOST)
    open_household(target).close()


def test_a_library_that_is_not_there_today_is_told_and_moving_home_again_is_a_move(computer: Computer) -> None:
    computer.begin()
    target = computer.d / "Skylesson"
    moving_home.move_library(computer.library, target)
    away = computer.d.rename(computer.d.with_name("gone"))
    assert find_home() == Home(computer.library, How.DEFAULT, away=target)
    away.rename(computer.d)
    computer.library.rename(computer.c / "old")
    moving_home.move_library(target, computer.library)
    assert find_home() == Home(computer.library, How.DEFAULT)


def test_a_last_step_that_fails_leaves_everything_leading_to_the_old_library(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.begin()
    old, target = computer.d / "old", computer.d / "Skylesson"
    moving_home.move_library(computer.library, old)
    real = Path.rename

    def rename(path: Path, to: Path) -> Path:
        if to == target:
            raise OSError(5, "Input/output error")
        return real(path, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(DiskTroubleError):
        moving_home.move_library(old, target)
    assert find_home() == Home(old, How.CHOSEN)
    (computer.settings / homes.POINTER_NAME).unlink()  # C was put back, too
    assert find_home() == Home(old, How.SIGNPOST)
    monkeypatch.setattr(Path, "rename", real)
    moving_home.move_library(old, target)
    assert json.loads((computer.settings / homes.POINTER_NAME).read_bytes()) == {"library": str(target)}
    target.rename(computer.d / "away")
    assert find_home().how is How.DEFAULT, "nothing leads to the old one any more"


def test_the_marks_of_some_days_tell_of_a_drive_that_goes_back(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.begin()
    first = computer.look(computer.library)
    assert first.is_new
    assert (first.standing.verdict, first.offer) == (Verdict.UNPROVEN, computer.places[1])
    leave_mark(first)
    leave_witnesses(first, NOW)
    frozen = (computer.library / MARK_NAME).read_bytes()
    assert read_witnesses([computer.d])
    for day in (1, 2):
        found = computer.look(computer.library, day)
        leave_mark(found)
        leave_witnesses(found, NOW + timedelta(days=day))
    (computer.library / MARK_NAME).write_bytes(frozen)
    found = computer.look(computer.library, 3)
    assert (found.standing.verdict, found.standing.kept) == (Verdict.WENT_BACK, NOW)
    monkeypatch.setattr(Path, "mkdir", _refused)
    leave_witnesses(found, NOW)  # a witness that refuses is passed over


def _refused(*_given: object, **_named: object) -> NoReturn:
    raise OSError("no")


class Shown:
    """The room that looks after the library, with its two lines, and a right of way."""

    def __init__(self, computer: Computer, library: Path) -> None:
        self.line, self.card, self.way = HomeLine(), HomeLine(), RightOfWay()
        self.room = HomeRoom(library, self.line, self.card, self.way)
        self._computer = computer

    def start(self, qtbot: QtBot, days: int = 0) -> None:
        with qtbot.waitSignal(self.room.looked, timeout=10_000):
            self.room.start(lambda library: self._computer.look(library, days))

    def press(self, line: HomeLine, number: int) -> None:
        line._buttons[number].click()


@pytest.fixture
def shown(qtbot: QtBot, computer: Computer) -> Iterator[Shown]:
    computer.begin()
    (computer.library / "packages").mkdir()
    (computer.library / "packages" / "a-v1.7z").write_bytes(os.urandom(5_000_000))
    made = Shown(computer, computer.library)
    for line in (made.line, made.card):
        qtbot.addWidget(line)
    yield made
    made.room.shutdown()


def test_the_first_start_offers_the_other_drive_and_no_is_an_answer(
    qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    Language(qapp).switch("en")
    shown.start(qtbot)
    assert "Keep lessons and records on D: instead? It has 8.4 GB free." in shown.line.text
    assert [made.text() for made in shown.line._buttons] == ["Keep it on D:", "Leave it where it is"]
    shown.press(shown.line, 1)
    assert not shown.line.shown
    assert "not proven yet" in shown.card.text
    Language(qapp).switch("zh_CN")
    qtbot.waitUntil(lambda: "还没有证实" in shown.card.text)
    shown.start(qtbot)
    assert not shown.line.shown, "asked once"


def test_yes_copies_beside_teaching_and_closing_switches(
    qtbot: QtBot, qapp: QApplication, shown: Shown, computer: Computer
) -> None:
    Language(qapp).switch("en")
    shown.start(qtbot)
    shown.way.set_taken(taken=True)
    shown.press(shown.line, 0)
    assert "is being copied to D: (0 %)" in shown.line.text
    qtbot.wait(300)
    assert not (computer.d / "Skylesson.moving" / "packages" / "a-v1.7z").exists(), "a lesson goes first"
    with qtbot.waitSignal(shown.room.ended, timeout=20_000):
        shown.way.set_taken(taken=False)
    assert "When you close Skylesson" in shown.line.text
    assert home_session.finish_move(computer.library) == (computer.d / "Skylesson", ())
    assert find_home() == Home(computer.d / "Skylesson", How.CHOSEN)
    assert home_session.finish_move(computer.library) == (computer.library, ()), "it is done once"
    assert (computer.d / "Skylesson" / "packages" / "a-v1.7z").stat().st_size == 5_000_000


def test_copying_can_be_stopped_and_asked_for_again(qtbot: QtBot, shown: Shown, computer: Computer) -> None:
    shown.start(qtbot)
    shown.way.set_taken(taken=True)
    shown.press(shown.line, 0)
    with qtbot.waitSignal(shown.room.ended, timeout=10_000):
        shown.press(shown.line, 0)
    assert home_session.finish_move(computer.library) == (computer.library, ())
    shown.way.set_taken(taken=False)
    with qtbot.waitSignal(shown.room.ended, timeout=10_000):
        shown.press(shown.card, 0)
    assert home_session.finish_move(computer.library)[0] == computer.d / "Skylesson"


def test_what_is_in_the_way_is_said_and_the_library_stays(
    qtbot: QtBot, qapp: QApplication, shown: Shown, computer: Computer
) -> None:
    Language(qapp).switch("en")
    (computer.d / "Skylesson").mkdir()
    (computer.d / "Skylesson" / "homework.txt").touch()
    shown.start(qtbot)
    with qtbot.waitSignal(shown.room.ended, timeout=10_000):
        shown.press(shown.line, 0)
    assert "There is something in" in shown.line.text
    assert "The library stays where it is" in shown.line.text
    assert [made.text() for made in shown.line._buttons] == ["Try again", "OK"]
    shown.press(shown.line, 1)
    assert not shown.line.shown
    assert [made.text() for made in shown.card._buttons] == ["Keep it on D:"]
    moving_home.plan_move(computer.library, computer.d / "Skylesson")
    with Library(computer.library):
        assert home_session.finish_move(computer.library) == (computer.library, ()), "another window will do it"
    library, told = home_session.finish_move(computer.library)
    assert (library, [each.reason for each in told]) == (computer.library, ["cannot-move"])
    assert home_session.finish_move(computer.library) == (computer.library, ())


def test_a_mark_that_the_disk_refused_is_said_and_moves_nothing(
    qtbot: QtBot, qapp: QApplication, shown: Shown, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Language(qapp).switch("en")
    shown.start(qtbot)
    asked = shown.line.text
    before = shown.card.text
    monkeypatch.setattr("desktop.home_room.leave_witnesses", _refused)
    shown.room._leave_witnesses()
    qtbot.waitUntil(lambda: shown.card.text != before)
    assert [made.text() for made in shown.card._buttons] == ["OK"]
    assert shown.line.text == asked, "a refused mark is not said on every page"
    shown.press(shown.card, 0)
    assert (shown.card.text, shown.line.text) == (before, asked)
    shown.room._leave_witnesses()
    qtbot.waitUntil(lambda: shown.card.text != before)
    monkeypatch.setattr("desktop.home_room.leave_witnesses", lambda *_given: None)
    shown.room._leave_witnesses()
    qtbot.waitUntil(lambda: shown.card.text == before)
    assert not (computer.d / "Skylesson").exists()


def test_what_cannot_be_looked_at_is_said_too(qtbot: QtBot, shown: Shown) -> None:
    shown.room.start(_refused)
    qtbot.waitUntil(lambda: shown.card.shown)
    assert shown.card._buttons == []


def test_what_a_cut_off_move_has_not_taken_back_is_taken_back_beside_the_next_window(
    qtbot: QtBot, shown: Shown, computer: Computer
) -> None:
    for place in ("old", "Skylesson"):
        leave_mark(computer.look(computer.library))
        shutil.copytree(computer.library, computer.d / place)
    pointer = computer.settings / homes.POINTER_NAME
    pointer.parent.mkdir()
    pointer.write_text(json.dumps({"library": str(computer.library), "before": str(computer.d / "old")}))
    say_library(computer.d, computer.d / "Skylesson", computer.d / "old")
    shown.start(qtbot)
    assert library_on(computer.d) == computer.d / "Skylesson", "which was never the one before"
    pointer.write_text(json.dumps({"library": str(computer.library), "before": str(computer.d / "Skylesson")}))
    shown.start(qtbot)
    assert not pointer.exists(), "it is at home"
    assert library_on(computer.d) is None


def test_a_drive_that_went_back_is_said_at_once(
    qtbot: QtBot, qapp: QApplication, shown: Shown, computer: Computer
) -> None:
    Language(qapp).switch("en")
    say_library(computer.d, None)
    for days in (0, 1):
        shown.start(qtbot, days)
        leave_witnesses(computer.look(computer.library, days), NOW + timedelta(days=days))
    (computer.library / MARK_NAME).unlink()
    shown.start(qtbot, 2)
    assert "is gone. If nobody deleted it, this computer puts its drive back at each start. Keep" in shown.line.text
    computer.places.pop()
    shown.room.people_can_tell = True
    (computer.library / MARK_NAME).unlink()
    shown.start(qtbot, 2)
    assert "Skylesson is new on this computer. If you have used it here before" in shown.line.text


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_verdict_has_words_of_its_own(qapp: QApplication, language: str) -> None:
    Language(qapp).switch(language)
    said = [verdict_words(verdict, 2, NOW.date(), NOW.date()) for verdict in (*Verdict, MEMORY)]
    said += [verdict_words("gone", 0, None, NOW.date()), verdict_words("went-back", 0, None, None)]
    assert len(set(said)) == len(said) - 1, "a library that is gone kept nothing"


def at_home(home: Path) -> dict[str, str]:
    """The environment of a user with this home, and no word on where the library is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SKYLESSON_LIBRARY"))}
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT, env=at_home(home), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def close_window_with_a_move_planned(home: Path, library: Path, target: Path) -> None:
    """Start the program, plan a move once it has left its mark, and close it."""
    with subprocess.Popen([sys.executable, "-m", "desktop"], cwd=ROOT, env=at_home(home)) as window:
        until = time.monotonic() + 40
        while not (library / MARK_NAME).exists() and time.monotonic() < until:
            time.sleep(0.1)
        moving_home.plan_move(library, target)
        window.terminate()
        assert window.wait(40) == 0


def test_the_window_leaves_a_mark_and_moves_what_is_planned_when_it_is_closed(tmp_path: Path) -> None:
    library = tmp_path / ".local" / "share" / "skylesson"
    target = tmp_path / "data" / "Skylesson"
    close_window_with_a_move_planned(tmp_path, library, target)
    assert json.loads(run(tmp_path, "library", "--json").stdout)["library"] == str(target)
    assert json.loads((target / MARK_NAME).read_text(encoding="utf-8"))["starts"] == 1


def test_what_was_in_the_way_at_closing_is_said_at_the_next_start(tmp_path: Path) -> None:
    library = tmp_path / ".local" / "share" / "skylesson"
    target = tmp_path / "data" / "Skylesson"
    target.mkdir(parents=True)
    (target / "homework.txt").touch()
    close_window_with_a_move_planned(tmp_path, library, target)
    where, told = home_session.finish_move(library)
    assert (where, [each.reason for each in told]) == (library, ["cannot-move"])
    assert home_session.finish_move(library) == (library, ()), "it is said once"


def test_the_command_shows_and_moves_it_and_all_others_find_it(tmp_path: Path) -> None:
    assert run(tmp_path, "classes", "add", "四1班").returncode == 0
    target = tmp_path / "data" / "Skylesson"
    # Where a drive is not in, its folder is missing, too: it is not made on whatever disk lies beneath.
    assert run(tmp_path, "library", "move", str(target)).returncode == 2
    assert not target.parent.exists()
    target.parent.mkdir()
    moved = run(tmp_path, "library", "move", str(target), "--json")
    assert (moved.returncode, json.loads(moved.stdout)["reason"]) == (0, "library-moved")
    shown = json.loads(run(tmp_path, "library", "--json").stdout)
    assert (shown["library"], shown["verdict"]) == (str(target), "unproven")
    assert "四1班" in run(tmp_path, "classes").stdout
    with Library(target):
        busy = run(tmp_path, "library", "move", str(tmp_path / "third"), "--json")
    assert (busy.returncode, json.loads(busy.stdout)["reason"]) == (1, "library-in-use")
    assert run(tmp_path, "library", "move").returncode == 2


def school_day(drives: tuple[Drive, Drive], number: int, *, put_back: bool = False, move: bool = False) -> str:
    """A day of a computer with two real volumes: switched on, used, its library moved if wanted, and switched off.

    Returns how the library was found, and what is said of it.
    """
    system, other = drives
    if put_back:
        system.put_back()
    with (
        mounted(system.folder, "-o", "loop", str(system.image)) as c,
        mounted(other.folder, "-o", "loop", str(other.image)) as d,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.delenv("SKYLESSON_LIBRARY", raising=False)
        for name in ("DATA", "CONFIG"):
            patch.setenv(f"XDG_{name}_HOME", str(c / name))
        patch.setattr(lasting_look, "boot_now", lambda: Boot(f"boot-{number}", 60.0))
        home = find_home()
        household = open_household(home.library)
        household.school.begin("english-4-1-01", datetime.now(UTC))
        taught = len(household.school.records())
        household.close()
        ground = look(home.library, NOW + timedelta(days=number))
        leave_mark(ground)
        leave_witnesses(ground, NOW + timedelta(days=number))
        if move:
            moving_home.move_library(home.library, d / "Skylesson")
        return f"{home.how} {ground.standing.verdict} {taught}"


def test_on_real_volumes_a_drive_that_goes_back_is_noticed_and_after_a_move_nothing_is_lost(tmp_path: Path) -> None:
    drives = Drive(tmp_path / "c", 120), Drive(tmp_path / "d", 120)
    assert school_day(drives, 1) == "default unproven 1"
    assert school_day(drives, 2) == "default lasts 2"
    drives[0].freeze()
    assert school_day(drives, 3) == "default lasts 3"
    assert school_day(drives, 4, put_back=True) == "default went-back 3"
    assert school_day(drives, 5, put_back=True, move=True) == "default went-back 3"
    # The user's settings, which named the new place, are gone with the drive; the other one says it.
    assert school_day(drives, 6, put_back=True) == "signpost lasts 4"
    assert school_day(drives, 7, put_back=True) == "signpost lasts 5"
