"""Tests of the Schedule page: editing by mouse and keyboard, undo, files with a preview, the year at a glance."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QDate, QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catalogue.schedule_edit import Cell, at
from catalogue.timetable import Change, ChangeKind, Schedule, SchoolClass, Slot, Term
from desktop.jobs import Jobs
from desktop.language import Language
from desktop.models.timetable import TimetableModel
from desktop.places import Household
from desktop.scheduling import Scheduling
from desktop.today_reading import TodayReader
from desktop.views.schedule_page import SchedulePage
from tests.desktop.schoolhouse import Watch, clock_of, combined, one_class, school_with


class Office:
    """The page with what drives it."""

    def __init__(self, household: Household, qtbot: QtBot) -> None:
        self.page, self.jobs, self.household, self.qtbot = SchedulePage(), Jobs(), household, qtbot
        qtbot.addWidget(self.page)
        self.page.resize(920, 740)
        self.errors: list[Exception] = []
        self.room = Scheduling(self.page, household, self.jobs, TodayReader(household, clock_of(household, Watch())))
        self.room.failed.connect(self.errors.append)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked for is on the disk and shown."""
        ended: list[object] = []
        self.jobs.ask(lambda: None, ended.append, self.errors.append)
        self.qtbot.waitUntil(lambda: bool(ended))

    @property
    def kept(self) -> Schedule:
        self.settle()
        return self.household.school.schedule()

    def press(self, text: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert found, text
        found[0].click()
        self.settle()


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Office]:
    language = Language(qapp)
    language.switch("en")
    household = school_with(tmp_path, combined())
    made = Office(household, qtbot)
    yield made
    made.jobs.shutdown()
    household.close()
    language.switch("zh_CN")
    assert made.errors == []


def words(office: Office) -> str:
    return "\n".join(text.text() for text in office.page.findChildren(QLabel) if text.isVisible())


def choose(office: Office, row: int, column: int) -> None:
    office.page.show_section("timetable")
    grid = office.room.timetable.grid
    grid.setCurrentIndex(office.room.timetable.model.index(row, column))
    grid.setFocus()


def test_the_model_shows_a_week_as_qt_wants_it(qtmodeltester: ModelTester) -> None:
    model = TimetableModel()
    model.show_timetable(one_class().timetable, 1, 0)
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (7, 6)
    assert model.index(0, 0).data() == "8:30-9:10"
    assert not model.setData(model.index(0, 0), "soon")
    assert not model.setData(model.index(0, 0), "10:00-9:00")
    assert not model.setData(model.index(0, 0), "25:00-26:00")
    assert not model.setData(model.index(0, 1), "8:00-9:00")


def test_a_cell_is_filled_and_emptied_by_keyboard(office: Office, qtbot: QtBot) -> None:
    choose(office, 2, 1)
    qtbot.keyClick(office.room.timetable.grid, Qt.Key.Key_4)
    assert at(office.kept.timetable, 1, Cell(1, 3)) == Slot(1, 1, 3, "music")
    assert office.room.timetable.grid.currentIndex().row() == 2
    qtbot.keyClick(office.room.timetable.grid, Qt.Key.Key_Delete)
    assert at(office.kept.timetable, 1, Cell(1, 3)) is None


def test_a_subject_that_we_have_no_lessons_of_is_typed(office: Office, qtbot: QtBot) -> None:
    choose(office, 0, 2)
    field = next(f for f in office.room.timetable.findChildren(QLineEdit) if f.placeholderText() == "Other subject")
    qtbot.keyClicks(field, "PE")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert at(office.kept.timetable, 1, Cell(2, 1)) == Slot(1, 2, 1, "PE")


def test_in_a_combined_room_a_subject_may_be_for_one_grade(office: Office, qtbot: QtBot) -> None:
    choose(office, 0, 1)
    grade = office.room.timetable._grade
    assert not grade.isVisible()
    office.room.timetable.class_chosen.emit(2)
    office.settle()
    assert [grade.itemText(n) for n in range(grade.count())] == ["All grades", "Grade 4", "Grade 5", "Grade 6"]
    grade.setCurrentIndex(2)
    qtbot.keyClick(office.room.timetable.grid, Qt.Key.Key_1)
    assert at(office.kept.timetable, 2, Cell(1, 1)) == Slot(2, 1, 1, "english", (), 5)
    assert office.room.timetable.model.index(0, 1).data() == "Grade 5 English"


def test_cells_change_places_by_arrow_and_by_dragging(office: Office, qtbot: QtBot) -> None:
    choose(office, 0, 3)
    grid, model = office.room.timetable.grid, office.room.timetable.model
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    timetable = office.kept.timetable
    assert at(timetable, 1, Cell(4, 1)) == Slot(1, 4, 1, "english")
    assert at(timetable, 1, Cell(3, 1)) == Slot(1, 3, 1, "数学")
    dragged = model.mimeData([model.index(0, 4)])
    moved = model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index(0, 3))
    assert not moved
    assert at(office.kept.timetable, 1, Cell(3, 1)) == Slot(1, 3, 1, "english")
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex())


