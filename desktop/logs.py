"""The logs of a library, in few small files: everything; what was received; what went wrong.

A disk that is full or refuses never stops the program for them: what cannot be written down is lost, and nothing said.
"""

import contextlib
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop.log_lines import LineFormatter

FOLDER = "logs"
ALL, RECEIVING, ERRORS = "skylesson.log", "receiving.log", "errors.log"

BYTES = 1_000_000
"""How large a file may grow before it is put aside."""

FILES = 3
"""How many that were put aside are kept of the log that has everything; one of the others."""


class QuietFile(RotatingFileHandler):
    """A log file that says nothing about a disk that refuses."""

    def __init__(self, path: Path, files: int = FILES) -> None:
        super().__init__(path, maxBytes=BYTES, backupCount=files, encoding="utf-8", errors="replace", delay=True)
        self.setFormatter(LineFormatter())

    def doRollover(self) -> None:  # noqa: N802  # the library's name
        """Put the file aside; where another program holds it open (Windows) it just goes on."""
        with contextlib.suppress(OSError):
            super().doRollover()

    def close(self) -> None:
        """Let the file go, with what a full disk has not taken."""
        with contextlib.suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        """Pass over what the disk refuses; a mistake of ours is still shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def keep_logs(library: Path, *others: logging.Handler) -> None:
    """Write the logs into ``library``, and let ``others`` hear all; without a place to write there is none."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    folder = library / FOLDER
    for handler in others:
        root.addHandler(handler)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    receiving, errors = QuietFile(folder / RECEIVING, 1), QuietFile(folder / ERRORS, 1)
    receiving.addFilter(lambda record: record.name.startswith("sync."))
    errors.addFilter(lambda record: record.levelno >= logging.WARNING or bool(record.exc_info))
    for kept in (QuietFile(folder / ALL), receiving, errors):
        root.addHandler(kept)
