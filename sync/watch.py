"""Drop folders watched. Events only wake the scanner; a full scan is what finds packages.

Measured: a folder that was made again or mounted over leaves a watcher that never speaks again, and an overflow lost
80 % of 20,000 events. So every scan also looks whether each folder is still the one that is watched.
"""

import contextlib
import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from sync.errors import PackageError
from sync.outcome import Outcome, Progress, ProgressListener, Stage, State, no_progress
from sync.stability import SettleTracker, Sighting, is_ignored
from sync.start_header import measure
from sync.storage import ENDINGS, side_paths
from sync.waiting import Waiting

log = logging.getLogger(__name__)

SCAN_EVERY = 30.0
"""Seconds between full scans when nothing happens."""

SETTLE_SECONDS = 5.0
_LOOK_AGAIN = 1.0
_LEAST_PAUSE = 0.5
"""Seconds between two scans however many events come: a file that is being written sends thousands a second."""

_DEEPEST = 3
_ENDINGS = (*ENDINGS, ".rar", ".001")
"""RAR archives are found, too: that they cannot be read is said, not left to be guessed."""

Take = Callable[[Path], Outcome]


def _nothing() -> None:
    """Have no chores."""


class DropFolders:
    """Finds whole, settled packages in some folders and hands each over, one at a time."""

    def __init__(
        self,
        folders: Sequence[Path],
        *,
        settle_seconds: float = SETTLE_SECONDS,
        scan_every: float = SCAN_EVERY,
        on_progress: ProgressListener = no_progress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = tuple(folders)
        self._tracker = SettleTracker(settle_seconds)
        self._settle_seconds, self._scan_every = settle_seconds, scan_every
        self._on_progress, self._clock = on_progress, clock
        self._woken = threading.Event()
        self._finished: dict[Path, Sighting] = {}
        self._waiting = Waiting(on_progress)
        self._again: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._watching = _Watching(self._woken)
        self._left: frozenset[Path] = frozenset()

    @property
    def left(self) -> frozenset[Path]:
        """What the last scan left where it is: more of it is to come, or there is no room yet."""
        return self._left

    def unread(self) -> list[Path]:
        """Return the folders that cannot be looked into: for whoever says that nothing was found."""
        return [folder for folder in self._folders if not _is_readable(folder)]

    def look_again(self, path: Path) -> None:
        """Take a file for a new one, though it looks as it did when it was refused; may be called from any thread."""
        self._again.put(path)

    def is_still(self, path: Path) -> bool:
        """Tell whether nothing has come to a file for so long that nothing more is waited for; for ``take`` to ask."""
        return self._waiting.is_still(path)

    def scan_now(self) -> None:
        """Have the next scan begin at once; may be called from any thread."""
        self._woken.set()

    def run(
        self,
        take: Take,
        stop: threading.Event,
        chores: Callable[[], None] = _nothing,
        scanned: Callable[[], None] = _nothing,
    ) -> None:
        """Scan and hand packages to ``take`` until ``stop`` is set (and ``scan_now`` was called, to end at once).

        ``chores`` is called before each scan, on this thread: for what else changes the library;
        ``scanned`` after each that was not cut short.
        """
        self._watching.start()
        try:
            while not stop.is_set():
                self._woken.clear()
                chores()
                more = self.scan(take, stop)
                if not stop.is_set():
                    scanned()
                self._woken.wait(_LOOK_AGAIN if more else self._scan_every)
                stop.wait(min(_LEAST_PAUSE, self._scan_every))
        finally:
            self._watching.stop()

    def run_once(self, take: Take, stop: threading.Event) -> None:
        """Hand over what is in the folders now, once it has settled; what is still arriving is only reported."""
        ends = self._clock() + self._settle_seconds + 2 * _LOOK_AGAIN
        while self.scan(take, stop) and self._clock() < ends and not stop.is_set():
            stop.wait(min(_LOOK_AGAIN, max(self._settle_seconds, 0.01)))

    def scan(self, take: Take, stop: threading.Event) -> bool:
        """Look at every folder once; tell whether it is worth looking again soon."""
        self._watching.renew(self._folders)
        while not self._again.empty():
            self._finished.pop(self._again.get(), None)
        sightings = {seen.path: seen for folder in self._folders for seen in _archives(folder)}
        self._finished = {path: seen for path, seen in self._finished.items() if sightings.get(path) == seen}
        open_ones = [seen for path, seen in sightings.items() if path not in self._finished]
        self._tracker.observe(open_ones, self._clock())
        self._waiting.see(sightings.values(), self._clock())
        for path in self._tracker.settled(self._clock()):
            if stop.is_set():
                return False
            self._hand_over(sightings[path], take)
        for seen in open_ones:
            self._report_arriving(seen)
        for path in self._waiting.due():
            if stop.is_set():
                return False
            self._hand_over(sightings[path], take)
        self._waiting.tell()
        self._left = frozenset(sightings.keys() - self._finished.keys()) | self._waiting.paths
        return self._tracker.unsettled(self._clock())

    def _hand_over(self, seen: Sighting, take: Take) -> None:
        outcome = take(seen.path)
        self._waiting.note(seen.path, outcome)
        # What waits (for bytes, for space) is looked at again when it changes or, for space, at every scan.
        if outcome.state is not State.INCOMPLETE or outcome.reason in ("arriving", "incomplete"):
            self._finished[seen.path] = seen

    def _report_arriving(self, seen: Sighting) -> None:
        try:
            whole = measure(seen.path)
        except PackageError:  # it is gone, maybe because it was taken in, or it cannot be read
            return
        if not whole.complete:
            self._on_progress(Progress(seen.path, Stage.ARRIVING, whole.have, whole.expected or 0))
        elif seen.path not in self._finished:
            self._on_progress(Progress(seen.path, Stage.WAITING, 0, whole.have))


class _Watching(FileSystemEventHandler):
    """The observer that wakes the scanner, renewed when a folder is another one than it was."""

    def __init__(self, woken: threading.Event) -> None:
        self._woken = woken
        self._observer: BaseObserver | None = None
        self._watches: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}

    def start(self) -> None:
        try:
            observer = Observer()
            observer.start()
        except (OSError, RuntimeError) as error:
            log.info("folders cannot be watched, only scanned: %s", error)
            return
        self._observer = observer

    def stop(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(timeout=5)
            self._observer = None

    def renew(self, folders: Sequence[Path]) -> None:
        self._begin_again_where_dead()
        if self._observer is None:
            return
        listening = {emitter.watch for emitter in self._observer.emitters if emitter.is_alive()}
        for folder in folders:
            identity = _identity(folder)
            known = self._watches.get(folder)
            if known is not None and known[0] == identity and known[1] in listening:
                continue
            if known is not None:
                del self._watches[folder]
                self._unschedule(known[1])
            if identity is not None:
                self._schedule(folder, identity)

    def _begin_again_where_dead(self) -> None:
        if self._observer is not None and not self._observer.is_alive():
            log.info("what watches the folders has ended, and is begun again")
            self._watches.clear()
            self.stop()
            self.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):
            self._woken.set()

    def _schedule(self, folder: Path, identity: tuple[int, int]) -> None:
        if self._observer is None:
            return
        try:
            self._watches[folder] = (identity, self._observer.schedule(self, str(folder), recursive=True))
        except OSError as error:
            log.info("%s cannot be watched, only scanned: %s", folder, error)

    def _unschedule(self, watch: ObservedWatch) -> None:
        try:
            if self._observer is not None:
                self._observer.unschedule(watch)
        except (KeyError, OSError) as error:
            log.debug("a watch had ended by itself: %s", error)


def _is_readable(folder: Path) -> bool:
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _sighted(archive: Path) -> Sighting:
    """Look at an archive and what lies beside it: a manifest that arrives later makes it worth another try."""
    status = archive.stat()
    newest = status.st_mtime_ns
    for beside in side_paths(archive):
        with contextlib.suppress(OSError):
            newest = max(newest, beside.stat().st_mtime_ns)
    return Sighting(archive, status.st_size, newest)


def _archives(folder: Path, depth: int = 0) -> Iterator[Sighting]:
    """Yield the archives in a folder; files that go away meanwhile are normal."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if is_ignored(entry.relative_to(entry.parents[depth])) or entry.is_symlink():
            continue
        try:
            if entry.is_dir():
                if depth < _DEEPEST:
                    yield from _archives(entry, depth + 1)
            elif entry.name.lower().endswith(_ENDINGS):
                yield _sighted(entry)
        except OSError:
            continue
