"""What a teacher does in a classroom with two screens, and what the class is seen to see. Scenes for scene.py."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.models.board import COLOURS
from desktop.shortcuts import Action
from player.engine import EngineState
from tests.end_to_end.driving import Scene, Wait, colour_on, opened, picture_of

CLASS = "1280/338x720/190+1024+0"
_RECORDED = Path("build/recording")


def monitor(name: str, place: str) -> Iterator[Wait]:
    """Plug a screen in, or in again at another place: Qt hears of both, but of no mere move of a monitor."""
    if name in _names():
        unplug(name)
        yield lambda: name not in _names()
    subprocess.run(["xrandr", "--setmonitor", name, place, "none"], check=True)
    yield lambda: name in _names()


def unplug(name: str) -> None:
    """Take a screen away."""
    subprocess.run(["xrandr", "--delmonitor", name], check=True)


def pixel(name: str, x: float, y: float) -> QColor:
    """Return the colour at a place (0-1) of a screen."""
    image = picture_of(name)
    return image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1)))


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


def held(scene: Scene, screen: str = "CLASS") -> Iterator[Wait]:
    """Open the lesson and hold its video where it is red, however slow the machine is."""
    yield from opened(scene)
    yield lambda: colour_on(screen) in ("red", "green")
    scene.press("space")
    yield lambda: scene.app.playback.state in (EngineState.PAUSED, EngineState.ENDED)
    scene.app.room.session.seek(0.2)
    yield lambda: colour_on(screen) == "red"


def frozen(scene: Scene) -> Iterator[Wait]:
    """The class keeps a red picture while the teacher looks at the green part, draws, and looks at the next one."""
    room = scene.app.room
    yield from held(scene)
    scene.press("f")
    yield lambda: room.parts.curtain.frozen
    room.session.seek(2.6)
    yield lambda: colour_on("TEACHER", scene.preview_middle()) == "green"
    yield scene.pause(10)
    scene.seen["kept"] = colour_on("CLASS")
    scene.press("Next")
    yield lambda: room._control.side.list.currentRow() == 1
    yield lambda: colour_on("TEACHER", scene.preview_middle()) == "other"
    scene.seen["still kept"] = colour_on("CLASS")
    scene.press("f")
    yield scene.shows("other")
    scene.seen["live"] = True


def drawn(scene: Scene) -> Iterator[Wait]:
    """Strokes made on the preview are seen by the class over a video, the spotlight too; black and white cover all."""
    room = scene.app.room
    yield from held(scene)
    scene.press("d")
    scene.press("c")
    scene.press("c")
    ink = QColor(COLOURS[2])
    yield lambda: room.parts.board.colour == 2
    yield scene.pause(5)
    drag(scene, (0.2, 0.3), (0.8, 0.3))
    yield lambda: pixel("CLASS", 0.3, 0.3) == ink
    scene.seen["stroke"] = [pixel("CLASS", x, 0.3) == ink for x in (0.1, 0.3, 0.5, 0.7, 0.9)]
    scene.press("u")
    yield lambda: pixel("CLASS", 0.3, 0.3) != ink
    scene.press("l")
    yield lambda: pixel("CLASS", 0.05, 0.1).lightness() < pixel("CLASS", 0.5, 0.5).lightness() - 40
    scene.seen["spotlight"] = True
    scene.press("l")
    scene.press("w")
    yield lambda: pixel("CLASS", 0.5, 0.5) == QColor("white")
    scene.press("d")
    yield scene.pause(5)
    drag(scene, (0.2, 0.5), (0.8, 0.5))
    yield lambda: pixel("CLASS", 0.5, 0.5) == ink
    scene.press("b")
    yield scene.shows("black")
    scene.press("b")
    yield scene.shows("red")
    scene.seen["covers"] = True


def timed(scene: Scene) -> Iterator[Wait]:
    """A timer over the picture is started by a key, seen by the class, and ends."""
    room = scene.app.room
    rings: list[bool] = []
    room.rang.connect(lambda: rings.append(True))
    yield from held(scene)
    scene.press("ctrl+3")
    yield lambda: room.parts.countdown.shown
    yield lambda: pixel("CLASS", 0.3, 0.4).lightness() < 60
    scene.seen["large"] = True
    scene.press("ctrl+t")
    yield scene.shows("red")
    scene.seen["corner"] = pixel("CLASS", 0.86, 0.05).lightness() < 60
    room.parts.countdown.start(0.01)
    yield lambda: bool(rings)
    scene.press("ctrl+Delete")
    yield lambda: pixel("CLASS", 0.86, 0.05).red() > 180
    scene.seen["gone"] = True


def mirrored(scene: Scene) -> Iterator[Wait]:
    """In the middle of a video both screens begin to show the same: within a second the teacher has control."""
    room = scene.app.room
    yield from held(scene)
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    began = time.monotonic()
    yield from monitor("CLASS", "1024/270x768/203+0+0")
    yield lambda: not room.class_window.isVisible()
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    scene.seen["seconds"] = time.monotonic() - began
    yield scene.pause(20)
    scene.seen["covered"] = room.class_window.isVisible()
    scene.seen["says"] = "Extend" in room._control.where or "扩展" in room._control.where
    scene.press("F5")
    yield lambda: colour_on("TEACHER") in ("red", "green")
    yield from monitor("CLASS", CLASS)
    yield lambda: colour_on("CLASS") in ("red", "green")
    scene.seen["control"] = room.class_window.geometry() == _area_of("CLASS")
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
    yield lambda: _area_of("CLASS").contains(scene.app.window.geometry().center())
    scene.seen["class on"] = "TEACHER"
    scene.seen["kept"] = scene.app._settings_file.read().class_screen[0]
    scene.press("s")
    yield scene.shows("red")
    yield lambda: _area_of("TEACHER").contains(scene.app.window.geometry().center())
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    scene.seen["keys still work"] = not room.display.only


def asked(scene: Scene) -> Iterator[Wait]:
    """With three screens a number stands on each; one key answers, and nobody is asked again."""
    room = scene.app.room
    yield from monitor("CLASS", "640/338x720/190+1024+0")
    yield from monitor("THIRD", "640/338x720/190+1664+0")
    yield lambda: len(QGuiApplication.screens()) == 3
    yield from opened(scene)
    yield lambda: room._control.lines.question.shown
    scene.seen["numbers"] = len(room.display._choices)
    lesson = room.class_window
    yield lambda: any(lesson.geometry() == _area_of(name) for name in ("CLASS", "THIRD"))
    other = next(name for name in ("CLASS", "THIRD") if lesson.geometry() != _area_of(name))
    names = [place.identity.name for place in room.display._choices]
    scene.press(str(names.index(other) + 1))
    yield lambda: colour_on(other) in ("red", "green")
    scene.seen["question gone"] = not room._control.lines.question.shown
    scene.seen["kept"] = scene.app._settings_file.read().class_screen[0] == other
    room.obey(Action.END)
    yield scene.pause(5)
    scene.app.pages.lessons.next_card.teach.click()
    yield lambda: colour_on(other) in ("red", "green")
    scene.seen["asked again"] = room._control.lines.question.shown


def focused(scene: Scene) -> Iterator[Wait]:
    """Keys work after the video was clicked on either screen, and a clicker's while a name is typed."""
    room = scene.app.room
    session = room.session
    yield from held(scene)
    for x, y in ((1664, 360), (300, 300)):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        playing = session.playing
        yield scene.pause(5)
        scene.press("space")
        yield lambda playing=playing: session.playing is not playing  # type: ignore[misc]
    scene.press("k")
    yield lambda: bool(scene.app.remembering.bookmarks)
    name = room._control.transport.marks.findChild(QLineEdit)
    assert name is not None
    yield name.isVisible
    centre = name.mapToGlobal(name.rect().center())
    subprocess.run(["xdotool", "mousemove", str(centre.x()), str(centre.y()), "click", "1"], check=True)
    yield name.hasFocus
    name.selectAll()
    for key in ("b", "n", "Next"):
        scene.press(key)
    yield lambda: room._control.side.list.currentRow() == 1
    scene.seen["typed"] = name.text()
    scene.seen["black"] = session.black
    scene.press("period")
    yield scene.shows("black")
    scene.press("Return")
    yield lambda: [mark.name for mark in scene.app.remembering.bookmarks] == ["bn"]
    scene.seen["named"] = True


