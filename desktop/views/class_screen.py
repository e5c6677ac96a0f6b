"""The class screen: the lesson and nothing else. On an only screen a bar comes when the mouse moves, and goes."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from desktop.views.stage import Stage
from desktop.views.transport import Transport

_CURSOR_MS, _BAR_MS = 2000, 3000


class ClassScreen(QWidget):
    """A full-screen window without a frame. ``dismissed`` comes when the system closes it."""

    dismissed = Signal()

    def __init__(self, bar: Transport) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.stage = Stage(self)
        self._bar = bar
        self._bar.setParent(self)
        self._bar.hide()
        self._with_bar = False
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_MS)
        self._cursor_timer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._bar_timer = QTimer(self, singleShot=True, interval=_BAR_MS)
        self._bar_timer.timeout.connect(self._hide_bar)
        self.stage.moved.connect(self._stir)
        self.retranslate()

    def show_on(self, screen: QScreen, *, only: bool) -> None:
        """Cover ``screen``; ``only`` gives it the bar, because the teacher has no other."""
        self.hide()
        self._with_bar = only
        self._bar.hide()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._stir()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the picture over everything and the bar at the bottom."""
        self.stage.setGeometry(self.rect())
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(QRect(0, self.height() - height, self.width(), height))
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Only hide when somebody closes it: what is shown goes on, on the control screen. The program may close it."""
        if not event.spontaneous():
            super().closeEvent(event)
            return
        event.ignore()
        self.hide()
        self.dismissed.emit()

    def retranslate(self) -> None:
        """Put the window's name in the language of the program."""
        self.setWindowTitle(self.tr("Skylesson: class screen"))

    def _stir(self) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._cursor_timer.start()
        if self._with_bar:
            self._bar.show()
            self._bar.raise_()
            self._bar_timer.start()

    def _hide_bar(self) -> None:
        if self._bar.underMouse():
            self._bar_timer.start()
        else:
            self._bar.hide()
