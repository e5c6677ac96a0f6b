"""The program: a command, or the window. The one place that meets what nobody expected."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import TextIO

from desktop import cli
from desktop.crash_reports import Reports
from desktop.crashes import Crashes
from desktop.logs import FOLDER, keep_logs
from desktop.messages import describe

log = logging.getLogger(__name__)

_WINDOW = ("", "demo", "open")
"""Commands that show it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code. A user never sees a traceback: it goes to the log."""
    options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    home = cli.home_of(options)
    library = home.library
    keep_logs(library, Reports(library / FOLDER))
    crashes = Crashes()
    try:
        if options.command in _WINDOW:
            if options.command == "open" and options.files and import_module("desktop.handed_in").is_received(library):
                import_module("desktop.handed_in").hand_in(library, options.files)
                return 0
            # The window is loaded only when it is wanted (docs/decisions/0005).
            return int(import_module("desktop.window_session").run(options, home, crashes))
        _let_names_out(sys.stdout)
        return cli.run(options, library, sys.stdout)
    except BrokenPipeError:
        # Whoever read the output has seen enough (``| head``).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _explain(error, in_window=options.command in _WINDOW)


def _let_names_out(stream: TextIO) -> None:
    """Let a file's name be written that is no text here, instead of ending a command in the middle of its work."""
    if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
        utf8 = stream.encoding.lower().replace("-", "") == "utf8"
        stream.reconfigure(errors="surrogateescape" if utf8 else "backslashreplace")


def _explain(error: Exception, *, in_window: bool) -> int:
    message = cli.explain(error)
    if message is None:
        log.critical("a mistake in the program", exc_info=error)
        message = describe("unexpected", {})
    sys.stderr.write(message.whole + "\n")
    if in_window:
        # Whoever pressed the icon sees no error output.
        import_module("desktop.failed_start").show_failure(message)
    return cli.WRONG_USE
