"""What is chosen on the Settings page, kept in the settings file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.open_dialog import ask_for_folder
from desktop.settings import SettingsFile
from desktop.views.settings_page import SettingsPage


class Choices(QObject):
    """``changed`` once a choice is kept; ``receiving_changed`` as well where receiving has to go on otherwise."""

    changed = Signal()
    receiving_changed = Signal()

    def __init__(self, page: SettingsPage, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self._file = page, file
        page.text_scale_chosen.connect(lambda scale: self._keep(text_scale=scale))
        page.contrast_chosen.connect(lambda contrast: self._keep(contrast=contrast))
        page.classroom.minutes_chosen.connect(lambda minutes: self._keep(hour_minutes=minutes))
        page.add_folder_requested.connect(self._add_folder)
        page.remove_folder_requested.connect(self._remove_folder)
        page.unsigned_chosen.connect(self._treat_unsigned)

    def _keep(self, **choice: object) -> None:
        self._file.change(**choice)
        self.changed.emit()

    def _add_folder(self) -> None:
        chosen, known = ask_for_folder(self._page), self._file.read().drop_folders
        if chosen is not None and chosen not in known:
            self._change_folders((*known, chosen))

    def _remove_folder(self, folder: Path) -> None:
        self._change_folders(tuple(kept for kept in self._file.read().drop_folders if kept != folder))

    def _change_folders(self, folders: tuple[Path, ...]) -> None:
        self._keep(drop_folders=folders)
        self.receiving_changed.emit()

    def _treat_unsigned(self, unsigned: str) -> None:
        self._keep(unsigned=unsigned)
        self.receiving_changed.emit()
