"""Tests of the keyboard on the pages of the real window: Enter presses what has it, and lists really have it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.desktop.samples import lesson


def key(app: App, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the keyboard does: the window hands it to whatever has the focus."""
    QTest.keyClick(app.window.windowHandle(), pressed, held)


def test_the_list_of_lessons_has_the_keyboard_and_enter_teaches(qtbot: QtBot, english_app: App) -> None:
    page, taught = english_app.pages.lessons, list[str]()
    page.teach_requested.disconnect()
    page.teach_requested.connect(taught.append)
    here = [lesson(number) for number in (1, 2, 3)]
    key(english_app, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.list.hasFocus)
    page.show_lessons(here, frozenset(), here[0].id)
    key(english_app, Qt.Key.Key_Down)
    assert page.list.currentIndex() == page.model.index_of(here[1].id)
    key(english_app, Qt.Key.Key_Return)
    assert taught == [here[1].id]


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_enter_presses_every_button_that_can_have_the_keyboard(qtbot: QtBot, english_app: App, number: int) -> None:
    page = english_app.window.page(number)

    def shown() -> list[QPushButton]:
        return [made for made in page.findChildren(QPushButton) if made.isVisible() and made.isEnabled()]

    english_app.window.show_page(number)
    qtbot.waitUntil(lambda: any(not made.isCheckable() for made in shown()))
    for made in shown():
        pressed = list[bool]()
        made.setFocus()
        if made.isCheckable() or made.menu() is not None or not made.hasFocus():
            continue  # not for this test, or what is being read has taken it away meanwhile
        made.clicked.disconnect()
        made.clicked.connect(lambda _on=False, pressed=pressed: pressed.append(True))
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            key(english_app, enter)
        assert len(pressed) == 2, made.text()


def test_enter_opens_a_page_from_the_rail(english_app: App) -> None:
    app = english_app
    app.window.button_of(app.pages.receiving).setFocus()
    key(app, Qt.Key.Key_Return)
    assert app.pages.receiving.isVisible()
