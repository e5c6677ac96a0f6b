"""Tests of searching in the window: as one types, by the keyboard, with an input method, over a real catalogue."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalogue.records import Extent, LessonEntry, LocalText, Package, Role, Trust
from catalogue.search_records import SearchAnswer, SearchQuery
from catalogue.store import Catalogue
from desktop.app import App
from desktop.jobs import Jobs
from desktop.places import Household, open_household
from desktop.searching import Searching
from desktop.views.lessons_page import LessonsPage
from tests.desktop.samples import resource

_DINNER = "english-4-1-10"


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
        with qtbot.waitActive(app.window):
            app.window.show()
            app.window.activateWindow()
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
