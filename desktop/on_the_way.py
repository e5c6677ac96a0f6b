"""The packages that are on their way in, told a few times a second at most."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.arrivals import Arrival
from sync.outcome import Progress, Stage

_TELL_MS = 150


class OnTheWay(QObject):
    """``changed`` has all of them, in the order in which they came. For the window's thread."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()
