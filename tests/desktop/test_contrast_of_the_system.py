"""Tests of asking the system for its contrast, where Qt can and where it is too old to."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.theme.chosen import colours, dress, follow_system
from desktop.theme.palette import HIGH, LIGHT


class _Application:
    """The application, but for what it says of the system: ``hints``."""

    def __init__(self, real: QApplication, hints: object) -> None:
        self._real, self._hints = real, hints

    def styleHints(self) -> object:  # noqa: N802  # Qt's name
        return self._hints

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


@pytest.fixture(autouse=True)
def _usual_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp, "usual", 100)


def test_before_qt_6_10_the_system_is_not_asked_and_the_colours_are_the_usual(qapp: QApplication) -> None:
    old = _Application(qapp, SimpleNamespace())
    follow_system(old, lambda: None)  # type: ignore[arg-type]  # stands in for it
    dress(old, "system", 100)  # type: ignore[arg-type]
    assert colours() == LIGHT
    dress(old, "high", 100)  # type: ignore[arg-type]
    assert colours() == HIGH


def test_a_system_of_high_contrast_is_followed(qapp: QApplication) -> None:
    heard: list[Callable[[], None]] = []
    system = SimpleNamespace(
        contrastPreference=lambda: Qt.ContrastPreference.HighContrast,
        contrastPreferenceChanged=SimpleNamespace(connect=heard.append),
    )
    new = _Application(qapp, SimpleNamespace(accessibility=lambda: system))
    if not hasattr(Qt, "ContrastPreference"):
        pytest.skip("Qt before 6.10 has no such thing")
    follow_system(new, qapp.beep)  # type: ignore[arg-type]
    dress(new, "system", 100)  # type: ignore[arg-type]
    assert heard == [qapp.beep]
    assert colours() == HIGH
