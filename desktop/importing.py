"""Receiving beside the running window: a thread watches the drop folders and takes packages in."""

import contextlib
import json
import logging
import queue
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.arrivals import Arrival, Disk, Incomplete, Refusal
from desktop.places import Household
from desktop.rechecking import Rechecking
from sync.errors import PackageError
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.missing import Missing, missing_of, write_request
from sync.outcome import Outcome, Progress, Stage, State
from sync.sticks import StickOffer
from sync.storage import Library, reason_path, remove_with_sides
from sync.trust import Unsigned
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
    incomplete_changed = Signal(object)
    stick_ended = Signal(object, bool)
    failed = Signal(object)
    _progress = Signal(object)
    _ended = Signal(object)

    def __init__(
        self,
        household: Household,
        folders: Sequence[Path],
        unsigned: str,
        recheck: Rechecking,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recheck = recheck
        recheck.library_changed.connect(self.library_changed)
        # On the thread that reads: looking at files and at the index would hold up the window.
        recheck.library_changed.connect(self._tell_incomplete, Qt.ConnectionType.DirectConnection)
        self._household, self._folders, self._unsigned = household, tuple(folders), Unsigned(unsigned)
        self._arrivals: dict[Path, Arrival] = {}
        self._stop, self._paused = threading.Event(), threading.Event()
        self._admitted: set[Path] = set()
        self._sticks: queue.SimpleQueue[StickOffer] = queue.SimpleQueue()
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

    def check_everything(self) -> None:
        """Have every package in the library read again."""
        self._recheck.ask()
        self.check_now()

    def stop_checking(self) -> None:
        """Read no further; what was found so far stays found."""
        self._recheck.cancel()
        self.check_now()

    def watch(self, folders: Sequence[Path], unsigned: str) -> None:
        """Watch other folders, or treat unsigned packages in another way."""
        self.shutdown()
        self._folders, self._unsigned = tuple(folders), Unsigned(unsigned)
        self.start()

    def take_stick(self, offer: StickOffer) -> None:
        """Take in what a stick brings, after what is being taken in now."""
        self._paused.clear()
        self._sticks.put(offer)
        self.check_now()

    def pause_stick(self) -> None:
        """Stop taking in from a stick; what came so far is kept."""
        self._paused.set()

    def ask(self, path: Path) -> None:
        """Write the list of what is missing to a file, for a stick to take along."""
        try:
            write_request(Library(self._household.library), self._household.catalogue, path)
        except OSError as error:
            self.failed.emit(error)

    def admit(self, name: str) -> None:
        """Have a package taken in that was kept aside because nobody signed it."""
        self._admitted.add(self._folders[0] / name)
        self.retry(name)

    def retry(self, name: str) -> None:
        """Put a refused file back into the first drop folder, to be tried again."""
        refused = self._household.library / "quarantine" / name
        for path in sorted(refused.parent.glob(f"{name}.*")):
            if path != reason_path(refused):
                path.replace(self._folders[0] / path.name)
        refused.replace(self._folders[0] / name)
        reason_path(refused).unlink(missing_ok=True)
        self._tell_refusals()
        if self._drop is not None:
            self._drop.look_again(self._folders[0] / name)
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
            with contextlib.ExitStack() as stack:
                library = stack.enter_context(Library(self._household.library))
                reporting = Reporting(self._progress.emit, self._is_cancelled)
                importer = stack.enter_context(
                    Importer(library, self._household.catalogue, reporting=reporting, unsigned=self._unsigned)
                )
                if self._household.mended:
                    importer.rebuild()
                else:
                    importer.reconcile()
                self.library_changed.emit()
                self._tell_refusals()
                self._tell_incomplete()
                try:
                    drop.run(lambda path: self._take(importer, path), self._stop, lambda: self._chores(importer))
                finally:
                    self._recheck.pause()
        except (PackageError, OSError) as error:
            self.failed.emit(error)

    def _chores(self, importer: Importer) -> None:
        """Take in what was asked for; when nothing else is to be done, what is here is read again beside it."""
        self._take_sticks(importer)
        if not self._stop.is_set():
            self._recheck.go_on(importer.scrub)

    def _take(self, importer: Importer, path: Path) -> Outcome:
        self._recheck.pause()
        self._recheck.note_busy()
        outcome = importer.take(path, origin=Origin.DROP, accept_unsigned=path in self._admitted)
        self._admitted.discard(path)
        self._tell_ended(outcome)
        return outcome

    def _tell_ended(self, outcome: Outcome) -> None:
        """Tell how a package's way in ended, and what that changed; on the thread that receives."""
        self._ended.emit(outcome)
        if outcome.state is State.REFUSED:
            self._tell_refusals()
        self._tell_incomplete()

    def _take_sticks(self, importer: Importer) -> None:
        """Take in what was asked for from sticks; one that is pulled half way is gone on with when it is back."""
        while not self._sticks.empty() and not self._stop.is_set():
            self._recheck.pause()
            self._recheck.note_busy()
            offer, whole = self._sticks.get(), True
            for path in offer.packages:
                outcome = importer.take(path, origin=Origin.STICK)
                self._tell_ended(outcome)
                whole = whole and outcome.reason not in ("cancelled", "unreadable")
                if self._is_cancelled() or not offer.volume.mount.is_dir():
                    whole = False
                    break
            self.stick_ended.emit(offer, whole)

    def _is_cancelled(self) -> bool:
        return self._stop.is_set() or self._paused.is_set()

    @Slot(object)
    def _note(self, progress: Progress) -> None:
        self._recheck.note_busy()
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
        if outcome.state in (State.ADMITTED, State.KNOWN) or outcome.reason == "incomplete":
            self.library_changed.emit()

    def _tell_soon(self) -> None:
        if not self._tell.isActive():
            self._tell.start()

    def _tell_refusals(self) -> None:
        self.refusals_changed.emit(refusals_in(self._household.library / "quarantine"))
        usage = shutil.disk_usage(self._household.library)
        self.disk_changed.emit(Disk(usage.total, usage.free, 0))

    def _tell_incomplete(self) -> None:
        found = missing_of(Library(self._household.library), self._household.catalogue)
        self.incomplete_changed.emit([_incomplete(missing) for missing in found])


def _incomplete(found: Missing) -> Incomplete:
    ready = len(found.ready)
    return Incomplete(found.id, found.title, found.count, found.total, ready, ready + len(found.lessons), found.damaged)


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
