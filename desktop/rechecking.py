"""The library read again beside the running window: by itself when nothing goes on, and all of it when somebody asks.

It works on a thread that gives way to all others. Whatever changes the library pauses it first and waits until it has
stopped, which takes a fraction of a second; a lesson stops it, too.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalogue.errors import CatalogueError
from catalogue.records import Package
from desktop.arrivals import Recheck
from sync.errors import PackageError, WentBadError
from sync.idle import give_way
from sync.rereading import Rereading
from sync.scrub import Checked, Scrub

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 24 * 3600.0
"""How long the library is left alone once all of it was read by itself, in time that the program runs."""

_TOLD_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Quiet:
    """When the machine counts as idle: nobody teaches, and nothing was received, for ``minutes``; 0 means never."""

    teaching: Callable[[], bool]
    minutes: int = 10
    clock: Callable[[], float] = time.monotonic


@dataclass(slots=True)
class _Round:
    """All packages read once. What was stopped goes on where it was, or a long package would never come to its end."""

    asked: bool = False
    done: set[str] = field(default_factory=set)
    current: Package | None = None
    before: int = 0
    told: Recheck = field(default_factory=Recheck)


class Rechecking(QObject):
    """Reads packages again on a thread of its own. ``go_on`` and ``pause`` belong to the thread that receives."""

    changed = Signal(object)
    library_changed = Signal()
    failed = Signal(object)

    def __init__(self, quiet: Quiet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet, self._clock = quiet, quiet.clock
        self._busy_at = self._told_at = quiet.clock()
        self._ended_at = -_AGAIN_SECONDS
        self._asked, self._cancelled, self._paused = threading.Event(), threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._round = _Round()

    def ask(self) -> None:
        """Have every package read; wake what receives then. May be called from any thread, as ``cancel`` may."""
        self._cancelled.clear()
        self._asked.set()
        self.changed.emit(Recheck(running=True))

    def cancel(self) -> None:
        """Stop what was asked for. What was found so far stays found."""
        if self._asked.is_set() or self._round.asked:
            self._asked.clear()
            self._cancelled.set()

    def note_busy(self) -> None:
        """Note that something goes on: idle time begins anew."""
        self._busy_at = self._clock()

    def go_on(self, scrub: Scrub) -> None:
        """Begin to read, or go on, if it is wanted and nothing speaks against it."""
        if self._thread is not None and self._thread.is_alive():
            if not (self._asked.is_set() or self._cancelled.is_set()):
                return
            self.pause()
        if self._cancelled.is_set():
            self._end(self._round, stopped=True)
        if self._asked.is_set():
            self._asked.clear()
            self._round = _Round(asked=True, told=Recheck(running=True))
        if self._quiet.teaching():
            self.note_busy()
            self._tell(self._round, paused=True)
        elif self._round.asked or self._is_idle():
            self._paused.clear()
            self._thread = threading.Thread(target=self._run, args=(scrub, self._round), name="recheck", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Stop reading and wait until it has stopped: the library is going to be changed."""
        self._paused.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _is_idle(self) -> bool:
        now = self._clock()
        rested = now - self._ended_at >= _AGAIN_SECONDS
        return rested and self._quiet.minutes > 0 and now - self._busy_at >= self._quiet.minutes * 60

    def _stop(self) -> bool:
        return self._paused.is_set() or self._asked.is_set() or self._cancelled.is_set() or self._quiet.teaching()

    def _run(self, scrub: Scrub, going: _Round) -> None:
        """Read one package after the other until it has to stop. Runs on the thread."""
        give_way()
        try:
            if not going.told.total:
                self._tell(going, total=scrub.total_bytes())
            while not self._stop() and self._read_one(scrub, going):
                pass
        except (PackageError, CatalogueError, OSError) as error:
            log.info("the library cannot be read again now", exc_info=True)
            self._end(going, stopped=True)
            self.failed.emit(error)
        if self._cancelled.is_set():
            self._end(going, stopped=True)
        elif going.asked:
            self._tell(going, paused=True)

    def _read_one(self, scrub: Scrub, going: _Round) -> bool:
        """Read one package, or go on with it; tell whether another one may follow."""
        package = going.current or scrub.following(going.done)
        if package is None:
            self._end(going)
            return False
        going.current = package
        self._tell(going, paused=False)
        checked = scrub.check(package.id, Rereading(self._stop, lambda count: self._count(going, package, count)))
        if checked is None and self._stop():
            return False
        going.current = None
        going.done.add(package.id)
        going.before += package.size
        self._tell(going, done=going.before, packages=len(going.done))
        if checked is not None:
            self._note(going, checked)
        return True

    def _count(self, going: _Round, package: Package, count: int) -> None:
        """Note bytes that were read; those that are read twice do not count twice for the whole."""
        done = min(going.told.done + count, going.before + package.size)
        going.told = replace(going.told, done=done)
        if self._clock() - self._told_at >= _TOLD_SECONDS:
            self._tell(going)

    def _note(self, going: _Round, checked: Checked) -> None:
        told = going.told
        self._tell(
            going,
            bad=told.bad + checked.bad,
            lessons=told.lessons + len(checked.lessons),
            remade=told.remade + checked.remade,
            unread=told.unread + bool(checked.reason),
        )
        if checked.bad or checked.reason or checked.remade or checked.regained:
            self.library_changed.emit()
        if checked.bad and not going.asked:
            facts = {"bad": checked.bad, "total": checked.total, "lessons": len(checked.lessons)}
            self.failed.emit(WentBadError(Path(checked.package.file), **facts))

    def _end(self, going: _Round, *, stopped: bool = False) -> None:
        """Say what came out, and begin anew: by itself only after a rest."""
        self._ended_at = self._clock()
        self._cancelled.clear()
        if going.asked:
            self.changed.emit(replace(going.told, running=False, finished=not stopped, stopped=stopped))
        self._round = _Round()
        going.asked = False

    def _tell(self, going: _Round, **changes: int) -> None:
        self._told_at = self._clock()
        going.told = replace(going.told, **changes)  # type: ignore[arg-type]  # names are checked by replace itself
        if going.asked:
            self.changed.emit(going.told)
