"""Thumbnails and lengths of the resources in sight, made one at a time while nobody teaches and nothing arrives."""

import contextlib
import logging
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from catalogue.records import Extent, Resource
from desktop.extent_file import source_of
from desktop.jobs import Jobs
from desktop.kinds import DocumentError, Kind, kind_of
from desktop.still_cache import HEIGHT, WIDTH, Known, StillCache
from player.engine import Engine
from player.still import Still, take_still

log = logging.getLogger(__name__)

_LOOK_MS = 400
_SIZE = QSize(WIDTH, HEIGHT)


class Stills(QObject):
    """``made`` has the hash of a resource and what is known of it."""

    made = Signal(str, object)

    def __init__(
        self, cache: StillCache, jobs: Jobs, make_engine: Callable[[], Engine], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.cache, self.make_engine, self._jobs = cache, make_engine, jobs
        self._wanted: list[Resource] = []
        self._busy: Callable[[], bool] = _never
        self._working = self._ended = False
        self._tick = QTimer(self, interval=_LOOK_MS)
        self._tick.timeout.connect(self._next)

    def wait_while(self, busy: Callable[[], bool]) -> None:
        """Make nothing while ``busy`` says so; it may be asked on any thread."""
        self._busy = busy

    def want(self, resources: Sequence[Resource]) -> None:
        """Show what is known of these, and make the rest when there is time; what was wanted before is dropped."""
        here = [resource for resource in resources if resource.extent is not None]
        self._wanted = []

        def read() -> list[tuple[Resource, Known | None]]:
            return [(resource, self.cache.read(resource.sha256)) for resource in here]

        self._jobs.start(read, self._sort_out, self._failed)

    def end(self) -> None:
        """Make nothing more; what is being made stops at once."""
        self._ended, self._wanted = True, []
        self._tick.stop()

    def _sort_out(self, found: list[tuple[Resource, Known | None]]) -> None:
        for resource, known in found:
            if known is not None:
                self.made.emit(resource.sha256, known)
        self._wanted = [resource for resource, known in found if known is None]
        if self._wanted and not self._ended:
            self._tick.start()

    def _next(self) -> None:
        if self._working or self._busy():
            return
        if not self._wanted:
            self._tick.stop()
            return
        resource, self._working = self._wanted.pop(0), True
        self._jobs.start(lambda: self._make(resource), lambda known: self._done(resource, known), self._failed)

    def _done(self, resource: Resource, known: Known | None) -> None:
        self._working = False
        if known is None:
            self._wanted.append(resource)  # somebody began to teach: later
        else:
            self.made.emit(resource.sha256, known)

    def _failed(self, error: Exception) -> None:
        self._working = False
        log.info("a thumbnail cannot be made: %s", error)

    def _make(self, resource: Resource) -> Known | None:
        known = known_of(resource, self.make_engine, lambda: self._ended or self._busy())
        if known is not None:
            self.cache.write(resource.sha256, known)
        return known


def known_of(resource: Resource, make_engine: Callable[[], Engine], cancelled: Callable[[], bool]) -> Known | None:
    """Look at a resource and return what it shows and how long it is; None when ``cancelled`` came first."""
    extent, kind = resource.extent, kind_of(resource)
    if extent is None:
        return Known()
    if kind not in (Kind.VIDEO, Kind.AUDIO):
        return Known(_document_image(extent, kind))
    still = take_still(make_engine, source_of(extent), cancelled, pictured=kind is Kind.VIDEO)
    if still is None:
        return None
    image = _documents().load_cover(extent) if kind is Kind.AUDIO else _image_of(still)
    return Known(None if image is None else _small(image), still.duration)


def _document_image(extent: Extent, kind: Kind) -> QImage | None:
    """Return a picture, or the first page of a PDF, small; None for what cannot be shown so."""
    try:
        if kind is Kind.PICTURE:
            return _small(_documents().load_picture(extent))
        if kind is Kind.PAGES:
            with contextlib.closing(_documents().Pages(extent)) as pages:
                return _small(pages.render(0))
    except DocumentError as error:
        log.info("no thumbnail: %s", error)
    return None


def _image_of(still: Still) -> QImage | None:
    if not still.pixels:
        return None
    return QImage(still.pixels, still.width, still.height, still.stride, QImage.Format.Format_RGB32).copy()


def _small(image: QImage) -> QImage:
    return image.scaled(_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _never() -> bool:
    return False


def _documents() -> Any:
    """Load what reads pictures and pages when it is first needed, on the thread that needs it (decision 0005)."""
    return import_module("desktop.documents")
