"""Makes the pages of slides and documents ahead, in time that nobody uses, so that a lesson with slides opens at once.

LibreOffice takes a minute for a document on an old PC. It runs at the lowest priority, one document after the other,
and ends within a fraction of a second when somebody teaches or something arrives (docs/decisions/0054).
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from catalogue.documents import coming_first
from catalogue.records import Resource
from desktop import office
from desktop.jobs import Jobs
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.places import Household
from desktop.prepared import Prepared
from sync.idle import give_way

log = logging.getLogger(__name__)

REST_SECONDS = 30.0
"""How long nobody has to have taught, and nothing to have arrived: between two lessons a teacher looks for things."""

_LOOK_MS = 2000
_END_SECONDS = 2.0


class Ahead(QObject):
    """Works through the documents that are here, those of the coming lessons first, and through all that comes in."""

    _ended = Signal(bool)

    def __init__(
        self,
        household: Household,
        prepared: Prepared,
        jobs: Jobs,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._household, self._prepared, self._jobs, self._clock = household, prepared, jobs, clock
        self._busy: Callable[[], bool] = _always
        self._busy_at = clock()
        self._wanted, self._working = True, False
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
        self._wanted = True
        self._look.start()

    def look(self) -> None:
        """Begin with what is to be made, if nobody has done anything for a while."""
        if self._busy():
            self._busy_at = self._clock()
        elif not self._working and self._clock() - self._busy_at >= REST_SECONDS:
            if not self._wanted:
                self._look.stop()
                return
            self._wanted, self._working = False, True
            self._jobs.ask(self._coming, self._start, self._failed)

    def end(self) -> None:
        """Make nothing more; what is being made is ended."""
        self._end.set()
        self._look.stop()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _coming(self) -> list[Resource]:
        """Return the documents that pages are to be made of; on the databases' thread."""
        if office.converter() is None:
            return []
        taught = self._household.school.taught_by_class().by_anybody()
        if not self._has_room():
            return []
        found = coming_first(self._household.catalogue.documents(), taught)
        return [resource for resource in found if kind_of(resource) is Kind.SLIDES]

    def _start(self, found: list[Resource]) -> None:
        if self._end.is_set():
            return
        self._thread = threading.Thread(target=self._run, args=(found,), name="ahead", daemon=True)
        self._thread.start()

    def _run(self, found: Sequence[Resource]) -> None:
        """Make one after the other. On a thread of its own: its priority cannot be raised again."""
        give_way()
        cut = False
        for resource in found:
            cut = self._given_up() or not self._make(resource)
            if cut or not self._has_room():
                break
        self._ended.emit(cut)

    def _make(self, resource: Resource) -> bool:
        """Make one document, if it can be; False when it was given up."""
        try:
            if resource.extent is not None:
                self._prepared.make_ahead(resource, resource.extent, self._given_up)
        except (DocumentError, OSError) as error:
            log.info("not made ahead: %s", error)
            return not (isinstance(error, DocumentError) and error.reason == "cancelled")
        return True

    def _has_room(self) -> bool:
        try:
            return self._prepared.has_room()
        except OSError:
            return False  # the disk is gone, or what was made is being thrown away

    def _given_up(self) -> bool:
        return self._end.is_set() or self._busy()

    @Slot(bool)
    def _note_end(self, given_up: bool) -> None:  # a signal's shape
        self._working = False
        self._wanted = self._wanted or given_up

    def _failed(self, error: Exception) -> None:
        self._working = False
        log.info("what is to be made ahead cannot be read: %s", error)


def _always() -> bool:
    return True
