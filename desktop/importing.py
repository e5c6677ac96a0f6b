"""Receiving beside the running window: a thread watches the drop folders and takes packages in."""

import json
import logging
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.arrivals import Arrival, Disk, Refusal
from desktop.places import Household
from sync.errors import PackageError
from sync.importer import Importer, Origin
from sync.outcome import Outcome, Progress, Stage, State
from sync.storage import Library, reason_path, remove_with_sides
from sync.watch import DropFolders

log = logging.getLogger(__name__)

_TELL_MS = 150
_STOP_SECONDS = 5.0


class Receiving(QObject):
    """One thread that takes packages in. What it tells arrives in the window's thread."""

    arrivals_changed = Signal(object)
    library_changed = Signal()
    refusals_changed = Signal(object)
    disk_changed = Signal(object)
    failed = Signal(object)
    _progress = Signal(object)
    _ended = Signal(object)

    def __init__(self, household: Household, folders: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._household, self._folders = household, tuple(folders)
        self._arrivals: dict[Path, Arrival] = {}
        self._stop = threading.Event()
        self._drop: DropFolders | None = None
        self._thread: threading.Thread | None = None
        self._tell = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell.timeout.connect(lambda: self.arrivals_changed.emit(list(self._arrivals.values())))
        self._progress.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._done, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch; the folders are made when they are not there."""
        self._stop.clear()
        self._drop = DropFolders(self._folders, on_progress=self._progress.emit)
        self._thread = threading.Thread(target=self._run, args=(self._drop,), name="receiving", daemon=True)
        self._thread.start()

    def check_now(self) -> None:
        """Look into the folders at once."""
        if self._drop is not None:
            self._drop.scan_now()

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch other folders."""
        self.shutdown()
        self._folders = tuple(folders)
        self.start()

    def retry(self, name: str) -> None:
        """Put a refused file back into the first drop folder, to be tried again."""
        refused = self._household.library / "quarantine" / name
        for path in sorted(refused.parent.glob(f"{name}.*")):
            if path != reason_path(refused):
                path.replace(self._folders[0] / path.name)
        refused.replace(self._folders[0] / name)
        reason_path(refused).unlink(missing_ok=True)
        self._tell_refusals()
        self.check_now()

    def remove(self, name: str) -> None:
        """Delete a refused file."""
        refused = self._household.library / "quarantine" / name
        remove_with_sides(refused)
        reason_path(refused).unlink(missing_ok=True)
        self._tell_refusals()

    def shutdown(self) -> None:
        """End the thread; a package that is being read is left for the next start."""
        self._stop.set()
        self.check_now()
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)
            self._thread = None

    def _run(self, drop: DropFolders) -> None:
        """Lock the library, put in order what a crash left, then watch. Runs on the thread."""
        try:
            for folder in self._folders:
                folder.mkdir(parents=True, exist_ok=True)
            with Library(self._household.library) as library:
                importer = Importer(
                    library, self._household.catalogue, on_progress=self._progress.emit, cancelled=self._stop.is_set
                )
                if self._household.mended:
                    importer.rebuild()
                else:
                    importer.reconcile()
                self.library_changed.emit()
                self._tell_refusals()
                drop.run(lambda path: self._take(importer, path), self._stop)
        except (PackageError, OSError) as error:
            self.failed.emit(error)

    def _take(self, importer: Importer, path: Path) -> Outcome:
        outcome = importer.take(path, origin=Origin.DROP)
        self._ended.emit(outcome)
        return outcome

    @Slot(object)
    def _note(self, progress: Progress) -> None:
        if progress.stage is Stage.ARRIVING and not progress.path.exists():
            return
        self._arrivals[progress.path] = Arrival(
            progress.path.name, progress.stage.value, progress.done, progress.total, progress.seconds_left
        )
        self._tell_soon()

    @Slot(object)
    def _done(self, outcome: Outcome) -> None:
        self._arrivals.pop(outcome.path, None)
        self._tell_soon()
        if outcome.state in (State.ADMITTED, State.KNOWN):
            self.library_changed.emit()
        elif outcome.state is State.REFUSED:
            self._tell_refusals()

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()

    def _tell_refusals(self) -> None:
        self.refusals_changed.emit(refusals_in(self._household.library / "quarantine"))
        usage = shutil.disk_usage(self._household.library)
        self.disk_changed.emit(Disk(usage.total, usage.free, 0))


def refusals_in(quarantine: Path) -> list[Refusal]:
    """Return the refused files of a library, with the reasons that lie beside them."""
    found = []
    for path in sorted(quarantine.glob("*.reason.json")):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        reason, facts = said.get("reason", ""), said.get("facts", {})
        found.append(Refusal(path.name.removesuffix(".reason.json"), str(reason), _numbers(facts)))
    return found


def _numbers(facts: object) -> dict[str, object]:
    """Facts lie as texts on the disk; numbers are made numbers again."""
    if not isinstance(facts, dict):
        return {}
    return {str(key): int(value) if str(value).isdecimal() else value for key, value in facts.items()}
