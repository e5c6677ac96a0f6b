"""What one does with lessons beside teaching them in turn: find them, look at what they have, add to them.

Built and handed over by the composition root (desktop/app.py), of which this is a part of its own.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from catalogue.languages import preferring
from catalogue.records import Resource, Role
from desktop.jobs import Jobs
from desktop.lesson_files import LessonFiles, Receives
from desktop.messages import describe
from desktop.places import Household
from desktop.searching import Searching
from desktop.still_cache import StillCache
from desktop.stills import Stills
from desktop.views.lessons_page import LessonsPage
from desktop.views.main_window import MainWindow
from player.engine import Engine
from sync.outcome import Outcome

_STILLS = "cache/stills"


class Receiver(Receives, Protocol):
    """The room that receives."""

    @property
    def is_busy(self) -> bool:
        """Whether something is arriving now."""


class LessonDesk(QObject):
    """``teach`` has a lesson, its resources and the hash of the one to begin with, or ''."""

    teach = Signal(object, object, str)
    failed = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        page: LessonsPage,
        window: MainWindow,
        household: Household,
        jobs: Jobs,
        make_engine: Callable[[], Engine],
    ) -> None:
        super().__init__(window)
        self._page, self._window = page, window
        self.searching = Searching(page.finder, household, jobs, self)
        self.stills = Stills(StillCache(household.library / _STILLS), jobs, make_engine, self)
        self.files = LessonFiles(page.strip, household, jobs, self.stills, self)
        for key in ("Ctrl+F", "/"):
            QShortcut(QKeySequence(key), window, self._find)
        for part in (self.searching, self.files):
            part.teach.connect(self.teach)
            part.failed.connect(self.failed)
        self.files.said.connect(window.notify)
        self.files.refused.connect(self._tell)
        self.files.language_chosen.connect(self.language_chosen)
        page.lesson_chosen.connect(self.files.show)

    def use(self, *, language: str) -> None:
        """Put resources in this language first."""
        self.files.language = language

    def receive_with(self, receiver: Receiver, is_teaching: Callable[[], bool]) -> None:
        """Work with the room that receives, once it is there; thumbnails wait for it and for teachers."""
        self.files.use(receiver)
        self.stills.wait_while(lambda: is_teaching() or receiver.is_busy)

    def refresh(self) -> None:
        """Look again: something came in, or went."""
        self.searching.again()
        self._page.tell_chosen()

    def in_order(self, resources: tuple[Resource, ...], language: str = "") -> tuple[Resource, ...]:
        """Return resources as they are to be taught, in a class's own ``language`` or in the school's."""
        return preferring(resources, language or self.files.language)

    def shutdown(self) -> None:
        """Make no more thumbnails."""
        self.stills.end()

    def _find(self) -> None:
        if self._window.go_to(self._page):
            self._page.begin_search()

    def _tell(self, outcome: Outcome) -> None:
        self._window.notify(describe(outcome.reason, outcome.facts).whole)


def place_of(resources: tuple[Resource, ...], sha256: str) -> int:
    """Return at which place of the lesson a resource is shown, 0 when it is not among them."""
    shown = [resource.sha256 for resource in resources if resource.role is not Role.SUBTITLE]
    return shown.index(sha256) if sha256 in shown else 0
