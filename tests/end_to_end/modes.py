"""Every mode of the classroom, one after the other, each left as a picture of all screens. A scene for scene.py."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.end_to_end.driving import Scene, Wait, drag, held
from tests.seeing import picture_of_all, screen_names

FOLDER = Path("build/modes")

BROKEN = "media/broken.mp4"
"""What will not play, and says so."""

_TYPED = (
    ("black", ("b",), ("b",)),
    ("white board", ("w",), ("w",)),
    ("frozen", ("f", "Right"), ("f",)),
    ("spotlight", ("l",), ("l",)),
    ("pointer", ("o",), ("o",)),
    ("nearer", ("plus", "plus", "plus"), ("0",)),
    ("turned", ("r",), ("r", "r", "r")),
    ("timer large", ("t", "ctrl+5"), ()),
    ("timer small", ("ctrl+t",), ("ctrl+Delete", "t")),
    ("bookmarks", ("k",), ("shift+k",)),
    ("silent", ("m",), ("m",)),
    ("repeat and speed", ("a", "Right", "a", "bracketleft"), ("a", "bracketright")),
    ("keys", ("F1",), ("F1",)),
    ("plan", ("i",), ("i",)),
)
"""Modes of a film, the keys that lead there, and those that lead back."""


Shoot = Callable[[str], Iterator[Wait]]


def modes(scene: Scene) -> Iterator[Wait]:
    """A film in every mode, then what else there is to show, and what is said when something will not be shown."""
    only = len(screen_names()) == 1
    folder = FOLDER / f"{scene.app.settings.language}-{len(screen_names())}"
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[str] = []

    def shoot(name: str) -> Iterator[Wait]:
        yield scene.pause(7)
        picture_of_all().save(str(folder / f"{len(taken):02} {name}.png"))
        taken.append(name)

    yield from held(scene, "TEACHER" if only else "CLASS")
    yield from shoot("film held")
    yield from _film(scene, shoot, only=only)
    yield from _others(scene, shoot)
    scene.press("Escape")
    yield from shoot("class screen off")
    scene.seen["pictures"] = len(taken)


def _film(scene: Scene, shoot: Shoot, *, only: bool) -> Iterator[Wait]:
    for name, there, back in _TYPED:
        for key in there:
            scene.press(key)
            yield scene.pause(3)
        yield from shoot(name)
        for key in back:
            scene.press(key)
            yield scene.pause(2)
    scene.press("d")
    yield scene.pause(5)
    if not only:
        drag(scene, (0.2, 0.3), (0.8, 0.6))
    yield from shoot("pen")
    scene.press("d")


def _others(scene: Scene, shoot: Shoot) -> Iterator[Wait]:
    session = scene.app.room.session
    for number in range(1, len(session.resources)):
        while session._playlist.index != number:  # a document has pages before the next resource comes
            scene.press("n")
            yield scene.pause(6)
        if session.resources[number].member == BROKEN:
            yield lambda: scene.app.room._control.lines.trouble.shown
        yield from shoot(session.resources[number].member.replace("/", " "))


SCENES = {"modes": modes}
