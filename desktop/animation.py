"""Pictures that move by themselves: animated GIF and WebP, shown one frame after another, again and again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

SHORTEST_MS = 20
"""Frames that say they are shorter are shown this long: files that say nothing say 0."""


@dataclass(frozen=True, slots=True)
class StillFrame:
    """One picture, and for how many milliseconds it stands."""

    image: QImage
    milliseconds: int


class Animation(QObject):
    """Shows frames in turn from the second one on, until it is stopped."""

    pictured = Signal(QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames: Sequence[StillFrame] = ()
        self._number = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    def begin(self, frames: Sequence[StillFrame]) -> None:
        """Go on after the first of ``frames``, which is shown already; a single one just stands."""
        self._frames, self._number = frames, 0
        if len(frames) > 1:
            self._timer.start(max(frames[0].milliseconds, SHORTEST_MS))

    def stop(self) -> None:
        """Let go of the frames."""
        self._timer.stop()
        self._frames = ()

    def _next(self) -> None:
        self._number = (self._number + 1) % len(self._frames)
        frame = self._frames[self._number]
        self._timer.start(max(frame.milliseconds, SHORTEST_MS))
        self.pictured.emit(frame.image)
