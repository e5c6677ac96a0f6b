"""What the program is made to do in an end-to-end test: ``python -m tests.end_to_end.scene NAME LIBRARY``.

It runs the real program, drives it as a teacher would, looks at the real screens, and prints one JSON line.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.places import open_household
from desktop.shortcuts import Action
from player.engine import EngineState
from tests.end_to_end import classroom, light_scenes, modes, moving_screens
from tests.end_to_end.driving import Scene, Wait, opened
from tests.seeing import colour_on


def video(scene: Scene) -> Iterator[Wait]:
    """A video moves, is the right one, and seeks; black and back."""
    yield from opened(scene)
    yield scene.shows("red")
    scene.seen["first"] = "red"
    yield scene.shows("green")
    scene.seen["moved"] = "green"
    scene.app.room.session.seek(0.3)
    yield scene.shows("red")
    scene.seen["back"] = "red"
    scene.app.room.session.seek(2.6)
    yield scene.shows("green")
    scene.app.room.session.seek(0.2)
    yield scene.shows("red")
    scene.press("b")
    yield scene.shows("black")
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    scene.seen["black"] = True
    scene.press("b")
    yield scene.shows("red")
    scene.app.room.obey(Action.END)
    yield scene.pause(5)
    scene.seen["ended"] = scene.app.room.class_window.isVisible()
    yield lambda: bool(scene.app.household.school.records()) and not scene.app.household.school.records()[0].open
    scene.seen["shown"] = scene.app.household.school.records()[0].shown_seconds


def clicker(scene: Scene) -> Iterator[Wait]:
    """The whole lesson with the keys of a clicker alone: video, picture, sound with cover, three pages."""
    session = scene.app.room.session
    places: list[int] = []
    session.current_changed.connect(places.append)
    stills: list[int] = []
    session.still.connect(lambda image: stills.append(image.width()))
    covers: list[bool] = []

    def note_cover(_title: str, cover: object) -> None:
        covers.append(cover is not None)

    session.sound.connect(note_cover)

    def shown(count: int) -> Wait:
        return lambda: len(stills) == count

    yield from opened(scene)
    yield scene.shows("red")
    scene.press("Next")
    yield shown(1)
    yield scene.shows("other")
    scene.press("Next")
    yield lambda: True in covers
    for count in (2, 3, 4):
        scene.press("Next")
        yield shown(count)
    yield scene.pause(3)
    scene.seen.update(places=places, stills=len(stills), completed=session.completed)
    scene.press("Prior")
    yield lambda: len(stills) == 5
    scene.press("Escape")
    yield lambda: not scene.app.room.class_window.isVisible()
    scene.press("F5")
    yield scene.app.room.class_window.isVisible
    scene.seen["back"] = True


def unplugged(scene: Scene) -> Iterator[Wait]:
    """The projector goes in the middle of a video and comes back."""
    yield from opened(scene)
    yield scene.shows("red")
    scene.app.room.session.seek(0.2)
    gone, back = list[float](), list[float]()
    scene.app._application.screenRemoved.connect(lambda _screen: gone.append(time.monotonic()))
    scene.app.room.display.lost.connect(lambda: back.append(time.monotonic()))
    subprocess.run(["xrandr", "--delmonitor", "CLASS"], check=True)
    yield lambda: not scene.app.room.class_window.isVisible()
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    scene.seen["seconds"] = back[0] - gone[0]
    yield scene.pause(20)
    scene.seen["control"] = scene.app.room.page.isVisible()
    scene.seen["covered"] = scene.app.room.class_window.isVisible()
    subprocess.run(["xrandr", "--setmonitor", "CLASS", "1280/338x720/190+1024+0", "none"], check=True)
    yield scene.app.room.class_window.isVisible
    scene.seen["paused"] = scene.app.playback.state is EngineState.PAUSED
    yield lambda: colour_on("CLASS") in ("red", "green")
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    scene.seen["goes_on"] = True


def only_screen(scene: Scene) -> Iterator[Wait]:
    """With one screen the lesson covers it, and Esc gives the control screen back."""
    yield from opened(scene)
    yield lambda: colour_on("TEACHER") == "red"
    scene.seen["covers"] = True
    scene.press("Escape")
    yield lambda: not scene.app.room.class_window.isVisible()
    scene.seen["control"] = scene.app.room.page.isVisible()
    scene.seen["window"] = scene.app.window.isVisible()


SCENES = {
    **{made.__name__: made for made in (video, clicker, unplugged, only_screen)},
    **classroom.SCENES,
    **light_scenes.SCENES,
    **moving_screens.SCENES,
    **modes.SCENES,
}


def main() -> int:
    """Run a scene over a library."""
    name, library = sys.argv[1], Path(sys.argv[2])
    household = open_household(library)
    application = QApplication(["skylesson"])
    app = App(application, household)
    app.start()
    scene = Scene(app, SCENES[name])
    code = application.exec()
    scene.deleteLater()
    app.shutdown()
    return code


if __name__ == "__main__":
    sys.exit(main())
