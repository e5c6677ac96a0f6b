"""The program teaching a video while a package is imported: how long did its window not answer at most?"""

import json
import shutil
import sys
import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.collecting import Collector
from desktop.places import open_household
from desktop.settings import SettingsFile
from desktop.shortcuts import Action
from player.engine import EngineState

_BEAT_MS = 5
_SETTLED_MS = 5000
_MOST_SECONDS = 90.0


class Probe:
    """Beats every few milliseconds; a beat that comes late is a stall."""

    def __init__(self, app: App, archive: Path) -> None:
        self._app, self._archive = app, archive
        self._clock, self._began = QElapsedTimer(), time.monotonic()
        self._stalls: list[float] = []
        self._phase = 0
        self._beat = QTimer(interval=_BEAT_MS)
        self._beat.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to beat."""
        self._clock.start()
        self._beat.start()

    def _tick(self) -> None:
        late = self._clock.restart() - _BEAT_MS
        app = self._app
        if self._phase == 3 and app.playback.state is not EngineState.OPENING:
            self._stalls.append(late)
        if self._phase == 0 and app.pages.today.first_card.teach.isEnabled():
            app.pages.today.first_card.teach.click()
            self._phase = 1
        elif self._phase == 1 and app.room.session.lesson is not None:
            app.room.obey(Action.NEXT)
            self._phase = 2
        elif self._phase == 2 and app.playback.state is EngineState.PLAYING:
            for path in self._archive.parent.glob(self._archive.name + "*"):
                shutil.move(path, app.settings.drop_folders[0])
            self._phase = 3
        elif self._phase == 3 and app.playback.state is EngineState.ENDED:
            app.playback.resume()
        self._end_when_done()

    def _end_when_done(self) -> None:
        """Say what was seen once the package is in, or after so long that something must be wrong."""
        packages = self._app.household.library / "packages"
        done = self._phase == 3 and any("bench.big" in path.name for path in packages.iterdir())
        if done or time.monotonic() - self._began > _MOST_SECONDS:
            self._beat.stop()
            ordered = sorted(self._stalls) or [float("nan")]
            line = {
                "bench": "longest stall of the window while 1 GB is imported and a video plays",
                "imported": done,
                "longest ms": ordered[-1],
                "p99 ms": ordered[int(len(ordered) * 0.99)],
                "beats": len(ordered),
                "at_most": 50,
            }
            print(json.dumps(line), flush=True)
            QApplication.exit()  # to quit would ask the window to close, which ends the lesson alone


def main() -> None:
    """Run the program and the probe in it."""
    household = open_household(Path(sys.argv[1]))
    SettingsFile(household.library).change(unsigned="always")  # nobody has signed what is made for the benchmark
    application = QApplication(["skylesson"])
    collector = Collector(application)
    app = App(application, household)
    # The program lets receiving wait while a film plays; here both go on at once, which is harder.
    app.household.right_of_way.set_taken = lambda *, taken: None  # type: ignore[method-assign]
    app.start()
    QTimer.singleShot(_SETTLED_MS, collector, collector.settle)
    probe = Probe(app, Path(sys.argv[2]))
    probe.start()
    application.exec()
    app.shutdown()
    collector.end()


if __name__ == "__main__":
    main()
