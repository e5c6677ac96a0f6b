"""Scenes of the light mode, in which a film has a window of its own that lies over the class screen."""

from collections.abc import Iterator

from PySide6.QtGui import QColor

from desktop.models.board import COLOURS, Tool
from player.engine import EngineState
from tests.end_to_end.driving import Scene, Wait, drag, draw_on_screen, held
from tests.seeing import colour_on, pixel


def light(scene: Scene) -> Iterator[Wait]:
    """In the light mode the film has a window of its own; a tool or freezing holds it, and it goes on."""
    room = scene.app.room
    film = room._class.film
    yield from held(scene)
    scene.seen["own window"] = film.isVisible()
    yield lambda: colour_on("TEACHER", scene.preview_middle()) == "red"
    curtain, board = room.parts.curtain, room.parts.board
    yield scene.until(lambda: scene.press("d"), lambda: not film.isVisible())
    ink = QColor(COLOURS[0])
    yield scene.until(lambda: drag(scene, (0.2, 0.3), (0.8, 0.3)), lambda: pixel("CLASS", 0.5, 0.3) == ink)
    scene.seen["still"] = colour_on("CLASS")
    yield scene.until(lambda: scene.press("d"), lambda: board.tool is Tool.NONE)
    yield scene.until(lambda: scene.press("f"), lambda: curtain.frozen)
    yield scene.until(lambda: scene.press("f"), lambda: not curtain.frozen)
    yield scene.until(lambda: scene.press("b"), scene.shows("black"))
    yield scene.until(lambda: scene.press("b"), scene.shows("red"))
    yield scene.until(lambda: scene.press("space"), film.isVisible)
    yield scene.shows("green")
    scene.seen["goes on"] = True
    yield scene.until(lambda: scene.press("Next"), scene.shows("other"))
    scene.seen["picture"] = not film.isVisible()


def _light_timed(scene: Scene) -> Iterator[Wait]:
    """A timer holds a film of the light mode; when that goes on it stands above it, and nothing else beside it."""
    room, film = scene.app.room, scene.app.room._class.film
    scene.press("space")
    yield lambda: film.isVisible() and scene.app.playback.state is EngineState.PLAYING
    scene.press("ctrl+5")
    yield lambda: room.parts.countdown.shown and not film.isVisible()
    yield lambda: scene.app.playback.state is EngineState.PAUSED
    yield scene.pause(10)
    scene.seen["held by the timer"] = not film.isVisible()
    scene.press("space")
    yield lambda: film.isVisible() and room.parts.countdown.small
    yield lambda: film.y() > 0 and pixel("TEACHER", 0.86, 0.06).lightness() < 60
    yield lambda: all(pixel("TEACHER", x, 0.5).lightness() < 24 for x in (0.01, 0.99))
    scene.seen["timer above"] = True
    scene.press("ctrl+Delete")
    yield lambda: film.y() == 0


def _light_drawn_on(scene: Scene) -> Iterator[Wait]:
    """The bar and the pen come over a film that is held, and stay in nothing that is kept."""
    window = scene.app.room._class
    film = window.film
    scene.press("d")  # the bar comes, and the film is held
    yield lambda: window.bar_shown and not film.isVisible()
    yield scene.until(draw_on_screen, lambda: pixel("TEACHER", 400 / 1024, 200 / 768) == QColor(COLOURS[0]))
    scene.press("d")
    scene.press("space")
    yield film.isVisible
    yield lambda: window.bar_shown
    scene.press("l")  # the bar is there already: it must not stay in the picture that is kept
    yield lambda: not film.isVisible()
    scene.press("l")
    yield lambda: not window.bar_shown
    yield lambda: len({pixel("TEACHER", x, 0.97).name() for x in (0.3, 0.4, 0.5, 0.6, 0.7)}) == 1
    scene.seen["bar not kept"] = True


def light_single(scene: Scene) -> Iterator[Wait]:
    """In the light mode on an only screen the film makes room for the bar and for a timer, and neither stays in it."""
    room, window = scene.app.room, scene.app.room._class
    film = window.film

    def whole() -> bool:
        return film.isVisible() and film.height() == window.height() and not window.bar_shown

    yield from held(scene, "TEACHER")
    yield lambda: window.bar_shown and film.height() < window.height()
    yield lambda: pixel("TEACHER", 0.002, 0.998).lightness() < 60
    scene.seen["bar below"] = True
    yield whole
    yield lambda: pixel("TEACHER", 0.5, 0.9).red() > 180
    yield from _light_drawn_on(scene)
    yield from _light_timed(scene)
    scene.press("b")
    yield lambda: colour_on("TEACHER") == "black"
    scene.press("F1")
    yield lambda: window.keys.isVisible() and not film.isVisible()
    scene.press("F1")
    scene.press("Escape")
    yield lambda: not window.isVisible()
    scene.seen["control"] = room.page.isVisible()
    scene.press("F5")
    scene.press("Next")
    yield lambda: colour_on("TEACHER") == "other"
    scene.seen["picture"] = not film.isVisible()


SCENES = {"light": light, "light_single": light_single}