def test_a_day_is_copied(office: Office) -> None:
    choose(office, 0, 3)
    office.press("Copy the day")
    choose(office, 0, 5)
    office.press("Paste the day")
    friday = {(s.period, s.subject) for s in office.kept.timetable.slots if (s.class_id, s.weekday) == (1, 5)}
    assert friday == {(1, "english"), (2, "science")}


def test_undo_restores_whatever_was_done_and_redo_does_it_again(office: Office) -> None:
    room, states = office.room, [office.kept]
    room.timetable.rotation_wished.emit(2)
    states.append(office.kept)
    room.timetable.times_wished.emit(1, time(8, 0), time(8, 40))
    states.append(office.kept)
    room.timetable.periods_wished.emit(1)
    states.append(office.kept)
    room.timetable.periods_wished.emit(-1)
    states.append(office.kept)
    room.classes.remove_wished.emit(1)
    states.append(office.kept)
    room.term.add_wished.emit(Change(ChangeKind.LOST_WEEK, date(2026, 11, 18)))
    states.append(office.kept)
    room.term.term_wished.emit(Term(2, date(2027, 3, 1), date(2027, 7, 1)))
    states.append(office.kept)
    assert len(set(map(repr, states))) >= len(states) - 1
    for state in reversed(states[:-1]):
        office.press("Undo")
        assert office.kept == state
    for state in states[1:]:
        office.press("Redo")
        assert office.kept == state


def test_before_the_schedule_is_read_nothing_can_be_set_over_it(office: Office, qtbot: QtBot) -> None:
    kept, page = office.kept, SchedulePage()
    qtbot.addWidget(page)
    reader = TodayReader(office.household, clock_of(office.household, Watch()))
    early = Scheduling(page, office.household, office.jobs, reader)
    early.term._terms[1][3].click()
    assert page._stack.count() == 0
    qtbot.waitUntil(lambda: page._stack.count() == 4)
    assert office.kept == kept != Schedule()


def test_an_edit_that_changes_nothing_is_nothing_to_undo(office: Office) -> None:
    office.room.classes.change_wished.emit(office.kept.classes[0])
    office.settle()
    undo = next(b for b in office.page.findChildren(QPushButton) if b.text() == "Undo")
    assert not undo.isEnabled()


def test_a_class_is_typed_and_its_name_tells_the_grades(office: Office, qtbot: QtBot) -> None:
    office.page.show_section("classes")
    # Chinese comes from an input method, not from keys.
    office.room.classes.name.insert("五六年级复式班")
    qtbot.keyClick(office.room.classes.name, Qt.Key.Key_Return)
    assert office.kept.classes[-1] == SchoolClass(3, "五六年级复式班", (5, 6))
    assert office.room.classes.name.text() == ""
    qtbot.keyClicks(office.room.classes.name, "sunflowers")
    qtbot.keyClick(office.room.classes.name, Qt.Key.Key_Return)
    assert len(office.kept.classes) == 3
    assert not office.room.classes._add.isEnabled()
    assert "Choose the grade" in office.room.classes.lacks.text()
    office.room.classes.name.setText("Grade 5 a")
    assert office.room.classes._add.isEnabled()
    assert office.room.classes.lacks.text() == ""
    office.room.classes.name.clear()
    assert "Type the name" in office.room.classes.lacks.text()
    names = [f for f in office.room.classes.findChildren(QLineEdit) if f.text() == "五六年级复式班"]
    names[0].setText("五六班")
    names[0].editingFinished.emit()
    assert office.kept.classes[-1].name == "五六班"


def test_seven_days_have_short_names_and_no_time_is_cut_off(office: Office) -> None:
    office.page.show_section("timetable")
    grid, model = office.room.timetable.grid, office.room.timetable.model

    def heads() -> list[str]:
        count = model.columnCount()
        return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(1, count)]

    assert heads()[2] == "Wednesday"
    office.press("Weekend")
    assert (len(heads()), heads()[2]) == (7, "Wed")
    wanted = grid.fontMetrics().horizontalAdvance("10:20-11:00")
    assert grid.columnWidth(0) > wanted


def test_a_class_has_a_language_of_its_own_by_keyboard_and_back(office: Office, qtbot: QtBot) -> None:
    office.page.show_section("classes")
    boxes = [box for box in office.room.classes.findChildren(QComboBox) if box.isVisible()]
    assert [box.currentText() for box in boxes] == ["As the school"] * 2
    boxes[1].setFocus()
    for _step in range(3):
        # The keyboard stays in the box while what it chose is kept.
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        office.settle()
    assert [found.language for found in office.kept.classes] == ["", "bo"]
    assert boxes[1].hasFocus()
    office.press("Undo")
    assert [found.language for found in office.kept.classes] == ["", "en"]
    assert boxes[1].currentText() == "English"


