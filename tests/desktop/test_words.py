"""Tests of the words: complete in both languages, for every reason, and in units people use."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from desktop import formats
from desktop.kinds import DocumentError
from desktop.language import LANGUAGES, TRANSLATIONS, Language, chosen_language
from desktop.messages import describe, describe_error
from player.engine import Failure
from sync import errors
from sync.errors import PackageDamagedError, PackageError
from tests.conftest import ROOT

REASONS = [
    kind.reason
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PackageError) and kind is not PackageError
]
NOTICES = ["making-ready", "open-outside", "no-office", "takes-too-long", "no-pages", "subtitles-unreadable"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    spoken = Language(qapp)
    spoken.switch(request.param)
    yield request.param
    for translator in spoken._installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_every_text_is_translated_and_none_is_left_over() -> None:
    ended = subprocess.run(
        [sys.executable, ROOT / "tools" / "translations.py", "--check"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("language_name", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language_name: str, tmp_path: Path) -> None:
    source = TRANSLATIONS / f"skylesson_{language_name}.ts"
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([compiler, "-silent", source, "-qm", tmp_path / "fresh.qm"], check=True)
    assert (tmp_path / "fresh.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    "reason", [*REASONS, *(failure.value for failure in Failure), "not-arrived", "cannot-show", "no-sound", *NOTICES]
)
def test_every_reason_says_what_happened_and_what_to_do(reason: str, language: str) -> None:
    message = describe(reason, {})
    assert message.text
    assert message.advice
    assert f"({reason})" not in message.text.replace("（", "(").replace("）", ")")
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in message.whole)
    assert chinese == (language == "zh_CN")


def test_an_unknown_reason_still_makes_a_sentence(language: str) -> None:
    del language
    assert "mystery" in describe("mystery", {}).text


def test_errors_find_their_words() -> None:
    damaged = describe_error(PackageDamagedError(Path("a.7z"), bad=3, total=10, members=[]))
    assert damaged is not None
    assert "3" in damaged.text
    assert "10" in damaged.text
    assert describe_error(OSError(28, "No space left on device")) is not None
    assert describe_error(KeyError("a mistake of ours")) is None
    assert DocumentError("cannot-show").reason == "cannot-show"


def test_numbers_come_in_units_that_people_use(language: str) -> None:
    chinese = language == "zh_CN"
    assert formats.clock_text(247) == "4:07"
    assert formats.clock_text(3723.9) == "1:02:03"
    assert formats.size_text(3 * 2**30) == "3.0 GB"
    assert formats.time_left_text(None) == ""
    assert formats.time_left_text(40) == ("还需 40 秒" if chinese else "40 s left")
    assert formats.time_left_text(250) == ("还需 4 分钟" if chinese else "4 min left")
    assert formats.minutes_text(720) == ("12 分" if chinese else "12 min")
    assert formats.book_text(4, 1) == ("四年级上册" if chinese else "Grade 4, first term")
    assert formats.book_text(6, 2) == ("六年级下册" if chinese else "Grade 6, second term")
    assert formats.subject_text("science") == ("科学" if chinese else "Science")
    assert QCoreApplication.translate("NextLessonCard", "%n picture(s)", "", 1) == (
        "图片 1 张" if chinese else "1 picture"
    )


def test_the_language_is_guessed_and_can_be_chosen() -> None:
    assert chosen_language("en") == "en"
    assert chosen_language("zh_CN") == "zh_CN"
    assert chosen_language("") in LANGUAGES
    assert chosen_language("tlh") in LANGUAGES
