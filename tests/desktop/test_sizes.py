"""Tests of how the pages follow the size of text and the room there is: nothing is cut off, rows fold."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from catalogue.records import LocalText
from catalogue.search_records import SearchAnswer
from desktop.arrivals import Arrival, Disk, Refusal, Waiting
from desktop.formats import name_text
from desktop.giving import Giveable, Given, GivingResult, Goer, Target
from desktop.theme.palette import LIGHT
from desktop.theme.style import TARGET, style_sheet
from desktop.views.folding import Folding
from desktop.views.lesson_delegate import LessonDelegate
from desktop.views.lessons_page import LessonsPage
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.next_lesson import NextLessonCard
from desktop.views.parts import label
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from desktop.views.side_panel import SidePanel
from desktop.views.space_panel import SpacePanel
from desktop.views.stick_panel import StickPanel
from desktop.views.today_page import TodayPage
from desktop.views.usage_page import UsagePage
from tests.desktop.active import bring_up
from tests.desktop.samples import lesson
from tests.desktop.usage_samples import sample_view

LONG_NAME = "cn.example.education-office.english.grade4.first-term.week12_second-edition.7z"
SIZES = [QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)]


@pytest.fixture(params=[100, 150, 200])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    qapp.setStyleSheet(style_sheet(LIGHT, request.param))
    yield request.param
    qapp.setStyleSheet("")


def filled_window(qtbot: QtBot, scale: int) -> tuple[MainWindow, list[QWidget]]:
    lessons, receiving, usage, settings = LessonsPage(), ReceivingPage(), UsagePage(), SettingsPage()
    items = [RailItem(lessons, "lessons", "Lessons"), RailItem(receiving, "receiving", "Receiving"),
             RailItem(usage, "usage", "Usage"), RailItem(settings, "settings", "Settings")]  # fmt: skip
    window = MainWindow(items, QWidget())
    qtbot.addWidget(window)
    lessons.set_text_scale(scale)
    lessons.next_card.show_screen("1920 × 1080")
    lessons.show_next(lesson(1), ())
    lessons.show_lessons([lesson(n) for n in range(1, 30)], frozenset(), lesson(1).id)
    receiving.show_folders([Path("/home/teacher/packages")])
    receiving.show_arrivals([Arrival(LONG_NAME, "verifying", 2**30, 3 * 2**30, 100.0)])
    receiving.show_refusals([Refusal(LONG_NAME, "damaged", {"bad": 12, "total": 2048})])
    receiving.show_disk(Disk(2**38, 2**36, 0, 12))
    receiving.show_waiting([Waiting(LONG_NAME, {"needed": 2**37, "free": 2**36, "floor": 2**34})])
    title = LocalText("英语 四年级上册 第12周", "English, grade four, first term, week twelve, second edition")
    receiving.stick_panel.show_packages([Giveable(f"p{n}", title, 2**31, now=True) for n in range(20)], "en")
    receiving.stick_panel.show_sticks([Target("1", "BLUE", 2**33), Target("2", "", 2**34)])
    receiving.stick_panel.show_result(GivingResult("BLUE", 20, [Given(title), Given(title, "rotten")], 1))
    receiving.space_panel.show_goers([Goer(f"p{n}", "superseded", title, 2, 2**31, 2, 3) for n in range(5)])
    usage.show_usage(sample_view(), "en")
    settings.show_choices("", scale, [Path("/home/teacher/packages"), Path("/media/satellite")])
    return window, [lessons, receiving, usage, settings]


def assert_nothing_is_cut_off(page: QWidget) -> None:
    for text in page.findChildren(QLabel):
        if text.isVisible() and text.text():
            needed = text.heightForWidth(text.width()) if text.wordWrap() else text.sizeHint().height()
            assert text.height() >= needed, text.text()
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        assert inner is not None
        assert not area.isVisible() or inner.width() <= area.viewport().width(), type(page)


def assert_everything_can_be_pressed(window: QWidget) -> None:
    for pressed in window.findChildren(QAbstractButton):
        if pressed.isVisible():
            assert pressed.width() >= pressed.sizeHint().width(), pressed.text()
            assert pressed.height() >= TARGET, pressed.text()


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_off_at_any_size_of_text(qtbot: QtBot, scale: int, size: QSize) -> None:
    window, pages = filled_window(qtbot, scale)
    window.resize(size)
    with qtbot.waitExposed(window):
        window.show()
    assert window.width() == size.width()
    receiving = pages[1]
    assert isinstance(receiving, ReceivingPage)
    for number, page in [*enumerate(pages), (1, receiving.stick_panel), (1, receiving.space_panel)]:
        window.show_page(number)
        if isinstance(page, StickPanel | SpacePanel):
            receiving.open_panel(page)
        qtbot.wait(30)
        assert_nothing_is_cut_off(page)
    assert_everything_can_be_pressed(window)


def test_a_row_folds_where_there_is_no_room_and_unfolds_again(qtbot: QtBot) -> None:
    whole = Folding(10, 8)
    qtbot.addWidget(whole)
    words, side = label(text="words", wraps=True), label(text="what stands beside them")
    whole.put(words, grows=True)
    whole.put(side)
    enough = 10 * whole.fontMetrics().height() + 8 + side.sizeHint().width()
    whole.resize(enough, 200)
    whole.show()
    assert not whole.folded
    assert side.x() > words.x()
    whole.resize(enough - 1, 200)
    qtbot.waitUntil(lambda: whole.folded and side.y() > words.y())
    side.hide()
    qtbot.waitUntil(lambda: not whole.folded)
    side.show()
    qtbot.waitUntil(lambda: whole.folded)
    whole.resize(enough, 200)
    qtbot.waitUntil(lambda: not whole.folded)


def test_the_card_says_in_its_whole_width_that_all_is_taught(qtbot: QtBot) -> None:
    card = NextLessonCard()
    qtbot.addWidget(card)
    card.resize(1000, 200)
    card.show()
    assert not any(text.text() for text in card.findChildren(QLabel) if text.property("role") == "big")
    card.show_lesson(None, (), "en")
    title = next(text for text in card.findChildren(QLabel) if text.property("role") == "big")
    assert title.text()
    qtbot.waitUntil(lambda: title.width() > 900)
    assert not card.teach.isVisible()
    card.show_lesson(lesson(1), (), "en")
    assert card.teach.isVisible()


def test_rows_of_the_list_get_two_lines_where_one_is_too_short() -> None:
    delegate = LessonDelegate()
    assert not delegate.fit(800)
    one_line = delegate.row_height
    assert delegate.fit(400)
    assert delegate.row_height > one_line
    delegate.scale = 200
    assert delegate.fit(2000)
    assert delegate.row_height == 2 * one_line


def test_a_search_that_finds_nothing_says_what_to_do(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    page.show()
    assert page.list.isVisible()
    page.search.setText("nothing at all")
    page.finder.show_answer(SearchAnswer(("nothing",), ()), frozenset())
    assert not page.list.isVisible()
    assert page.finder._nothing.isVisible()
    page.search.clear()
    assert page.list.isVisible()
    assert not page.finder.isVisible()


def test_a_key_marks_the_chosen_lesson(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    page.show_lessons([lesson(1)], frozenset(), lesson(1).id)
    bring_up(qtbot, page)
    page.list.setFocus()
    with qtbot.waitSignal(page.mark_requested) as marked:
        qtbot.keyClick(page.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert marked.args == [lesson(1).id, True]


def test_long_names_can_be_broken_into_lines() -> None:
    assert name_text("a.b_c-d") == "a.\u200bb_\u200bc-\u200bd"
    assert max(len(part) for part in name_text("x" * 100).split("\u200b")) == 24


def test_the_buttons_beside_the_preview_have_room_for_longer_words_and_larger_text(qtbot: QtBot, scale: int) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.set_text_scale(scale)
    panel.show_lesson(lesson(1), (), "en", plan=True)
    panel.resize(panel.width(), 620)
    panel.show()
    for words in ("Lesson plan", "[Léššöñ plåñ ~~~~~~~~]"):
        panel.plan.setText(words)
        qtbot.waitUntil(lambda: panel.plan.width() >= panel.plan.sizeHint().width())
        assert panel.rect().contains(panel.plan.mapTo(panel, panel.plan.rect().bottomRight()))
        assert panel.plan.size().height() >= panel.plan.sizeHint().height()


def test_the_day_keeps_its_words_together_and_the_choice_of_classes_goes_below(qtbot: QtBot, scale: int) -> None:
    page = TodayPage()
    qtbot.addWidget(page)
    page.resize(820, 700)
    page.show()
    [head] = [found for found in page.findChildren(Folding) if page._classes.parent() is found]
    page._classes.show()
    qtbot.waitUntil(lambda: head.folded is (scale > 150))


class _Longer(QTranslator):
    """Texts that are 40 % longer than the English ones, as in some languages."""

    def translate(self, context: bytes | str, source: bytes | str, disambiguation: object = None, n: int = -1) -> str:
        del context, disambiguation, n
        text = source if isinstance(source, str) else source.decode()
        return f"{text} {'~~~~ ' * (len(text) * 2 // 25)}~~"

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False


@pytest.mark.parametrize("made", [LessonsPage, SettingsPage, ReceivingPage, UsagePage, TodayPage])
def test_longer_words_in_the_largest_text_fit_beside_a_wide_rail_on_the_smallest_screen(
    qtbot: QtBot, qapp: QApplication, made: Callable[[], QWidget]
) -> None:
    longer = _Longer()
    qapp.installTranslator(longer)
    try:
        qapp.setStyleSheet(style_sheet(LIGHT, 200))
        page = made()
        qtbot.addWidget(page)
        page.resize(760, 768)
        page.show()

        def cut_off() -> list[str]:
            seen = [part for part in page.findChildren(QAbstractButton) if part.isVisible()]
            return [part.text() for part in seen if part.mapTo(page, part.rect().topRight()).x() >= page.width()]

        qtbot.waitUntil(lambda: cut_off() == [])
    finally:
        qapp.removeTranslator(longer)
        qapp.setStyleSheet("")


def test_objectives_give_way_where_the_panel_beside_the_preview_is_low(qtbot: QtBot, scale: int) -> None:
    screen, panel = QWidget(), SidePanel()  # a window of its own would never be too low for itself
    qtbot.addWidget(screen)
    panel.setParent(screen)
    panel.set_text_scale(scale)
    panel.show_lesson(lesson(1), (), "en", plan=True)
    screen.show()
    line = panel.fontMetrics().height()
    for lines, shown in ((24, True), (12, False), (24, True)):
        panel.resize(panel.width(), lines * line)
        assert panel._aims.isVisible() is shown
        assert panel.rect().contains(panel.plan.mapTo(panel, panel.plan.rect().bottomRight()))
