"""Tests that everybody can use it: names for who cannot see, keys for who has no mouse, contrast, large text."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import LessonState
from desktop.app import App
from desktop.further_languages import FOLDER
from desktop.models.board import Board
from desktop.models.lessons import LessonListModel
from desktop.shortcuts import Action
from desktop.theme.chosen import dark_colours
from desktop.views.control_screen import ControlScreen
from desktop.views.transport import Transport
from tests.conftest import ROOT
from tests.desktop.accessible import Seen, seen_in, views_of, whole_program
from tests.desktop.samples import lesson
from tests.desktop.test_pages import contrast
from tests.desktop.test_sizes import assert_everything_can_be_pressed, assert_nothing_is_cut_off

Role = QAccessible.Role
ROLES = {
    Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.SpinBox,
    Role.Slider, Role.List, Role.ListItem, Role.Table, Role.Cell, Role.RowHeader, Role.ColumnHeader, Role.Tree,
    Role.Client, Role.StaticText,
}  # fmt: skip
"""What may have the keyboard: also areas that scroll, charts that say what is chosen (clients), and long texts."""

_ROWS = (Role.Cell, Role.ListItem, Role.RowHeader, Role.ColumnHeader)


@pytest.fixture(params=["en", "zh_CN"])
def app(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[App]:
    with whole_program(qapp, qtbot, tmp_path, language=request.param) as app:
        app.window.resize(1366, 768)
        yield app


def controls(found: list[Seen]) -> list[Seen]:
    return [seen for seen in found if seen.focusable]


def assert_all_are_named(where: str, found: list[Seen]) -> None:
    for seen in controls(found):
        assert seen.name.strip() or seen.value.strip(), (where, seen)
        assert seen.role in ROLES, (where, seen)
    twice = Counter((seen.role, seen.name, seen.description) for seen in controls(found) if seen.role not in _ROWS)
    assert [same for same, count in twice.items() if count > 1] == [], where


def test_everything_that_can_be_used_has_a_name_of_its_own_and_a_role(app: App, qtbot: QtBot) -> None:
    looked_at = 0
    for where, page in views_of(app, qtbot):
        del page
        found = seen_in(app.window)
        assert_all_are_named(where, found)
        looked_at += len(controls(found))
    assert looked_at > 200


def tab_stops(window: QWidget) -> set[QWidget]:
    """What Tab has to reach: of chips of which one is chosen that one, the arrows go on from there."""
    found = set()
    for widget in window.findChildren(QWidget):
        wanted = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if not (wanted and widget.isEnabled() and widget.isVisible()):
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is not None and group.exclusive() and group.checkedButton() not in (widget, None):
            continue
        found.add(widget)
    return found


def test_tab_reaches_everything_and_comes_round_again(app: App, qtbot: QtBot) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    for where, page in views_of(app, qtbot):
        del page
        wanted, reached = tab_stops(app.window), list[QWidget]()
        for _ in range(len(wanted) + 20):
            qtbot.keyClick(app.window.focusWidget() or app.window, Qt.Key.Key_Tab)
            has = app.window.focusWidget()
            assert has is not None, where
            reached.append(has)
        missed = [(type(widget).__name__, getattr(widget, "text", str)()) for widget in wanted - set(reached)]
        assert missed == [], where
        assert len(set(reached)) < len(reached), f"{where}: it did not come round"


def test_what_a_screen_reader_checks_is_chosen_though_never_clicked(app: App, qtbot: QtBot) -> None:
    rail = app.window.findChildren(QToolButton)
    lessons = next(made for made in rail if made.text() in ("Lessons", "课程"))
    lessons.toggle()
    qtbot.waitUntil(app.pages.lessons.isVisible)
    with qtbot.waitSignal(app.window.page_shown) as shown:
        qtbot.mouseClick(rail[0], Qt.MouseButton.LeftButton)
    assert shown.args == [0]


def test_chips_of_which_one_is_chosen_are_radio_buttons_and_say_which(app: App, qtbot: QtBot) -> None:
    groups, others = set[QButtonGroup](), 0
    for where, page in views_of(app, qtbot):
        del page
        for made in app.window.findChildren(QAbstractButton):
            if not (made.isCheckable() and made.isVisible()):
                continue
            found, group = QAccessible.queryAccessibleInterface(made), made.group()
            assert found is not None
            assert found.state().checkable, (where, made.text())
            assert bool(found.state().checked) is made.isChecked(), (where, made.text())
            assert found.role() is (Role.CheckBox if group is None else Role.RadioButton), (where, made.text())
            others += group is None
            groups |= {group} - {None}
    assert len(groups) > 6
    assert others > 6
    for group in groups:
        assert group.exclusive()
        assert [made.isChecked() for made in group.buttons()].count(True) == 1


def test_a_button_that_stays_pressed_obeys_a_screen_reader_and_not_the_program(qtbot: QtBot) -> None:
    bar = Transport()
    qtbot.addWidget(bar)
    pen, wished = bar.tools.buttons[Action.PEN], list[str]()
    bar.wished.connect(wished.append)
    pen.setChecked(True)
    qtbot.wait(20)
    assert wished == []
    pen.toggle()
    qtbot.waitUntil(lambda: wished == [Action.PEN.value])
    pen.click()
    qtbot.wait(20)
    assert wished == [Action.PEN.value] * 2


def test_a_row_is_read_aloud_with_all_that_is_painted_in_it() -> None:
    model = LessonListModel()
    model.set_lessons([lesson(1), lesson(2, here=1), lesson(3, here=0)], {lesson(1).id}, lesson(2).id)
    said = [
        str(model.data(model.index(number), Qt.ItemDataRole.AccessibleTextRole)) for number in range(model.rowCount())
    ]
    rows = [words for words in said if "第" in words]
    assert len(rows) == 3
    for words, state in zip(rows, ("taught", "1 of 2 here", "not arrived yet"), strict=True):
        assert words.endswith(state)
        assert "English" in words
    assert "Week 1" in said[0]
    assert {LessonState.READY, LessonState.PARTIAL, LessonState.MISSING} == set(LessonState)


def test_the_buttons_of_a_lesson_have_names(qtbot: QtBot) -> None:
    screen = ControlScreen(Board(), Transport())
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    assert_all_are_named("control screen", seen_in(screen))


def written_in(page: QWidget) -> list[QLabel | QAbstractButton]:
    """Return what is written on a page and seen whole."""
    return [
        text
        for text in page.findChildren(QWidget)
        if isinstance(text, QLabel | QAbstractButton)
        and re.search(r"\w", text.text())
        and text.visibleRegion().boundingRect() == text.rect()
    ]


def ink_and_ground(image: QImage) -> tuple[str, str]:
    """Return what is written in a picture, and on what: the commonest colour, and the one that is furthest from it."""
    colours = Counter(image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(0, image.height(), 1))
    ground = f"#{colours.most_common(1)[0][0]:06x}"
    inks = (f"#{colour:06x}" for colour, count in colours.items() if count > 2)
    return max(inks, key=lambda ink: contrast(ink, ground), default=ground), ground


@pytest.mark.parametrize("colours", ["usual", "high"])
def test_what_is_written_can_be_read(colours: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    least = {"usual": 4.5, "high": 7.0}[colours]
    with whole_program(qapp, qtbot, tmp_path, language="en", contrast=colours) as app:
        app.window.resize(1366, 768)
        read = 0
        for where, page in views_of(app, qtbot):
            image = page.grab().toImage()
            for text in written_in(page):
                place = text.rect().translated(text.mapTo(page, text.rect().topLeft()))
                ink, ground = ink_and_ground(image.copy(place))
                assert contrast(ink, ground) >= least, (where, text.text(), ink, ground)
                read += 1
        assert read > 100


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_with_text_twice_as_large_pages_scroll_and_nothing_is_cut_off(
    language: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with whole_program(qapp, qtbot, tmp_path, language=language, text_scale=200) as app:
        app.window.resize(QSize(1024, 768))
        qtbot.wait(50)
        for where, page in views_of(app, qtbot):
            qtbot.wait(50)
            assert app.window.width() == 1024, where
            assert_nothing_is_cut_off(page)
        assert_everything_can_be_pressed(app.window)


def test_every_text_is_given_to_be_translated(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    """In a language in which every text has brackets, what has none was never given to a translator."""
    subprocess.run([sys.executable, ROOT / "tools" / "pseudo_language.py", tmp_path / FOLDER], check=True)
    with whole_program(qapp, qtbot, tmp_path, language="en_XA") as app:
        app.window.resize(1366, 768)
        lessons = (lesson.title.en for lesson in app.household.catalogue.lessons())
        names = ("English", "American English", "Esc", "new.\u200b7z", str(tmp_path), str(tmp_path / "drop"))
        known, bare = {*lessons, *names}, dict[str, str]()
        for where, page in views_of(app, qtbot):
            for text in written_in(page):
                for part in re.split(r" · |\n|  ", text.text()):
                    if re.fullmatch(r"[\d.,]+ [kMG]B", part):
                        continue  # Qt's own words: of a stick, say, that another test has put in meanwhile
                    if re.search(r"[A-Za-z]{2}", part) and not re.search(r"[][]", part) and part not in known:
                        bare[part] = where
        assert bare == {}


def test_high_contrast_is_put_on_and_taken_off_while_it_runs(app: App) -> None:
    paper = app.window.grab().toImage().pixelColor(300, 20)
    app.pages.settings.contrast_chosen.emit("high")
    assert app.window.grab().toImage().pixelColor(300, 20) == QColor("#000000")
    app.pages.settings.contrast_chosen.emit("usual")
    assert app.window.grab().toImage().pixelColor(300, 20) == paper


def test_the_bar_of_an_only_screen_and_the_table_of_keys_follow_the_contrast_that_is_chosen(app: App) -> None:
    screen = app.room._class
    dot = screen.bar.pen._widths[2]

    def chosen(contrast_name: str) -> QColor:
        app.pages.settings.contrast_chosen.emit(contrast_name)
        for shown in (*screen.bar.main.buttons.values(), *screen.bar.pen.buttons.values()):
            ink, ground = ink_and_ground(shown.grab().toImage())
            assert contrast(ink, ground) >= 4.5, (contrast_name, shown.text(), ink, ground)
        assert screen.keys.grab().toImage().pixelColor(2, 2) == QColor(dark_colours().paper)
        assert dot.icon().pixmap(32, 32).toImage().pixelColor(16, 16) == QColor(dark_colours().ink)
        return screen.bar.grab().toImage().pixelColor(1, 1)

    usual = chosen("usual")
    assert chosen("high") == QColor("#000000")
    assert chosen("usual") == usual != QColor("#000000")


def test_colours_that_are_worn_already_are_not_put_on_again(app: App) -> None:
    room, put_on = app.room, list[str]()

    class Heard(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.StyleChange:
                put_on.append(type(watched).__name__)
            return False

    heard = Heard()
    for watched in (room._class, room._control, room._control.hour._left):
        watched.installEventFilter(heard)
    app._use_settings()
    room._control.hour.begin()
    room._control.hour.set_minutes(40)
    assert put_on == []
