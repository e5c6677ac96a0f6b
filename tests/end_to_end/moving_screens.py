"""Screens that come, go, change places and are mirrored in the middle of a lesson. Scenes for scene.py."""

import time
from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication

from desktop.shortcuts import Action
from player.engine import EngineState
from tests.end_to_end.driving import Scene, Wait, held, monitor, unplug
from tests.seeing import area_of, colour_on

CLASS = "1280/338x720/190+1024+0"


def mirrored(scene: Scene) -> Iterator[Wait]:
    """In the middle of a video both screens begin to show the same: within a second the teacher has control."""
    room = scene.app.room
    yield from held(scene)
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    gone, hidden = list[float](), list[float]()
    scene.app._application.screenRemoved.connect(lambda _screen: gone.append(time.monotonic()))
    room.display.lost.connect(lambda: hidden.append(time.monotonic()))
    yield from monitor("CLASS", "1024/270x768/203+0+0")
    yield lambda: not room.class_window.isVisible()
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    scene.seen["seconds"] = hidden[0] - gone[0]
    yield scene.pause(20)
    scene.seen["covered"] = room.class_window.isVisible()
    scene.seen["says"] = "Extend" in room._control.where or "扩展" in room._control.where
    scene.press("F5")
    yield lambda: colour_on("TEACHER") in ("red", "green")
    yield from monitor("CLASS", CLASS)
    yield lambda: colour_on("CLASS") in ("red", "green")
    yield lambda: room.class_window.geometry() == area_of("CLASS")  # once the window manager has moved it
    scene.seen["control"] = True
    scene.seen["paused"] = scene.app.playback.state is EngineState.PAUSED


def replaced(scene: Scene) -> Iterator[Wait]:
    """The projector goes and another one, of another size, is plugged into another socket."""
    room = scene.app.room
    yield from held(scene)
    unplug("CLASS")
    yield lambda: not room.class_window.isVisible()
    scene.seen["said"] = bool(room._control.where)
    yield from monitor("OTHER", "800/338x600/190+1024+0")
    yield lambda: colour_on("OTHER") == "red"
    scene.seen["size"] = [room.class_window.width(), room.class_window.height()]
    yield from monitor("OTHER", CLASS)
    yield lambda: room.class_window.width() == 1280
    yield lambda: colour_on("OTHER") == "red"
    scene.seen["follows"] = True


def swapped(scene: Scene) -> Iterator[Wait]:
    """One key swaps the screens; the choice is remembered for the next lesson; again, and it is as before."""
    room = scene.app.room
    yield from held(scene)
    scene.press("s")
    yield lambda: colour_on("TEACHER") == "red"
    yield lambda: area_of("CLASS").contains(scene.app.window.geometry().center())
    scene.seen["class on"] = "TEACHER"
    scene.seen["kept"] = scene.app._settings_file.read().class_screen[0]
    scene.press("s")
    yield scene.shows("red")
    yield lambda: area_of("TEACHER").contains(scene.app.window.geometry().center())
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    scene.seen["keys still work"] = not room.display.only


def asked(scene: Scene) -> Iterator[Wait]:
    """With three screens a number stands on each; one key answers, and nobody is asked again."""
    room = scene.app.room
    teach = scene.app.pages.today.first_card.teach
    yield lambda: teach.isEnabled() and teach.hasFocus()
    yield from monitor("CLASS", "640/338x720/190+1024+0")
    yield from monitor("THIRD", "640/338x720/190+1664+0")
    yield lambda: len(QGuiApplication.screens()) == 3
    # The window manager may move the focus when screens come, so the button is pressed and not keyed.
    teach.click()
    yield lambda: room._control.lines.question.shown
    scene.seen["numbers"] = len(room.display._choices)
    lesson = room.class_window
    yield lambda: any(lesson.geometry() == area_of(name) for name in ("CLASS", "THIRD"))
    other = next(name for name in ("CLASS", "THIRD") if lesson.geometry() != area_of(name))
    names = [place.identity.name for place in room.display._choices]
    scene.press(str(names.index(other) + 1))
    yield lambda: colour_on(other) in ("red", "green")
    scene.seen["question gone"] = not room._control.lines.question.shown
    scene.seen["kept"] = scene.app._settings_file.read().class_screen[0] == other
    room.obey(Action.END)
    yield scene.pause(5)
    yield lambda: teach.isEnabled() and teach.isVisible()
    teach.click()
    yield lambda: colour_on(other) in ("red", "green")
    scene.seen["asked again"] = room._control.lines.question.shown


SCENES = {made.__name__: made for made in (mirrored, replaced, swapped, asked)}
