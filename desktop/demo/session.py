"""The demo beside the running window: packages are made while one watches; with a folder for pictures, a tour."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from catalogue.plan import SEED, read_plan
from desktop.app import App
from desktop.demo.content import package_id, weeks
from desktop.demo.key import demo_key
from desktop.demo.sheet_tour import SheetTour
from desktop.demo.tour import Tour
from sync.own_process import own_command

_PACE_SEEN, _PACE_TOUR = 0.4, 0.0
_END_MS = 3000


class DemoSession(QObject):
    """Fills the first drop folder with what the library does not have yet."""

    def __init__(
        self, app: App, pictures: Path | None, languages: Sequence[str] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._maker = QProcess(self)
        self._tour: Tour | None = None
        if pictures is not None:
            self._tour = SheetTour(app, pictures, languages, self) if languages else Tour(app, pictures, self)

    def start(self) -> None:
        """Begin to make packages, in a process of its own, and the tour when pictures are wanted."""
        known = [package.id for package in self._app.household.catalogue.packages()]
        wanted = {package_id(*week) for week, _ in weeks(read_plan(SEED))}
        if wanted - set(known):
            folder, pace = str(self._app.settings.drop_folders[0]), _PACE_TOUR if self._tour else _PACE_SEEN
            key = str(demo_key(self._app.household.library))
            program, *module = own_command("desktop.demo")
            arguments = [*module, folder, "--pace", str(pace), "--key", key, "--except", *known]
            self._maker.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
            self._maker.start(program, arguments)
        if self._tour is not None:
            self._tour.start()

    def shutdown(self) -> None:
        """End the process; a package that was half made has not got its name yet."""
        if self._maker.state() is not QProcess.ProcessState.NotRunning:
            self._maker.terminate()
            self._maker.waitForFinished(_END_MS)
