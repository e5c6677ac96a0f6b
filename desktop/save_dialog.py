"""Asks under which name a file is to be written. A name without an ending gets the one of the chosen kind."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.open_dialog import give_room

_ENDING = re.compile(r"\*(\.\w+)")


def ask_where_to_save(parent: QWidget, name: str, kinds: str) -> str:
    """Return the path that was chosen, '' for none.

    ``name`` is a suggestion, with a folder or without; ``kinds`` are filters as Qt writes them: ``"ZIP (*.zip)"``.
    """
    while True:
        dialog = QFileDialog(parent, "", "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        give_room(dialog)
        folder = Path(name).parent
        if folder != Path():
            dialog.setDirectory(str(folder))
        dialog.selectFile(Path(name).name)
        _end_names(dialog, dialog.selectedNameFilter())
        dialog.filterSelected.connect(lambda kind, dialog=dialog: _end_names(dialog, kind))
        chosen = dialog.selectedFiles()[0] if dialog.exec() and dialog.selectedFiles() else ""
        kind = dialog.selectedNameFilter()
        dialog.deleteLater()
        if not chosen:
            return ""
        name = ended(chosen, kinds, kind)
        if name == chosen or not Path(name).exists():
            return name
        # Another file than the one that was asked about would be written over: the dialog asks about that one, too.


def ended(path: str, kinds: str, kind: str) -> str:
    """Return a path with an ending of one of the ``kinds``, that of ``kind`` where it has none of them."""
    endings = [ending.lower() for ending in _ENDING.findall(kinds)]
    if not endings or Path(path).suffix.lower() in endings:
        return path
    found = _ENDING.search(kind)
    return path.rstrip(".") + (found.group(1) if found else endings[0])


def _end_names(dialog: QFileDialog, kind: str) -> None:
    found = _ENDING.search(kind)
    if found:
        dialog.setDefaultSuffix(found.group(1))
