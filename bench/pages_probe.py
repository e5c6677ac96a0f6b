"""The program with a full library, a page looked at: ``python -m bench.pages_probe weeks|usage LIBRARY``."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QComboBox, QWidget

from bench.search import show
from desktop.app import App
from desktop.places import open_household
from desktop.usage_view import SealView
from desktop.views.lessons_page import LessonsPage

_REST_SECONDS, _STEPS, _LOOK_MS = 8.0, 40, 5
_PATIENCE = 20.0


class Probe:
    """The program, and how long it took until something that was asked for was painted."""

    def __init__(self, library: Path) -> None:
        self.application = QApplication(["skylesson"])
        self.app = App(self.application, open_household(library))
        shown: list[bool] = []
        self.app.pages.today.shown.connect(lambda: shown.append(True))
        self.app.start()
        self.until(lambda: bool(shown))
        # What is loaded beside the window, and a first backup, are done. QTest.qWait would let no other thread work.
        rested = time.monotonic() + _REST_SECONDS
        self.until(lambda: time.monotonic() > rested)

    def until(self, told: Callable[[], bool]) -> None:
        """Let the program go on until ``told``."""
        loop, ends = QEventLoop(), time.monotonic() + _PATIENCE
        look = QTimer(interval=_LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if told() or time.monotonic() > ends else None)
        look.start()
        loop.exec()
        if not told():
            raise TimeoutError

    def open(self, page: QWidget) -> None:
        """Press the button of a page, as a head does."""
        number = self.app.window.number_of(page)
        buttons = self.app.window.findChildren(QButtonGroup)[0]
        QTest.mouseClick(buttons.button(number), Qt.MouseButton.LeftButton)

    def pressed(self, widget: QWidget, key: Qt.Key) -> float:
        """Return the seconds from a key until all that it changed is laid out and painted."""
        began = time.perf_counter()
        QTest.keyClick(widget, key)
        for _ in range(2):  # words of another length are laid out first
            self.application.processEvents()
        return time.perf_counter() - began

    def close(self) -> None:
        """End the program."""
        self.app.shutdown()
        self.app.window.close()


def weeks(probe: Probe) -> None:
    """From week to week: in the year at a glance, in the timetable of odd and even weeks, in the list of lessons."""
    app = probe.app
    lessons = app.household.catalogue.count()
    probe.open(app.pages.schedule)
    probe.until(lambda: app.plan.scheduling is not None)
    scheduling = app.plan.scheduling
    assert scheduling is not None  # noqa: S101  # it was waited for
    year, editor = scheduling.year, scheduling.timetable
    probe.until(lambda: year.grid.cell_at(0, 0) is not None)
    year.grid.setFocus()
    keys = (Qt.Key.Key_Right,) * 15 + (Qt.Key.Key_Left,) * 15
    show(f"week to week in the year, {lessons:,} lessons", [probe.pressed(year.grid, k) for k in keys], 50)
    app.pages.schedule.show_section("timetable")
    box = next(
        found for found in editor.findChildren(QComboBox) if found.accessibleName() == editor.tr("Week of the rotation")
    )
    turns = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up) * 8
    show(f"week to week in the timetable, {lessons:,} lessons", [probe.pressed(box, k) for k in turns], 50)
    probe.open(app.pages.lessons)
    probe.until(lambda: app.pages.lessons.model.rowCount() > 0)
    show(f"week to week in the list, {lessons:,} lessons", list(_down_the_list(probe, app.pages.lessons)), 50)


def _down_the_list(probe: Probe, page: LessonsPage) -> Iterator[float]:
    page.list.setFocus()
    for _ in range(_STEPS):
        yield probe.pressed(page.list, Qt.Key.Key_PageDown)


def usage(probe: Probe) -> None:
    """A click on Usage until the page with its figures is painted; then its seal, and how long nothing answered."""
    page, done = probe.app.pages.usage, dict[str, float]()
    shown, sealed = page.show_usage, page.show_seal

    def painted(*arguments: Any) -> None:
        shown(*arguments)
        QTimer.singleShot(0, stamp)

    def stamp() -> None:
        page.repaint()
        done.setdefault("painted", time.perf_counter())

    def verified(seal: SealView) -> None:
        sealed(seal)
        if seal.verdict is not None:
            done.setdefault("seal", time.perf_counter())

    # Both are called as the page's own; what they add is the time.
    vars(page).update(show_usage=painted, show_seal=verified)
    stalls, clock, beat = [0], QElapsedTimer(), QTimer(interval=5)
    clock.start()
    beat.timeout.connect(lambda: stalls.append(clock.restart()))
    began = time.perf_counter()
    probe.open(probe.app.pages.locked[0])
    probe.until(lambda: "painted" in done)
    beat.start()
    clock.restart()
    probe.until(lambda: "seal" in done)
    line = {
        "bench": "click on Usage, 100,000 records",
        "painted s": round(done["painted"] - began, 3),
        "seal s": round(done["seal"] - began, 2),
        "longest stall while it is verified ms": max(stalls) - 5,
        "at_most": {"painted s": 1},
    }
    print(json.dumps(line), flush=True)


def main() -> None:
    """Look at what is named."""
    probe = Probe(Path(sys.argv[2]))
    {"weeks": weeks, "usage": usage}[sys.argv[1]](probe)
    probe.close()


if __name__ == "__main__":
    main()
