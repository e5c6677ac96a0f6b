"""What F1 does outside the classroom, and the tour at the first start. Both are made when they are wanted."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.help.pages import TROUBLES, help_text
from desktop.jobs import Jobs
from desktop.pages import Pages
from desktop.settings import SettingsFile
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.guide_desk import GuideDesk
    from desktop.views.help_page import HelpPage
    from desktop.views.tour import Tour

_WELCOME_MS = 1200
"""The page below the tour is filled first."""


class HelpRoom(QObject):
    """Shows help in ``window``; ``language`` is asked for the language of the window. ``failed`` has an error."""

    failed = Signal(object)

    def __init__(
        self, window: MainWindow, pages: Pages, settings: SettingsFile, jobs: Jobs, language: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._settings, self._language = window, pages, settings, language
        self._jobs = jobs
        self._guides: GuideDesk | None = None
        self._name = ""
        self._page: HelpPage | None = None
        self.tour: Tour | None = None
        window.help_wished.connect(self.show)
        window.page_shown.connect(self._page_shown)
        window.teaching_shown.connect(self.end_tour)

    @property
    def page(self) -> "HelpPage":
        """The page of help, loaded and made when it is wanted."""
        if self._page is None:
            made: HelpPage = import_module("desktop.views.help_page").HelpPage()
            self._page = made
            made.closed.connect(self._window.leave_beside)
            made.spoken.connect(self._show_text)
            made.troubles_wished.connect(lambda: self.show(TROUBLES))
            made.tour_wished.connect(self.begin_tour)
            made.guide_wished.connect(self._print)
        return self._page

    @property
    def guides(self) -> "GuideDesk":
        """What prints the guides, loaded when one is wanted."""
        if self._guides is None:
            make = import_module("desktop.guide_desk").GuideDesk
            made: GuideDesk = make(self._window, self._pages, self._jobs, self._language, self)
            made.written.connect(self._tell_written)
            made.failed.connect(self.failed)
            self._guides = made
        return self._guides

    def _tell_written(self, path: Path) -> None:
        self._window.notice.say_written(self.tr("Written: {path}").format(path=path), path)

    def _print(self, role: str, name: str) -> None:
        self.guides.write(role, import_module("desktop.guide_desk").default_path(name))

    def show(self, name: str) -> None:
        """Show the help that is called so, a page of the rail in lower case or the messages; '' closes help."""
        self.end_tour()
        if not name:
            self._window.leave_beside()
            return
        self._name = name
        if not self.page.isVisible():
            self._window.show_beside(self.page)
        self._show_text()

    def welcome(self) -> None:
        """Show the tour when this library never saw it."""
        if not self._settings.read().tour_seen:
            QTimer.singleShot(_WELCOME_MS, self, self._welcome)

    def begin_tour(self) -> None:
        """Show the tour from its beginning, over the first page."""
        self.end_tour()
        self._settings.change(tour_seen=True)
        self._window.show_page(0)
        pages, window = self._pages, self._window
        usage = pages.locked[0]
        targets = (self._teach, lambda: window.button_of(pages.receiving), lambda: window.button_of(usage))
        made: Tour = import_module("desktop.views.tour").Tour(window, targets)
        made.ended.connect(self.end_tour)
        self.tour = made

    def end_tour(self) -> None:
        """Take the tour away, if it is shown."""
        tour, self.tour = self.tour, None
        if tour is not None:
            tour.take_away()

    def _welcome(self) -> None:
        """Nobody who has begun to do something is disturbed."""
        if self._pages.today.isVisible():
            self.begin_tour()

    def _teach(self) -> QWidget:
        """Return the button that teaches the next lesson; with several classes there are several, so their page's."""
        teach = self._pages.today.first_card.teach
        return teach if teach.isVisible() else self._window.button_of(self._pages.today)

    def _page_shown(self, number: int) -> None:
        if number:
            self.end_tour()

    def _show_text(self) -> None:
        if not self._name:
            return
        language = self._language()
        long = self._name == TROUBLES
        told: str = (
            import_module("desktop.help.troubles").troubles(language) if long else help_text(self._name, language)
        )
        self.page.show_text(told, long=long)
