"""Qt without a screen for the tests of this room, and no language or style left behind for the next test."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.language import Language
from desktop.places import Household, open_household
from desktop.theme.chosen import dress
from tests.desktop.active import bring_up


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> None:
    """Have the application of windows there first: a command line read in a test would make a lesser one for itself."""
    del qapp


@pytest.fixture(autouse=True)
def nothing_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back every translator and style sheet of a test: the application outlives them all."""
    begin, made = Language.__init__, list[Language]()

    def begun(self: Language, application: QCoreApplication, folders: Sequence[Path] = ()) -> None:
        begin(self, application, folders)
        made.append(self)

    monkeypatch.setattr(Language, "__init__", begun)
    before = QLocale()
    yield
    for language in made:
        language.switch("none")
    QLocale.setDefault(before)
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        dress(application, "usual", 100)  # the colours of high contrast are what is painted by hand, too
        application.setStyleSheet("")


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    """An open library, closed in the end."""
    made = open_household(tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def english_app(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> App:
    """The whole program at its first start, in English, in an active window of 1024x768."""
    made = App(qapp, open_household(tmp_path / "library"))
    qtbot.addWidget(made.window, before_close_func=lambda _window: made.shutdown())
    made.speak("en")
    made.window.resize(1024, 768)
    bring_up(qtbot, made.window)
    return made
