"""Tests of help: F1 on every page, in both languages, and no control is named that is not there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.help.pages import FOLDER, TROUBLES, help_text
from desktop.language import LANGUAGES
from desktop.pages import Pages
from desktop.places import open_household
from tests.desktop.active import bring_up
from tests.desktop.test_troubles import source_texts

_OTHER_BOLD = {"en": {"Why:"}, "zh_CN": {"原因"}}


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> App:
    made = App(qapp, open_household(tmp_path / "library"))
    qtbot.addWidget(made.window, before_close_func=lambda _window: made.shutdown())
    return made


def press_f1(qtbot: QtBot, app: App) -> None:
    """Press it in the window, which a busy machine may have taken some time to make the active one."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    qtbot.keyClick(app.window, Qt.Key.Key_F1)


def words(page: str, language: str) -> str:
    """Return a page without its markup."""
    return re.sub(r"[*`#>]", "", help_text(page, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_f1_shows_help_for_every_page_and_esc_goes_back(qtbot: QtBot, app: App, language: str) -> None:
    app.speak(language)
    bring_up(qtbot, app.window)
    for number, item in enumerate(app.pages.rail()):
        app.window.show_page(number)
        press_f1(qtbot, app)
        shown = app.help.page.body.toPlainText()
        assert app.help.page.isVisible()
        assert app.help.page.body.hasFocus()
        title, first = [line for line in words(item.word.lower(), language).splitlines() if line.strip()][:2]
        assert shown.startswith(title.strip())
        assert first.strip() in shown
        qtbot.keyClick(app.help.page.body, Qt.Key.Key_Escape)
        assert item.page.isVisible()
        assert not app.help.page.isVisible()


def test_help_speaks_the_new_language_and_leads_to_the_messages(qtbot: QtBot, app: App) -> None:
    app.speak("en")
    app.window.show()
    app.help.show("today")
    assert "one button" in app.help.page.body.toPlainText()
    app.speak("zh_CN")
    qtbot.waitUntil(lambda: "一个按钮" in app.help.page.body.toPlainText())
    app.help.page.troubles.click()
    assert "资源包已损坏，打不开。" in app.help.page.body.toPlainText()
    app.help.page.search.setText("下课")
    assert app.help.page.body.textCursor().selectedText() == "下课"
    app.help.page.close_it.click()
    assert app.pages.today.isVisible()


def test_the_second_f1_and_the_rail_leave_help(qtbot: QtBot, app: App) -> None:
    bring_up(qtbot, app.window)
    press_f1(qtbot, app)
    assert app.help.page.isVisible()
    qtbot.keyClick(app.help.page.body, Qt.Key.Key_F1)
    assert app.pages.today.isVisible()
    press_f1(qtbot, app)
    app.window.show_page(1)
    assert app.pages.lessons.isVisible()


def test_a_page_beside_the_rail_has_help_too_and_is_come_back_to(qtbot: QtBot, app: App) -> None:
    bring_up(qtbot, app.window)
    app.speak("en")
    app.pages.settings.check_wished.emit()
    page = app.check_desk.room.page
    assert page.isVisible()
    press_f1(qtbot, app)
    assert app.help.page.body.toPlainText().startswith("Check this computer")
    qtbot.keyClick(app.help.page.body, Qt.Key.Key_Escape)
    assert page.isVisible()


def test_both_languages_have_the_same_pages_one_for_each_of_the_rail(qapp: QApplication) -> None:
    del qapp
    english, chinese = ({path.stem for path in (FOLDER / language).glob("*.md")} for language in ("en", "zh_CN"))
    assert english == chinese
    assert {item.word.lower() for item in Pages().rail()} | {TROUBLES} <= english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_is_called_as_in_the_window(language: str) -> None:
    called = source_texts(language) | _OTHER_BOLD[language]
    for path in (FOLDER / language).glob("*.md"):
        for name in re.findall(r"\*\*(.+?)\*\*", path.read_text(encoding="utf-8")):
            assert name in called, f"{path.name}: {name}"


@pytest.mark.parametrize("page", sorted(path.stem for path in (FOLDER / "en").glob("*.md")))
def test_both_languages_say_the_same_with_the_same_keys(page: str) -> None:
    english, chinese = help_text(page, "en"), help_text(page, "zh_CN")
    for mark in ("\n#", "\n- ", "\n1. ", "\n2. "):
        assert english.count(mark) == chinese.count(mark), mark
    keys = [re.findall(r"`([^`]+)`", text) for text in (english, chinese)]
    foreign = {"空格": "Space", "回车": "Enter", "skylesson restore 文件": "skylesson restore FILE"}
    assert sorted(keys[0]) == sorted(foreign.get(key, key) for key in keys[1])


def test_a_language_without_help_reads_english() -> None:
    assert help_text("today", "ug") == help_text("today", "en")
