"""Making room, beside the running window: what could go is read away from the window, and removed where asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.giving import Goer
from desktop.jobs import Jobs
from desktop.messages import describe_error
from desktop.places import Household
from desktop.views.space_panel import SpacePanel
from sync.space import Removable, removable
from sync.storage import Library


class SpaceRoom(QObject):
    """Keeps the panel up to date. ``remove`` carries out a removal, and ``ended`` is to be told how it went."""

    failed = Signal(object)

    def __init__(
        self,
        household: Household,
        panel: SpacePanel,
        jobs: Jobs,
        remove: Callable[[str, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._household, self._panel, self._jobs = household, panel, jobs
        panel.remove_requested.connect(remove)

    def open(self, language: str) -> None:
        """Show what could go now."""
        self._panel.language = language
        self._panel.say("")
        self._reload()

    def ended(self, _name: str, how: object) -> None:
        """Say how a removal went: the bytes that it freed, or an error."""
        if isinstance(how, int):
            self._panel.say_freed(how)
        elif isinstance(how, Exception):
            message = describe_error(how)
            self._panel.say("" if message is None else message.whole)
        self._reload()

    def _reload(self) -> None:
        self._jobs.ask(self._goers, self._panel.show_goers, self.failed.emit)

    def _goers(self) -> list[Goer]:
        library, taught = Library(self._household.library), self._household.school.taught()
        return [_goer(found) for found in removable(library, self._household.catalogue, taught)]


def _goer(found: Removable) -> Goer:
    lends = len(found.lends_to)
    return Goer(found.name, found.rule.value, found.title, found.version, found.bytes, lends, found.lends_lessons)
