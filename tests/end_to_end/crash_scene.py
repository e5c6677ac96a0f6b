"""The real program with a fault in it, on real windows: prints as JSON what the teacher and the class see."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from desktop.app import App
from desktop.program import main
from desktop.settings import SettingsFile
from player.engine import EngineState
from tests.conftest import MEDIA
from tests.desktop.samples import lesson, resource
from tests.end_to_end.driving import Scene, Wait

NAME = "王老师的秘密"


def fail() -> None:
    """A mistake of ours, with a name in it."""
    raise ZeroDivisionError(NAME)


def in_slot(_scene: Scene) -> None:
    QTimer.singleShot(0, fail)


def in_thread(_scene: Scene) -> None:
    threading.Thread(target=fail, name="broken").start()


def in_job(scene: Scene) -> None:
    scene.app.jobs.start(fail, print, scene.app._say)


def ended_by_the_system(scene: Scene) -> Iterator[Wait]:
    """End as a fault in a library ends a program."""
    yield scene.pause(5)
    os.kill(os.getpid(), signal.SIGSEGV)
    yield scene.pause(100)


def looked_at(scene: Scene) -> Iterator[Wait]:
    """See what is said at the start."""
    yield lambda: scene.app.window.isVisible() and scene.app.playback.state is not None
    yield scene.pause(30)
    scene.seen.update(
        said=scene.app.window.notice.text.text(),
        receives=scene.app.receiving is not None,
        aside=sorted(path.name for path in (scene.app.household.library / "aside").glob("*")),
    )


def during_a_lesson(break_it: Callable[[Scene], None]) -> Callable[[Scene], Iterator[Wait]]:
    """Teach, let something fail, and see that the lesson goes on, and who is told."""

    def steps(scene: Scene) -> Iterator[Wait]:
        app = scene.app
        yield lambda: app.playback._engine is not None
        app._teach(lesson(1), (resource(MEDIA / "red-green.mp4", "video/mp4"),))
        yield lambda: app.playback.state is EngineState.PLAYING
        break_it(scene)
        yield lambda: app.room._control.lines.notice.shown
        yield scene.pause(10)
        class_texts = [found.text() for found in app.room.class_window.findChildren(QLabel) if found.isVisible()]
        scene.seen.update(
            told=app.room._control.lines.notice.text,
            goes_on=app.playback.state in (EngineState.PLAYING, EngineState.ENDED),
            class_sees=" ".join(class_texts),
        )
        app.room.end()
        yield scene.pause(3)
        scene.seen["afterwards"] = app.window.notice.text.text()

    return steps


def with_a_broken_start() -> None:
    """Have the program fail before its window stands."""

    def broken(*_arguments: object, **_choices: object) -> None:
        fail()

    App.start = broken  # type: ignore[method-assign]


def with_a_scene(steps: Callable[[Scene], Iterator[Wait]]) -> None:
    """Have the scene begin once the program starts."""
    start = App.start

    def started(self: App) -> None:
        start(self)
        self.scene = Scene(self, steps)  # type: ignore[attr-defined]

    App.start = started  # type: ignore[method-assign]


def run(what: str, library: Path) -> int:
    """Run the program with the fault; return its exit code."""
    SettingsFile(library).change(language="en")
    faults = {"slot": in_slot, "thread": in_thread, "job": in_job}
    if what == "start":
        with_a_broken_start()
    elif what == "system":
        with_a_scene(ended_by_the_system)
    else:
        with_a_scene(looked_at if what == "look" else during_a_lesson(faults[what]))
    return main(["--library", str(library)])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], Path(sys.argv[2])))
