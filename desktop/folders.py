"""Opens a folder in the file manager of the system."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> None:
    """Show what lies in ``folder``, in whatever the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
