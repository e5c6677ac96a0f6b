"""Tests of where files are saved: a name that was typed without an ending gets one, and nothing is lost to that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import head_desk
from desktop.app import App
from desktop.save_dialog import ask_where_to_save, ended

TIMETABLE = "Spreadsheet (*.xlsx);;CSES (*.yaml)"


@pytest.mark.parametrize(
    ("path", "kind", "wanted"),
    [
        ("/a/report", "CSES (*.yaml)", "/a/report.yaml"),
        ("/a/report.", "", "/a/report.xlsx"),
        ("/a/week.12", "Spreadsheet (*.xlsx)", "/a/week.12.xlsx"),
        ("/a/Report.XLSX", "CSES (*.yaml)", "/a/Report.XLSX"),
    ],
)
def test_a_name_gets_the_ending_of_the_chosen_kind_unless_it_has_one_of_them(path: str, kind: str, wanted: str) -> None:
    assert ended(path, TIMETABLE, kind) == wanted


def answered(qtbot: QtBot, name: str, kind: str = "", yes: Callable[[], None] = lambda: None) -> Callable[[], None]:
    """Type a name into the dialog that opens, choose a kind, and press its button; questions are left to ``yes``."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if kind:
            dialog.selectNameFilter(kind)
            dialog.filterSelected.emit(kind)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(name)
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        QTimer.singleShot(50, yes)
        button = box.button(QDialogButtonBox.StandardButton.Save)
        assert isinstance(button, QPushButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return answer


def test_the_dialog_adds_the_ending_of_the_kind_that_was_chosen_in_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(100, answered(qtbot, "report"))
    assert ask_where_to_save(parent, str(tmp_path / "Timetable.xlsx"), TIMETABLE) == str(tmp_path / "report.xlsx")
    QTimer.singleShot(100, answered(qtbot, "report", "CSES (*.yaml)"))
    assert ask_where_to_save(parent, str(tmp_path / "Timetable.xlsx"), TIMETABLE) == str(tmp_path / "report.yaml")


def test_a_file_that_the_ending_leads_to_is_not_written_over_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_text("the last one")
    asked: list[str] = []

    def refuse() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        question.reject()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            QTimer.singleShot(0, dialog.reject)

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(100, answered(qtbot, "report", yes=refuse))
    assert ask_where_to_save(parent, str(tmp_path / "x.pdf"), "PDF (*.pdf)") == ""
    assert "report.pdf" in asked[0]


def test_a_register_without_a_school_is_written_and_says_where_its_name_is_set(
    qtbot: QtBot, english_app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def choose(_parent: QWidget, name: str, kind: str) -> str:
        kinds.append(f"{Path(name).suffix} {kind}")
        return str(tmp_path / "register.pdf")

    monkeypatch.setattr(head_desk, "ask_where_to_save", choose)
    english_app.window.go_to(english_app.pages.locked[0])
    qtbot.waitUntil(english_app.pages.usage.isVisible)
    notice = english_app.window.notice
    english_app.pages.usage.export_wished.emit("pdf")
    qtbot.waitUntil(notice.open.isVisible, timeout=20_000)
    assert kinds == [".pdf PDF (*.pdf)"]
    assert "a line to write the school's name on" in notice.text.text()
    assert (tmp_path / "register.pdf").read_bytes().startswith(b"%PDF")
    english_app._settings_file.change(school="Hope School")
    english_app.pages.usage.export_wished.emit("pdf")
    qtbot.waitUntil(lambda: not notice.open.isVisible())
    qtbot.waitUntil(notice.open.isVisible, timeout=20_000)
    assert "school's name" not in notice.text.text()
