"""How loud it is: what the teacher has set, switched off for a moment or while the class keeps a frozen picture."""

from PySide6.QtCore import QObject, Signal

from desktop.playback import Playback

STEP = 10
"""Percent."""


class Volume(QObject):
    """``changed`` has what is to be remembered, 0-100. ``mute_changed``: the sound was switched off, or on."""

    changed = Signal(int)
    mute_changed = Signal()

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self.percent, self.muted, self._hushed = 80, False, False

    def use(self, percent: int) -> None:
        """Be as loud as was remembered."""
        self.percent = percent
        self._tell()

    def change(self, step: int) -> None:
        """Make it louder or quieter; who does so wants to hear something."""
        self.percent = min(max(self.percent + step, 0), 100)
        if self.muted:
            self.toggle()
        self._tell()
        self.changed.emit(self.percent)

    def toggle(self) -> None:
        """Switch the sound off, or on again."""
        self.muted = not self.muted
        self._tell()
        self.mute_changed.emit()

    def hush(self, hushed: bool) -> None:  # a signal's shape
        """Be silent while the class is not to hear what the teacher looks at."""
        self._hushed = hushed
        self._tell()

    def _tell(self) -> None:
        self._playback.set_volume(0 if self.muted or self._hushed else self.percent)