def test_terms_and_days_are_set_and_taken_back(office: Office) -> None:
    office.page.show_section("term")
    office.settle()
    kinds = next(b for b in office.room.term.findChildren(QComboBox) if b.count() == 4)
    for number in range(4):
        kinds.setCurrentIndex(number)
        office.press("Add")
    made = office.kept.changes
    assert [change.kind for change in made] == list(ChangeKind)
    assert made[2].period == made[2].other_period == 1
    assert "was lost" in words(office)
    office.press("Take back")
    assert office.kept.changes == made[1:]
    first, last = office.room.term._terms[1][1:3]
    first.setDate(QDate(2026, 9, 3))
    office.press("Take back")
    assert first.date() == QDate(2026, 9, 3)
    states = office.room.term._states
    assert [states[number].text() for number in (1, 2)] == ["Changed, not set yet", "Proposed, not set yet"]
    office.press("Set")
    assert [states[number].text() for number in (1, 2)] == ["✓ These dates are set", "Proposed, not set yet"]
    assert office.kept.terms == (Term(1, date(2026, 9, 3), date(2027, 1, 15)),)
    assert last.date() == QDate(2027, 1, 15)
    assert "New Year" in words(office)


def workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return path


def test_a_file_is_shown_before_anything_is_written(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.page.show_section("timetable")
    path = workbook(
        tmp_path / "plan.xlsx", ("四（1）班", "星期一", "星期二"), ("1", "英语", "请各位老师注意安全并按时到岗")
    )
    before = office.kept
    office.room.exchange.preview_file(path)
    qtbot.waitUntil(office.room.timetable.panel.isVisible)
    assert "四（1）班" in words(office)
    assert "B2" not in words(office)
    assert "C2" in words(office)
    office.press("Leave it")
    assert office.kept == before
    office.room.exchange.preview_file(path)
    qtbot.waitUntil(office.room.timetable.panel.isVisible)
    office.room.term.add_wished.emit(Change(ChangeKind.OFF, date(2026, 12, 1)))
    office.press("Take it over")
    assert [s for s in office.kept.timetable.slots if s.class_id == 1] == [Slot(1, 1, 1, "english")]
    assert len(office.kept.changes) == len(before.changes) + 1
    office.press("Undo")
    office.press("Undo")
    assert office.kept == before


def test_a_file_with_conflicts_cannot_be_taken(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.page.show_section("timetable")
    path = workbook(tmp_path / "p.xlsx", ("四（1）班", "时间", "星期一", "星期二"), ("1", "8:50-9:30", "英语", "科学"))
    office.room.exchange.preview_file(path)
    qtbot.waitUntil(office.room.timetable.panel.isVisible)
    take = next(b for b in office.page.findChildren(QPushButton) if b.text() == "Take it over")
    assert not take.isEnabled()
    assert "begins before" in words(office)


def test_a_file_that_cannot_be_read_is_told(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    office.room.exchange.preview_file(tmp_path / "plan.pdf")
    qtbot.waitUntil(lambda: bool(office.errors))
    assert getattr(office.errors.pop(), "problem", "") == "unknown-kind"


def test_what_goes_out_comes_back(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    office.page.show_section("timetable")
    for name in ("plan.xlsx", "plan.yaml"):
        path = tmp_path / name
        office.room.exchange.export_file(path, 1)
        qtbot.waitUntil(path.exists)
        qtbot.wait(50)
        office.room.exchange.preview_file(path)
        qtbot.waitUntil(office.room.timetable.panel.isVisible)
        office.press("Take it over")
        assert office.kept.timetable.slots == combined().timetable.slots


def test_the_year_is_walked_by_keyboard_and_a_class_is_put_where_it_is(office: Office, qtbot: QtBot) -> None:
    office.page.show_section("year")
    grid = office.room.year.grid
    assert grid.hasFocus()
    assert "week 12" in words(office)
    for _ in range(9):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert "Grade 4 English · week 3 · 1 class hour" in words(office)
    office.press("The class is here: all before is taught")
    office.settle()
    assert office.household.school.taught_by_class().by(1) == {"english-4-1-01", "english-4-1-02"}
    qtbot.waitUntil(lambda: (cell := grid.cell_at(0, 0)) is not None and cell.is_taught)
    office.press("Undo")
    assert office.household.school.taught_by_class().by(1) == frozenset()
    qtbot.waitUntil(lambda: (cell := grid.cell_at(0, 0)) is not None and not cell.is_taught)
    office.press("Redo")
    assert len(office.household.school.taught_by_class().by(1)) == 2
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.place_of(1, 0).center())
    assert "Grade 4 Science · week 1" in words(office)
    office.room.year.class_chosen.emit(2)
    office.settle()
    assert len(grid._rows) == 12
    qtbot.keyClick(grid, Qt.Key.Key_A)


def test_without_classes_the_year_is_that_of_the_plan(tmp_path: Path, qtbot: QtBot) -> None:
    household = school_with(tmp_path)
    office = Office(household, qtbot)
    office.page.show_section("year")
    assert len(office.room.year.grid._rows) == 12
    here = next(b for b in office.room.year.findChildren(QPushButton))
    assert not here.isEnabled()
    office.page.show_section("timetable")
    assert not any(b.isEnabled() for b in office.room.timetable._subjects)
    office.jobs.shutdown()
    household.close()
    assert office.errors == []
