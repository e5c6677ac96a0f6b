"""Which screen the class sees, and that screens come, go and change. A QScreen is never kept: it can vanish."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

_SETTLING_MS = 400
"""The system moves windows itself when a screen comes; after this it has done so."""


class Identity(NamedTuple):
    """What a screen is known by, never its place: the plug it is on, its serial number, and what it calls itself."""

    name: str = ""
    serial: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class ScreenPlace:
    """A screen as it is now."""

    identity: Identity
    area: QRect
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who sees which screen. ``lesson`` is None where the teacher has the only one.

    ``mirrored``: there is another, but it shows the same. ``doubtful``: more than one might be for the class, and none
    is the remembered one.
    """

    control: ScreenPlace
    lesson: ScreenPlace | None
    mirrored: bool = False
    doubtful: bool = False


def likeness(one: Identity, other: Identity) -> int:
    """Return how surely two identities are of one screen: 0 for not at all. The plug alone is the least sign."""
    if one.serial and one.serial == other.serial:
        return 3 if one.model == other.model else 2
    if one.serial and other.serial:
        return 0
    return 1 if one.name == other.name and one.model == other.model else 0


def arranged(places: Sequence[ScreenPlace], remembered: Identity) -> Arrangement | None:
    """Return who should see which screen; None without any. The remembered one is the class's, even when primary."""
    if not places:
        return None
    distinct = [
        place for number, place in enumerate(places) if not _shown_elsewhere(place, places[:number], places[number:])
    ]
    own = next((place for place in distinct if place.primary), distinct[0])
    if len(distinct) == 1:
        return Arrangement(own, None, mirrored=len(places) > 1)
    known = max(distinct, key=lambda place: likeness(place.identity, remembered))
    if likeness(known.identity, remembered):
        others = [place for place in distinct if place is not known]
        control = next((place for place in others if place.primary), others[0])
        return Arrangement(control, known)
    others = [place for place in distinct if place is not own]
    return Arrangement(own, others[0], doubtful=len(others) > 1)


def screen_places() -> list[ScreenPlace]:
    """Return the screens there are."""
    primary = QGuiApplication.primaryScreen()
    return [ScreenPlace(identity(s), s.geometry(), s == primary) for s in QGuiApplication.screens()]


def identity(screen: QScreen) -> Identity:
    """Return what a screen is known by."""
    return Identity(screen.name(), screen.serialNumber(), screen.model())


def screen_at(place: ScreenPlace) -> QScreen | None:
    """Return the screen of a place, None when it has gone since."""
    screens = QGuiApplication.screens()
    return next((screen for screen in screens if identity(screen) == place.identity), None)


class ScreenGuard(QObject):
    """``changed`` comes at once when a screen comes, goes or moves; ``settled`` when the system is done with it."""

    changed = Signal()
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._settling.timeout.connect(self.settled)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._stir)
            application.screenAdded.connect(self._added)
            application.primaryScreenChanged.connect(self._stir)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._stir)

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._stir)
        self._stir()

    def _stir(self, *_what: object) -> None:
        self.changed.emit()
        self._settling.start()


def _shown_elsewhere(place: ScreenPlace, earlier: Sequence[ScreenPlace], later: Sequence[ScreenPlace]) -> bool:
    """Whether another screen shows the same picture or more of it: mirrored. Of two alike the first one counts."""
    return any(other.area.contains(place.area) for other in earlier) or any(
        other.area != place.area and other.area.contains(place.area) for other in later
    )
