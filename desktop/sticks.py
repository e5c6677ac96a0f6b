"""Sticks beside the running window: noticed and looked at on a thread, so that a stick that hangs holds up nothing."""

import logging
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.places import Household, program_versions
from sync.reader import ReaderProcess
from sync.sticks import StickOffer, look
from sync.storage import Library
from sync.volumes import Volume, VolumeWatch

log = logging.getLogger(__name__)

_STOP_SECONDS = 2.0


class Sticks(QObject):
    """Tells which sticks are in and what they bring. What it tells arrives in the window's thread."""

    offers_changed = Signal(object)
    returned = Signal(object)
    volumes_changed = Signal(object)
    _arrived = Signal(object)
    _looked = Signal(object)
    _gone = Signal(object)

    def __init__(self, household: Household, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._household = household
        self._offers: dict[str, StickOffer] = {}
        self._interrupted: set[str] = set()
        self._volumes: dict[tuple[str, Path], Volume] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._looks: list[threading.Thread] = []
        self._looked.connect(self._offer, Qt.ConnectionType.QueuedConnection)
        self._gone.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to watch."""
        self._thread = threading.Thread(target=self._run, name="sticks", daemon=True)
        self._thread.start()

    def offer(self, stick: str) -> StickOffer | None:
        """Return what a stick that is in brings, by its id."""
        return self._offers.get(stick)

    def volume(self, stick: str) -> Volume | None:
        """Return a stick that is in, by its id."""
        return next((volume for volume in self._volumes.values() if volume.id == stick), None)

    def interrupted(self, offer: StickOffer) -> None:
        """Note a stick that went away before all of it was taken in: it is gone on with when it is back."""
        self._interrupted.add(offer.volume.id)

    def finished(self, offer: StickOffer) -> None:
        """Note that all of a stick was taken in."""
        self._interrupted.discard(offer.volume.id)
        self._offers.pop(offer.volume.id, None)
        self._tell()

    def shutdown(self) -> None:
        """End the thread; one that waits for a stick that hangs is left behind."""
        self._stop.set()
        ends = time.monotonic() + _STOP_SECONDS
        for thread in (self._thread, *self._looks):
            if thread is not None:
                thread.join(max(0.0, ends - time.monotonic()))
        self._thread = None

    def _run(self) -> None:
        VolumeWatch(self._changed).run(self._stop)

    def _changed(self, arrived: tuple[Volume, ...], gone: tuple[Volume, ...]) -> None:
        """Have each new stick looked at by a thread of its own: one that hangs holds up no other."""
        for volume in gone:
            self._gone.emit(volume)
        self._looks = [look for look in self._looks if look.is_alive()]
        for volume in arrived:
            self._arrived.emit(volume)
            self._looks.append(threading.Thread(target=self._look, args=(volume,), name="stick", daemon=True))
            self._looks[-1].start()

    def _look(self, volume: Volume) -> None:
        with ReaderProcess() as reader:
            household = self._household
            offer = look(volume, Library(household.library), household.catalogue, reader, program_versions())
        if not self._stop.is_set():
            self._looked.emit(offer)

    @Slot(object)
    def _note(self, volume: Volume) -> None:
        self._volumes[volume.id, volume.mount] = volume
        self.volumes_changed.emit(list(self._volumes.values()))

    @Slot(object)
    def _offer(self, offer: StickOffer) -> None:
        # A stick may have been pulled while it was looked at.
        if (offer.volume.id, offer.volume.mount) not in self._volumes:
            return
        self._offers[offer.volume.id] = offer
        self._tell()
        if offer.packages and offer.volume.id in self._interrupted:
            self.returned.emit(offer)

    @Slot(object)
    def _forget(self, volume: Volume) -> None:
        self._volumes.pop((volume.id, volume.mount), None)
        self.volumes_changed.emit(list(self._volumes.values()))
        if self._offers.pop(volume.id, None) is not None:
            self._tell()

    def _tell(self) -> None:
        self.offers_changed.emit(list(self._offers.values()))
