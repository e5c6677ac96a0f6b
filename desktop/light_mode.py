"""The light mode for weak computers: films go straight into a window of the system, and nothing is painted over them.

It takes a third less of the processor (docs/decisions/0020). The price: no live preview of films, and neither pen nor
freeze over them. ``skylesson doctor`` chooses it.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.kinds import Kind, kind_of
from desktop.playback import Playback
from desktop.teaching import Teaching
from player.engine import EngineState

_PLATFORMS = ("xcb", "windows", "cocoa")
"""Where a window of the system can lie inside another; Wayland has none."""

_BAR_HEIGHT = 120
"""Pixels that are left to the bar where there is but one screen: nothing can be seen over a film's own window."""

_SEEN = (EngineState.PLAYING, EngineState.PAUSED, EngineState.ENDED)


def is_possible() -> bool:
    """Tell whether films can be shown in a window of their own here."""
    return QGuiApplication.platformName() in _PLATFORMS


class LightMode(QObject):
    """Keeps a surface for films over the class screen, as long as a film is to be seen."""

    def __init__(self, class_window: QWidget, session: Teaching, playback: Playback) -> None:
        super().__init__(class_window)
        self._window, self._session, self._playback = class_window, session, playback
        self.surface = QWidget(class_window)
        self.surface.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.surface.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.surface.hide()
        class_window.installEventFilter(self)
        self.surface.installEventFilter(self)
        playback.set_window(int(self.surface.winId()))
        for changed in (session.state_changed, session.current_changed, session.nothing, session.still):
            changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the class screen's size, and tell the player when the system makes another window of the surface."""
        if event.type() == QEvent.Type.WinIdChange and watched is self.surface:
            self._playback.set_window(int(self.surface.winId()))
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def _place(self) -> None:
        session = self._session
        film = session.current is not None and kind_of(session.current) is Kind.VIDEO
        seen = film and session.lesson is not None and self._playback.state in _SEEN and not session.black
        below = 0 if len(QGuiApplication.screens()) > 1 else _BAR_HEIGHT
        self.surface.setGeometry(QRect(0, 0, self._window.width(), self._window.height() - below))
        self.surface.setVisible(seen)
        if seen:
            self.surface.raise_()
