"""Which screen the class sees, and what happens when it goes and comes. A QScreen is never kept: it can vanish."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

_SETTLING_MS = 400
"""The system moves windows itself when a screen comes; after this it has done so."""

Identity = tuple[str, str]


def identity(screen: QScreen) -> Identity:
    """Return what a screen is known by: its name and serial number, never its place."""
    return screen.name(), screen.serialNumber()


def class_screen(remembered: Identity) -> QScreen | None:
    """Return the screen for the class: the remembered one, else the only other one; None for a single screen.

    A screen that shows the same as the teacher's (mirrored) is no other screen.
    """
    own = QGuiApplication.primaryScreen()
    if own is None:
        return None
    others = [s for s in QGuiApplication.screens() if s != own and not s.geometry().intersects(own.geometry())]
    known = next((screen for screen in others if identity(screen) == remembered), None)
    return known or (others[0] if others else None)


class ScreenGuard(QObject):
    """Says when the class screen is unplugged and when a screen is there again."""

    lost = Signal()
    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: Identity | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._removed)
            application.screenAdded.connect(self._added)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self.found)

    def watch(self, screen: QScreen | None) -> None:
        """Watch the screen on which the class sees the lesson now."""
        self._watched = identity(screen) if screen is not None else None

    def _removed(self, screen: QScreen) -> None:
        if identity(screen) == self._watched:
            self._watched = None
            self.lost.emit()

    def _added(self, _screen: QScreen) -> None:
        self._settling.start()
