"""Tests of the languages: Qt speaks too, further ones are laid into a folder, and none can stop the window."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.further_languages import FOLDER, find_languages, folders_of
from desktop.jobs import Jobs
from desktop.language import LANGUAGES, Language
from desktop.language_choice import LanguageChoice, not_spoken
from desktop.views.flow import Flow
from desktop.views.lessons_page import LessonsPage
from desktop.views.settings_page import SettingsPage
from tests.conftest import ROOT

Spoken = Callable[..., Language]


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Spoken]:
    yield lambda *folders: Language(qapp, folders)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages with the two that nobody speaks."""
    folder = tmp_path_factory.mktemp("library") / FOLDER
    subprocess.run([sys.executable, ROOT / "tools" / "pseudo_language.py", folder], check=True)
    return folder


def compiled(folder: Path, code: str, texts: Mapping[str, str]) -> Path:
    """A translation of some texts of the rail, compiled as a translator would."""
    folder.mkdir(exist_ok=True)
    messages = "".join(
        f"<message><source>{source}</source><translation>{said}</translation></message>"
        for source, said in texts.items()
    )
    source = folder / "made.ts"
    source.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{code}">'
        f"<context><name>MainWindow</name>{messages}</context></TS>",
        encoding="utf-8",
    )
    made = folder / f"skylesson_{code}.qm"
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([compiler, "-silent", source, "-qm", made], check=True)
    return made


def test_what_qt_itself_says_is_chinese(spoken: Spoken, qtbot: QtBot) -> None:
    spoken().switch("zh_CN")
    field, dialog = QLineEdit("text"), QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    for widget in (field, dialog, buttons):
        qtbot.addWidget(widget)
    menu = field.createStandardContextMenu()
    said = [action.text() for action in menu.actions() if action.text()]
    said += [press.text() for press in (*buttons.buttons(), *dialog.findChildren(QPushButton)) if press.text()]
    said += [text.text() for text in dialog.findChildren(QLabel) if text.text()]
    menu.deleteLater()
    said.append(QFileIconProvider().type(QFileInfo(str(ROOT))))
    assert len(said) > 13
    assert [text for text in said if not any("\u4e00" <= letter <= "\u9fff" for letter in text)] == []


def test_a_language_is_offered_by_its_own_name_and_spoken(spoken: Spoken, tmp_path: Path) -> None:
    library, _ = folders_of(tmp_path)
    compiled(library, "ug", {"Settings": "تەڭشەك", "Today": "{count} بۈگۈن"})
    found, refused = find_languages([library, tmp_path / "absent"], LANGUAGES)
    assert [(further.code, further.name) for further in found] == [("ug", "ئۇيغۇرچە")]
    assert refused == []
    language = spoken(library)
    language.choose("ug")
    assert language.current == "ug"
    assert QCoreApplication.translate("MainWindow", "Settings") == "تەڭشەك"
    assert QCoreApplication.translate("MainWindow", "Today") == "Today"  # its translation cannot be filled in
    assert QCoreApplication.translate("MainWindow", "Usage") == "Usage"
    assert QCoreApplication.translate("NextLessonCard", "%n picture(s)", "", 2) == "2 pictures"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    language.choose("en")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_what_the_school_laid_into_its_library_comes_before_what_lies_beside_the_program(tmp_path: Path) -> None:
    mine, theirs = (compiled(tmp_path / name, "bo", {"Settings": name}) for name in ("mine", "theirs"))
    found, _ = find_languages([mine.parent, theirs.parent], LANGUAGES)
    assert [further.path for further in found] == [mine]


def test_a_broken_file_is_refused_plainly_and_another_language_is_spoken(spoken: Spoken, tmp_path: Path) -> None:
    good = compiled(tmp_path, "kk", {"Settings": "Баптау"})
    (tmp_path / "skylesson_bo.qm").write_bytes(good.read_bytes()[:40])
    (tmp_path / "skylesson_mn.qm").write_bytes(b"no translation at all")
    (tmp_path / "skylesson_zh_CN.qm").write_bytes(good.read_bytes())
    (tmp_path / "skylesson_xx.qm").write_bytes(good.read_bytes())
    compiled(tmp_path, "fr", {"Another program's text": "Bonjour"})
    found, refused = find_languages([tmp_path], LANGUAGES)
    assert [further.code for further in found] == ["kk"]
    assert {other.path.name: other.reason for other in refused} == {
        "skylesson_bo.qm": "language-foreign",
        "skylesson_mn.qm": "language-unreadable",
        "skylesson_zh_CN.qm": "language-built-in",
        "skylesson_xx.qm": "language-name",
        "skylesson_fr.qm": "language-foreign",
    }
    language = spoken(tmp_path)
    language.choose("bo")
    assert language.current in LANGUAGES
    assert "skylesson_bo.qm" in not_spoken(language)
    language.choose("kk")
    assert not_spoken(language) == ""


def test_the_settings_page_offers_what_lies_there_when_it_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    page, jobs, failures = SettingsPage(), Jobs(), list[Exception]()
    qtbot.addWidget(page)
    LanguageChoice(page, [tmp_path], jobs, failures.append)
    compiled(tmp_path, "kk", {"Settings": "Баптау"})
    (tmp_path / "skylesson_bo.qm").write_bytes(b"broken")
    page.show_choices("kk", 100, [tmp_path])
    page.show()
    kazakh = "қазақ тілі"
    qtbot.waitUntil(lambda: kazakh in [chip.text() for chip in page.findChildren(QPushButton)])
    chip = next(chip for chip in page.findChildren(QPushButton) if chip.text() == kazakh)
    assert chip.isChecked()
    assert any("skylesson_bo.qm" in text.text() for text in page.findChildren(QLabel) if text.isVisible())
    with qtbot.waitSignal(page.language_chosen) as chosen:
        chip.click()
    assert chosen.args == ["kk"]
    assert failures == []
    jobs.shutdown()


def test_the_two_that_nobody_speaks_are_languages_like_any_other(spoken: Spoken, pseudo: Path) -> None:
    language = spoken(pseudo)
    language.choose("en_XA")
    said = QCoreApplication.translate("MainWindow", "Settings")
    assert said.startswith("[")
    assert said.endswith("]")
    assert len(said) >= 1.4 * len("Settings")
    assert "{free}" in QCoreApplication.translate("Formats", "Disk: {free} free of {total}")
    language.choose("ar_XB")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QCoreApplication.translate("MainWindow", "Settings") == "\u200f\u202eSettings\u202c"


def test_a_row_of_buttons_begins_where_the_language_does(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, spacing=8, fills=False)
    presses = [QPushButton(str(number)) for number in range(3)]
    for press in presses:
        flow.addWidget(press)
    holder.resize(600, 60)
    holder.show()
    assert presses[0].pos() == QPoint(0, 0)
    assert presses[0].x() < presses[1].x() < presses[2].x()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 600, 60))
    assert presses[0].geometry().right() == 599
    assert presses[0].x() > presses[1].x() > presses[2].x()


def test_the_room_for_names_of_subjects_follows_the_language(qtbot: QtBot, qapp: QApplication) -> None:
    language, page = Language(qapp), LessonsPage()
    qtbot.addWidget(page)
    for code in ("zh_CN", "en", "zh_CN"):
        language.switch(code)
        qapp.processEvents()
        for delegate in (page._delegate, page.finder.delegate):
            assert delegate._pill == delegate._pill_width() > 0, code
    chinese = page._delegate._pill
    language.switch("en")
    qapp.processEvents()
    assert page._delegate._pill != chinese
