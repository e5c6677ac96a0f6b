"""What appears without the keyboard going there is said aloud, once, where it can be seen."""

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.arrivals import Look
from desktop.views import announcing
from desktop.views.look_line import LookLine
from desktop.views.notice_line import NoticeLine


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    heard: list[str] = []

    class Listening:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802  # Qt's name
            heard.append(event.message())

    monkeypatch.setattr(announcing, "QAccessible", Listening)
    return heard


def test_a_look_is_said_to_go_on_where_somebody_sees_it(qtbot: QtBot, heard: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line = LookLine(page)
    line.show_look(Look())
    assert heard == [], "another page is shown"
    page.show()
    line.show_look(Look())
    assert heard == [line.tr("Looking…")]
    line.retranslate()
    line.show_look(None)
    assert len(heard) == 1


def test_a_notice_is_said_once_and_so_is_a_question(qtbot: QtBot, heard: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    line = NoticeLine()
    line.setParent(page)
    line.say("Written.")
    line.say("Read me.", stays=True)
    line.ask("Shall I?", "Yes", lambda: None)
    line.answer.click()
    line.dismiss.click()
    assert heard == ["Written.", "Read me.", "Shall I?"]
