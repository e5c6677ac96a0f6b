"""Hears what nobody expected, in any thread, so that the program goes on where it can, says so, and keeps a report."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

log = logging.getLogger(__name__)

_MOST_TOLD = 3
"""How often a user is told in one run; a fault in every picture is one fault."""


class Crashes:
    """``tell`` is called, on whatever thread it was, once an error was written down; set it to reach the window.

    Qt for Python hands what a slot or an event raises to ``sys.excepthook``, too.
    """

    def __init__(self) -> None:
        self.tell: Callable[[], None] = _tell_nobody
        self._places = set[tuple[str, int]]()
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Hear everything from now on."""
        sys.excepthook = self._unexpected
        threading.excepthook = self._in_thread

    def remove(self) -> None:
        """Leave the rest to Python again."""
        sys.excepthook, threading.excepthook = self._before

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before[0](kind, error, trace)  # Ctrl-C, and what ends the program on purpose
            return
        log.error("nobody expected this", exc_info=(kind, error, trace))
        place = _place(trace)
        if place not in self._places and len(self._places) < _MOST_TOLD:
            self._places.add(place)
            self.tell()

    def _in_thread(self, unhandled: threading.ExceptHookArgs) -> None:
        error = unhandled.exc_value
        if error is not None and not isinstance(error, SystemExit):
            self._unexpected(unhandled.exc_type, error, unhandled.exc_traceback)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """Return where it was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return ("", 0) if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def _tell_nobody() -> None:
    return None
