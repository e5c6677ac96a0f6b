"""Work that must not hold up the window: run elsewhere, its result handed back in the window's own thread.

One long-lived object owns all of it, because a result that is signalled by a short-lived object can be lost.
"""

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)
R = TypeVar("R")

_DRAIN_MS = 5000
_URGENT = 1


@runtime_checkable
class Ending(Protocol):
    """What goes on until it is ended."""

    def shutdown(self) -> None:
        """End it."""


class Jobs(QObject):
    """Three pools: a thread for what touches the databases, in turn; one for what takes minutes; some more."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue_pool = QThreadPool()
        self._catalogue_pool.setMaxThreadCount(1)
        self._pool = QThreadPool()
        self._closed = False
        self._making_pool = QThreadPool()
        self._making_pool.setMaxThreadCount(1)
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work``, which may use the databases, after all that was asked before; then ``done`` or ``failed``."""
        self._start(self._catalogue_pool, work, done, failed)

    def start(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work``, which touches no database, beside other work; then ``done`` or ``failed``."""
        self._start(self._pool, work, done, failed)

    def make(self, work: Callable[[], R], done: Callable[[R], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` that somebody waits for and that may take minutes, before what ``make_ready`` was asked."""
        self._start(self._making_pool, work, done, failed, _URGENT)

    def make_ready(self, work: Callable[[], object]) -> None:
        """Run ``work`` that may take minutes and that nobody waits for; a failure is told when it is used."""
        self._start(self._making_pool, work, lambda _done: None, lambda _error: None)

    def shutdown(self) -> None:
        """Let work end, for a bounded time. What has not begun is dropped, but for what the databases are to keep."""
        self._closed = True
        self._pool.clear()
        self._making_pool.clear()
        for pool in (self._catalogue_pool, self._making_pool, self._pool):
            pool.waitForDone(_DRAIN_MS)
        # The window's loop may have ended already, and then nobody else would end what was brought up meanwhile.
        QCoreApplication.sendPostedEvents(self)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], R],
        done: Callable[[R], None],
        failed: Callable[[Exception], None],
        priority: int = 0,
    ) -> None:
        if self._closed:
            return  # what a timer asks for at the very end would outlive this object, and tell it the result

        def run() -> None:
            try:
                result = work()
            except Exception as error:
                log.info("a job failed", exc_info=True)
                self._hand_back(failed, error)
            else:
                self._hand_back(done, result)

        pool.start(run, priority)

    def _hand_back(self, receiver: Callable[..., None], value: object) -> None:
        """Give a result to the window's thread. Runs on the thread of the work."""
        try:
            self._ended.emit(receiver, value)
        except RuntimeError:
            # A start that failed, or took longer to end than is waited for: there is no window's thread any more.
            _end_late(value)

    @Slot(object, object)
    def _hand_over(self, receiver: Callable[[object], None], value: object) -> None:
        if not self._closed:
            receiver(value)
        else:
            _end_late(value)


def _end_late(value: object) -> None:
    """End what was brought up, such as an engine, for something that has ended: it must not go on without it."""
    if isinstance(value, Ending) and not isinstance(value, type):  # a class has the verb, but nothing to end
        value.shutdown()
