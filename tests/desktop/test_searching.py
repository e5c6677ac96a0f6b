"""Tests of searching in the window: as one types, by the keyboard, with an input method, over a real catalogue."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, LessonEntry, LocalText, Package, Role, Trust
from catalogue.search_records import SearchAnswer, SearchQuery
from catalogue.store import Catalogue
from desktop.app import App
from desktop.jobs import Jobs
from desktop.language import Language
from desktop.places import Household, open_household
from desktop.searching import Searching
from desktop.theme.palette import LIGHT
from desktop.theme.style import TARGET, style_sheet
from desktop.views.chip_group import ChipGroup
from desktop.views.lessons_page import LessonsPage
from tests.desktop.active import bring_up
from tests.desktop.samples import resource

_DINNER = "english-4-1-10"
_RAIL = 104
"""Pixels of the window that a page does not have."""


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    """The plan with two resources in one of its lessons."""
    household = open_household(tmp_path)
    file = tmp_path / "packages" / "p.7z"
    file.parent.mkdir()
    file.write_bytes(b"0" * 100)
    found = [
        replace(
            resource(file, "image/png", role),
            lesson_id=_DINNER,
            title=LocalText(title, f"Part {number}"),
            sha256=str(number) * 64,
            extent=Extent(file, number * 50, 50),
        )
        for number, (title, role) in enumerate((("课堂实录", Role.VIDEO), ("餐具单词卡", Role.PICTURE)))
    ]
    package = Package("p", 1, "", "2026-09-01T00:00:00+08:00", LocalText("包"), Trust.UNSIGNED, "packages/p.7z", 100)
    household.catalogue.admit(package, [LessonEntry(_DINNER, LocalText("题"), resources=tuple(found))])
    yield household
    household.close()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.shutdown()


@pytest.fixture
def page(qtbot: QtBot, household: Household, jobs: Jobs) -> LessonsPage:
    """The Lessons page, answered from the library."""
    page = LessonsPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    Searching(page.finder, household, jobs, page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def titles(page: LessonsPage) -> list[str]:
    """What the results show."""
    model = page.finder.model
    return [str(model.data(model.index(number))) for number in range(model.rowCount())]


def test_results_come_as_one_types_grouped_by_lesson(qtbot: QtBot, page: LessonsPage) -> None:
    qtbot.keyClicks(page.search, "canju")
    qtbot.waitUntil(lambda: titles(page) == ["Dinner's ready 晚餐好了（一）听说", "餐具单词卡"])
    assert page.finder.isVisible()
    assert not page.list.isVisible()
    assert not page.next_card.isVisible()


def test_arrows_choose_enter_teaches_and_escape_goes_back(qtbot: QtBot, page: LessonsPage) -> None:
    chosen: list[tuple[str, str]] = []
    page.finder.chosen.connect(lambda lesson, resource: chosen.append((lesson, resource)))
    qtbot.keyClicks(page.search, "canju")
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert chosen == [(_DINNER, ""), (_DINNER, "1" * 64)]
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.list.isVisible()


def test_a_lesson_of_which_nothing_is_here_is_not_taught(qtbot: QtBot, page: LessonsPage) -> None:
    qtbot.keyClicks(page.search, "ganggan")
    qtbot.waitUntil(lambda: titles(page) == ["不简单的杠杆"])
    with qtbot.assertNotEmitted(page.finder.chosen):
        qtbot.keyClick(page.search, Qt.Key.Key_Return)


def test_what_an_input_method_has_not_committed_is_not_searched_for(qtbot: QtBot, page: LessonsPage) -> None:
    asked: list[str] = []
    page.finder.asked.connect(lambda query: asked.append(query.text))
    for typed in ("w", "wa", "wan", "wancan"):
        QCoreApplication.sendEvent(page.search, QInputMethodEvent(typed, []))
    assert asked == []
    committed = QInputMethodEvent("", [])
    committed.setCommitString("晚餐")
    QCoreApplication.sendEvent(page.search, committed)
    assert asked == ["晚餐"]
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_filters_narrow_and_an_empty_answer_says_what_can_be_typed(qtbot: QtBot, page: LessonsPage) -> None:
    finder = page.finder
    page.search.insert("晚餐")
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    finder._role.setCurrentIndex(finder._role.findData(Role.PICTURE.value))
    finder.ask()
    qtbot.waitUntil(lambda: titles(page) == ["Dinner's ready 晚餐好了（一）听说", "餐具单词卡"])
    finder._language.setCurrentIndex(finder._language.findData("bo"))
    finder.ask()
    qtbot.waitUntil(lambda: titles(page) == [])
    assert finder._nothing.isVisible()
    assert "yy" in finder._nothing.text()


def test_a_filter_is_reached_without_typing_by_the_keyboard_alone(qtbot: QtBot, page: LessonsPage) -> None:
    chosen: list[tuple[str, str]] = []
    page.finder.chosen.connect(lambda lesson, resource: chosen.append((lesson, resource)))
    finder = page.finder
    assert not finder.isVisible()
    page.narrow.setFocus()
    qtbot.keyClick(page.narrow, Qt.Key.Key_Space)
    assert finder.isVisible()
    assert finder._role.hasFocus()
    assert (titles(page), finder._nothing.text()) == ([], finder.tr("Choose a kind or a language, or type"))
    qtbot.keyClick(finder._role, Qt.Key.Key_Down)
    assert finder._role.currentData() == Role.VIDEO.value
    lesson = "Dinner's ready 晚餐好了（一）听说"
    qtbot.waitUntil(lambda: titles(page) == [lesson, "课堂实录"])
    for tabbed in (finder._language, finder.list):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert tabbed.hasFocus()
    qtbot.keyClick(finder.list, Qt.Key.Key_Down)
    qtbot.keyClick(finder.list, Qt.Key.Key_Return)
    assert chosen == [(_DINNER, "0" * 64)]
    qtbot.keyClick(finder.list, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.search.hasFocus()
    assert [finder.isVisible(), page.narrow.isChecked(), finder.query().asks, titles(page)] == [False, False, False, []]


def test_a_filter_stays_when_the_words_go_and_goes_with_a_second_press(qtbot: QtBot, page: LessonsPage) -> None:
    qtbot.keyClicks(page.search, "canju")
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    page.finder._role.setCurrentIndex(page.finder._role.findData(Role.VIDEO.value))
    page.finder.ask()
    page.search.clear()
    qtbot.waitUntil(lambda: titles(page) == ["Dinner's ready 晚餐好了（一）听说", "课堂实录"])
    for shown in (True, False):
        page.narrow.click()
        assert page.finder.isVisible() is shown
    assert page.list.isVisible()
    assert not page.finder.query().asks


def test_the_button_in_the_field_is_pressed_with_the_mouse_and_gives_way_to_words(
    qtbot: QtBot, page: LessonsPage
) -> None:
    """What somebody presses is what lies on top at that place, and the words of the hint end before it."""
    line, narrow = page.search, page.narrow
    place = narrow.mapTo(page, narrow.rect().center())
    assert page.childAt(place) is narrow
    assert line.geometry().contains(narrow.geometry().center())
    qtbot.mouseClick(page.childAt(place), Qt.MouseButton.LeftButton)
    assert page.finder.isVisible()
    qtbot.keyClicks(line, "canju")
    assert not narrow.isVisible()
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    cross = page.childAt(line.mapTo(page, QPoint(line.width() - 20, line.height() // 2)))
    assert isinstance(cross, QAbstractButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert line.text() == ""
    assert [narrow.isVisible(), narrow.isChecked(), page.finder.isVisible()] == [True, True, True]
    qtbot.mouseClick(narrow, Qt.MouseButton.LeftButton)
    assert [narrow.isChecked(), page.finder.isVisible(), page.list.isVisible()] == [False, False, True]


def test_tab_goes_from_the_field_to_its_button_and_enter_presses_it(qtbot: QtBot, page: LessonsPage) -> None:
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Tab)
    assert page.narrow.hasFocus()
    assert page.narrow.accessibleName() == "Filter"
    assert page.narrow.toolTip().startswith("Filter")
    qtbot.keyClick(page.narrow, Qt.Key.Key_Return)
    assert page.finder._role.hasFocus()


def test_that_nothing_is_of_a_kind_is_said_without_advice_on_typing(qtbot: QtBot, page: LessonsPage) -> None:
    page.narrow.click()
    box = page.finder._language
    box.setFocus()
    while box.currentData() != "kk":
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert page.finder._said.text() == ""
    qtbot.waitUntil(page.finder._nothing.isVisible)
    assert "kind or language" in page.finder._nothing.text()
    qtbot.keyClicks(page.search, "x")
    qtbot.waitUntil(lambda: "yy" in page.finder._nothing.text())


def test_that_not_everything_was_looked_at_is_said_where_nothing_was_found(
    qtbot: QtBot, page: LessonsPage, household: Household
) -> None:
    """Each half of the word is in a thousand titles, and the whole in none: there is no time to compare them all."""
    file = household.library / "packages" / "p.7z"
    halves = [
        replace(
            resource(file, "video/mp4", Role.VIDEO),
            lesson_id=f"english-4-1-0{number % 2 + 1}",
            title=LocalText(("恐龙", "龙蛋")[number // 2 % 2], ""),
            sha256=f"{number:064x}",
            extent=Extent(file, 0, 50),
        )
        for number in range(2_400)
    ]
    package = Package("q", 1, "", "2026-09-01T00:00:00+08:00", LocalText("包"), Trust.UNSIGNED, "packages/q.7z", 100)
    lessons = [LessonEntry(f"english-4-1-0{n + 1}", LocalText("题"), resources=tuple(halves[n::2])) for n in range(2)]
    household.catalogue.admit(package, lessons)
    page.search.setText("恐龙蛋")
    box = page.finder._role
    box.setFocus()
    while box.currentData() != Role.VIDEO.value:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(page.finder._nothing.isVisible)
    assert page.finder._nothing.text().startswith("Nothing found so far: there are too many places")
    page.search.setText("恐龙没有")
    qtbot.waitUntil(lambda: page.finder._nothing.text().startswith("Nothing found. You can type"))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("scale", "width", "level"), [(100, 1024, True), (150, 1366, True), (150, 1024, False)])
def test_the_filter_costs_the_row_of_choices_no_line(
    qtbot: QtBot, qapp: QApplication, page: LessonsPage, language: str, direction: Qt.LayoutDirection,
    scale: int, width: int, level: bool,
) -> None:  # fmt: skip
    """The row stands in one line wherever it would with a field alone, and the words of the hint are not covered."""
    spoken = Language(qapp)
    try:
        spoken.switch(language)
        qapp.setStyleSheet(style_sheet(LIGHT, scale))
        page.setLayoutDirection(direction)
        page.resize(width - _RAIL, 700)
        line, narrow, chip = page.search, page.narrow, page.findChildren(ChipGroup)[0].button(0)

        def top(part: QWidget) -> int:
            return part.mapTo(page, QPoint()).y()

        qtbot.waitUntil(lambda: (top(chip) == top(line)) is level and narrow.height() == line.height())
        assert page._field.minimumSizeHint() == line.minimumSizeHint()
        assert line.height() >= TARGET
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        margins = line.textMargins()
        assert (narrow.x() == 0) is mirrored
        assert bool(margins.left()) is mirrored is not bool(margins.right())
        hint = line.fontMetrics().horizontalAdvance(line.placeholderText())
        assert hint < line.width() - narrow.width() - line.fontMetrics().height() // 2
    finally:
        qapp.setStyleSheet("")
        spoken.switch("none")


class SlowCatalogue:
    """Answers when it is let to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may = threading.Event()

    def search(self, query: SearchQuery) -> SearchAnswer:
        self.asked.append(query.text)
        self.may.wait(5)
        return SearchAnswer((query.text,), ())


