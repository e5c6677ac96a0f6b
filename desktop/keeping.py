"""The school's own records kept safe while the window is open: what was mended is said, and backups are made."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs import Jobs
from desktop.messages import describe
from desktop.places import Household
from desktop.views.main_window import MainWindow

_FIRST_MS, _EACH_MS = 5_000, 3_600_000
"""A backup has no haste: the window comes first."""


class Keeping(QObject):
    """Makes a backup when one is due: soon after the start, and each hour is looked. ``failed`` has an error."""

    failed = Signal(object)

    def __init__(self, window: MainWindow, household: Household, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._household, self._jobs = window, household, jobs
        self._timer = QTimer(self, interval=_EACH_MS)
        self._timer.timeout.connect(self._back_up)

    def start(self) -> None:
        """Say what was wrong with the databases, and begin."""
        self._say()
        self._timer.start()
        QTimer.singleShot(_FIRST_MS, self, self._back_up)

    def say_again(self) -> None:
        """Say in another language what nobody has read yet."""
        if self._window.notice.has_unread:
            self._say()

    def _say(self) -> None:
        told = " ".join(describe(mended.reason, mended.facts).whole for mended in self._household.told)
        if told:
            self._window.notify(told, stays=True)

    def _back_up(self) -> None:
        self._jobs.ask(self._household.back_up, lambda _made: None, self.failed.emit)
