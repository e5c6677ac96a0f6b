"""Tests that what is painted by hand begins where the language does, and is written in its digits."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import LessonState
from catalogue.schedule_progress import WeekCell, YearRow
from catalogue.search_records import SearchAnswer, SearchHit
from desktop import formats
from desktop.models.found import FoundModel
from desktop.models.lessons import LessonListModel
from desktop.shortcuts import Action
from desktop.theme.chosen import colours, subject_colour
from desktop.views.bar_chart import Bar, BarChart
from desktop.views.day_field import DayField
from desktop.views.found_delegate import FoundDelegate
from desktop.views.key_button import KeyButton
from desktop.views.lesson_delegate import LessonDelegate
from desktop.views.marks import StateMark
from desktop.views.parts import label
from desktop.views.transport import Transport
from desktop.views.week_chart import Column, WeekChart
from desktop.views.year_grid import YearGrid
from tests.desktop.samples import lesson

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def turned(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(RTL)
    yield
    qapp.setLayoutDirection(LTR)


def columns_with(image: QImage, colour: str) -> list[int]:
    """In which columns of pixels a colour stands."""
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))]


def middle(image: QImage, colour: str) -> float:
    """Where a colour stands, from 0 at the left edge to 1 at the right."""
    found = columns_with(image, colour)
    assert found, colour
    return (found[0] + found[-1]) / 2 / image.width()


def picture(widget: QWidget, width: int, height: int) -> QImage:
    widget.resize(width, height)
    return widget.grab().toImage()


def row_image(delegate: LessonDelegate, view: QListView, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(900, 52, QImage.Format.Format_RGB32)
    image.fill(QColor(colours().card))
    option = QStyleOptionViewItem()
    option.rect, option.direction = QRect(0, 0, 900, 52), direction
    painter = QPainter(image)
    delegate.paint(painter, option, view.model().index(view.model().rowCount() - 1, 0))
    painter.end()
    return image


@pytest.mark.parametrize("found", [False, True])
def test_a_row_of_the_list_has_the_subject_where_the_language_begins(qtbot: QtBot, found: bool) -> None:
    view, delegate = QListView(), FoundDelegate() if found else LessonDelegate()
    qtbot.addWidget(view)
    listed, searched = LessonListModel(), FoundModel()
    listed.set_lessons([lesson(1, here=0)], frozenset(), "")
    searched.show_answer(SearchAnswer(("第",), (SearchHit(lesson(1, here=0), ()),)), frozenset())
    view.setModel(searched if found else listed)
    delegate.fit(900)
    left, right = (row_image(delegate, view, direction) for direction in (LTR, RTL))
    assert middle(left, subject_colour("english")) < 0.2
    assert middle(right, subject_colour("english")) > 0.8
    if found:
        marked = colours().found
        assert middle(left, marked) < 0.3
        assert middle(right, marked) > 0.7


def test_bars_grow_from_where_the_language_begins(qtbot: QtBot, turned: None) -> None:
    del turned
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_bars([Bar("4", "English", 1, 4, "#123456")], "{done} / {whole}")
    image = picture(chart, 600, 120)
    assert middle(image, "#123456") > 0.6
    assert columns_with(image, "#123456")[-1] > columns_with(image, colours().track)[-1] - 20


def test_the_first_week_stands_where_the_language_begins(qtbot: QtBot) -> None:
    chart = WeekChart()
    qtbot.addWidget(chart)
    chart.show_columns([Column("1", 5, 5)])
    assert middle(picture(chart, 600, 200), colours().accent) < 0.3
    chart.setLayoutDirection(RTL)
    assert middle(picture(chart, 600, 200), colours().accent) > 0.7


def test_the_year_is_mirrored_and_its_arrows_go_where_they_point(qtbot: QtBot) -> None:
    grid = YearGrid(chooses=True)
    qtbot.addWidget(grid)
    cells = tuple(WeekCell(1, week, 1, 0, 1) for week in (1, 2, 3))
    grid.show_rows([YearRow("english", 4, cells)], (1, 1))
    grid.resize(600, 80)
    assert grid.place_of(0, 0).x() < grid.place_of(0, 2).x()
    grid.setLayoutDirection(RTL)
    assert grid.place_of(0, 0).x() > grid.place_of(0, 2).x()
    with qtbot.waitSignal(grid.chosen) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert told.args is not None
    assert told.args[1].week == 2
    with qtbot.waitSignal(grid.chosen) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(0, 2).center())
    assert told.args is not None
    assert told.args[1].week == 3


def test_marks_and_icons_change_sides(qtbot: QtBot) -> None:
    mark, key = StateMark(LessonState.READY), KeyButton(Action.PEN, "pen")
    for widget in (mark, key):
        qtbot.addWidget(widget)
    key.setText("Pen")
    mark.resize(300, 30)
    dots = [columns_with(mark.grab().toImage(), colours().good)]
    mark.setLayoutDirection(RTL)
    dots.append(columns_with(mark.grab().toImage(), colours().good))
    assert dots[0][0] < 10
    assert dots[1][-1] > 290
    left = picture(key, 200, 44)
    key.setLayoutDirection(RTL)
    assert left != picture(key, 200, 44)


def test_time_runs_from_left_to_right_on_every_player(qtbot: QtBot, turned: None) -> None:
    del turned
    bar = Transport()
    qtbot.addWidget(bar)
    bar.resize(1000, 200)
    bar.show()
    assert bar.slider.layoutDirection() is LTR
    assert bar.main.buttons[Action.PREVIOUS].x() < bar.main.buttons[Action.NEXT].x()
    assert bar.tools.buttons[Action.PEN].x() > bar.tools.buttons[Action.POINTER].x()


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize("text", ["听听声音", "Listening to sounds", "الاستماع"])
def test_a_text_begins_where_the_window_does_whatever_it_is_written_in(
    qtbot: QtBot, qapp: QApplication, text: str, wraps: bool
) -> None:
    words = label(text=text, wraps=wraps)
    words.setStyleSheet("color: #FF0000; background: white;")
    qtbot.addWidget(words)
    assert middle(picture(words, 400, 40), "#FF0000") < 0.4
    qapp.setLayoutDirection(RTL)
    try:
        assert middle(picture(words, 400, 40), "#FF0000") > 0.6
    finally:
        qapp.setLayoutDirection(LTR)


def test_a_text_made_in_a_turned_window_stands_at_the_right_and_high_where_that_is_said(
    qtbot: QtBot, turned: None
) -> None:
    words = label(text="Listening to sounds")
    qtbot.addWidget(words)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    assert words.alignment() & Qt.AlignmentFlag.AlignRight
    assert words.alignment() & Qt.AlignmentFlag.AlignTop
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    assert not words.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(
    ("locale", "count", "clock", "day"),
    [
        ("en", "12,345", "1:02:03", "11/9/2026"),
        ("zh_CN", "12,345", "1:02:03", "2026/11/9"),
        ("ar_EG", "١٢٬٣٤٥", "١:٠٢:٠٣", "٩\u200f/١١\u200f/٢٠٢٦"),
        ("kk", "12\u00a0345", "1:02:03", "09.11.2026"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_does(
    qtbot: QtBot, locale: str, count: str, clock: str, day: str
) -> None:
    QLocale.setDefault(QLocale(locale))
    assert formats.count_text(12345) == count
    assert formats.clock_text(3723) == clock
    assert formats.weekday_text(1) == QLocale(locale).standaloneDayName(1)
    assert formats.date_text(date(2026, 11, 9))
    assert formats.time_text(time(8, 5)) == ("٨:٠٥" if locale == "ar_EG" else "8:05")
    field = DayField()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 11, 9))
    assert field.text() == day


def test_a_date_is_written_anew_when_the_language_changes(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("zh_CN"))
    field = DayField()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 11, 9))
    QLocale.setDefault(QLocale("en"))
    QApplication.sendEvent(field, QEvent(QEvent.Type.LanguageChange))
    assert field.text() == "11/9/2026"
