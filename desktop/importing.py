"""Receiving beside the running window: a thread watches the drop folders and takes packages in."""

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from catalogue.errors import CatalogueError
from desktop.arrivals import Disk
from desktop.errands import Errands
from desktop.looking import Looking
from desktop.on_the_way import OnTheWay
from desktop.places import Household, program_versions
from desktop.rechecking import Rechecking
from desktop.refusals import discard, incomplete_of, put_back, refusals_in, retry_trusted
from desktop.removals import Removals
from desktop.shortage import Shortage
from sync.errors import LibraryInUseError, PackageError, ProgramRefusedError, StickRemovedError
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.missing import missing_of
from sync.outcome import Outcome, Progress, Stage, State
from sync.program_intake import ARRIVED
from sync.removing import Remover
from sync.space import outlook
from sync.sticks import StickOffer
from sync.storage import Library
from sync.trust import Unsigned
from sync.watch import DropFolders

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
    program_arrived = Signal(str)
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
        self._library = Library(household.library)
        self.removals, self.shortage, self.errands = Removals(self), Shortage(self), Errands(self)
        self._on_the_way, self.looking = OnTheWay(self.errands, self), Looking(self)
        self._on_the_way.changed.connect(self.arrivals_changed)
        self._stop, self._paused = threading.Event(), threading.Event()
        self._admitted: set[Path] = set()
        self._sticks: queue.SimpleQueue[StickOffer] = queue.SimpleQueue()
        self._drop: DropFolders | None = None
        self._thread: threading.Thread | None = None
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

    def look(self) -> None:
        """Look into the folders at once and tell what came of it."""
        self._have(self.looking.ask)

    def check_everything(self) -> None:
        """Have every package in the library read again."""
        self._have(self._recheck.ask)

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
        self.check_now()

    def remove_package(self, name: str, lent_too: bool) -> None:  # a signal's shape
        """Remove what could go, after the package that is being taken in now."""
        self.removals.ask(name, lent_too)
        self.check_now()

    def admit(self, name: str) -> None:
        """Have a package taken in that was kept aside because nobody signed it."""
        self._admitted.add(self._folders[0] / name)
        self.retry(name)

    def retry(self, name: str) -> None:
        """Put a refused file back into the first drop folder, to be tried again."""
        back = put_back(self._library.quarantine / name, self._folders[0])
        self._tell_refusals()
        if self._drop is not None:
            self._drop.look_again(back)
        self.check_now()

    def retry_trusted(self) -> None:
        """Have tried again what was kept out for want of a key that is trusted by now."""
        back = retry_trusted(self._library, self._folders[0])
        if back and self._drop is not None:
            for path in back:
                self._drop.look_again(path)
        self._tell_refusals()
        self.check_now()

    def remove(self, name: str) -> None:
        """Delete a refused file."""
        discard(self._library.quarantine / name)
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
                library = stack.enter_context(self._library)
                reporting = Reporting(self._progress.emit, self._household.right_of_way.giving(self._is_cancelled))
                importer = stack.enter_context(
                    Importer(library, self._household.catalogue, reporting=reporting, unsigned=self._unsigned)
                )
                importer.take_programs(program_versions())
                put_in_order = importer.rebuild if self._household.mended else importer.reconcile
                put_in_order()
                self.library_changed.emit()
                self.retry_trusted()
                self._tell_incomplete()
                take, chores = partial(self._take, importer, drop), partial(self._chores, importer)
                stack.callback(self._recheck.pause)
                drop.run(take, self._stop, chores, partial(self.looking.end, drop))
        except (PackageError, CatalogueError, OSError) as error:
            self.looking.give_up()
            self.failed.emit(error)

    def _have(self, ask: Callable[[], None]) -> None:
        """Ask something of the thread, if it runs: another program may have the library."""
        if self._thread is None or not self._thread.is_alive():
            self.failed.emit(LibraryInUseError(self._household.library))
            return
        ask()
        self.check_now()

    def _chores(self, importer: Importer) -> None:
        """Take in what was asked for; when nothing else is to be done, what is here is read again beside it."""
        self._remove_packages()
        self._run_errands(importer)
        self._take_sticks(importer)
        self.shortage.forget_gone()
        if not self._stop.is_set():
            self._recheck.go_on(importer.scrub)
        self.looking.begin()

    def _take(self, importer: Importer, drop: DropFolders, path: Path) -> Outcome:
        self._pause_rechecking()
        self._remove_packages()
        self._run_errands(importer)
        admitted = path in self._admitted
        outcome = importer.take(path, origin=Origin.DROP, accept_unsigned=admitted, still=drop.is_still(path))
        self._admitted.discard(path)
        self._tell_ended(outcome)
        self.shortage.note(outcome)
        self.looking.note(outcome)
        return outcome

    def _pause_rechecking(self) -> None:
        """Have nothing read again while the library changes."""
        self._recheck.pause()
        self._recheck.note_busy()

    def _tell_ended(self, outcome: Outcome) -> None:
        """Tell how a package's way in ended, and what that changed; on the thread that receives."""
        self._ended.emit(outcome)
        if outcome.state is State.REFUSED:
            self._tell_refusals()
        elif outcome.state is State.ADMITTED:
            self._tell_disk()
        self._tell_incomplete()

    def _take_sticks(self, importer: Importer) -> None:
        """Take in what was asked for from sticks, and what waited for room."""
        for offer in self.shortage.take_sticks():
            self._sticks.put(offer)
        while not self._sticks.empty() and not self._stop.is_set():
            self._pause_rechecking()
            self._take_stick(importer, self._sticks.get())
        self._paused.clear()

    def _take_stick(self, importer: Importer, offer: StickOffer) -> None:
        """Take in what a stick brings. Pulled half way it is gone on with when it is back, without room in a while."""
        whole = True
        for number, path in enumerate(offer.packages):
            self._remove_packages()
            outcome = importer.take(path, origin=Origin.STICK)
            self._tell_ended(outcome)
            waits = self.shortage.note(outcome)
            if outcome.reason == ProgramRefusedError.reason:
                self.failed.emit(ProgramRefusedError(path, **outcome.facts))  # nothing of a stick is set aside
            if outcome.reason == StickRemovedError.reason:
                self.failed.emit(StickRemovedError(path, **outcome.facts))
            if self._is_cancelled() or outcome.reason == StickRemovedError.reason:
                whole = False
                break
            if waits:
                self.shortage.put_aside(offer, number)
                return
            whole = whole and outcome.reason not in ("cancelled", "unreadable")
        self.stick_ended.emit(offer, whole)

    def _remove_packages(self) -> None:
        if self.removals.waiting:
            self._pause_rechecking()
            self.removals.carry_out(Remover(self._library, self._household.catalogue))
            self.library_changed.emit()
            self._tell_refusals()
            self._tell_incomplete()

    def _run_errands(self, importer: Importer) -> None:
        if self.errands.waiting:
            self._pause_rechecking()
            self.errands.carry_out(self._library, self._household.catalogue, importer)
            self.library_changed.emit()

    def _is_cancelled(self) -> bool:
        return self._stop.is_set() or self._paused.is_set()

    @Slot(object)
    def _note(self, progress: Progress) -> None:
        if progress.stage is not Stage.STILL:
            self._recheck.note_busy()
        self._on_the_way.note(progress)

    @Slot(object)
    def _done(self, outcome: Outcome) -> None:
        self._on_the_way.ended(outcome.path)
        if outcome.reason == ARRIVED:
            self.program_arrived.emit(str(outcome.facts["program"]))
        if outcome.state in (State.ADMITTED, State.KNOWN) or outcome.reason == "incomplete":
            self.library_changed.emit()

    def _tell_refusals(self) -> None:
        self.refusals_changed.emit(refusals_in(self._library.quarantine))
        self._tell_disk()

    def _tell_disk(self) -> None:
        with contextlib.suppress(OSError):
            stands = outlook(self._library, self._household.catalogue)
            self.disk_changed.emit(Disk(stands.room.total, stands.room.free, stands.packages, stands.weeks))

    def _tell_incomplete(self) -> None:
        found = missing_of(self._library, self._household.catalogue)
        self.incomplete_changed.emit([incomplete_of(missing) for missing in found])
