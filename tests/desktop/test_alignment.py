"""Tests of what stands beside and below each other: edges are the same, nothing is squeezed, room is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from catalogue.entries import Ending
from catalogue.records import LocalText
from catalogue.schedule_progress import WeekCell, YearRow
from catalogue.timetable import Schedule, SchoolClass, Timetable, usual_periods
from desktop.app import App
from desktop.schedule_view import ScheduleView
from desktop.theme.palette import LIGHT
from desktop.theme.style import MARGIN, TARGET, style_sheet
from desktop.today_view import NextUp
from desktop.views.help_page import HelpPage
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.next_lesson import NextLessonCard
from desktop.views.parts import Card, button
from desktop.views.schedule_page import SchedulePage
from desktop.views.subject_card import SubjectCard
from desktop.views.term_section import TermSection
from desktop.views.timetable_section import TimetableSection
from desktop.views.usage_page import UsagePage
from desktop.views.year_grid import YearGrid
from tests.desktop.active import bring_up
from tests.desktop.samples import lesson
from tests.desktop.usage_samples import sample_view

WRAPPED = int(Qt.TextFlag.TextWordWrap)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield
    qapp.setStyleSheet("")


def beside(qtbot: QtBot, cards: list[QWidget], width: int) -> QWidget:
    whole = QWidget()
    qtbot.addWidget(whole)
    line = QHBoxLayout(whole)
    for card in cards:
        line.addWidget(card, 1)
    whole.resize(width, 400)
    whole.show()
    return whole


def test_the_buttons_of_cards_side_by_side_stand_in_one_line(qtbot: QtBot) -> None:
    short, long = SubjectCard(), SubjectCard()
    words = LocalText("短", "A title of many words, which has to be broken into several lines on a card")
    short.show_next([NextUp(1, "english", 4, lesson(1))], {}, "zh_CN")
    long.show_next([NextUp(1, "art", 4, replace(lesson(2), title=words))], {}, "en")
    whole = beside(qtbot, [short, long], 700)
    assert short.teach is not None
    assert long.teach is not None
    assert short.teach.mapTo(whole, QPoint()).y() == long.teach.mapTo(whole, QPoint()).y()


@pytest.mark.parametrize("width", [170, 400])
def test_a_subject_is_read_whole_on_a_narrow_card(qtbot: QtBot, width: int) -> None:
    card = SubjectCard()
    qtbot.addWidget(card)
    card.show_next([NextUp(1, "science", 4, lesson(1))], {}, "en")
    card.resize(width, 400)
    card.show()
    for text in card.findChildren(QLabel):
        if not text.wordWrap() and text.text():
            qtbot.waitUntil(lambda text=text: text.width() >= text.sizeHint().width())  # type: ignore[misc]
            assert text.mapTo(card, QPoint()).x() + text.width() <= width


def test_the_words_of_cards_side_by_side_begin_at_the_same_height(qtbot: QtBot) -> None:
    cards = [NextLessonCard(), NextLessonCard()]
    for number, card in enumerate(cards, 1):
        title = LocalText("火山喷发的成因及作用" * number, "")
        card.show_lesson(replace(lesson(number), title=title), (), "zh_CN")
        card.set_compact(compact=True)
    whole = beside(qtbot, list(cards), 560)
    first, second = (card._place.mapTo(whole, QPoint()).y() for card in cards)
    assert first == second


@pytest.mark.parametrize("role", ["", "main", "menu", "chip"])
def test_a_button_is_as_large_with_the_keyboard_as_without(qtbot: QtBot, role: str) -> None:
    first, second = button(role, "Teach"), button(role, "Teach")
    whole = beside(qtbot, [first, second], 500)
    bring_up(qtbot, whole)
    first.setFocus()
    assert first.hasFocus()
    for made in (first, second):
        made.setText("Teach now")  # or Qt goes by the size that it has found out before
    assert first.sizeHint() == second.sizeHint()


def test_the_rail_keeps_its_width_whatever_a_page_wants(qtbot: QtBot) -> None:
    wide = QWidget()
    wide.setMinimumWidth(3000)
    window = MainWindow([RailItem(wide, "lessons", "Lessons")], QWidget())
    qtbot.addWidget(window)
    made = window.findChildren(QToolButton)[0]
    made.setText("A word that is longer than the rail is wide")
    window.resize(1024, 768)
    window.show()
    qtbot.waitUntil(lambda: made.width() >= made.sizeHint().width())


def test_the_head_of_help_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_text("# Help")
    page.resize(420, 600)
    page.show()
    buttons = (page.troubles, page.tour, page.guide, page.close_it)
    qtbot.waitUntil(lambda: buttons[-1].y() > buttons[0].y())
    assert page.width() == 420
    for made in buttons:
        assert made.mapTo(page, QPoint()).x() + made.width() <= 420
        assert made.width() >= made.sizeHint().width()


def test_the_field_for_words_of_a_message_shows_what_it_is_for(qtbot: QtBot, english_app: App) -> None:
    page = HelpPage()
    qtbot.addWidget(page)
    page.show_text("# Trouble", long=True)
    page.resize(900, 600)
    page.show()
    hint = page.search.fontMetrics().horizontalAdvance(page.search.placeholderText())
    assert page.search.width() >= hint + 30


@pytest.mark.parametrize("grades", [(4,), (4, 5)])
def test_the_rows_below_the_timetable_begin_at_the_edge_of_the_grid(qtbot: QtBot, grades: tuple[int, ...]) -> None:
    page, section = SchedulePage(), TimetableSection()
    qtbot.addWidget(page)
    page.fill({"year": QWidget(), "timetable": section, "classes": QWidget(), "term": QWidget()})
    found = SchoolClass(1, "四（1）班", grades)
    section.show_view(ScheduleView(Schedule((found,)), date(2026, 11, 25), class_id=1))
    page.show_section("timetable")
    page.resize(1000, 700)
    page.show()
    first = section._grade if len(grades) > 1 else section._subjects[0]
    for part in (section.grid, first, section._copy, section._class):
        assert part.mapTo(page, QPoint()).x() == MARGIN
    for last in (section.grid, section._other, section._export):
        assert last.mapTo(page, QPoint()).x() + last.width() == 1000 - MARGIN


@pytest.mark.parametrize("chooses", [False, True])
def test_the_plan_at_a_glance_uses_the_room_there_is(qtbot: QtBot, chooses: bool) -> None:
    grid = YearGrid(chooses=chooses)
    cells = tuple(WeekCell(1, week, 1, 0, 1) for week in range(1, 19))
    grid.show_rows([YearRow("english", 4, cells), YearRow("art", 4, cells)], (1, 7))
    narrow, wide = grid.heightForWidth(500), grid.heightForWidth(1700)
    assert wide > narrow
    card = Card()
    qtbot.addWidget(card)
    card.content.addWidget(grid)
    card.resize(1736, card.heightForWidth(1736))
    card.show()
    last = grid.place_of(1, 17)
    assert last.right() > 0.95 * grid.width()
    assert last.bottom() < grid.height()


def test_the_four_figures_are_equally_wide(qtbot: QtBot) -> None:
    page = UsagePage()
    qtbot.addWidget(page)
    page.show_usage(sample_view(), "en")
    for width, across in ((1000, 4), (500, 2)):
        page.resize(width, 700)
        page.show()
        qtbot.waitUntil(lambda across=across: _across(page) == across)  # type: ignore[misc]
        widths = [card.width() for card in page.figures]
        assert max(widths) - min(widths) <= 1


def test_a_record_is_read_whole_on_a_small_screen(qtbot: QtBot, english_app: App) -> None:
    page, view = UsagePage(), sample_view()
    qtbot.addWidget(page)
    cut = replace(view.lines[0], ending=Ending.CUT, title=LocalText("", "A title of two lines, no more than these"))
    short = replace(view.lines[0], title=LocalText("短", "Short"))
    page.show_usage(replace(view, lines=[cut, short]), "en")
    page.resize(900, 700)
    page.show()
    table = page.records.table
    qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))
    assert table.horizontalScrollBar().maximum() == 0
    assert table.verticalScrollBar().maximum() == 0
    line = table.fontMetrics()
    for column in (3, 5):
        words = str(table.model().index(0, column).data())
        room = table.columnWidth(column) - 30
        assert line.boundingRect(0, 0, room, 1000, WRAPPED, words).height() <= table.rowHeight(0), words
    assert table.rowHeight(1) >= TARGET


def _across(page: UsagePage) -> int:
    return sum(card.y() == page.figures[0].y() for card in page.figures)


@pytest.mark.parametrize(("kind", "lines"), [(0, 1), (2, 2)])
def test_a_change_of_the_timetable_is_said_in_as_few_lines_as_it_needs(qtbot: QtBot, kind: int, lines: int) -> None:
    page, section = SchedulePage(), TermSection()
    qtbot.addWidget(page)
    page.fill({"year": QWidget(), "timetable": QWidget(), "classes": QWidget(), "term": section})
    found = Schedule((SchoolClass(1, "四（1）班", (4,)),), timetable=Timetable(1, usual_periods(), ()))
    section.show_view(ScheduleView(found, date(2026, 11, 25), class_id=1))
    page.show_section("term")
    section._kind.setCurrentIndex(kind)
    page.resize(920, 700)
    page.show()
    fields = (section._kind, section._class, section._day, section._period, section._other, section._other_period)
    tops = {field.mapTo(page, QPoint()).y() // TARGET for field in fields if field.isVisible()}
    assert len(tops) == lines
    assert section._add.mapTo(section, QPoint()).x() > section._kind.mapTo(section, QPoint()).x()
