"""Tests of what languages of lessons are called."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language_names
from desktop.language import Language
from desktop.language_names import language_text


@pytest.mark.parametrize("code", ["zh", "en", "bo", "ug", "mn", "kk"])
def test_a_language_is_called_by_its_own_name_or_one_that_can_be_read(qapp: QApplication, code: str) -> None:
    name = language_text(code)
    assert name
    assert language_names._can_be_read(name)


def test_where_no_font_has_the_letters_the_window_names_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    language = Language(qapp)
    language.switch("en")
    monkeypatch.setattr(language_names, "_can_be_read", lambda text: False)
    assert [language_text(code) for code in ("bo", "ug", "mn", "kk")] == ["Tibetan", "Uyghur", "Mongolian", "Kazakh"]
    monkeypatch.setattr(language_names, "_can_be_read", lambda text: True)
    assert language_text("bo") == "བོད་ཡིག"
    assert language_text("ii") == "ii"
    language.switch("zh_CN")


def test_empty_boxes_are_noticed(qapp: QApplication) -> None:
    assert language_names._can_be_read("english")
    assert not language_names._can_be_read("\U0010fffd")
