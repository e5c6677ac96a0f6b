"""Tests of the tour at the first start: it points at real controls, is shown once, and is in nobody's way."""

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.settings import SettingsFile
from desktop.views.tour import Tour
from tests.desktop.samples import lesson


@pytest.fixture
def app(english_app: App) -> App:
    return english_app


def begun(app: App) -> Tour:
    app.help.begin_tour()
    assert app.help.tour is not None
    return app.help.tour


def place_in(window: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def test_three_steps_point_at_controls_and_enter_goes_on(qtbot: QtBot, app: App) -> None:
    tour = begun(app)
    teach = app.pages.today.first_card.teach
    buttons = [app.window.button_of(page) for page in (app.pages.receiving, app.pages.locked[0])]
    for step, target in enumerate((teach, *buttons)):
        place = place_in(app.window, target)
        assert tour.step == step
        assert tour._ring.geometry().contains(place)
        assert not tour.geometry().intersects(place)
        assert app.window.rect().contains(tour.geometry())
        assert str(step + 1) in tour._count.text()
        qtbot.keyClick(app.window, Qt.Key.Key_Return)
    assert app.help.tour is None
    assert not tour.isVisible()


def test_it_can_be_skipped_and_is_shown_once_per_library(qtbot: QtBot, app: App) -> None:
    app.help.welcome()
    qtbot.waitUntil(lambda: app.help.tour is not None, timeout=5000)
    qtbot.keyClick(app.window, Qt.Key.Key_Escape)
    assert app.help.tour is None
    assert SettingsFile(app.household.library).read().tour_seen
    app.help.welcome()
    qtbot.wait(1500)
    assert app.help.tour is None
    app.help.show("today")
    app.help.page.tour.click()
    assert app.help.tour is not None
    assert app.pages.today.isVisible()


def test_it_takes_no_key_from_the_button_and_ends_when_somebody_teaches(qtbot: QtBot, app: App) -> None:
    card = app.pages.today.first_card
    card.show_lesson(lesson(1), (), "en")
    card.teach.setFocus()
    wished: list[str] = []
    card.teach_requested.connect(wished.append)
    tour = begun(app)
    app.pages.today.first_card.teach.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert wished == ["english-4-1-01"]
    app.window.show_teaching(shown=True)
    assert app.help.tour is None
    assert not tour.isVisible()


def test_it_speaks_the_new_language_and_goes_with_its_page(qtbot: QtBot, app: App) -> None:
    tour = begun(app)
    app.speak("zh_CN")
    qtbot.waitUntil(lambda: "接下来要上的课在这里" in tour.accessibleName())
    app.window.show_page(1)
    assert app.help.tour is None


def test_before_anything_has_arrived_it_says_so_and_covers_no_sentence(qtbot: QtBot, app: App) -> None:
    app.plan.today.reload()
    card = app.pages.today.first_card
    qtbot.waitUntil(lambda: "has not arrived yet" in card._holds.text())
    tour = begun(app)
    assert "It has not arrived yet" in tour.accessibleName()
    labels = [one for one in app.window.findChildren(QLabel) if one.isVisible() and not tour.isAncestorOf(one)]
    assert len(labels) > 5
    covered = [one.text() for one in labels if one.text() and tour.geometry().intersects(place_in(app.window, one))]
    assert covered == []

    def arrived() -> bool:
        card.show_lesson(lesson(1), (), "en")  # the page may just be read again
        return "Press this button" in tour.accessibleName()

    qtbot.waitUntil(arrived)


def test_it_measures_the_page_again_only_when_something_on_it_moves(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = list[QWidget]()
    clear = Tour._clear

    def counted(self: Tour, bubble: QRect, target: QWidget, inside: QRect) -> QRect:
        measured.append(target)
        return clear(self, bubble, target, inside)

    app.plan.today.reload()
    qtbot.waitUntil(lambda: bool(app.pages.today.first_card._holds.text()))
    tour = begun(app)
    qtbot.waitUntil(lambda: not tour._following.isActive())
    qtbot.wait(300)
    monkeypatch.setattr(Tour, "_clear", counted)
    qtbot.wait(600)
    assert measured == []
    app.window.resize(1100, 768)
    qtbot.waitUntil(lambda: bool(measured))
    qtbot.wait(100)
    assert len(measured) < 5, "not for each of all that moved"
    measured.clear()
    app.pages.today.soon.setVisible(not app.pages.today.soon.isVisible())
    qtbot.waitUntil(lambda: bool(measured))
    tour.ended.emit()
    measured.clear()
    app.window.resize(1024, 768)
    qtbot.wait(100)
    assert measured == [], "it is over"


def test_its_steps_are_counted_in_the_digits_of_the_language(app: App) -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert begun(app)._count.text() == "١ / ٣"


def test_without_that_button_it_points_at_the_page(app: App) -> None:
    app.pages.today.first_card.hide()
    assert app.help._teach() is app.window.button_of(app.pages.today)
