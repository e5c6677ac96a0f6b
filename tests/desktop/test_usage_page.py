"""Tests of the Usage page and the desk behind it, over a real library."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from catalogue.records import Role
from catalogue.usage_range import DayRange, Preset
from desktop import usage_desk
from desktop.app import App
from desktop.exporting import Exporting
from desktop.jobs import Jobs
from desktop.places import Household, open_household
from desktop.usage_desk import UsageDesk
from desktop.usage_view import UsageView
from desktop.views.usage_page import UsagePage
from tests.desktop.samples import resource
from tests.desktop.usage_samples import TODAY, filled, sample_view


class Desk:
    """A page with its desk."""

    def __init__(self, household: Household, jobs: Jobs) -> None:
        self.page, self.household, self.jobs = UsagePage(), household, jobs
        self.desk = UsageDesk(self.page, household, jobs, self.page)
        self.desk.language = "en"
        self.failures: list[object] = []
        self.desk.failed.connect(self.failures.append)

    def figure(self, number: int) -> str:
        return self.page.figures[number].figure.text()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage_desk, "today_of", lambda _household: TODAY)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()
    qapp.processEvents()


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Iterator[Desk]:
    household = filled(tmp_path / "library")
    made = Desk(household, jobs)
    qtbot.addWidget(made.page)
    made.page.resize(1000, 700)
    made.page.show()
    made.desk.reload()
    qtbot.waitUntil(lambda: made.figure(3) == "✓")
    yield made
    assert made.failures == []
    jobs.shutdown()
    household.close()


def test_the_figures_say_what_was_taught_of_what_was_planned(desk: Desk) -> None:
    assert desk.figure(0) == "78 / 93"
    assert desk.figure(2) == "3"
    assert "171" in desk.page.figures[3].more.text()
    assert desk.page.records.lines.rowCount() == 20


def test_without_dates_of_the_term_the_page_says_by_which_it_goes_until_they_are_set(desk: Desk, qtbot: QtBot) -> None:
    line, wished = desk.page.term_line, []
    desk.page.term_wished.connect(lambda: wished.append(True))
    assert not line.isVisible()
    school = desk.household.school
    set_up = school.schedule()
    school.keep_schedule(replace(set_up, terms=()))
    qtbot.mouseClick(desk.page.head._presets.button(0), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(line.isVisible)
    assert "2026" in line.text
    assert desk.figure(0) == "1 / 6"  # of this week, not of the whole book
    qtbot.keyClick(line._buttons[0], Qt.Key.Key_Space)
    assert wished == [True]
    school.keep_schedule(set_up)
    desk.desk.reload()
    qtbot.waitUntil(lambda: not line.isVisible() and desk.figure(3) == "✓")
    assert desk.figure(0) == "1 / 6"


def test_what_no_class_ever_sees_is_not_missed(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.pdf"
    file.touch()
    roles = (Role.LESSON_PLAN, Role.SUBTITLE, Role.WORKSHEET)
    here = {"english-4-1-01": tuple(resource(file, "application/pdf", role) for role in roles)}
    monkeypatch.setattr(desk.household.catalogue, "resources_of", lambda _lessons: here)
    desk.desk.reload()
    qtbot.waitUntil(lambda: bool(desk.page._unused.records))
    assert [unused.role for unused in desk.page._unused.records] == ["worksheet"]


def test_a_bar_leads_to_its_records_by_mouse_and_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    bars, records = desk.page.bars, desk.page.records
    number = 6
    point = next(y for y in range(bars.height()) if bars.bar_at(QPointF(5, y)) == number)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPointF(50, point + 5).toPoint())
    assert {line.class_name for line in records.lines.records} == {"四五复式班"}
    assert {line.subject for line in records.lines.records} == {"art"}
    assert len(records.lines.records) == 7
    qtbot.mouseClick(records.all, Qt.MouseButton.LeftButton)
    assert records.lines.rowCount() == 20
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert {line.subject for line in records.lines.records} == {"music"}
    assert bars.bar_at(QPointF(5, -1)) == -1


def test_each_chart_has_its_table(desk: Desk, qtbot: QtBot) -> None:
    for card in (desk.page.coverage, desk.page.trend):
        assert card.chart.isVisible()
        qtbot.mouseClick(card.as_table, Qt.MouseButton.LeftButton)
        assert card.table.isVisible()
        assert not card.chart.isVisible()
    model = desk.page.coverage.table.model()
    assert [model.index(0, column).data() for column in (0, 2, 3, 4)] == ["四(1)班", "12", "11", "109 %"]


def test_days_class_and_subject_narrow_everything(desk: Desk, qtbot: QtBot) -> None:
    head = desk.page.head
    head.classes.setCurrentIndex(head.classes.findData("四五复式班"))
    head.classes.activated.emit(2)
    qtbot.waitUntil(lambda: len(desk.page._view.sums.coverage) == 4)
    head.subjects.setCurrentIndex(head.subjects.findData("art"))
    head.subjects.activated.emit(3)
    qtbot.waitUntil(lambda: len(desk.page._view.sums.coverage) == 1)
    assert desk.figure(0) == "6 / 12"
    buttons = head._presets.buttons()
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page._view.choice.preset is Preset.WEEK)
    assert desk.page.records.empty.isVisible()


def test_days_of_ones_own_narrow_the_page_and_what_is_written_out(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    head = desk.page.head
    assert not head.first.isVisible()
    qtbot.mouseClick(head._presets.buttons()[3], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page._view.choice.days is not None)
    assert head.first.isVisible()
    head.last.setDate(QDate(2026, 10, 1))
    head.first.setDate(QDate(2026, 10, 31))  # the other way round is meant as well
    october = DayRange(date(2026, 10, 1), date(2026, 10, 31))
    qtbot.waitUntil(lambda: desk.page._view.days == october)
    assert {line.started.month for line in desk.page._view.lines} == {10}
    exporting = Exporting(desk.household, desk.jobs, lambda name: str(tmp_path / name))
    with qtbot.waitSignal(exporting.written) as written:
        exporting.write("csv", head.choice, "en")
    assert written.args is not None
    assert written.args[1].name == "skylesson-usage-2026-10-01-2026-10-31.csv"
    qtbot.mouseClick(head._presets.buttons()[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page._view.choice.days is None)
    assert not head.first.isVisible()


def test_a_mark_needs_a_reason_and_is_a_new_record(desk: Desk, qtbot: QtBot) -> None:
    records = desk.page.records
    records.table.selectRow(1)
    assert not records.taught.isEnabled()
    records.reason.setText("停电后讲完了")
    with qtbot.waitSignal(desk.desk.marked):
        qtbot.mouseClick(records.taught, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "172" in desk.page.figures[3].more.text())
    mark = list(desk.household.school.register.records())[-1].entry
    assert (mark.kind, mark.lesson, mark.taught, mark.reason) == ("mark", "music-4-1-09", True, "停电后讲完了")
    assert records.reason.text() == ""


def test_a_record_that_was_altered_breaks_the_seal_and_is_named(desk: Desk, qtbot: QtBot) -> None:
    path = desk.household.library / "school.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE record SET shown = 1 WHERE sequence = 60")
    qtbot.mouseClick(desk.page.verify, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.figure(3) == "✗")
    assert "60" in desk.page.figures[3].more.text()
    before = desk.page.figures[3].more.text()
    qtbot.wait(1_050)
    qtbot.mouseClick(desk.page.verify, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page.figures[3].more.text() not in ("", before))
    assert desk.page.figures[3].more.text().splitlines()[0] == before.splitlines()[0], "only the time is another"


def test_before_anything_was_taught_the_page_explains_itself(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    household = open_household(tmp_path / "library")
    made = Desk(household, jobs)
    qtbot.addWidget(made.page)
    made.page.show()
    made.desk.reload()
    qtbot.waitUntil(lambda: made.figure(3) == "✓")
    assert made.page.records.empty.isVisible()
    assert made.page.trend.empty.isVisible()
    assert made.page.term_line.isVisible()
    assert made.figure(0).startswith("0 / ")
    jobs.shutdown()
    household.close()


def test_the_view_can_be_empty_and_full(qtbot: QtBot) -> None:
    page = UsagePage()
    page.build()
    qtbot.addWidget(page)
    page.show()
    page.show_usage(UsageView(), "en")
    assert not page.coverage.as_table.isVisible()
    page.show_usage(sample_view(), "zh_CN")
    assert page.coverage.as_table.isVisible()
    assert not page.grab().isNull()


def test_writing_out_asks_where_to_and_says_where_it_is(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return str(tmp_path / name) if len(asked) > 1 else ""

    exporting = Exporting(desk.household, desk.jobs, ask)
    said: list[str] = []
    exporting.said.connect(said.append)
    exporting.written.connect(lambda text, _path: said.append(text))
    exporting.write("csv", desk.page.head.choice, "en")
    qtbot.waitUntil(lambda: len(asked) == 1)
    exporting.write("csv", desk.page.head.choice, "en")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert asked[0] == "skylesson-usage-2026-09-01-2027-01-22.csv"
    assert (tmp_path / asked[1]).exists()
    assert "171" in said[1]


def test_the_page_is_read_when_it_is_opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    household = open_household(tmp_path / "library")
    household.school.mark("english-4-1-01", taught=True, reason="", at=datetime.now(UTC).astimezone())
    app = App(qapp, household)
    qtbot.addWidget(app.window)
    usage = app.pages.usage
    try:
        app.window.show()
        app.window.show_page(app.window.number_of(app.pages.locked[0]))
        qtbot.waitUntil(lambda: any("1 / " in label.text() for label in usage.findChildren(QLabel)), timeout=10_000)
    finally:
        app.shutdown()
