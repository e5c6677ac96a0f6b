"""Takes the pictures of a sheet in one language, and waits for what they show."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.app import App
from desktop.demo.scene import SIZES, Scene, Wait


class Camera:
    """Leaves ``SCENE-LANGUAGE-WxH.png`` in ``pictures``; ``pause`` gives the window a moment to be painted."""

    def __init__(self, app: App, pictures: Path, language: str, pause: Callable[[], Wait]) -> None:
        self.app, self.language, self.pause = app, language, pause
        self._pictures = pictures

    def each_size(self, *names: str) -> Iterator[Wait]:
        """Take the window as it stands at each size, under each of ``names``; yield what to wait for."""
        for size in SIZES:
            self.app.window.resize(size)
            yield self.pause()
            for name in names:
                self.take(name)

    def scenes(self, scenes: Iterator[Scene]) -> Iterator[Wait]:
        """Take each scene at the size that the window has."""
        for scene in scenes:
            scene.show()
            if not scene.seen():
                yield scene.seen
            yield self.pause()
            self.take(scene.name, over=scene.over())
            scene.back()

    def take(self, name: str, widget: QWidget | None = None, over: QWidget | None = None) -> None:
        """Take the window, or another ``widget``, with what lies ``over`` it."""
        taken = widget or self.app.window
        picture = taken.grab()
        if over is not None:
            painter = QPainter(picture)
            place = QRect(taken.mapFromGlobal(over.mapToGlobal(QPoint(0, 0))), over.size())
            if over.parentWidget() is None:
                place.moveCenter(taken.rect().center())  # a window of its own stands anywhere
            painter.drawPixmap(place.topLeft(), over.grab())
            painter.end()
        size = f"{picture.width()}x{picture.height()}"
        picture.save(str(self._pictures / f"{name}-{self.language}-{size}.png"))
