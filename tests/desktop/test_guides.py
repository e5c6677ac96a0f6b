"""Tests of the guides on paper: one page A4 each, in both languages, with their fonts and pictures in them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.help.pages import help_text
from desktop.language import LANGUAGES
from desktop.reports.guide import PICTURES, ROLES, write_guide


def said(program: str, paper: Path, *options: str) -> str:
    """Return what one of poppler's programs says of a paper."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} (poppler-utils) is not installed")
    return subprocess.run([program, paper, *options], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def picture(qapp: QApplication) -> QImage:
    del qapp
    made = QImage(1366, 768, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_each_guide_is_one_page_with_its_font_and_pictures(
    tmp_path: Path, picture: QImage, role: str, language: str
) -> None:
    text = help_text(f"guide-{role}", language)
    paper = write_guide(text, dict.fromkeys(PICTURES[role], picture), tmp_path / "new" / "guide.pdf")
    facts = said("pdfinfo", paper)
    assert "Pages:           1\n" in facts
    assert "A4" in facts
    fonts = said("pdffonts", paper).splitlines()[2:]
    assert fonts
    assert all(" yes " in font for font in fonts)
    assert len(said("pdfimages", paper, "-list").splitlines()) >= 2 + 1
    words = said("pdftotext", paper, "-")
    assert ("Skylesson for" if language == "en" else "空中课堂") in words
    assert list(paper.parent.iterdir()) == [paper]


def test_every_picture_is_placed_and_is_of_a_page_of_the_rail() -> None:
    for role in ROLES:
        for name in PICTURES[role]:
            for language in LANGUAGES:
                assert f"![{name}](picture:{name})" in help_text(f"guide-{role}", language)


def test_more_text_is_written_smaller_until_it_is_one_page(tmp_path: Path, picture: QImage) -> None:
    text = help_text("guide-it", "en") + "\n".join(f"- line {number}" for number in range(14))
    paper = write_guide(text, dict.fromkeys(PICTURES["it"], picture), tmp_path / "guide.pdf")
    assert said("pdftotext", paper, "-").count("line") == 14


def test_what_cannot_be_written_is_an_error(tmp_path: Path, picture: QImage) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        write_guide("# x", {"today": picture}, tmp_path / "file" / "guide.pdf")


def test_the_window_takes_its_own_pictures_and_offers_to_open_the_paper(
    qtbot: QtBot, english_app: App, tmp_path: Path
) -> None:
    paper = tmp_path / "guide.pdf"
    opened: list[Path] = []
    english_app.window.notice.open_wished.disconnect()
    english_app.window.notice.open_wished.connect(opened.append)
    with qtbot.waitSignal(english_app.help.guides.written, timeout=20_000):
        english_app.help.guides.write("headteacher", paper)
        english_app.help.guides.write("it", tmp_path / "second.pdf")
    assert "Pages:           1\n" in said("pdfinfo", paper)
    assert english_app.pages.today.isVisible()
    english_app.window.notice.open.click()
    assert opened == [paper]
    assert not (tmp_path / "second.pdf").exists()


def test_no_picture_is_taken_while_somebody_teaches(qtbot: QtBot, english_app: App, tmp_path: Path) -> None:
    english_app.window.put_teaching(english_app.room.page)
    english_app.window.show_teaching(shown=True)
    english_app.help.guides.write("it", tmp_path / "guide.pdf")
    qtbot.wait(50)
    assert not (tmp_path / "guide.pdf").exists()
    assert english_app.help.guides._role == ""
