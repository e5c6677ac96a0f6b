"""Keys on the real classroom: whatever has the focus a clicker moves the lesson, and every action has its key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import Bookmark, Resource
from desktop.shortcuts import SHORTCUTS, Action
from desktop.views.mark_row import MarkRow
from tests.desktop.active import bring_up
from tests.desktop.test_classroom import Room, pages, picture, room, video

__all__ = ["pages", "picture", "room", "video"]  # fixtures

Key = Qt.Key
CLICKER = (Key.Key_PageDown, Key.Key_PageUp, Key.Key_F5, Key.Key_Escape, Key.Key_Period)
MOVED = [Action.NEXT, Action.PREVIOUS, Action.SHOW, Action.HIDE, Action.BLACK]


@pytest.fixture
def obeyed(room: Room, video: Resource, pages: Resource, qtbot: QtBot) -> Iterator[list[Action]]:
    """A lesson with every row of buttons open, on the control screen, and what is asked of it from now on."""
    room.teach(video, pages)
    room.room.show_bookmarks([Bookmark(7, "l", "r", "1:05", 65.0)])
    room.do(Action.HIDE)
    bring_up(qtbot, room.window)
    asked: list[Action] = []
    before, room.room._keys._obey = room.room._keys._obey, asked.append
    yield asked
    room.room._keys._obey = before


def takes_keys(page: QWidget) -> list[QWidget]:
    """Every control of the page that a mouse or Tab can give the keyboard to."""
    bar = page.findChildren(QWidget)
    return [one for one in bar if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible() and one.isEnabled()]


def opened(room: Room, drawer: str) -> None:
    """Show all rows of the bar, whatever is shown; a drawer more than that."""
    transport = room.control.transport
    for row in (transport.pen, transport.timer, transport.marks):
        row.setVisible(row.__class__.__name__ == drawer)


@pytest.mark.parametrize("drawer", ["PenRow", "TimerRow", "MarkRow"])
def test_a_clicker_moves_the_lesson_whatever_control_has_the_keyboard(
    room: Room, obeyed: list[Action], drawer: str
) -> None:
    opened(room, drawer)
    if drawer == "MarkRow":
        room.control.transport.marks._open(Bookmark(7, "l", "r", "1:05", 65.0))
    controls = takes_keys(room.control)
    assert len(controls) > 25
    assert (drawer != "MarkRow") or any(isinstance(one, QLineEdit) for one in controls)
    for control in controls:
        control.setFocus()
        assert control.hasFocus(), control
        obeyed.clear()
        for key in CLICKER:
            QTest.keyClick(room.window.windowHandle(), key)
        assert obeyed == MOVED, control


def test_every_action_has_a_key_that_works_from_every_control(room: Room, obeyed: list[Action]) -> None:
    for control in takes_keys(room.control):
        if isinstance(control, QLineEdit):
            continue  # there letters are letters
        control.setFocus()
        obeyed.clear()
        for shortcut in SHORTCUTS:
            key = shortcut.keys[0]
            held = key.keyboardModifiers() if isinstance(key, QKeyCombination) else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(room.window.windowHandle(), key.key() if isinstance(key, QKeyCombination) else key, held)
        assert obeyed == [shortcut.action for shortcut in SHORTCUTS], control


def test_every_button_of_the_bars_has_a_key_or_is_pressed_by_enter(room: Room, obeyed: list[Action]) -> None:
    del obeyed
    for button in room.control.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()


def test_a_name_that_nobody_goes_on_writing_gives_the_keyboard_back(qtbot: QtBot, room: Room, video: Resource) -> None:
    room.teach(video)
    room.do(Action.HIDE, Action.MARKS)
    marks: MarkRow = room.control.transport.marks
    room.room.show_bookmarks([Bookmark(7, "l", "r", "1:05", 65.0)])
    marks._open(Bookmark(7, "l", "r", "1:05", 65.0))
    renamed: list[str] = []
    marks.renamed.connect(lambda _number, name: renamed.append(name))
    marks._patience.setInterval(600)
    bring_up(qtbot, room.window)
    qtbot.wait(150)  # the class screen has gone: the system gives the keyboard back a moment later
    marks._name.setFocus()
    marks._name.selectAll()
    for _ in range(3):  # whoever writes is not disturbed
        QTest.keyClick(room.window.windowHandle(), Key.Key_B)
        qtbot.wait(250)
        assert marks._name.hasFocus()
    qtbot.waitUntil(lambda: not marks._name.hasFocus())
    assert renamed == ["bbb"]
    QTest.keyClick(room.window.windowHandle(), Key.Key_B)
    assert room.room.session.black
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
