"""The lines of the log, in which our own words can be told from data: every text that came from outside stands in «».

So a log can be read here with its names, and handed on without them (``desktop/scrubbing.py``, docs/decisions/0050).
"""

import errno
import logging
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

ROOMS = ("catalogue", "desktop", "player", "sync")
"""Whose messages are templates of ours; what another library says is data as a whole."""

_ROOT = Path(__file__).resolve().parents[1]
_CHAIN = 5
"""Errors behind an error that are told at most."""


def marked(value: object) -> str:
    """Return a text from outside between the marks; it cannot end them, nor the line."""
    said = str(value).replace("«", "<").replace("»", ">")
    return "«" + "⏎".join(said.splitlines()) + "»"


def value_text(value: object) -> str:
    """Return a value for the log: numbers and words of ours as they are, everything else as data."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, BaseException):
        return error_text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}={value_text(item)}" for key, item in value.items()) + "}"
    return marked(value)


def error_text(error: BaseException) -> str:
    """Return an error: its type, what is known of it in codes and numbers, and what it says as data."""
    kind, reason = type(error).__name__, getattr(type(error), "reason", None)
    if isinstance(error, OSError) and error.errno is not None:
        return f"{kind} {errno.errorcode.get(error.errno, error.errno)} {marked(error)}"
    if isinstance(reason, str):
        return f"{kind} {reason} {value_text(getattr(error, 'facts', {}))} {marked(error)}"
    return f"{kind} {marked(error)}"


def trace_lines(error: BaseException, at: TracebackType | None = None) -> Iterator[str]:
    """Give where an error was raised and what it is, then what caused it. No line of a source, no local value."""
    trace = at or error.__traceback__
    for frame, line in traceback.walk_tb(trace):
        yield f"  at {place_of(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
    yield f"  {error_text(error)}"
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    for _ in range(_CHAIN):
        if behind is None:
            return
        yield f"  after {error_text(behind)}"
        behind = behind.__cause__ or behind.__context__


def place_of(file: str) -> str:
    """Return where a source file lies, without the folder of this computer that holds it."""
    path = Path(file)
    if not path.is_absolute() and path.parts and path.parts[0] in ROOMS:
        return path.as_posix()  # of a frozen program
    if path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in ROOMS:
        return path.relative_to(_ROOT).as_posix()
    for holder in ("site-packages", "dist-packages"):
        if holder in path.parts:
            return "/".join(path.parts[path.parts.index(holder) + 1 :])
    return file if file.startswith("<frozen") else f"python/{path.name}"


class LineFormatter(logging.Formatter):
    """Formats a record as one line, and an error with it as lines that begin with two blanks."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record."""
        moment = datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="milliseconds")
        lines = [f"{moment} {record.levelname} {record.name}: {self._said(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += trace_lines(record.exc_info[1], record.exc_info[2])
        return "\n".join(lines)

    def _said(self, record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] not in ROOMS:
            return marked(record.getMessage())
        if isinstance(record.args, tuple) and record.args:
            plain = (bool, int, float)
            return record.msg % tuple(arg if isinstance(arg, plain) else value_text(arg) for arg in record.args)
        return str(record.msg) if not record.args else marked(record.getMessage())
