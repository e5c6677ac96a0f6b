"""Tests of pages that have nothing to show: no bare list anywhere, and a sentence that says what to do."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.arrivals import Disk, Stick
from desktop.views.schedule_page import SECTIONS
from desktop.views.stick_card import StickCard


@pytest.fixture
def app(qtbot: QtBot, english_app: App) -> App:
    """The program over a library that nothing has come into."""
    english_app.plan.load_rest()
    english_app.lessons.reload()
    stack = english_app.pages.schedule._stack
    qtbot.waitUntil(lambda: stack.count() == len(SECTIONS), timeout=20_000)
    return english_app


def said(page: QWidget) -> str:
    """Return all words that show on a page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def bare(page: QWidget) -> list[QWidget]:
    """Return the lists and tables that show and have no line; the list that drops down from a box is none."""
    views = [view for view in page.findChildren(QAbstractItemView) if view.isVisible() and view.model() is not None]
    return [view for view in views if not view.model().rowCount() and not isinstance(view.parent(), QComboBox)]


def _search(app: App) -> None:
    app.pages.lessons.search.setText("zzzzq")


def _panel(name: str) -> Callable[[App], None]:
    def show(app: App) -> None:
        page = app.pages.receiving
        page.show_disk(Disk(2**38, 2**36, 0))
        page.open_panel(getattr(page, name))

    return show


def _section(name: str) -> Callable[[App], None]:
    return lambda app: app.pages.schedule.show_section(name)


def _nothing(_app: App) -> None:
    return None


@pytest.mark.parametrize(
    ("number", "opened", "words"),
    [
        (0, _nothing, "Put in a stick that has it, or see on Receiving"),
        (1, _nothing, "It comes by satellite or on a stick."),
        (1, _search, "You can type Chinese characters, pinyin"),
        (2, _nothing, "They are taken in by themselves."),
        (2, _nothing, "Put in a stick, or put one into the folder."),
        (2, _panel("stick_panel"), "Take some in first."),
        (2, _panel("space_panel"), "Move other large files off this disk."),
        (3, _nothing, "Choose other days above, or teach on the page Today."),
        (3, _nothing, "Each lesson that is taught appears here by itself."),
        (4, _section("year"), "Set up a class to see where it is."),
        (4, _section("timetable"), "Set up a class first, or take a timetable from a file"),
        (4, _section("classes"), "Each class has its own place in each subject."),
        (5, _nothing, "The issuer gives you a file that ends in .pub."),
    ],
)
def test_what_is_empty_says_what_to_do(
    qtbot: QtBot, app: App, number: int, opened: Callable[[App], None], words: str
) -> None:
    app.window.show_page(number)
    opened(app)
    page = app.window.page(number)
    qtbot.waitUntil(lambda: words in said(page), timeout=20_000)
    qtbot.waitUntil(lambda: bare(page) == [], timeout=5000)


def test_no_lesson_of_a_grade_says_where_there_are_some(qtbot: QtBot, app: App) -> None:
    page = app.pages.lessons
    app.window.show_page(1)
    page.show_lessons([], frozenset(), "")
    assert "Choose “All” above." in said(page)
    page.show_next(None, ())
    assert "Choose another grade or subject" in said(page)


@pytest.mark.parametrize(
    ("stick", "words"),
    [
        (Stick("id", "BLUE", 0, 0, 0.0, known=3), "Its packages are here already."),
        (Stick("id", "BLUE", 0, 0, 0.0), "There is no package on it"),
        (Stick("id", "BLUE", 0, 0, 0.0, others=2), "2 archives on it that are no packages or cannot be read"),
    ],
)
def test_a_stick_with_nothing_new_is_told_without_a_button(qtbot: QtBot, app: App, stick: Stick, words: str) -> None:
    app.window.show_page(2)
    app.pages.receiving.show_sticks([stick])
    [card] = app.pages.receiving.findChildren(StickCard)
    qtbot.waitUntil(lambda: words in said(card))
    assert "Take in" not in said(card)
