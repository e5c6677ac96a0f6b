"""One session of the window, from start to close, for the app and for the demo."""

import argparse
import logging
import signal
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.collecting import Collector
from desktop.crash_watch import CrashWatch, LastRuns
from desktop.crashes import Crashes
from desktop.home_session import HomeSession, away, finish_move
from desktop.homes import Home
from desktop.launching import stood
from desktop.logs import FOLDER
from desktop.mended import Mended
from desktop.messages import describe_error
from desktop.places import open_household
from desktop.views.main_window import MainWindow

log = logging.getLogger(__name__)

_STANDS_MS = 5_000
"""How long the window has to stand for a start to count as well done: engine and receiving are loaded in it."""


class _Told(QObject):
    """Brings what nobody expected, on whatever thread, into the window's."""

    heard = Signal()

    def __init__(self, app: App, crashes: Crashes) -> None:
        super().__init__(app)
        self._app = app
        self.heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        crashes.tell = self.heard.emit

    def _tell(self) -> None:
        self._app.saying.say_failure("part-failed")


def run(options: argparse.Namespace, home: Home, crashes: Crashes) -> int:
    """Show the window over the library at ``home`` until it is closed; return the exit code.

    A move is for the school's own library, so none is finished for a demo.
    """
    moves = options.command != "demo"
    library, moved = finish_move(home.library) if moves else (home.library, ())
    options.told = (*moved, *away(home))
    watch = CrashWatch(library, library / FOLDER)
    last = watch.begin()
    try:
        code = _session(options, replace(home, library=library), (crashes, watch, last))
        watch.stood()
        stood()  # closed before it was asked
    except BaseException as error:
        if describe_error(error) is not None:
            watch.refused()
        raise
    finally:
        watch.end()
        crashes.remove()
    if moves:
        finish_move(library, forget=False)  # the window is gone: what is in the way is said at the next start
    return code


def _session(options: argparse.Namespace, home: Home, care: tuple[Crashes, CrashWatch, LastRuns]) -> int:
    crashes, watch, last = care
    application = QApplication([sys.argv[0]])
    application.setApplicationName("skylesson")
    collector = Collector(application)
    household = open_household(home.library)
    told = (*(Mended(reason) for reason in last.reasons), *options.told)
    app = App(application, replace(household, told=(*told, *household.told)), careful=last.careful)
    place = HomeSession(app, options, home)
    crashes.install()
    _Told(app, crashes)
    demo = None
    if options.command == "demo":
        pictures = Path(options.screenshots) if options.screenshots else None
        languages = [language for language in options.languages.split(",") if language]
        demo = import_module("desktop.demo.session").DemoSession(app, pictures, languages, app)
        demo.start()
    _leave_with_system(application, app.window)
    log.info("the window starts")
    app.start()
    if demo is None:
        app.help.welcome()
    QTimer.singleShot(_STANDS_MS, application, watch.stood)
    QTimer.singleShot(_STANDS_MS, collector, collector.settle)
    QTimer.singleShot(_STANDS_MS, application, lambda: app.jobs.make_ready(stood))
    code = application.exec()
    if demo is not None:
        demo.shutdown()
    place.shutdown()
    app.shutdown()
    collector.end()
    log.info("the window has ended")
    return code


def _leave_with_system(application: QApplication, window: MainWindow) -> None:
    """End properly, in a lesson too, when the system ends, on Ctrl-C or a polite kill.

    Python sees a signal only when it runs: the Collector's timer lets it run, five times a second.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not quit(): that asks every window first, and the one with a lesson in it would only end the lesson.
        signal.signal(number, lambda _number, _frame: application.exit())
    # While the session's end is asked about, so that the windows, which are closed next, know.
    application.commitDataRequest.connect(lambda _manager: window.close_at_once(), Qt.ConnectionType.DirectConnection)
