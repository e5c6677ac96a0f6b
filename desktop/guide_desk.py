"""Prints the guide of a role: goes through the pages that it shows, takes their pictures, and writes the paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QImage

from desktop.help.pages import help_text
from desktop.jobs import Jobs
from desktop.pages import Pages
from desktop.reports.guide import PICTURES, write_guide
from desktop.views.main_window import MainWindow

LOOK_MS = 900
"""How long a page is looked at before its picture is taken: it is read when it is shown."""


class GuideDesk(QObject):
    """The pictures are of this school's own window: the paper shows what people see. ``written`` has the file."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, pages: Pages, jobs: Jobs, language: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._jobs, self._language = window, jobs, language
        self._places = {item.word.lower(): item.page for item in pages.rail()}
        self._taken: dict[str, QImage] = {}
        self._waiting: list[str] = []
        self._role, self._path = "", Path()

    def write(self, role: str, path: Path) -> None:
        """Write the guide of one of reports.guide.ROLES; while one is being written nothing else is begun."""
        if self._role:
            return
        self._role, self._path, self._taken = role, path, {}
        self._waiting = list(PICTURES[role])
        self._go_on()

    def _go_on(self) -> None:
        if not self._waiting:
            self._finish()
        elif self._window.go_to(self._places[self._waiting[0]]):
            QTimer.singleShot(LOOK_MS, self, self._take)
        else:
            self._role = ""  # somebody teaches: paper can wait

    def _take(self) -> None:
        self._taken[self._waiting.pop(0)] = self._window.picture()
        self._go_on()

    def _finish(self) -> None:
        self._window.go_to(self._places["today"])
        role, self._role = self._role, ""
        text, taken, path = help_text(f"guide-{role}", self._language()), self._taken, self._path
        self._jobs.start(lambda: write_guide(text, taken, path), self.written.emit, self.failed.emit)


def default_path(name: str) -> Path:
    """Return where a paper goes that nobody was asked about: among the documents of whoever uses the PC."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder or Path.home()) / f"{name}.pdf"
