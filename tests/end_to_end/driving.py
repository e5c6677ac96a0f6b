"""Drives the real program as a teacher would, and looks at the real screens."""

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, cast

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import App
from player.engine import EngineState
from tests.seeing import colour_on, screen_names

Wait = Callable[[], bool]
_STEP_MS, _MOST_STEPS, _AGAIN_STEPS = 30, 500, 70


def monitor(name: str, place: str) -> Iterator[Wait]:
    """Plug a screen in, or in again at another place: Qt hears of both, but of no mere move of a monitor."""
    if name in screen_names():
        unplug(name)
        yield lambda: name not in screen_names()
    subprocess.run(["xrandr", "--setmonitor", name, place, "none"], check=True)
    yield lambda: name in screen_names()


def unplug(name: str) -> None:
    """Take a screen away."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True)


class Scene(QObject):
    """Goes on a step at a time; each step says what to wait for."""

    def __init__(self, app: App, steps: Callable[["Scene"], Iterator[Wait]]) -> None:
        super().__init__()
        self.app, self.seen = app, dict[str, Any]()
        self._steps, self._wait, self._waited = steps(self), None, 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    _wait: Wait | None

    def colours(self) -> tuple[str, str]:
        return colour_on("CLASS"), colour_on("TEACHER")

    def shows(self, colour: str) -> Wait:
        return lambda: colour_on("CLASS") == colour

    def press(self, key: str) -> None:
        """Press a key as a clicker does: the display gives it to whatever window has the focus."""
        subprocess.run(["xdotool", "key", key], check=True)

    def pause(self, steps: int) -> Wait:
        left = [steps]

        def passed() -> bool:
            left[0] -= 1
            return left[0] <= 0

        return passed

    def until(self, act: Callable[[], object], seen: Wait) -> Wait:
        """Do something, and once more whenever some seconds have gone in which nothing was seen of it.

        A display has no keyboard or mouse to give in the moment in which a window comes or goes; a person tries again.
        """
        left = [0]

        def passed() -> bool:
            if seen():
                return True
            if left[0] == 0:
                act()
            left[0] = (left[0] or _AGAIN_STEPS) - 1
            return False

        return passed

    def preview_middle(self) -> QPoint:
        """Return the middle of the preview on the teacher's screen."""
        preview = self.app.room._control.preview
        return preview.mapToGlobal(preview.rect().center())

    def _step(self) -> None:
        if self._wait is not None and not self._wait():
            self._waited += 1
            if self._waited > _MOST_STEPS:
                self._end(
                    {
                        **self.seen,
                        "stuck": self._place(),
                        "showing": self.colours(),
                        "state": self.app.playback.state.value,
                    }
                )
            return
        self._waited = 0
        try:
            self._wait = next(self._steps)
        except StopIteration:
            self._end(self.seen)

    def _place(self) -> str:
        """Return the line of the scene that waits in vain, and those of what it is made of."""
        found, steps = list[str](), cast("Any", self._steps)
        while steps is not None:
            found.append(f"{steps.gi_code.co_name}:{steps.gi_frame.f_lineno}")
            steps = steps.gi_yieldfrom
        return " ".join(found)

    def _end(self, seen: dict[str, Any]) -> None:
        self._timer.stop()
        print(json.dumps(seen), flush=True)  # noqa: T201  # this is what the test reads
        QApplication.exit()  # quit() asks the windows, and the one with a lesson in it only ends the lesson


def opened(scene: Scene) -> Iterator[Wait]:
    """Press the one button of the first page; the lesson begins."""
    teach = scene.app.pages.today.first_card.teach
    yield lambda: teach.isEnabled() and teach.hasFocus()
    teach.click()
    yield lambda: scene.app.room.session.lesson is not None


def drag(scene: Scene, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw with the mouse on the preview, as the display gives it to the program."""
    preview = scene.app.room._control.preview
    area = preview._area()

    def at(part: tuple[float, float]) -> list[str]:
        place = preview.mapToGlobal(QPoint(*(round(a + p * s) for a, p, s in zip(
            (area.x(), area.y()), part, (area.width(), area.height()), strict=True))))  # fmt: skip
        return ["mousemove", str(place.x()), str(place.y())]

    middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
    steps = [*at(start), "mousedown", "1", *at((middle[0], middle[1])), *at(end), "mouseup", "1"]
    subprocess.run(["xdotool", *steps], check=True)


def draw_on_screen() -> None:
    """Draw with the mouse on an only screen."""
    subprocess.run(["xdotool", "mousemove", "300", "200", "mousedown", "1", "mousemove", "400", "200",
                    "mousemove", "500", "200", "mouseup", "1"], check=True)  # fmt: skip


def held(scene: Scene, screen: str = "CLASS") -> Iterator[Wait]:
    """Open the lesson and hold its video where it is red, however slow the machine is."""
    yield from opened(scene)
    yield lambda: colour_on(screen) in ("red", "green")
    scene.press("space")
    yield lambda: scene.app.playback.state in (EngineState.PAUSED, EngineState.ENDED)
    scene.app.room.session.seek(0.2)
    yield lambda: colour_on(screen) == "red"
