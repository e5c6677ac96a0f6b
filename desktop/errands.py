"""Changes of the library that the window asks for and that the thread which receives carries out, between packages."""

import queue
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from catalogue.errors import CatalogueError
from catalogue.records import Lesson, Resource
from catalogue.store import Catalogue
from sync.errors import PackageError
from sync.importer import Importer
from sync.own import OwnFiles, share
from sync.storage import Library

Errand = Callable[[OwnFiles], object]


class Errands(QObject):
    """``done`` has what came of an errand; ``failed`` an error to be told. Both come from the thread that receives."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: queue.SimpleQueue[Errand] = queue.SimpleQueue()

    @property
    def waiting(self) -> bool:
        """Whether something is to be done."""
        return not self._asked.empty()

    def add(self, lesson: Lesson, file: Path, at: datetime) -> None:
        """Have a file copied into the library as a resource of a lesson."""
        self._asked.put(lambda own: own.add(lesson, file, at))

    def remove(self, package_id: str) -> None:
        """Have an own file removed; what is ``done`` is the path from where it can be restored."""
        self._asked.put(lambda own: own.remove(package_id))

    def restore(self, kept: Path) -> None:
        """Have an own file brought back."""
        self._asked.put(lambda own: own.restore(kept))

    def share(self, lesson: Lesson, resources: tuple[Resource, ...], out: Path, at: datetime) -> int:
        """Write a lesson as a package at once; see sync.own.share. It changes nothing here, so any thread may."""
        return share(lesson, resources, out, at)

    def carry_out(self, library: Library, catalogue: Catalogue, importer: Importer) -> None:
        """Do all that was asked for."""
        while not self._asked.empty():
            errand = self._asked.get()
            try:
                self.done.emit(errand(OwnFiles(library, catalogue, importer)))
            except (PackageError, CatalogueError, OSError) as error:
                self.failed.emit(error)
