"""The program: a command, or the window. The one place that meets what nobody expected."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop import cli
from desktop.messages import describe

log = logging.getLogger(__name__)

_LOG_BYTES, _LOG_FILES = 1_000_000, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code. A user never sees a traceback: it goes to the log."""
    options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    library = cli.library_of(options)
    _keep_log(library)
    try:
        if options.command in ("", "demo"):
            # The window is loaded only when it is wanted (docs/decisions/0005).
            return int(import_module("desktop.window_session").run(options, library))
        return cli.run(options, sys.stdout)
    except BrokenPipeError:
        # Whoever read the output has seen enough (``| head``).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _explain(error)


def _explain(error: Exception) -> int:
    message = cli.explain(error)
    if message is None:
        log.critical("a mistake in the program", exc_info=error)
        message = describe("unexpected", {})
    sys.stderr.write(message.whole + "\n")
    return cli.WRONG_USE


def _keep_log(library: Path) -> None:
    """Write a log into the library, in few small files; without a place to write there is none."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder = library / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(
            folder / "skylesson.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(kept)
