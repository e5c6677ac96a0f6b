"""Tests of the troubleshooting page: no message is missing there, none is worded otherwise than in the window."""

import importlib.util
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from desktop.help.pages import TROUBLES, help_text
from desktop.help.troubles import troubles
from desktop.language import LANGUAGES, TRANSLATIONS, Language
from desktop.messages import reasons
from tests.conftest import ROOT

_MODULES = ("messages*.py", "spoilt_words.py")


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, qapp: QApplication) -> tuple[str, str]:
    """The language and its page."""
    Language(qapp).switch(request.param)
    return request.param, troubles(request.param)


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    return texts_tool()


def texts_tool() -> ModuleType:
    """Return the tool that finds texts in the source."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def source_texts(language: str) -> set[str]:
    """Return every text of the window in a language."""
    tool = texts_tool()
    known = tool.known(TRANSLATIONS / f"skylesson_{language}.ts")
    return {form for context, text, _ in tool.texts() for form in known.get((context, text), [text])}


def placed(language: str) -> list[str]:
    return re.findall(
        r"[\w-]+|\*", " ".join(re.findall(r"^\{messages ([^}]*)\}$", help_text(TROUBLES, language), re.M))
    )


def test_every_reason_stands_once_and_at_the_same_place_in_both_languages() -> None:
    english, chinese = placed("en"), placed("zh_CN")
    assert english == chinese
    assert len(english) == len(set(english))
    assert set(english) - {"*"} <= reasons()


def test_every_text_of_a_message_is_there_word_for_word(page: tuple[str, str], texts: ModuleType) -> None:
    language, said = page
    known = texts.known(TRANSLATIONS / f"skylesson_{language}.ts")
    missing = []
    for path in sorted(found for pattern in _MODULES for found in (ROOT / "desktop").glob(pattern)):
        for context, source in texts_in(texts, path.read_text(encoding="utf-8")):
            forms = known.get((context, source), [source])
            if not any(re.search(pattern_of(form), said) for form in forms):
                missing.append(forms[0])
    assert missing == []


def texts_in(texts: ModuleType, source: str) -> Iterator[tuple[str, str]]:
    tree = texts.ast.parse(source)
    for context, text, _counts in texts._texts_in(tree, texts._own_context(tree), ""):
        yield context, text


def pattern_of(text: str) -> str:
    """Return what finds a text in which something was put in."""
    return re.sub(r"\\\{\w+\\\}|%n", ".+?", re.escape(text))


def test_under_each_heading_stand_its_messages_why_and_what_to_do(page: tuple[str, str]) -> None:
    language, said = page
    why = "**Why:**" if language == "en" else "**原因**："
    for section in said.split("\n## ")[1:]:
        assert "> **" in section, section
        assert why in section, section
        assert "\n1. " in section, section
    assert "{messages" not in said
