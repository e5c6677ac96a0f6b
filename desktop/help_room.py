"""What F1 does outside the classroom: the help of the page that is shown, made when somebody asks for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.help.pages import TROUBLES, help_text
from desktop.help.troubles import troubles
from desktop.views.help_page import HelpPage
from desktop.views.main_window import MainWindow


class HelpRoom(QObject):
    """Shows help in ``window``; ``language`` is asked for the language of the window."""

    def __init__(self, window: MainWindow, language: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self._language, self._name = window, language, ""
        self._page: HelpPage | None = None
        window.help_wished.connect(self.show)

    @property
    def page(self) -> HelpPage:
        """The page of help, made when it is wanted."""
        if self._page is None:
            self._page = made = HelpPage()
            made.closed.connect(self._window.end_help)
            made.spoken.connect(self._show_text)
            made.troubles_wished.connect(lambda: self.show(TROUBLES))
        return self._page

    def show(self, name: str) -> None:
        """Show the help that is called so, a page of the rail in lower case or the messages."""
        self._name = name
        self._window.show_help(self.page)
        self._show_text()

    def _show_text(self) -> None:
        if not self._name:
            return
        language = self._language()
        long = self._name == TROUBLES
        self.page.show_text(troubles(language) if long else help_text(self._name, language), long=long)
