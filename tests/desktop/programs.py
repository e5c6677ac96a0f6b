"""The whole program for a test, ended so that nothing of it is left for the tests after."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.places import Household


@contextmanager
def started(qapp: QApplication, household: Household) -> Iterator[App]:
    """Start the program over a library, and end it whatever happens."""
    app = App(qapp, household)
    try:
        app.start()
        yield app
    finally:
        app.shutdown()
        app.window.close()
        for part in (app, app.window):  # what listens first, then what it listens to
            part.deleteLater()
            qapp.sendPostedEvents(part, QEvent.Type.DeferredDelete)
