"""A film in the light mode on real windows: prints as JSON which colours the class screen has, and when."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.places import open_household
from desktop.settings import SettingsFile
from desktop.shortcuts import Action
from tests.conftest import MEDIA
from tests.desktop.samples import lesson, resource


def wait(milliseconds: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def colour() -> str:
    """What is in the middle of the class screen, as the display has it."""
    screen = QGuiApplication.screens()[-1]
    image = screen.grabWindow(0).toImage()
    seen = QColor(image.pixel(image.width() // 2, image.height() // 2))
    if seen.lightness() < 10:
        return "black"
    if seen.red() > 180 and seen.green() < 60:
        return "red"
    return "green" if seen.green() > 90 and seen.red() < 60 else "other"


def until(wanted: str) -> bool:
    """Wait for a colour."""
    for _ in range(60):
        if colour() == wanted:
            return True
        wait(100)
    return False


def main() -> None:
    """Show a film, make it black, show it again, go to a picture."""
    library = Path(sys.argv[1])
    household = open_household(library)
    SettingsFile(library).change(light=True)
    application = QApplication(["skylesson"])
    app = App(application, household)
    app.start()
    wait(1500)
    film = resource(MEDIA / "red-green.mp4", "video/mp4")
    app._teach(lesson(1), (film, resource(MEDIA / "fruit.jpg", "image/jpeg")))
    session, seen = app.room.session, {}
    seen["film"] = until("red")
    app.room.obey(Action.BLACK)
    seen["black"] = until("black")
    app.room.obey(Action.BLACK)
    seen["goes on"] = until("green")
    session.next()
    seen["picture"] = until("other")
    seen["frames"] = app.playback.counts().shown == 0
    app.room.end()
    app.shutdown()
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    main()
