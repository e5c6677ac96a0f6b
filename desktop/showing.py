"""Showing what stands still: pictures, pages, covers. Read away from the window's thread, one resource at a time."""

import functools
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from catalogue.records import Extent, Resource
from desktop.animation import Animation, StillFrame
from desktop.jobs import Jobs
from desktop.kinds import DOCUMENTS, DocumentError, Kind, kind_of
from desktop.prepared import Prepared

if TYPE_CHECKING:
    from desktop.documents import Document


class Showing(QObject):
    """Opens resources and turns their pages. What comes after another resource was opened is dropped."""

    still = Signal(QImage)
    moving = Signal(QImage)
    """The next frame of a picture that moves by itself; its first is a still."""

    cover = Signal(QImage)
    """The cover of a recording that has one."""

    page_changed = Signal(int, int)
    """The page that is shown, from 0, and how many there are."""

    making = Signal(bool)
    """Whether a document is being made ready, which can take a minute."""

    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pages: Document | None = None
        self._opened = 0
        self._is_making = False
        self._coming: Sequence[Resource] = ()
        self._animation = Animation(self)
        self._animation.pictured.connect(self.moving)
        self.prepared: Prepared | None = None
        """Where what is made of documents is kept; without it those of office programs are not shown."""

        self.page = 0
        self.shown = False
        """Whether something stands on the screen now."""

    @property
    def is_making(self) -> bool:
        """Whether a document is being made ready, which can take a minute."""
        return self._is_making

    @property
    def page_count(self) -> int:
        """How many pages the document has that is open, 0 for none."""
        return self._pages.count if self._pages is not None else 0

    def open(self, resource: Resource, extent: Extent, page: int = 0) -> None:
        """Show a resource, a document from ``page`` on; of a recording only its cover."""
        kind = kind_of(resource)
        if kind is Kind.AUDIO:
            self._work(lambda: _documents().load_cover(extent), self._show_cover)
        elif kind is Kind.PICTURE:
            self._work(lambda: _documents().load_frames(extent), self._show_frames)
        elif kind in DOCUMENTS:
            prepared = self.prepared
            if prepared is not None and kind is Kind.SLIDES:
                prepared.hurry(extent)
            self._making(making=kind is Kind.SLIDES)
            self._work(lambda: _open_pages(resource, extent, prepared, page), self._show_document)
        elif kind is Kind.OTHER:
            self.failed.emit("cannot-show")

    def make_ready(self, resources: Sequence[Resource]) -> None:
        """Make the documents of a lesson ready before they are opened."""
        self._coming = [one for one in resources if kind_of(one) is Kind.SLIDES]
        self._make_coming()

    def _make_coming(self) -> None:
        """Have the documents made that the lesson has still to come to; those that are there already cost a look."""
        prepared = self.prepared
        coming = self._coming

        def given_up() -> bool:
            return coming is not self._coming

        for resource in coming:
            if prepared is not None and resource.extent is not None:
                self._jobs.make_ready(functools.partial(prepared.pdf, resource, resource.extent, given_up))

    def leave(self) -> None:
        """Let go of what is shown."""
        self._opened += 1
        self._animation.stop()
        self._making(making=False)
        self.shown, self.page = False, 0
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def turn(self, step: int) -> bool:
        """Turn pages of the document shown; False when there is none to turn to."""
        return self.turn_to(self.page + step)

    def turn_to(self, number: int) -> bool:
        """Show a page by its number, from 0; False when there is none."""
        pages = self._pages
        if pages is None or not 0 <= number < pages.count:
            return False
        self.page = number
        self._work(lambda: pages.render(number), self._show)
        self.page_changed.emit(number, pages.count)
        return True

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        opened, made = self._opened, self._is_making

        def use(result: object) -> None:
            if opened == self._opened:
                self._making(making=False)
                done(result)
            elif isinstance(result, tuple):
                result[0].close()  # a document that was opened for nothing
            if made:
                self._make_coming()  # whatever was given up for this one

        def fail(error: Exception) -> None:
            if opened == self._opened:
                self._making(making=False)
                self.failed.emit(error.reason if isinstance(error, DocumentError) else "unplayable")

        run = self._jobs.make if made else self._jobs.start
        run(work, use, fail)

    def _making(self, *, making: bool) -> None:
        if making != self._is_making:
            self._is_making = making
            self.making.emit(making)

    def _show(self, image: QImage) -> None:
        self.shown = True
        self.still.emit(image)

    def _show_frames(self, frames: Sequence[StillFrame]) -> None:
        self._show(frames[0].image)
        self._animation.begin(frames)

    def _show_cover(self, image: QImage | None) -> None:
        if image is not None:
            self.cover.emit(image)

    def _show_document(self, opened: "tuple[Document, int, QImage]") -> None:
        self._pages, self.page, image = opened
        self._show(image)
        self.page_changed.emit(self.page, self._pages.count)


def _documents() -> Any:
    """Load what reads pictures and pages when it is first needed, on the thread that needs it (decision 0005)."""
    return import_module("desktop.documents")


def _open_pages(
    resource: Resource, extent: Extent, prepared: Prepared | None, page: int
) -> "tuple[Document, int, QImage]":
    pages: Document = _documents().open_document(resource, extent, prepared)
    number = min(page, pages.count - 1)
    try:
        return pages, number, pages.render(number)
    except DocumentError:
        pages.close()
        raise
