"""Tests of the Today page: what is read for it, what it shows, and the clock that lies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from catalogue.clock import Doubt
from catalogue.records import LessonState
from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule
from desktop.jobs import Jobs
from desktop.language import Language
from desktop.language_names import language_text
from desktop.places import Household
from desktop.today import Today
from desktop.today_reading import TodayReader, Wanted
from desktop.views.next_lesson import NextLessonCard
from desktop.views.today_page import TodayPage
from tests.catalogue.samples import resource
from tests.desktop.samples import lesson
from tests.desktop.schoolhouse import AT, WEDNESDAY, Watch, clock_of, combined, one_class, school_with

Make = Callable[[Schedule | None], Household]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Household] = []

    def making(schedule: Schedule | None = None) -> Household:
        made.append(school_with(tmp_path, schedule))
        return made[-1]

    yield making
    for household in made:
        household.close()


def reader_of(household: Household, watch: Watch | None = None) -> TodayReader:
    return TodayReader(household, clock_of(household, watch or Watch()))


def test_a_school_without_classes_sees_each_subject_once(make: Make) -> None:
    view = reader_of(make(None)).read(Wanted())
    assert (view.classes, view.chosen, view.hour) == ((), None, None)
    assert [up.lesson.id for up in view.main if up.lesson] == ["english-4-1-01"]
    assert [up.subject for (up,) in view.others] == ["science", "art", "music"]
    fifth = reader_of(make(None)).read(Wanted(grade=5))
    assert [up.lesson.id for up in fifth.main if up.lesson] == ["english-5-1-01"]


def test_the_class_whose_hour_it_is_comes_first_with_its_next_lesson(make: Make) -> None:
    household = make(one_class())
    household.school.mark("english-4-1-01", taught=True, reason="", at=AT, class_id=1)
    view = reader_of(household).read(Wanted())
    assert (view.week, view.on, view.by_timetable) == (12, True, True)
    assert view.hour is not None
    assert (view.hour.period.number, view.hour.subject) == (1, "english")
    [main] = view.main
    assert main.lesson is not None
    assert (main.lesson.id, main.class_id) == ("english-4-1-02", 1)
    assert {up.subject for ups in view.others for up in ups} == {"science", "art", "music"}
    assert view.paces["english", 4].ahead < 0
    assert view.rows
    later = reader_of(household, Watch(WEDNESDAY + timedelta(hours=1))).read(Wanted())
    assert (later.main[0].subject, later.on) == ("science", True)


def test_a_combined_room_sees_its_grades_side_by_side(make: Make) -> None:
    household = make(combined())
    view = reader_of(household).read(Wanted(class_id=2))
    assert [(up.grade, up.subject) for up in view.main] == [(4, "music"), (5, "music"), (6, "music")]
    assert [[up.grade for up in ups] for ups in view.others] == [[4, 5, 6]] * 3
    friday = reader_of(household, Watch(WEDNESDAY + timedelta(days=2))).read(Wanted(class_id=2))
    assert [(up.grade, up.subject) for up in friday.main] == [(5, "art")]
    # By itself the page is about the class whose hour comes first.
    assert reader_of(household).read(Wanted()).chosen == household.school.schedule().classes[0]


def test_without_a_timetable_each_class_has_a_card(make: Make) -> None:
    schedule = add_class(add_class(Schedule(), "四班", (4,)), "五班", (5,))
    household = make(schedule)
    household.school.mark("english-5-1-01", taught=True, reason="", at=AT, class_id=2)
    view = reader_of(household).read(Wanted())
    assert view.chosen is None
    assert [(c.name, up.lesson.id) for c, up in view.cards if up.lesson] == [
        ("四班", "english-4-1-01"),
        ("五班", "science-5-1-01"),
    ]
    assert reader_of(household).read(Wanted(class_id=2)).chosen == schedule.classes[1]


def test_what_is_missing_for_three_weeks_is_told(make: Make) -> None:
    household = make(one_class())
    lines = [line.id for line in household.catalogue.plan_lines([4]) if line.term == 1 and line.week <= 10]
    household.school.mark_all(lines, taught=True, reason="", at=AT, class_id=1)
    view = reader_of(household).read(Wanted())
    assert view.missing_count == len([lesson for lesson in view.missing if lesson.state is LessonState.MISSING])
    assert {lesson.subject for lesson in view.missing} == {"english", "science"}
    assert view.main[0].lesson is not None
    assert view.main[0].lesson.state is LessonState.MISSING


def test_holidays_of_the_schools_own_that_cannot_be_read_are_told_and_hide_nothing(make: Make) -> None:
    household = make(one_class())
    (household.library / "holidays.csv").write_text("date,free\nsoon,yes\n", encoding="utf-8")
    reader = reader_of(household)
    assert reader.read(Wanted()).main
    assert reader.refused is not None
    assert reader.refused.where == "1"
    (household.library / "holidays.csv").write_text("date,free\n2026-11-18,yes\n", encoding="utf-8")
    reader.forget_calendar()
    hour = reader.read(Wanted()).hour
    assert hour is not None
    assert hour.day == date(2026, 11, 25)


def test_a_lying_clock_is_asked_about_and_hides_no_lesson(make: Make) -> None:
    household, watch = make(one_class()), Watch()
    household.school.end(household.school.begin("english-4-1-01", AT, 1), 1500.0, completed=True)
    assert reader_of(household, watch).read(Wanted()).question is None
    watch.shown = datetime.fromisoformat("2000-01-01T00:05")
    view = reader_of(household, watch).read(Wanted())
    assert view.question is not None
    assert (view.question.doubt, view.question.suggested) == (Doubt.BEFORE_RECORD, date(2026, 11, 19))
    assert (view.question.week, view.question.weeks) == (12, 20)
    shown = [up.lesson.id for up in (*view.main, *(up for ups in view.others for up in ups)) if up.lesson]
    assert sorted(shown) == ["art-4-1-01", "english-4-1-02", "music-4-1-01", "science-4-1-01"]
    clock_of(household, watch).say_day(date(2026, 11, 25))
    corrected = reader_of(household, watch).read(Wanted())
    assert (corrected.question, corrected.day, corrected.week) == (None, date(2026, 11, 25), 13)


def test_a_disk_that_takes_nothing_hides_no_lesson(make: Make) -> None:
    household = make(one_class())
    household.school._database._writer.pragma("query_only", 1)
    view = reader_of(household).read(Wanted())
    assert view.main[0].lesson is not None
    assert household.school.clock()[0].seen is None


def test_who_only_reads_the_library_leaves_no_note_of_the_time(make: Make) -> None:
    household = make(one_class())
    clock_of(household, Watch()).read(note=False)
    assert household.school.clock()[0].seen is None
    clock_of(household, Watch()).read()
    assert household.school.clock()[0].seen == WEDNESDAY


def test_who_says_that_the_clock_is_right_is_left_in_peace(make: Make) -> None:
    household, watch = make(one_class()), Watch()
    household.school.begin("english-4-1-01", AT + timedelta(days=400), 1)
    assert reader_of(household, watch).read(Wanted()).question is not None
    clock_of(household, watch).say_right()
    assert reader_of(household, watch).read(Wanted()).question is None


class Desk:
    """The page with what drives it."""

    def __init__(self, household: Household, qtbot: QtBot, watch: Watch | None = None) -> None:
        self.page, self.jobs = TodayPage(), Jobs()
        qtbot.addWidget(self.page)
        self.page.resize(QSize(920, 768))
        self.today = Today(self.page, household, self.jobs, clock_of(household, watch or Watch()))
        self.taught: list[tuple[str, int]] = []
        self.today.teach.connect(
            lambda lesson, _resources: self.taught.append((lesson.id, self.today.class_for(lesson)))
        )
        self.qtbot = qtbot

    def show(self) -> None:
        self.page.show()
        self.reload()

    def reload(self) -> None:
        with self.qtbot.waitSignal(self.page.shown):
            self.today.reload()

    def words(self) -> str:
        return "\n".join(text.text() for text in self.page.findChildren(QLabel) if text.isVisible())


@pytest.fixture
def desk(make: Make, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    language = Language(qapp)
    language.switch("en")
    made: list[Desk] = []

    def making(schedule: Schedule | None = None, watch: Watch | None = None) -> Desk:
        made.append(Desk(make(schedule), qtbot, watch))
        made[-1].page.set_language("en")
        return made[-1]

    yield making
    for one in made:
        one.today.shutdown()
        one.jobs.shutdown()
    language.switch("zh_CN")


def test_enter_teaches_at_once_two_actions_from_start_to_picture(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    shown = desk(one_class())
    shown.show()
    qtbot.waitUntil(shown.page.first_card.teach.hasFocus)
    qtbot.keyClick(shown.page.first_card.teach, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown.taught == [("english-4-1-01", 1)])
    assert "Now: period 1, 8:30-9:10" in shown.words()
    assert "week 12, Wednesday" in shown.words()


def test_the_keyboard_stays_where_it_is_when_the_page_is_read_again(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    shown = desk(one_class())
    shown.show()
    science = next(
        b for b in shown.page.findChildren(QPushButton) if "Teach" in b.text() and b is not shown.page.first_card.teach
    )
    science.setFocus()
    qtbot.waitUntil(science.hasFocus)
    shown.reload()
    assert science.hasFocus()


def test_a_first_start_asks_nothing_and_offers_classes_gently(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    shown = desk()
    shown.show()
    assert shown.page.first_card.teach.hasFocus()
    assert not shown.page.clock_line.isVisible()
    with qtbot.waitSignal(shown.page.set_up_requested) as wished:
        next(b for b in shown.page.findChildren(QPushButton) if b.text() == "Set up your classes").click()
    assert wished.args == ["classes"]
    assert shown.words().count("Teach") == 0


def test_each_grade_of_a_combined_room_has_a_button_of_its_own(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    shown = desk(combined())
    shown.show()
    box = shown.page.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(n) for n in range(box.count())] == ["By the timetable", "四（1）班", "四五六年级复式班"]
    with qtbot.waitSignal(shown.page.shown):
        shown.page.class_chosen.emit(2)
    cards = [card for card in shown.page.cards if card.isVisible()]
    assert len(cards) == 3
    assert [card.y() for card in cards] == [cards[0].y()] * 3
    cards[2].teach.click()
    qtbot.waitUntil(lambda: shown.taught == [("music-6-1-01", 2)])
    shown.page.resize(400, 768)
    qtbot.waitUntil(lambda: cards[2].y() > cards[0].y())


def test_a_card_counts_what_the_class_hears_first(desk: Callable[..., Desk]) -> None:
    schedule = one_class()
    shown = desk(replace(schedule, classes=(replace(schedule.classes[0], language="bo"),)))
    shown.show()
    view = shown.today._view
    assert view is not None
    assert [up.language for up in view.main] == ["bo"]
    film = resource(Path("/library"), "english-4-1-01", "p")
    films = tuple(replace(film, language=code, duration=600.0) for code in ("zh-CN", "bo", "en"))
    shown.page.show_view(replace(view, main=(replace(view.main[0], resources=films),)))
    assert f"1 video 10 min · in {language_text('bo')}, also 中文, English" in shown.words()
    shown.page.show_view(replace(view, main=(replace(view.main[0], resources=films, language=""),)))
    assert "3 videos 30 min" in shown.words()
    assert "also" not in shown.words()


def test_classes_without_a_timetable_are_cards_and_the_first_has_the_keyboard(
    desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    shown = desk(add_class(add_class(Schedule(), "四班", (4,)), "五班", (5,)))
    shown.show()
    assert not shown.page.first_card.isVisible()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown.taught == [("english-4-1-01", 1)])
    assert "四班" in shown.words()
    with qtbot.waitSignal(shown.page.set_up_requested) as wished:
        next(b for b in shown.page.findChildren(QPushButton) if b.text() == "Enter the timetable").click()
    assert wished.args == ["timetable"]


def test_a_card_that_has_nothing_to_teach_offers_nothing_instead(qtbot: QtBot) -> None:
    card = NextLessonCard()
    qtbot.addWidget(card)
    card.show_lesson(lesson(1), (), "en", instead=lesson(2))
    assert not card.instead.isHidden()
    card.show_lesson(None, (), "en")
    assert card.instead.isHidden()


def test_weeks_are_counted_in_the_digits_of_the_language(desk: Callable[..., Desk]) -> None:
    shown = desk(one_class())
    shown.show()
    view = shown.today._view
    assert view is not None
    QLocale.setDefault(QLocale("ar_EG"))
    for count in (0, 2):
        shown.page.show_view(replace(view, missing_count=count))
        assert "٣" in shown.page.soon._missing.text(), count


def test_the_clock_is_corrected_in_a_click(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    watch = Watch()
    shown = desk(one_class(), watch)
    shown.show()
    watch.shown = datetime.fromisoformat("2000-01-01T00:05")
    shown.reload()
    line = shown.page.clock_line
    assert line.isVisible()
    assert "gone back" in shown.words()
    assert line.day() == date(2026, 11, 19)
    yes = next(b for b in line.findChildren(QPushButton) if b.text() == "Yes")
    with qtbot.waitSignal(shown.page.shown):
        yes.click()
    assert not line.isVisible()
    assert "week 12, Thursday" in shown.words()


def test_without_a_term_the_clock_is_asked_for_a_date(desk: Callable[..., Desk], qtbot: QtBot) -> None:
    watch = Watch()
    shown = desk(replace(one_class(), terms=()), watch)
    shown.show()
    watch.shown = datetime.fromisoformat("2030-01-01T08:00")
    shown.reload()
    assert "jumped far ahead" in shown.words()
    assert shown.page.clock_line.day() == date(2026, 11, 19)
    right = next(b for b in shown.page.clock_line.findChildren(QPushButton) if b.text() == "The clock is right")
    with qtbot.waitSignal(shown.page.shown):
        right.click()
    assert not shown.page.clock_line.isVisible()


def test_a_lesson_from_another_page_goes_to_the_class_it_can_only_be_meant_for(desk: Callable[..., Desk]) -> None:
    shown = desk(combined())
    shown.show()
    catalogue = shown.today._household.catalogue
    assert shown.today.class_for(catalogue.lesson("art-4-1-03")) == 1
    assert shown.today.class_for(catalogue.lesson("art-6-1-03")) == 2
    two = desk(add_class(add_class(Schedule(), "四1班", (4,)), "四2班", (4,)))
    two.show()
    assert two.today.class_for(catalogue.lesson("art-4-1-03")) == 0
