"""Tests of where the two windows are put while screens change. The screens are made up; real ones: end_to_end."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import class_display
from desktop.class_display import ClassDisplay
from desktop.models.board import Board
from desktop.screens import Identity, ScreenPlace
from desktop.views.class_screen import ClassScreen
from desktop.views.transport import Transport

LAPTOP = ScreenPlace(Identity("LAPTOP"), QRect(0, 0, 1366, 768), primary=True)
PROJECTOR = ScreenPlace(Identity("PROJ", "P1", "Epson"), QRect(1366, 0, 1920, 1080))
SECOND = ScreenPlace(Identity("SECOND"), QRect(3286, 0, 800, 600))


class Desk:
    """A display over screens that a test moves about."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.places = [LAPTOP, PROJECTOR]
        monkeypatch.setattr(class_display, "screen_places", lambda: self.places)
        monkeypatch.setattr(class_display, "screen_at", self._screen)
        self.window, self.control = ClassScreen(Board(), Transport()), QWidget()
        qtbot.addWidget(self.control)
        qtbot.addWidget(self.window)
        self.control.show()
        self.display = ClassDisplay(self.window, self.control)
        self.told: list[tuple[str, bool]] = []
        self.lost: list[bool] = []
        self.chosen: list[Identity] = []
        self.display.told.connect(lambda text, urgent: self.told.append((text, urgent)))
        self.display.lost.connect(lambda: self.lost.append(True))
        self.display.chosen.connect(self.chosen.append)

    def change(self, *places: ScreenPlace) -> None:
        """Change the screens; the system is done at once."""
        self.places = list(places)
        self.display._guard.changed.emit()
        self.display._guard.settled.emit()

    def _screen(self, _place: ScreenPlace) -> QScreen:
        return QGuiApplication.screens()[0]


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(qtbot, monkeypatch)
    yield made
    made.display.close()


def test_unplugged_it_waits_and_is_back_with_the_screen(desk: Desk) -> None:
    desk.display.show()
    assert desk.told == [("The class sees it on Epson 1920×1080.", False)]
    desk.change(LAPTOP)
    assert desk.lost == [True]
    assert not desk.window.isVisible()
    assert "unplugged" in desk.told[-1][0]
    desk.change(LAPTOP, PROJECTOR)
    assert desk.window.isVisible()
    assert desk.told[-1] == ("The class sees the lesson again. Space goes on.", True)
    assert desk.lost == [True]


def test_a_class_screen_that_the_system_moves_away_is_put_back_for_a_while_and_no_longer(
    desk: Desk, qtbot: QtBot
) -> None:
    whole = QGuiApplication.screens()[0].geometry()
    desk.places = [ScreenPlace(LAPTOP.identity, QRect(5000, 0, 800, 600), primary=True),
                   ScreenPlace(PROJECTOR.identity, whole)]  # fmt: skip
    desk.display._look.setInterval(20)
    desk.display.show()
    for moved in (QRect(0, 0, 300, 200), whole.translated(40, 40)):
        desk.window.setGeometry(moved)
        qtbot.waitUntil(lambda: desk.window.geometry() == whole)
    qtbot.waitUntil(lambda: not desk.display._look.isActive())
    assert desk.lost == []
    desk.window.setGeometry(QRect(0, 0, 300, 200))
    qtbot.wait(60)
    assert desk.window.geometry() != whole, "it does not fight with a system that will have it so"


def test_mirrored_in_mid_lesson_says_what_to_do(desk: Desk) -> None:
    desk.display.show()
    desk.change(LAPTOP, ScreenPlace(PROJECTOR.identity, LAPTOP.area))
    assert not desk.window.isVisible()
    assert "Extend" in desk.told[-1][0]
    desk.display.show()
    assert desk.display.only
    desk.change(LAPTOP, PROJECTOR)
    assert desk.window.isVisible()
    assert not desk.display.only


def test_another_screen_that_comes_or_goes_disturbs_nobody(desk: Desk) -> None:
    desk.display.show()
    told = len(desk.told)
    desk.places = [LAPTOP, PROJECTOR, SECOND]
    desk.display._guard.changed.emit()
    assert desk.window.isVisible()
    assert len(desk.told) == told


def test_a_projector_plugged_in_on_an_only_screen_takes_the_lesson(desk: Desk) -> None:
    desk.places = [LAPTOP]
    desk.display.show()
    assert desk.display.only
    desk.change(LAPTOP, PROJECTOR)
    assert not desk.display.only
    assert desk.window.isVisible()
    assert desk.lost == []


def test_what_the_teacher_has_taken_away_does_not_come_back_by_itself(desk: Desk) -> None:
    desk.display.show()
    desk.display.hide()
    desk.change(LAPTOP)
    desk.change(LAPTOP, PROJECTOR)
    assert not desk.window.isVisible()


def test_the_question_goes_away_unanswered_and_is_asked_once_a_lesson(desk: Desk) -> None:
    asked: list[int] = []
    desk.display.asked.connect(asked.append)
    desk.places = [LAPTOP, PROJECTOR, SECOND]
    desk.display.show()
    assert asked == [3]
    desk.display._patience.timeout.emit()
    assert asked == [3, 0]
    desk.display.answer(2)
    assert desk.chosen == []
    desk.display.show()
    assert asked == [3, 0]
    desk.display.ask()
    desk.display.answer(7)
    desk.display.answer(3)
    assert asked == [3, 0, 3, 0]
    assert desk.chosen == [SECOND.identity]


def test_with_one_screen_there_is_nothing_to_swap_or_to_choose(desk: Desk) -> None:
    desk.places = [LAPTOP]
    desk.display.show()
    for action in (desk.display.swap, desk.display.ask):
        action()
        assert desk.told[-1] == ("There is only one screen. Plug the projector in first.", True)
    assert desk.chosen == []


def test_swapping_changes_places_and_back(desk: Desk) -> None:
    desk.display.show()
    desk.display.swap()
    desk.display.swap()
    assert desk.chosen == [LAPTOP.identity, PROJECTOR.identity]
