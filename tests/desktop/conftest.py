"""Qt without a screen for the tests of this room, and no language or style left behind for the next test."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from desktop.language import Language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
        application.setStyleSheet("")
