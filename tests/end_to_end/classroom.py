"""What a teacher does in a classroom with two screens, and what the class is seen to see. Scenes for scene.py."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop.models.board import COLOURS
from player.engine import EngineState
from tests.end_to_end.driving import Scene, Wait, drag, draw_on_screen, held, opened
from tests.seeing import colour_on, picture_of_all, pixel

_RECORDED = Path("build/recording")


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
    yield scene.until(lambda: drag(scene, (0.2, 0.3), (0.8, 0.3)), lambda: pixel("CLASS", 0.7, 0.3) == ink)
    scene.seen["stroke"] = [pixel("CLASS", x, 0.3) == ink for x in (0.1, 0.3, 0.5, 0.7, 0.9)]
    yield scene.until(lambda: scene.press("u"), lambda: pixel("CLASS", 0.3, 0.3) != ink)
    scene.press("l")
    yield lambda: pixel("CLASS", 0.05, 0.1).lightness() < pixel("CLASS", 0.5, 0.5).lightness() - 40
    scene.seen["spotlight"] = True
    scene.press("l")
    scene.press("w")
    yield lambda: pixel("CLASS", 0.5, 0.5) == QColor("white")
    scene.press("d")
    yield scene.pause(5)
    yield scene.until(lambda: drag(scene, (0.2, 0.5), (0.8, 0.5)), lambda: pixel("CLASS", 0.5, 0.5) == ink)
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
    """From the start of the program to the picture before the class: one key, for the button has the keyboard."""
    teach = scene.app.pages.today.first_card.teach
    yield lambda: teach.isEnabled() and teach.hasFocus() and scene.app.window.isActiveWindow()
    scene.press("space")
    yield lambda: colour_on("CLASS") in ("red", "green")
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
    yield lambda: pixel("TEACHER", 0.002, 0.998).lightness() < 60
    scene.seen["bar over"] = window.bar_shown
    scene.press("d")
    yield scene.until(draw_on_screen, lambda: pixel("TEACHER", 400 / 1024, 200 / 768) == QColor(COLOURS[0]))
    scene.seen["pen"] = True


def recorded(scene: Scene) -> Iterator[Wait]:
    """A short recording of both screens: a video, the pen, black, freeze, a timer. Pictures in build/recording."""
    _RECORDED.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def shots(count: int) -> Iterator[Wait]:
        for _ in range(count):
            image = picture_of_all().scaledToWidth(1152)
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


def second_on(name: str) -> float:
    """Return which second of seconds.mp4 a screen shows, by its grey."""
    return pixel(name, 0.5, 0.5).green() / (9 * 255 / 219)


def resumed(scene: Scene) -> Iterator[Wait]:
    """Two classes stop at different places of the same film; each goes on at its own by one key, to the second."""
    app = scene.app
    teach = app.pages.today.first_card.teach
    left: dict[int, float] = {}

    def begun(school_class: int) -> Iterator[Wait]:
        app.plan.class_for = lambda _lesson: school_class  # type: ignore[assignment]
        yield lambda: teach.isEnabled() and teach.isVisible()
        teach.click()
        yield lambda: app.room.session.lesson is not None and app.playback.state is EngineState.PLAYING

    for school_class, second in ((1, 9.0), (2, 17.0)):
        yield from begun(school_class)
        app.room.session.seek(second)
        yield lambda second=second: second_on("CLASS") > second + 0.7  # type: ignore[misc]
        left[school_class] = second_on("CLASS")
        scene.press("F10")
        yield lambda: app.room.session.lesson is None
    for school_class in (1, 2):
        yield from begun(school_class)
        yield lambda: app.room._control.lines.offer.shown
        scene.press("y")
        yield lambda: second_on("CLASS") > 6
        scene.seen[f"class {school_class}"] = abs(second_on("CLASS") - left[school_class])
        scene.press("F10")
        yield lambda: app.room.session.lesson is None
    yield from begun(3)
    yield scene.pause(20)
    scene.seen["another class"] = app.room._control.lines.offer.shown


def moment_on(name: str) -> float:
    """Return which moment of frames.mp4 a screen shows, in seconds, by the two greys of its picture."""
    screen = next(s for s in QGuiApplication.screens() if s.name() == name)
    place = screen.geometry()
    strip = screen.grabWindow(0, 0, place.height() // 2, place.width(), 1).toImage()
    sixteens, ones = (strip.pixelColor(round(strip.width() * x), 0).green() * 219 / 255 / 14 for x in (0.3, 0.7))
    return (round(sixteens) * 16 + round(ones)) / 25


def repeated(scene: Scene) -> Iterator[Wait]:
    """A stretch that was marked by the key is repeated for 20 rounds: what the class sees at its two ends."""
    session = scene.app.room.session
    yield from opened(scene)
    yield lambda: scene.app.playback.state is EngineState.PLAYING
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    for second in (1.0, 1.4):
        session.seek(second)
        yield lambda second=second: abs(scene.app.playback.position() - second) < 0.01  # type: ignore[misc]
        scene.press("a")
        yield scene.pause(3)
    scene.seen["marked"] = session.repeat
    seen: list[float] = []
    look = QTimer(scene, interval=5)
    look.timeout.connect(lambda: seen.append(moment_on("CLASS")))
    scene.press("space")
    yield lambda: scene.app.playback.state is EngineState.PLAYING and abs(moment_on("CLASS") - 1.2) < 0.1
    look.start()

    def jumps() -> list[int]:
        return [place for place in range(1, len(seen)) if seen[place] < seen[place - 1] - 0.2]

    yield lambda: len(jumps()) >= 20
    look.stop()
    scene.seen["ends"] = [seen[place - 1] for place in jumps()]
    scene.seen["starts"] = [seen[place] for place in jumps()]


_ALL = (frozen, drawn, timed, focused, two_actions, single, recorded, resumed, repeated)
SCENES = {made.__name__: made for made in _ALL}
