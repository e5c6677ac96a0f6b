"""Opens the page that checks this computer; what it needs is loaded when somebody wants it (docs/decisions/0005)."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Jobs
from desktop.pages import Pages
from desktop.places import Household
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.checking_room import CheckingRoom


class CheckDesk(QObject):
    """``failed`` has an error to be told."""

    failed = Signal(object)

    def __init__(
        self, household: Household, jobs: Jobs, window: MainWindow, pages: Pages, is_teaching: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._household, self._jobs, self._window, self._is_teaching = household, jobs, window, is_teaching
        self._settings = pages.locked[1]
        self._room: CheckingRoom | None = None
        pages.settings.check_wished.connect(lambda: window.show_beside(self.room.page))

    @property
    def room(self) -> "CheckingRoom":
        """What checks, made when it is first asked for."""
        if self._room is None:
            make = import_module("desktop.checking_room").CheckingRoom
            made: CheckingRoom = make(self._household, self._jobs, self._is_teaching, self)
            made.failed.connect(self.failed)
            made.page.left.connect(lambda: self._window.go_to(self._settings))
            self._room = made
        return self._room

    def shutdown(self) -> None:
        """Look at nothing more."""
        if self._room is not None:
            self._room.shutdown()
