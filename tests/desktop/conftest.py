"""Qt without a screen for the tests of this room, and no language left behind for the next test."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from desktop.language import Language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_language_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back every translator that a test has installed: the application outlives them all."""
    begin, made = Language.__init__, list[Language]()

    def begun(self: Language, application: QCoreApplication) -> None:
        begin(self, application)
        made.append(self)

    monkeypatch.setattr(Language, "__init__", begun)
    before = QLocale()
    yield
    for language in made:
        language.switch("none")
    QLocale.setDefault(before)
