"""Asks for files and folders that are there. Qt's own dialog, where the system has none, gets the room it needs."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

_ROOM = QSize(900, 560)
"""Pixels of the dialog at least: its names and dates can be read, and a small screen holds it."""


_PLACES = 160
"""Pixels of the column of places beside the files."""


def ask_for_files(parent: QWidget, kinds: str = "", folder: Path | None = None, *, several: bool = False) -> list[Path]:
    """Return the files that were chosen, none when nothing was.

    ``kinds`` are filters as Qt writes them: ``"ZIP (*.zip)"``; ``folder`` is where to begin.
    """
    dialog = QFileDialog(parent, "", "" if folder is None else str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_for_folder(parent: QWidget) -> Path | None:
    """Return the folder that was chosen, None for none."""
    dialog = QFileDialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def give_room(dialog: QFileDialog) -> None:
    """Let nothing be cut off in Qt's own dialog; one of the system is left as it is."""
    dialog.resize(dialog.sizeHint().expandedTo(_ROOM))
    sides = dialog.findChild(QSplitter)
    if sides is not None:
        sides.setSizes([_PLACES, dialog.width() - _PLACES])
    details = dialog.findChild(QTreeView, "treeView")
    if details is not None:
        details.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        details.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _chosen(dialog: QFileDialog) -> list[Path]:
    give_room(dialog)
    found = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    dialog.deleteLater()
    return found
