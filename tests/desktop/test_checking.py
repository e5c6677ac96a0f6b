"""The page that checks this computer, in a window: what is found is said in words, and never while a lesson plays."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import checking_room, examining
from desktop.app import App
from desktop.checking_room import CheckingRoom
from desktop.commands.doctor import in_words
from desktop.finding import FAILED, Check, Finding
from desktop.places import Household, open_household
from desktop.settings import SettingsFile
from tests.desktop.samples import lesson


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    made = open_household(tmp_path / "library")
    SettingsFile(made.library).change(language="en")
    yield made
    made.close()


@pytest.fixture
def app(qapp: QApplication, household: Household) -> Iterator[App]:
    made = App(qapp, household)
    made.window.resize(1024, 768)
    made.window.show()
    yield made
    made.shutdown()
    made.window.close()


def opened(app: App) -> CheckingRoom:
    settings = app.pages.settings
    app.window.show_page(app.window.number_of(app.pages.locked[1]))
    settings._check.click()
    assert app.check_desk.room.page.isVisible()
    return app.check_desk.room


def texts(room: CheckingRoom) -> list[str]:
    return [found.text() for found in room.page.findChildren(QLabel) if found.isVisible() and found.text()]


def few(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    made = tuple(Check(lambda finding=finding: finding) for finding in findings)  # type: ignore[misc]
    monkeypatch.setattr(checking_room, "checks", lambda *_arguments: made)


SOUND = Finding("sound", "none", well=False)
SLIDES = Finding("slides", "none", well=True)
CLOCK = Finding("clock", "well", well=True, facts={"now": "2026", "newest": "2025"})


def test_everything_is_looked_at_and_said_with_a_word(app: App, qtbot: QtBot) -> None:
    room = opened(app)
    with qtbot.waitSignal(room.ended, timeout=60_000):
        qtbot.mouseClick(room.page.check, Qt.MouseButton.LeftButton)
    assert [finding.name for finding in room.findings][:2] == ["disk", "lasting"]
    assert len(room.findings) == 13
    said = texts(room)
    assert "In order" in said
    assert any(text.startswith("Formats: all are shown") for text in said)
    app.speak("zh_CN")
    qtbot.waitUntil(lambda: "正常" in texts(room))
    room.page.back.click()
    assert app.pages.locked[1].isVisible()


def test_icon_and_word_say_how_it_is(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, SOUND, SLIDES, CLOCK, Finding("playing", "720p", well=True, facts={"light": True}))
    room = opened(app)
    with qtbot.waitSignal(room.ended):
        room.page.check.click()
    words = ("To be done", "Good to know", "In order")
    qtbot.waitUntil(lambda: [texts(room).count(word) for word in words] == [1, 2, 1])
    icons = [found for found in room.page.findChildren(QLabel) if not found.pixmap().isNull()]
    assert [icon.accessibleName() for icon in icons] == ["To be done", "Good to know", "In order", "Good to know"]
    assert SettingsFile(app.household.library).read().light is True


def test_never_while_a_lesson_is_taught(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    room = opened(app)
    app.room.session._lesson = lesson(1)
    room.page.check.click()
    assert room.page.said.text() == "A lesson is being taught: this computer is checked after it."
    assert room.findings == []
    app.room.session._lesson = None

    def begin() -> Finding:
        app.room.session._lesson = lesson(1)
        return CLOCK

    made = (Check(lambda: SLIDES), Check(begin), Check(lambda: SOUND))
    monkeypatch.setattr(checking_room, "checks", lambda *_arguments: made)
    with qtbot.waitSignal(room.ended):
        room.page.check.click()
    assert room.findings == [SLIDES]
    assert "after it" in room.page.said.text()
    app.room.session._lesson = None


def test_it_can_be_stopped(app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    room = opened(app)
    made = (Check(lambda: SLIDES), Check(lambda: (room._stopped.wait(5), CLOCK)[1]), Check(lambda: SOUND))
    monkeypatch.setattr(checking_room, "checks", lambda *_arguments: made)
    room.page.check.click()
    qtbot.waitUntil(lambda: room.findings == [SLIDES])
    assert room.page.check.text() == "Stop"
    with qtbot.waitSignal(room.ended):
        room.page.check.click()
    assert room.findings == [SLIDES]
    assert room.page.said.text() == "The check was stopped."
    assert room.page.check.text() == "Check now"


@pytest.mark.expects_warnings
def test_a_check_that_fails_keeps_no_other_from_being_made(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> NoReturn:
        raise PermissionError(13, "not allowed", "/home/wang")

    made = (Check(lambda: SLIDES), Check(fail, name="clock"), Check(fail, asks=True, name="disk"), Check(lambda: SOUND))
    monkeypatch.setattr(checking_room, "checks", lambda *_arguments: made)
    room = opened(app)
    with qtbot.waitSignal(room.ended):
        room.page.check.click()
    assert [finding.verdict for finding in room.findings] == ["none", "failed", "failed", "none"]
    assert "Clock: it could not be looked at (not allowed)." in " ".join(texts(room))
    qtbot.waitUntil(lambda: texts(room).count("To be done") == 3)
    monkeypatch.setattr(examining, "checks", lambda *_arguments: made)
    assert list(examining.examine(app.household)) == room.findings


def test_every_check_that_fails_is_said_by_its_name(household: Household) -> None:
    for check in examining.checks(household, ()):
        assert in_words(Finding(check.name, FAILED, well=False, facts={"detail": "why"})).count("(why)") == 1


def test_what_was_to_be_saved_during_a_lesson_is_not_saved_after_it(
    app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(monkeypatch, SOUND)
    room = opened(app)
    app.room.session._lesson = lesson(1)
    room.save(tmp_path / "support.zip")
    app.room.session._lesson = None
    with qtbot.waitSignal(room.ended):
        room.page.check.click()
    with qtbot.assertNotEmitted(room.saved, wait=200):
        pass
    assert not (tmp_path / "support.zip").exists()


def test_one_button_checks_and_saves(app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few(monkeypatch, SOUND, CLOCK)
    target = tmp_path / "support.zip"
    monkeypatch.setattr(checking_room, "ask_where_to_save", lambda *_arguments: str(target))
    room = opened(app)
    with qtbot.waitSignal(room.saved):
        room.page.save.click()
    assert room.page.said.text() == f"Saved, without names: {target}"
    with zipfile.ZipFile(target) as archive:
        assert b'"check": "sound"' in archive.read("findings.json")
    target.unlink()
    with qtbot.waitSignal(room.saved):
        room.page.save.click()  # without another check
    assert target.exists()
    with qtbot.waitSignal(room.failed):
        room.save(tmp_path / "gone" / "x.zip")
