"""Tests of the dialogs that ask for files and folders: what is chosen comes back, and nothing in them is cut off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.open_dialog import ask_for_files, ask_for_folder
from desktop.theme.palette import LIGHT
from desktop.theme.style import style_sheet

SMALL = QSize(1024, 768)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture(autouse=True)
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Qt remembers the columns of its dialog for everybody at home: here it is opened for the first time."""
    fresh = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(fresh))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield
    qapp.setStyleSheet("")


def shown() -> QFileDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    return dialog


def typed(names: str) -> Callable[[], None]:
    """Type names into the dialog that opens, and take them."""

    def answer() -> None:
        field = shown().findChild(QLineEdit)
        assert field is not None
        field.setText(names)
        shown().accept()

    return answer


def test_a_file_and_several_are_asked_for(parent: QWidget, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pub", tmp_path / "second.pub"
    for path in (first, second):
        path.write_text("key")
    QTimer.singleShot(100, typed("first.pub"))
    assert ask_for_files(parent, "minisign (*.pub)", tmp_path) == [first]
    QTimer.singleShot(100, typed('"first.pub" "second.pub"'))
    assert ask_for_files(parent, folder=tmp_path, several=True) == [first, second]


def test_whoever_turns_back_has_chosen_nothing(parent: QWidget) -> None:
    QTimer.singleShot(100, lambda: shown().reject())
    assert ask_for_files(parent) == []
    QTimer.singleShot(100, lambda: shown().reject())
    assert ask_for_folder(parent) is None


def test_a_folder_is_asked_for(parent: QWidget, tmp_path: Path) -> None:
    QTimer.singleShot(100, typed(str(tmp_path)))
    assert ask_for_folder(parent) == tmp_path


def test_sizes_and_dates_of_files_can_be_read_and_a_small_screen_holds_the_dialog(
    parent: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "a-key-with-a-long-name.pub").write_bytes(bytes(1234))
    cut: list[str] = []

    def look() -> None:
        dialog = shown()
        details = dialog.findChild(QTreeView, "treeView")
        assert details is not None
        row = details.model().index(0, 0, details.rootIndex())
        for column in range(1, details.model().columnCount(QModelIndex())):
            words = str(row.siblingAtColumn(column).data())
            if details.fontMetrics().horizontalAdvance(words) > details.columnWidth(column):
                cut.append(words)
        assert row.data() == "a-key-with-a-long-name.pub"
        cut.extend(["too large"] * (dialog.width() > SMALL.width() or dialog.height() > SMALL.height()))
        dialog.reject()

    QTimer.singleShot(400, look)
    ask_for_files(parent, folder=tmp_path)
    assert cut == []
