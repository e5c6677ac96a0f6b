"""Tests of the pages and their models, and of how everything looks at the sizes that schools have."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catalogue.records import LessonFilter, LocalText, Package, Role, Trust
from catalogue.search_records import SearchQuery
from desktop.arrivals import Arrival, Disk, Refusal
from desktop.language import Language
from desktop.models.bar import BarState, Drawer
from desktop.models.board import Board
from desktop.models.lessons import Heading, LessonListModel, LessonRole, LessonRow, heading_texts
from desktop.models.tables import PackageTable
from desktop.refusals import refusals_in
from desktop.settings import Settings, SettingsFile
from desktop.theme import icons
from desktop.theme.palette import DARK, HIGH, LIGHT, Palette
from desktop.theme.style import TARGET, style_sheet
from desktop.usage_view import UsageView
from desktop.views.control_screen import ControlScreen
from desktop.views.lessons_page import LessonsPage
from desktop.views.main_window import MainWindow, RailItem
from desktop.views.receiving_page import ReceivingPage
from desktop.views.settings_page import SettingsPage
from desktop.views.transport import Transport
from desktop.views.usage_page import UsagePage
from tests.desktop.samples import lesson


def test_the_list_has_a_heading_a_week_and_marks_what_is_next(qtmodeltester: ModelTester) -> None:
    model = LessonListModel()
    model.set_lessons([lesson(1), lesson(2, week=1), lesson(3, here=0)], {"english-4-1-01"}, "english-4-1-02")
    rows = [model.index(number).data(LessonRole.ROW) for number in range(model.rowCount())]
    assert rows == [
        Heading(4, 1, 1),
        LessonRow(lesson(1), taught=True, following=False),
        LessonRow(lesson(2, week=1), taught=False, following=True),
        Heading(4, 1, 3),
        LessonRow(lesson(3, here=0), taught=False, following=False),
    ]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index_of("english-4-1-03").row() == 4
    assert not model.index_of("nothing").isValid()
    qtmodeltester.check(model)


def test_a_long_list_asks_for_more_as_it_is_scrolled(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    asked: list[int] = []
    page.model.more_wanted.connect(asked.append)
    page.show_lessons([lesson(n, week=(n + 1) // 2) for n in range(1, 100)], frozenset(), "")
    page.model.set_more(more=True)
    page.list.scrollToBottom()
    qtbot.waitUntil(lambda: asked == [99])
    page.model.append_lessons([lesson(n, week=(n + 1) // 2) for n in range(100, 103)])
    rows = [page.model.index(number).data(LessonRole.ROW) for number in range(page.model.rowCount())]
    assert [row.week for row in rows if isinstance(row, Heading)] == list(range(1, 52))
    assert page.model.index_of(lesson(102).id).row() == page.model.rowCount() - 1


def test_tens_of_thousands_of_lessons_are_listed_at_once(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    lessons = [lesson(number) for number in range(1, 26_601)]
    started = time.perf_counter()
    page.show_lessons(lessons, frozenset(), lessons[13_000].id)
    page.grab()
    assert time.perf_counter() - started < 1.0


def test_lessons_are_taught_from_the_card_and_from_the_list(qtbot: QtBot) -> None:
    page = LessonsPage()
    wished: list[str] = []
    qtbot.addWidget(page)
    page.teach_requested.connect(wished.append)
    page.show_next(lesson(1), ())
    page.show_lessons([lesson(1), lesson(2), lesson(3, here=0)], frozenset(), "english-4-1-01")
    page.next_card.teach.click()
    page.list.setCurrentIndex(page.model.index_of("english-4-1-02"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wished == ["english-4-1-01", "english-4-1-02"]
    page.list.setCurrentIndex(page.model.index_of("english-4-1-03"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert len(wished) == 2
    assert "第3课" in page._detail.text()
    page.show_next(lesson(3, here=0), ())
    assert not page.next_card.teach.isEnabled()
    page.show_next(None, ())
    assert not page.next_card.teach.isEnabled()


def test_chips_and_the_search_field_say_what_is_wanted(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.filter_changed) as asked:
        page._grades.button(5).click()
    assert asked.args == [LessonFilter(grade=5)]
    page._subjects.button(4).click()
    assert page.wanted() == LessonFilter(grade=5, subject="music")
    asked_for: list[SearchQuery] = []
    page.finder.asked.connect(asked_for.append)
    qtbot.keyClicks(page.search, "col")
    assert [query.text for query in asked_for] == ["c", "co", "col"]


def test_extra_lessons_stand_under_a_heading_of_their_own(qtbot: QtBot) -> None:
    model = LessonListModel()
    extra = replace(lesson(2, week=1, subject="music"), id="music-4-1-71", sequence=1, planned=False)
    poem = replace(extra, id="recitation-4-1-01", subject="recitation")
    songs = [replace(extra, id=f"song-4-1-0{n}", subject="song") for n in (1, 2)]
    model.set_lessons([lesson(1, week=1), extra, poem, *songs], frozenset(), "")
    rows = [model.data(model.index(number), LessonRole.ROW) for number in range(model.rowCount())]
    headings = [row for row in rows if isinstance(row, Heading)]
    assert headings == [
        Heading(4, 1, 1),
        Heading(4, 1, 0),
        Heading(4, 1, 0, "recitation"),
        Heading(4, 1, 0, "song"),
    ]
    model.append_lessons([replace(songs[0], id="song-4-1-03")])
    assert model.rowCount() == len(rows) + 1
    assert len({heading_texts(heading) for heading in headings}) == 4


def test_songs_are_looked_for_by_the_filter(qtbot: QtBot) -> None:
    page = LessonsPage()
    qtbot.addWidget(page)
    asked_for: list[SearchQuery] = []
    page.finder.asked.connect(asked_for.append)
    box = page.finder._role
    for number in (box.findData("song"), box.findData("video")):
        box.setCurrentIndex(number)
        box.activated.emit(number)
    assert [(query.category, query.role) for query in asked_for] == [("song", None), ("", Role.VIDEO)]


def test_a_lesson_is_marked_by_hand(qtbot: QtBot) -> None:
    page = LessonsPage()
    marks: list[tuple[str, bool]] = []
    qtbot.addWidget(page)
    page.mark_requested.connect(lambda lesson_id, taught: marks.append((lesson_id, taught)))
    page.show_lessons([lesson(1), lesson(2)], {"english-4-1-01"}, "english-4-1-02")
    page._mark.click()
    page.list.setCurrentIndex(page.model.index_of("english-4-1-01"))
    page._mark.click()
    assert marks == [("english-4-1-02", True), ("english-4-1-01", False)]


def test_arrivals_are_brought_up_to_date_in_place(qtbot: QtBot) -> None:
    page = ReceivingPage()
    qtbot.addWidget(page)
    arrivals = [Arrival(f"{n}.7z", "waiting", 0, 100) for n in range(5)]
    page.show_arrivals([*arrivals, Arrival("now.7z", "verifying", 50, 100, 90.0)])
    assert list(page._cards) == ["now.7z", "0.7z", "1.7z"]
    card = page._cards["now.7z"]
    page.show_arrivals([Arrival("now.7z", "verifying", 75, 100, 40.0)])
    assert page._cards == {"now.7z": card}
    page.show_arrivals([])
    assert page._cards == {}
    assert not page._calm.isHidden()


def test_refusals_can_be_tried_again_or_deleted(qtbot: QtBot) -> None:
    page = ReceivingPage()
    wished: list[tuple[str, str]] = []
    qtbot.addWidget(page)
    page.retry_requested.connect(lambda name: wished.append(("retry", name)))
    page.remove_refused_requested.connect(lambda name: wished.append(("remove", name)))
    page.show_refusals([Refusal("bad.7z", "damaged", {"bad": 3, "total": 10})])
    shown = [text.text() for text in page.findChildren(QLabel)]
    assert any("3" in text and "10" in text for text in shown)
    for pressed in page.findChildren(QAbstractButton):
        if pressed.text() in ("Try again", "Delete the file", "再试一次", "删除文件"):
            pressed.click()
    assert wished == [("retry", "bad.7z"), ("remove", "bad.7z")]


def test_reasons_beside_refused_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "bad.7z.reason.json").write_text('{"reason": "damaged", "facts": {"bad": "3", "member": "x"}}')
    (tmp_path / "odd.7z.reason.json").write_text("not json")
    assert refusals_in(tmp_path) == [Refusal("bad.7z", "damaged", {"bad": 3, "member": "x"}), Refusal("odd.7z", "")]


def test_tables_hold_what_they_are_given(qtmodeltester: ModelTester) -> None:
    model = PackageTable()
    model.set_records([package(n) for n in range(3)])
    assert model.index(1, 0).data() == "第1周"
    qtmodeltester.check(model)


def test_choices_are_kept_and_nonsense_is_replaced(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    assert file.read() == Settings(drop_folders=(tmp_path / "drop",))
    changed = file.change(
        language="en", text_scale=150, volume=30, drop_folders=(tmp_path / "a b", tmp_path / "文件夹")
    )
    assert SettingsFile(tmp_path).read() == changed
    (tmp_path / "settings.ini").write_text("[General]\ntext_scale=77\nvolume=999\nlanguage=en\n")
    assert file.read() == Settings(language="en", volume=100, drop_folders=(tmp_path / "drop",))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH])
def test_text_can_be_read_on_what_it_stands_on(palette: Palette) -> None:
    for ink in (palette.ink, palette.quiet, palette.good, palette.warning):
        for ground in (palette.paper, palette.card):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.ink, palette.accent_tint) >= 4.5


@pytest.mark.parametrize(("palette", "least"), [(LIGHT, 4.5), (DARK, 4.5), (HIGH, 7.0)])
def test_names_of_subjects_and_what_is_found_can_be_read(palette: Palette, least: float) -> None:
    for colour in (*palette.subjects, palette.other_subject):
        assert contrast(palette.on_subject, colour) >= least
    assert contrast(palette.ink, palette.found) >= least


def test_high_contrast_is_high() -> None:
    for ink in (HIGH.ink, HIGH.quiet, HIGH.good, HIGH.warning, HIGH.accent, HIGH.hairline):
        for ground in (HIGH.paper, HIGH.card, HIGH.accent_tint):
            assert contrast(ink, ground) >= 7.0, (ink, ground)
    assert contrast(HIGH.on_accent, HIGH.accent) >= 7.0


def test_icons_are_drawn(qapp: QApplication) -> None:
    del qapp
    for path in Path(icons.__file__).with_name("icons").glob("*.svg"):
        image = icons.pixmap(path.stem, "#FF0000", 32).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)), path.stem


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)])
def test_nothing_is_cut_off_and_nothing_scrolls_sideways(qtbot: QtBot, size: QSize) -> None:
    lessons, receiving, usage, settings = LessonsPage(), ReceivingPage(), UsagePage(), SettingsPage()
    items = [RailItem(lessons, "lessons", "Lessons"), RailItem(receiving, "receiving", "Receiving"),
             RailItem(usage, "usage", "Usage"), RailItem(settings, "settings", "Settings")]  # fmt: skip
    window = MainWindow(items, QWidget())
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(LIGHT))
    lessons.show_next(lesson(1), ())
    lessons.show_lessons([lesson(n) for n in range(1, 30)], frozenset(), "english-4-1-01")
    receiving.show_packages([package(n) for n in range(30)], "zh_CN")
    receiving.show_disk(Disk(2**38, 2**36, 0))
    settings.show_choices("", 100, [Path("/a/folder")])
    usage.show_usage(UsageView(), "zh_CN")
    window.resize(size)
    window.show()
    for number, page in enumerate((lessons, receiving, usage, settings)):
        window.show_page(number)
        assert page.width() == size.width() - 104
        for pressed in page.findChildren(QAbstractButton):
            if pressed.isVisible():
                assert pressed.width() >= pressed.sizeHint().width(), pressed.text()
                assert pressed.height() >= 34, pressed.text()


def package(number: int) -> Package:
    """A package in the library."""
    return Package(
        f"p{number}", 1, "教育局", "2026-09-01T00:00:00+08:00", LocalText(f"第{number}周"), Trust.UNSIGNED,
        f"packages/p{number}.7z", 2**20, 2, 8,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("drawer", list(Drawer))
@pytest.mark.parametrize(("width", "scale"), [(1024, 100), (1024, 125), (1366, 125)])
def test_all_buttons_of_the_control_screen_fit(
    qtbot: QtBot, qapp: QApplication, language: str, drawer: Drawer, width: int, scale: int
) -> None:
    spoken = Language(qapp)
    spoken.switch(language)
    transport = Transport()
    screen = ControlScreen(Board(), transport)
    qtbot.addWidget(screen)
    screen.set_text_scale(scale)
    screen.show_lesson(lesson(1), (), language, plan=True)
    transport.show_state(
        BarState(played=True, playing=True, rate=1.25, drawer=drawer, subtitles=2, voices=2, repeat=(61.0, None))
    )
    screen.resize(width, 740)
    with qtbot.waitExposed(screen):
        screen.show()
    assert (screen.width(), screen.height()) == (width, 740)
    bar = transport.rect()
    for pressed in transport.findChildren(QAbstractButton):
        if pressed.isVisible():
            place = QRect(pressed.mapTo(transport, QPoint(0, 0)), pressed.size())
            assert bar.contains(place), pressed.text()
            assert pressed.width() >= pressed.sizeHint().width(), pressed.text()
            assert pressed.height() >= TARGET, pressed.text()
    assert screen.preview.height() > 150
    spoken.switch("none")