def two_actions(scene: Scene) -> Iterator[Wait]:
    """From the start of the program to the picture before the class: one click on the button that stands out."""
    teach = scene.app.pages.lessons.next_card.teach
    yield lambda: teach.isEnabled() and teach.isVisible()
    yield scene.pause(10)
    at = teach.mapToGlobal(teach.rect().center())
    subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y()), "click", "1"], check=True)
    yield scene.shows("red")
    scene.seen["actions"] = 1


def single(scene: Scene) -> Iterator[Wait]:
    """On an only screen the bar comes with the mouse or a key and goes by itself; the picture is whole without it."""
    window = scene.app.room._class
    yield from held(scene, "TEACHER")
    scene.press("m")
    yield lambda: window.bar_shown
    yield lambda: not window.bar_shown
    scene.seen["bottom"] = pixel("TEACHER", 0.5, 0.85).red() > 180
    subprocess.run(["xdotool", "mousemove", "500", "300"], check=True)
    yield lambda: window.bar_shown
    scene.seen["bar over"] = pixel("TEACHER", 0.002, 0.998).lightness() < 60
    scene.press("d")
    yield scene.pause(5)
    subprocess.run(["xdotool", "mousemove", "300", "200", "mousedown", "1", "mousemove", "400", "200",
                    "mousemove", "500", "200", "mouseup", "1"], check=True)  # fmt: skip
    yield lambda: pixel("TEACHER", 400 / 1024, 200 / 768) == QColor(COLOURS[0])
    scene.seen["pen"] = True


def recorded(scene: Scene) -> Iterator[Wait]:
    """A short recording of both screens: a video, the pen, black, freeze, a timer. Pictures in build/recording."""
    _RECORDED.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def shots(count: int) -> Iterator[Wait]:
        for _ in range(count):
            image = picture_of("").scaledToWidth(1152)
            taken.append(_RECORDED / f"{len(taken):03}.png")
            image.save(str(taken[-1]))
            yield scene.pause(2)

    yield from held(scene)
    scene.press("space")
    yield from shots(4)
    scene.press("d")
    yield scene.pause(5)
    drag(scene, (0.2, 0.3), (0.8, 0.6))
    yield from shots(4)
    for key in ("b", "b", "f", "f", "ctrl+5"):
        scene.press(key)
        yield from shots(3)
    scene.seen["pictures"] = len(taken)
    scene.seen["differ"] = len({path.read_bytes() for path in taken}) > 5


def _names() -> list[str]:
    return [screen.name() for screen in QGuiApplication.screens()]


def _area_of(name: str) -> QRect:
    return next((s.geometry() for s in QGuiApplication.screens() if s.name() == name), QRect())


SCENES = {
    made.__name__: made
    for made in (frozen, drawn, timed, mirrored, replaced, swapped, asked, focused, two_actions, single, recorded)
}
