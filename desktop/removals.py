"""What is to go from the library, asked for in the window and carried out on the thread that receives."""

import queue
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from catalogue.errors import CatalogueError
from sync.errors import PackageError
from sync.removing import Remover


def _nobody() -> str:
    """Teach nothing."""
    return ""


class Removals(QObject):
    """``removed`` has a name and how it went: the bytes that it freed, or an error.

    ``teaching`` returns the lesson that is being taught, '' for none; it is asked on the thread that receives.
    """

    removed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.teaching: Callable[[], str] = _nobody
        self._asked: queue.SimpleQueue[tuple[str, bool]] = queue.SimpleQueue()

    @property
    def waiting(self) -> bool:
        """Whether something is to go."""
        return not self._asked.empty()

    def ask(self, name: str, lent_too: bool) -> None:  # a signal's shape
        """Have something removed; may be called from any thread."""
        self._asked.put((name, lent_too))

    def carry_out(self, remover: Remover) -> None:
        """Remove all that was asked for."""
        while not self._asked.empty():
            name, lent_too = self._asked.get()
            try:
                freed = remover.remove(name, teaching=self.teaching(), lent_too=lent_too)
            except (PackageError, CatalogueError) as error:
                self.removed.emit(name, error)
            else:
                self.removed.emit(name, freed)
