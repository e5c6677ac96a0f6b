"""The packages that are on their way in, told a few times a second at most."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.arrivals import Arrival
from desktop.errands import Errands
from sync.outcome import Progress, Stage

_TELL_MS = 150
_TO_COME = (Stage.WAITING, Stage.ARRIVING, Stage.STILL)
"""What is not being taken in yet."""


class OnTheWay(QObject):
    """``changed`` has all of them, in the order in which they came. For the window's thread."""

    changed = Signal(object)

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        for over in (errands.done, errands.failed):
            over.connect(self._end_errand, Qt.ConnectionType.QueuedConnection)
        self._arrivals: dict[Path, Arrival] = {}
        self._tell = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell.timeout.connect(lambda: self.changed.emit(list(self._arrivals.values())))

    def note(self, progress: Progress) -> None:
        """Note how far one is; a file that is gone is not on its way any more."""
        if progress.stage in (Stage.ARRIVING, Stage.STILL) and not progress.path.exists():
            self.ended(progress.path)
            return
        name, stage, left = progress.path.name, progress.stage.value, progress.seconds_left
        self._arrivals[progress.path] = Arrival(name, stage, progress.done, progress.total, left, progress.idle)
        self._tell_soon()

    def ended(self, path: Path) -> None:
        """Note that one is in, or kept out, or gone."""
        self._arrivals.pop(path, None)
        self._tell_soon()

    @Slot(object)
    def _end_errand(self, _came: object) -> None:
        """An own file is in, or not: it was read between packages, on their thread, so nothing is being read now."""
        for path in [path for path, arrival in self._arrivals.items() if arrival.stage not in _TO_COME]:
            self.ended(path)

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()