def test_one_query_is_under_way_and_the_newest_follows(qtbot: QtBot, household: Household, jobs: Jobs) -> None:
    slow, page = SlowCatalogue(), LessonsPage()
    qtbot.addWidget(page)
    # Only the questions of a search are asked here.
    household = Household(household.library, slow, household.school)  # type: ignore[arg-type]
    Searching(page.finder, household, jobs, page)
    qtbot.keyClicks(page.search, "dinner")
    qtbot.waitUntil(lambda: slow.asked == ["d"])
    slow.may.set()
    qtbot.waitUntil(lambda: page.finder._answer is not None and page.finder._answer.words == ("dinner",))
    assert slow.asked == ["d", "dinner"]


@pytest.mark.parametrize("key", ["/", "Ctrl+F"])
def test_the_search_is_reached_from_every_page(
    qtbot: QtBot, household: Household, qapp: QApplication, key: str
) -> None:
    app = App(qapp, household)
    try:
        qtbot.addWidget(app.window)
        bring_up(qtbot, app.window)
        app.window.show_page(len(app.window._items) - 1)
        held = Qt.KeyboardModifier.ControlModifier if key == "Ctrl+F" else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(app.window, Qt.Key.Key_F if key == "Ctrl+F" else Qt.Key.Key_Slash, held)
        assert app.pages.lessons.search.hasFocus()
        assert app.pages.lessons.search.text() == ""
    finally:
        app.shutdown()


def test_the_room_of_a_search_is_one_catalogue_of_the_program(household: Household) -> None:
    assert isinstance(household.catalogue, Catalogue)
    assert [hit.lesson.id for hit in household.catalogue.search(SearchQuery("cjdc")).hits] == [_DINNER]
