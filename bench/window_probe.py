"""The program, until its window is usable: prints when that was, and the memory it takes when it has come to rest."""

import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.sparing import spare_arenas, spare_drivers, spare_sources

_REST_MS = 2500


def resident() -> int:
    """Return the bytes of memory that this process holds (proc(5), statm). A library that tells would count as well."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def own_share() -> int:
    """Return the bytes that this process adds: of what it shares with others only its share (proc(5), smaps_rollup)."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Start as the program does (desktop/__main__.py, desktop/window_session.py), and look."""
    spare_arenas()
    spare_sources()
    spare_drivers(())
    household = import_module("desktop.places").open_household(Path(sys.argv[1]))
    application = QApplication(["skylesson"])
    collector = import_module("desktop.collecting").Collector(application)
    app = import_module("desktop.app").App(application, household)
    page = app.pages.today
    said: dict[str, float] = {}

    def painted() -> None:
        # The page is filled; once the events that wait are done, it is painted too.
        if "usable" not in said:
            page.first_card.repaint()
            said["usable"] = time.time()
            QTimer.singleShot(_REST_MS, leave)

    def leave() -> None:
        said["idle_mib"], said["share_mib"] = resident() // 2**20, own_share() // 2**20
        print(json.dumps(said), flush=True)
        application.quit()

    page.shown.connect(lambda: QTimer.singleShot(0, painted))
    app.start()
    application.exec()
    app.shutdown()
    collector.end()


if __name__ == "__main__":
    main()
