"""Tests of how Today and the Schedule page follow the size of text and the room there is, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from catalogue.schedule_edit import add_class, lose_week
from catalogue.timetable import Schedule
from catalogue.timetable_draft import preview
from desktop.language import Language
from desktop.places import Household
from desktop.theme.palette import LIGHT
from desktop.theme.style import TARGET, style_sheet
from desktop.timetable_files import read_timetable
from desktop.today_reading import TodayReader, Wanted
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.schedule_page import SECTIONS
from desktop.views.today_page import TodayPage
from tests.desktop.schoolhouse import AT, WEDNESDAY, Watch, clock_of, combined, school_with
from tests.desktop.test_scheduling import Office, workbook
from tests.desktop.test_sizes import assert_everything_can_be_pressed, assert_nothing_is_cut_off

SMALL, LARGE = QSize(1024, 768), QSize(1366, 768)


@pytest.fixture(params=[("en", 100), ("zh_CN", 100), ("en", 200), ("zh_CN", 150)])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    spoken, scale = request.param
    language = Language(qapp)
    language.switch(spoken)
    qapp.setStyleSheet(style_sheet(LIGHT, scale))
    yield scale
    qapp.setStyleSheet("")
    language.switch("zh_CN")


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    household = school_with(tmp_path, lose_week(combined(), WEDNESDAY.date() - timedelta(days=21)))
    yield household
    household.close()


def shown(qtbot: QtBot, page: QWidget, size: QSize) -> MainWindow:
    window = MainWindow([RailItem(page, "today", "Today"), RailItem(QWidget(), "schedule", "Schedule")], QWidget())
    qtbot.addWidget(window)
    window.resize(size)
    with qtbot.waitExposed(window):
        window.show()
    assert window.width() == size.width()
    return window


def look(qtbot: QtBot, window: MainWindow) -> None:
    def all_is_well() -> None:
        assert_nothing_is_cut_off(window)
        assert_everything_can_be_pressed(window)
        for box in window.findChildren(QComboBox):
            if box.isVisible():
                assert box.height() >= TARGET
                assert box.width() >= box.minimumSizeHint().width(), box.currentText()

    # Laying out goes through several rounds of events.
    qtbot.wait(20)
    qtbot.waitUntil(all_is_well)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_nothing_of_today_is_cut_off(qtbot: QtBot, scale: int, household: Household, size: QSize) -> None:
    watch, page = Watch(), TodayPage()
    household.school.end(household.school.begin("music-4-1-01", AT, 2), 1500.0, completed=True)
    reader = TodayReader(household, clock_of(household, watch))
    page.use("en", scale, "")
    window = shown(qtbot, page, size)
    for wanted in (Wanted(), Wanted(class_id=2)):
        page.show_view(reader.read(wanted))
        look(qtbot, window)
    watch.shown -= timedelta(days=4000)
    page.show_view(reader.read(Wanted(class_id=2)))
    look(qtbot, window)
    household.school.keep_schedule(replace(Schedule(), next_class_id=1))
    page.show_view(reader.read(Wanted()))
    look(qtbot, window)
    household.school.keep_schedule(add_class(add_class(Schedule(), "四班", (4,)), "五班", (5,)))
    page.show_view(reader.read(Wanted()))
    look(qtbot, window)


def test_nothing_of_the_schedule_is_cut_off(qtbot: QtBot, scale: int, household: Household, tmp_path: Path) -> None:
    office = Office(household, qtbot)
    window = shown(qtbot, office.page, SMALL)
    for name in SECTIONS:
        office.page.show_section(name)
        office.settle()
        look(qtbot, window)
    for number in range(4):
        office.room.term._kind.setCurrentIndex(number)
        look(qtbot, window)
    path = workbook(
        tmp_path / "plan.xlsx", ("向日葵班", "星期一", "星期二"), ("1", "英语", "请各位老师注意安全并按时到岗")
    )
    office.page.show_section("timetable")
    office.room.timetable.panel.show_preview(path.name, preview(office.room.schedule, read_timetable(path)))
    office.room.timetable.show_import(shown=True)
    look(qtbot, window)
    office.jobs.shutdown()
    assert office.errors == []


def test_the_year_of_three_grades_fits_the_smallest_screen(
    qtbot: QtBot, qapp: QApplication, household: Household
) -> None:
    qapp.setStyleSheet(style_sheet(LIGHT, 100))
    office = Office(household, qtbot)
    window = shown(qtbot, office.page, SMALL)
    office.room.year.class_chosen.emit(2)
    office.settle()
    office.page.show_section("year")
    qtbot.wait(30)
    grid = office.room.year.grid
    last = grid.place_of(11, len(grid._weeks) - 1)
    corner = grid.mapTo(window, last.bottomRight())
    assert corner.x() < window.width()
    assert corner.y() < window.height()
    here = next(b for b in office.room.year.findChildren(QAbstractButton))
    assert not here.visibleRegion().isEmpty()
    office.jobs.shutdown()
    qapp.setStyleSheet("")
