"""What the window says of versions of the program: that one has arrived, or did not start, and the way back."""

import contextlib
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop import __version__
from desktop.going_back import choices, go_back
from desktop.jobs import Jobs
from desktop.launching import running
from desktop.messages import describe
from desktop.places import Household, program_versions
from desktop.views.main_window import MainWindow
from desktop.views.settings_page import SettingsPage


@dataclass(frozen=True, slots=True)
class _Known:
    """``before``: what can be gone back to. ``coming``: what starts next, if it is another one than this."""

    before: str = ""
    coming: str = ""
    failed: str = ""


class UpdateDesk(QObject):
    """``failed`` has an error to be told."""

    failed = Signal(object)

    def __init__(self, household: Household, jobs: Jobs, window: MainWindow, page: SettingsPage) -> None:
        super().__init__(window)
        self._household, self._jobs, self._window, self._card = household, jobs, window, page.version
        self._card.show_running(__version__)
        self._card.back_wished.connect(self._go_back)
        page.opened.connect(self._look)

    def start(self) -> None:
        """Say what did not start, once the window is there."""
        self._jobs.start(self._known_and_told, self._show, self.failed.emit)

    def arrived(self, version: str) -> None:
        """Say that a version has arrived, until somebody has read it."""
        self._window.notify(describe("program-arrived", {"program": version}).whole, stays=True)
        self._look()

    def _look(self) -> None:
        self._jobs.start(self._known, self._show, self.failed.emit)

    def _go_back(self, version: str) -> None:
        def work() -> _Known:
            go_back(program_versions(), self._household.library, version)
            return self._known()

        self._jobs.start(work, self._show, self.failed.emit)

    def _known(self) -> _Known:
        versions = program_versions()
        found, standing = choices(versions, self._household.library), versions.standing()
        if standing.current != running():  # the one that runs can be stayed with
            return _Known(running() or versions.installed, standing.current or versions.installed)
        before = next((one.version for one in found if one.before and one.reads_records and not one.failed), "")
        return _Known(before, failed=standing.gone_back_from)

    def _known_and_told(self) -> _Known:
        known = self._known()
        if known.failed:
            with contextlib.suppress(OSError):  # it is said again at the next start
                program_versions().told()
        return known

    def _show(self, known: _Known) -> None:
        self._card.show_others(known.before, known.coming)
        if known.failed:
            self._window.notify(describe("program-gone-back", {"program": known.failed}).whole, stays=True)
