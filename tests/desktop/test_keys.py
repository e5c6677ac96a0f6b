"""Tests of the keys: one table, whatever has the focus, and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.key_filter import KeyFilter
from desktop.key_sheet import key_sheet, write_sheet
from desktop.language import Language
from desktop.shortcuts import GROUPS, SHORTCUTS, Action, action_text, group_texts, key_of, rows
from tests.desktop.active import bring_up

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window with things that like to keep keys for themselves."""

    def __init__(self, qtbot: QtBot) -> None:
        self.obeyed: list[Action] = []
        self.window = QWidget()
        self.field, self.button, self.list = QLineEdit(), QPushButton("b"), QListWidget()
        column = QVBoxLayout(self.window)
        for part in (self.field, self.button, self.list):
            column.addWidget(part)
        self.list.addItems([str(number) for number in range(100)])
        qtbot.addWidget(self.window)
        bring_up(qtbot, self.window)
        self.filter = KeyFilter(self.obeyed.append)
        self.filter.switch(on=True)
        self._qtbot = qtbot

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.window.windowHandle(), key, held)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.filter.switch(on=False)


def number(key: Qt.Key | QKeyCombination) -> int:
    return key.toCombined() if isinstance(key, QKeyCombination) else int(key)


def test_every_action_has_a_key_of_its_own_and_words() -> None:
    assert [shortcut.action for shortcut in SHORTCUTS] == list(dict.fromkeys(s.action for s in SHORTCUTS))
    assert {shortcut.action for shortcut in SHORTCUTS} == set(Action)
    keys = [number(key) for shortcut in SHORTCUTS for key in shortcut.keys]
    assert len(keys) == len(set(keys))
    assert all(action_text(action) and key_of(action) for action in Action)
    assert len(group_texts()) == len(GROUPS)


def test_a_clicker_moves_the_lesson_whatever_was_clicked_last(desk: Desk) -> None:
    for focused in (desk.button, desk.list, desk.field):
        focused.setFocus()
        desk.obeyed.clear()
        for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_F5, Key.Key_Escape, Key.Key_Period):
            desk.press(key)
        assert desk.obeyed == [Action.NEXT, Action.PREVIOUS, Action.SHOW, Action.HIDE, Action.BLACK]
    assert desk.field.text() == ""
    assert desk.list.currentRow() <= 0


def test_letters_go_into_a_text_field_and_act_everywhere_else(desk: Desk) -> None:
    desk.field.setFocus()
    for key in (Key.Key_B, Key.Key_N, Key.Key_Space, Key.Key_3):
        desk.press(key)
    assert desk.obeyed == []
    assert desk.field.text() == "bn 3"
    desk.press(Key.Key_A, CTRL)
    assert desk.field.selectedText() == "bn 3"
    desk.button.setFocus()
    desk.press(Key.Key_B)
    desk.press(Key.Key_Space)
    assert desk.obeyed == [Action.BLACK, Action.TOGGLE]


def test_held_keys_make_another_action_and_shift_is_forgiven(desk: Desk) -> None:
    desk.button.setFocus()
    desk.press(Key.Key_Left, SHIFT)
    desk.press(Key.Key_T, CTRL)
    desk.press(Key.Key_Plus, SHIFT)
    desk.press(Key.Key_B, SHIFT)
    desk.press(Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier)
    desk.press(Key.Key_B, Qt.KeyboardModifier.AltModifier)
    wanted = [Action.BACK_FAR, Action.TIMER_SIZE, Action.LARGER, Action.BLACK, Action.NEXT]
    assert desk.obeyed == wanted


def test_shortcuts_of_the_window_behind_sleep_during_a_lesson(desk: Desk, qtbot: QtBot) -> None:
    gone: list[str] = []
    QShortcut(QKeySequence("Ctrl+1"), desk.window, lambda: gone.append("page"))
    QShortcut(QKeySequence("Ctrl+2"), desk.window, lambda: gone.append("page"))
    desk.button.setFocus()
    desk.press(Key.Key_1, CTRL)
    desk.press(Key.Key_2, CTRL)
    assert desk.obeyed == [Action.TIMER_1]
    assert gone == []
    desk.filter.switch(on=False)
    desk.press(Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: gone == ["page"])


def test_enter_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    pressed: list[bool] = []
    desk.button.clicked.connect(lambda: pressed.append(True))
    desk.button.setFocus()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Enter)
    desk.list.setFocus()
    desk.press(Key.Key_Return)
    assert pressed == [True, True]
    assert desk.obeyed == []


def test_a_digit_answers_a_question(desk: Desk) -> None:
    desk.button.setFocus()
    answers: list[int] = []
    desk.press(Key.Key_2)
    desk.filter.ask_digit = answers.append
    desk.press(Key.Key_2)
    desk.press(Key.Key_0)
    assert answers == [2]
    assert desk.obeyed == [Action.WHOLE]


@pytest.mark.parametrize(
    ("language", "words"), [("zh_CN", ("画笔", "聚光灯", "PgDn")), ("en", ("Eraser", "Spotlight", "clicker"))]
)
def test_the_table_is_one_page_on_paper_in_both_languages(
    qapp: QApplication, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    spoken = Language(qapp)
    spoken.switch(language)
    sheet = key_sheet()
    lines = sorted(line for group in GROUPS for line in rows(group))
    spoken.switch("none")
    assert sorted(line for column in sheet.columns for _, part in column for line in part) == lines
    document = pypdfium2.PdfDocument(write_sheet(sheet, tmp_path / "new" / "keys.pdf"))
    assert len(document) == 1
    printed = document[0].get_textpage().get_text_bounded()
    page = document[0].render(scale=1, prefer_bgrx=True)
    image = QImage(page.buffer, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
    document.close()
    lines_with_ink = [y for y in range(image.height()) if any(
        image.pixelColor(x, y).lightness() < 128 for x in range(0, image.width(), 2))]  # fmt: skip
    assert lines_with_ink[0] < image.height() * 0.12
    assert image.height() * 0.85 < lines_with_ink[-1] < image.height() - 20
    assert all(word in printed for word in words)


def test_a_table_that_cannot_be_written_is_an_error_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        write_sheet(key_sheet(), tmp_path / "file" / "keys.pdf")
