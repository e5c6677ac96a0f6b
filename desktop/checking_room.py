"""Checks this computer beside the window, one look after the other, and writes the file for support.

Loaded when its page is first opened (docs/decisions/0005). It never runs while a lesson goes on: what plays would take
the processor from it.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.commands.doctor import in_words
from desktop.examining import checks
from desktop.finding import Check, Finding
from desktop.jobs import Jobs
from desktop.places import Household
from desktop.save_dialog import ask_where_to_save
from desktop.settings import SettingsFile
from desktop.support_facts import Support, read_school
from desktop.support_zip import write_support_zip, zip_name
from desktop.views.check_page import CheckPage


class CheckingRoom(QObject):
    """``failed`` has an error to be told; ``ended`` comes when a check is over, however."""

    failed = Signal(object)
    ended = Signal()
    saved = Signal(object)

    def __init__(
        self, household: Household, jobs: Jobs, is_teaching: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.page = CheckPage(in_words)
        self._household, self._jobs, self._is_teaching = household, jobs, is_teaching
        self._settings = SettingsFile(household.library)
        self.findings: list[Finding] = []
        self._waiting: Sequence[Check] = ()
        self._stopped = threading.Event()
        self._running = False
        self._target: Path | None = None
        self.page.check_wished.connect(self.check)
        self.page.stop_wished.connect(self._stopped.set)
        self.page.save_wished.connect(self._ask)

    def check(self) -> None:
        """Begin to look at everything anew, unless a lesson goes on."""
        if self._running:
            return
        if self._is_teaching():
            self._target = None  # nothing is saved that nobody waits for any more
            self.page.say("teaching")
            return
        self._stopped.clear()
        self.findings = []
        self._waiting = checks(self._household, self._settings.read().drop_folders, self._stop)
        self.page.say("")
        self._next()

    def save(self, target: Path) -> None:
        """Write the file for support, once this computer has been looked at."""
        if self._running or len(self.findings) < len(self._waiting) or not self.findings:
            self._target = target
            self.check()
            return
        found = tuple(self.findings)
        self._jobs.ask(lambda: read_school(self._household, found), self._write_to(target), self._fail)

    def shutdown(self) -> None:
        """Look at nothing more."""
        self._stopped.set()

    def _stop(self) -> bool:
        return self._stopped.is_set() or self._is_teaching()

    def _next(self) -> None:
        left = self._waiting[len(self.findings) :]
        self._running = bool(left) and not self._stop()
        self.page.show_progress(self.findings, len(self._waiting), running=self._running)
        if self._running:
            start = self._jobs.ask if left[0].asks else self._jobs.start
            start(left[0].examined, self._note, self._fail)
            return
        target, self._target = self._target, None
        if left:
            self.page.say("teaching" if self._is_teaching() else "stopped")
        elif target is not None:
            self.save(target)
        self.ended.emit()

    def _note(self, finding: Finding) -> None:
        if not self._stop():
            self.findings.append(finding)
            if "light" in finding.facts:
                # The window plays as this computer can, from its next start on.
                self._settings.change(light=bool(finding.facts["light"]))
        self._next()

    def _ask(self) -> None:
        suggested = zip_name(datetime.now(UTC).astimezone())
        name = ask_where_to_save(self.page, suggested, "ZIP (*.zip)")
        if name:
            self.save(Path(name))

    def _write_to(self, target: Path) -> Callable[[Support], None]:
        def write(support: Support) -> None:
            self._jobs.start(lambda: write_support_zip(support, target), self._tell_saved, self._fail)

        return write

    def _tell_saved(self, path: Path) -> None:
        self.page.say("saved", str(path))
        self.saved.emit(path)

    def _fail(self, error: Exception) -> None:
        was_running, self._running, self._target = self._running, False, None
        self.page.show_progress(self.findings, len(self._waiting), running=False)
        self.failed.emit(error)
        if was_running:
            self.ended.emit()
