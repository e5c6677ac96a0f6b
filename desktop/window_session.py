"""One session of the window, from start to close, for the app and for the demo."""

import argparse
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.demo.session import DemoSession
from desktop.places import open_household


def run(options: argparse.Namespace, library: Path) -> int:
    """Show the window over ``library`` until it is closed; return the exit code."""
    if options.command == "demo" and options.library is None:
        library = library.with_name("skylesson-demo")
    household = open_household(library)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("skylesson")
    app = App(application, household)
    demo = None
    if options.command == "demo":
        pictures = Path(options.screenshots) if options.screenshots else None
        demo = DemoSession(app, pictures, app)
        demo.start()
    _leave_on_signals(application)
    app.start()
    code = application.exec()
    if demo is not None:
        demo.shutdown()
    app.shutdown()
    return code


def _leave_on_signals(application: QApplication) -> None:
    """End properly on Ctrl-C or a polite kill. Python sees a signal only when it runs, so a timer lets it run."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: application.quit())
    waking = QTimer(application, interval=500)
    waking.timeout.connect(lambda: None)
    waking.start()
