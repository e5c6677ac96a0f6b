"""Where the library lies, over one session of the window: what is left of a move, and who looks after it meanwhile."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.app import App
from desktop.homes import Home, How
from desktop.mended import Mended
from sync.errors import LibraryInUseError, PackageError
from sync.signpost import MOVING_NAME

if TYPE_CHECKING:
    from desktop.home_room import HomeRoom

_AFTER_MS = 2_000
"""Where the library lies is looked at after everything that the window needs."""


class HomeSession(QObject):
    """Loads what looks after the library's place, once the window stands, where nobody said where it is to be."""

    def __init__(self, app: App, options: argparse.Namespace, home: Home) -> None:
        super().__init__(app)
        self._app = app
        self._room: HomeRoom | None = None
        if home.how not in (How.NAMED, How.PORTABLE):
            QTimer.singleShot(_AFTER_MS, self, self._begin)
        if options.command == "open" and options.files:
            QTimer.singleShot(0, self, lambda: self._take(options.files))

    def shutdown(self) -> None:
        """End what goes on."""
        if self._room is not None:
            self._room.shutdown()

    def _take(self, files: Sequence[Path]) -> None:
        """Put what somebody has opened where packages arrive, and show it arriving."""
        library, hand_in = self._app.household.library, import_module("desktop.handed_in").hand_in
        self._app.window.show_page(self._app.window.number_of(self._app.pages.receiving))
        self._app.jobs.make(lambda: hand_in(library, files), lambda _done: None, self._app.saying.say_error)

    def _begin(self) -> None:
        room = import_module("desktop.home_room").HomeRoom
        line = import_module("desktop.views.home_line").HomeLine()
        app = self._app
        app.window.put_above(line)
        household = app.household
        self._room = made = room(household.library, line, app.pages.settings.home, household.right_of_way, self)
        made.start()


def finish_move(library: Path, *, forget: bool = True) -> tuple[Path, tuple[Mended, ...]]:
    """Do what is left of a move, while nobody uses the library; return where it is, and what was in the way.

    What cannot be done is forgotten, unless nobody will be told: without ``forget`` it is tried again.
    """
    if not (library / MOVING_NAME).exists():
        return library, ()
    try:
        return import_module("desktop.moving_home").finish_planned(library, forget=forget) or library, ()
    except LibraryInUseError:
        return library, ()  # by another window, which will do it when it is closed
    except (PackageError, OSError) as error:
        reason = getattr(error, "reason", "disk-trouble")
        return library, (Mended(reason, getattr(error, "facts", {"detail": str(error)})),)


def away(home: Home) -> tuple[Mended, ...]:
    """Return that the library should be on a volume that is not there, where that is so."""
    return () if home.away is None else (Mended("library-away", {"place": home.away}),)
