"""A day of the real program: it starts, takes a package from a stick's folder, teaches a film, looks at every page."""

import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.app import App
from desktop.program import main
from desktop.settings import SettingsFile
from player.engine import EngineState
from tests.end_to_end.driving import Scene, Wait
from tests.sync.folders import LESSON


def day(scene: Scene) -> Iterator[Wait]:
    """Go through it."""
    app = scene.app
    packages = app.household.library / "packages"
    yield lambda: any(packages.glob("*.7z")) and app.playback._engine is not None
    yield scene.pause(20)
    scene.seen["received"] = [path.name for path in packages.glob("*.7z")]
    catalogue = app.household.catalogue
    app._teach(catalogue.lesson(LESSON), catalogue.resources(LESSON))
    yield lambda: app.playback.state in (EngineState.PLAYING, EngineState.ENDED)
    yield scene.pause(30)
    scene.seen["shown"] = app.playback.counts().shown > 0
    app.room.end()
    for number in range(6):
        app.window.show_page(number)
        yield scene.pause(8)
    scene.seen["ended"] = app.taught is None


def run(library: Path, stick: Path) -> int:
    """Run the program through the day; return its exit code."""
    SettingsFile(library).change(drop_folders=(stick,), unsigned="always", school="School")
    start = App.start

    def started(self: App) -> None:
        start(self)
        self.scene = Scene(self, day)  # type: ignore[attr-defined]

    App.start = started  # type: ignore[method-assign]
    return main(["--library", str(library)])


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2])))
