"""Makes ahead, in time that nobody uses, what takes long: pages of slides, thumbnails (desktop/chores.py).

LibreOffice takes a minute for a document on an old PC. It runs at the lowest priority, one document after the other,
and ends within a fraction of a second when somebody teaches or something arrives (docs/decisions/0054).
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from catalogue.records import Resource
from desktop.jobs import Jobs
from desktop.kinds import DocumentError
from sync.idle import give_way

log = logging.getLogger(__name__)

REST_SECONDS = 30.0
"""How long nobody has to have taught, and nothing to have arrived: between two lessons a teacher looks for things."""

_LOOK_MS = 2000
_END_SECONDS = 2.0


class Chore(Protocol):
    """One kind of thing that is made ahead."""

    def coming(self, anew: bool) -> Sequence[Resource]:
        """Return what it is to be made of, those of the coming lessons first; on the databases' thread.

        ``anew``: something came in, or was given up; otherwise what follows on what was returned last is enough.
        """

    def has_more(self) -> bool:
        """Whether ``coming`` has to be asked again once all of it is made."""

    def has_room(self) -> bool:
        """Whether more may be made."""

    def make(self, resource: Resource, given_up: Callable[[], bool]) -> bool:
        """Make it of one resource; False when it was given up.

        Raises:
            DocumentError: it cannot be made, or was given up.
            OSError: the disk does not take it.
        """


class Ahead(QObject):
    """Works through one chore after the other, and through all that comes in."""

    _ended = Signal(bool, bool)

    def __init__(
        self,
        chores: Sequence[Chore],
        jobs: Jobs,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chores, self._jobs, self._clock = chores, jobs, clock
        self._busy: Callable[[], bool] = _always
        self._busy_at = clock()
        self._wanted, self._anew, self._working = True, True, False
        self._end = threading.Event()
        self._thread: threading.Thread | None = None
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._ended.connect(self._note_end, Qt.ConnectionType.QueuedConnection)

    def begin(self, busy: Callable[[], bool]) -> None:
        """Begin to make; nothing is made while ``busy`` says so, which may be asked on any thread."""
        self._busy = busy
        self.look_again()

    def look_again(self) -> None:
        """Something came in, or a lesson was taught: what is needed next may be another document."""
        self._wanted = self._anew = True
        self._look.start()

    def look(self) -> None:
        """Begin with what is to be made, if nobody has done anything for a while."""
        if self._busy():
            self._busy_at = self._clock()
        elif not self._working and self._clock() - self._busy_at >= REST_SECONDS:
            if not self._wanted:
                self._look.stop()
                return
            anew = self._anew
            self._wanted, self._anew, self._working = False, False, True
            self._jobs.ask(lambda: self._coming(anew), self._start, self._failed)

    def end(self) -> None:
        """Make nothing more; what is being made is ended."""
        self._end.set()
        self._look.stop()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _coming(self, anew: bool) -> list[Sequence[Resource]]:
        """Return what is to be made, by chore; on the databases' thread."""
        return [chore.coming(anew) for chore in self._chores]

    def _start(self, found: list[Sequence[Resource]]) -> None:
        if self._end.is_set():
            return
        self._thread = threading.Thread(target=self._run, args=(found,), name="ahead", daemon=True)
        self._thread.start()

    def _run(self, found: Sequence[Sequence[Resource]]) -> None:
        """Make one after the other. On a thread of its own: its priority cannot be raised again."""
        give_way()
        cut = any(self._given_up() or not self._make(*one) for one in self._in_turn(found))
        self._ended.emit(cut, cut or any(chore.has_more() and chore.has_room() for chore in self._chores))

    def _in_turn(self, found: Sequence[Sequence[Resource]]) -> Iterator[tuple[Chore, Resource]]:
        for chore, resources in zip(self._chores, found, strict=True):
            for resource in resources:
                if not chore.has_room():
                    break
                yield chore, resource

    def _make(self, chore: Chore, resource: Resource) -> bool:
        """Make one, if it can be; False when it was given up."""
        try:
            return chore.make(resource, self._given_up)
        except (DocumentError, OSError) as error:
            log.info("not made ahead: %s", error)
            return not (isinstance(error, DocumentError) and error.reason == "cancelled")

    def _given_up(self) -> bool:
        return self._end.is_set() or self._busy()

    @Slot(bool, bool)
    def _note_end(self, cut: bool, left: bool) -> None:  # a signal's shape
        self._working = False
        self._anew = self._anew or cut
        self._wanted = self._wanted or left

    def _failed(self, error: Exception) -> None:
        self._working = False
        log.info("what is to be made ahead cannot be read: %s", error)


def _always() -> bool:
    return True
