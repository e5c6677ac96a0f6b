"""Reads the lesson plan for the teacher alone: it is no part of what "next" shows to the class."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from catalogue.records import Resource
from desktop.jobs import Jobs
from desktop.kinds import DOCUMENTS, DocumentError, Kind, kind_of
from desktop.prepared import Prepared

_MOST_PAGES = 40


class PlanReader(QObject):
    """Opens lesson plans page by page, away from the window's thread. ``failed`` has a code of messages.py."""

    paged = Signal(QImage)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._asked = jobs, 0
        self.prepared: Prepared | None = None
        """Where what is made of documents is kept."""

    def open(self, plans: Sequence[Resource]) -> None:
        """Read these plans from their first page; earlier ones are read no further."""
        self._asked += 1
        for plan in plans:
            self._read(plan, 0)

    def close(self) -> None:
        """Read no further."""
        self._asked += 1

    def _read(self, plan: Resource, number: int) -> None:
        asked, prepared = self._asked, self.prepared

        def show(image: QImage | None) -> None:
            if asked == self._asked and image is not None:
                self.paged.emit(image)
                if number + 1 < _MOST_PAGES:
                    self._read(plan, number + 1)

        def fail(error: Exception) -> None:
            if asked == self._asked:
                self.failed.emit(error.reason if isinstance(error, DocumentError) else "unplayable")

        self._jobs.start(lambda: _page(plan, number, prepared), show, fail)


def _page(plan: Resource, number: int, prepared: Prepared | None) -> QImage | None:
    """Return a page of a plan, None after its last.

    Raises:
        DocumentError: it cannot be shown.
    """
    if plan.extent is None:
        raise DocumentError("not-arrived")
    documents: Any = import_module("desktop.documents")  # slow to load, and seldom needed (decision 0005)
    kind = kind_of(plan)
    if kind is Kind.PICTURE:
        picture: QImage = documents.load_picture(plan.extent)
        return picture if number == 0 else None
    if kind not in DOCUMENTS:
        raise DocumentError("cannot-show")
    pages = documents.open_document(plan, plan.extent, prepared)
    try:
        image: QImage | None = pages.render(number) if number < pages.count else None
    finally:
        pages.close()
    return image
