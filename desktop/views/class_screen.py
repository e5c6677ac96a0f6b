"""The class screen: the lesson and nothing else. On an only screen a bar comes when somebody stirs, and goes."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.board import Board
from desktop.theme.chosen import dark_colours
from desktop.theme.style import GAP, style_sheet
from desktop.views.film_window import FilmWindow
from desktop.views.hour_line import HourLine
from desktop.views.key_table import KeyTable
from desktop.views.lines import Lines
from desktop.views.speaking import Speaking, wear
from desktop.views.stage import Stage
from desktop.views.transport import Transport
from desktop.views.where_line import WhereLine

_CURSOR_MS, _BAR_MS = 2000, 3000
_STRIP = 0.19
"""Height of the corner in which a small timer stands, as a part of the screen: see overlays.py."""


class ClassScreen(Speaking, QWidget):
    """A full-screen window without a frame. ``dismissed`` comes when the system closes it."""

    dismissed = Signal()

    def __init__(self, board: Board, bar: Transport) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.stage, self.bar = Stage(board, self), bar
        self.lines, self.keys = Lines(), KeyTable(self)
        self.where, self.hour = WhereLine(wraps=False), HourLine()
        self._film: FilmWindow | None = None
        self._foot = QFrame(self)
        self._foot.setProperty("role", "page")
        self._lay_out()
        self.dress()
        self._with_bar, self._strip = False, 0.0
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_MS)
        self._cursor_timer.timeout.connect(lambda: self.stage.show_cursor(shown=False))
        self._bar_timer = QTimer(self, singleShot=True, interval=_BAR_MS)
        self._bar_timer.timeout.connect(self._hide_bar)
        self.stage.moved.connect(self._moved)
        self.retranslate()

    @property
    def film(self) -> FilmWindow:
        """The window for films of the light mode, made when it is first asked for."""
        if self._film is None:
            self._film = FilmWindow(self)
            self._film.moved.connect(self._moved)
            self._fit_film()
        return self._film

    def show_on(self, screen: QScreen, *, only: bool) -> None:
        """Cover ``screen``; ``only`` gives it the bar, because the teacher has no other."""
        self.hide()
        self._with_bar = only
        self._foot.hide()
        self.keys.hide()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        # Or the first button of the bar would have the keyboard, and look chosen.
        self.stage.setFocus()
        self._moved()

    def leave_strip(self, *, left: bool) -> None:
        """Leave a strip above the film of the light mode for a timer, or give it all the room again."""
        self._strip = _STRIP if left else 0.0
        self._fit_film()

    def stir(self) -> None:
        """Show the bar for a while, where there is one: a key was pressed or the mouse moved."""
        if not (self._with_bar and self.isVisible()) or self.keys.isVisible():
            self._foot.hide()
            return
        self._fit()
        self._foot.show()
        self._foot.raise_()
        self._fit_film()
        self._bar_timer.start()

    @property
    def bar_shown(self) -> bool:
        """Whether the bar is seen."""
        return self._foot.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the picture over everything and the bar at the bottom."""
        self.stage.setGeometry(self.rect())
        self.keys.setGeometry(self.rect())
        self._fit()
        self._fit_film()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow the bar when its rows come and go."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Only hide when somebody closes it: what is shown goes on, on the control screen. The program may close it."""
        if not event.spontaneous():
            super().closeEvent(event)
            return
        event.ignore()
        self.hide()
        self.dismissed.emit()

    def dress(self) -> None:
        """Wear the dark colours that are in force."""
        wear(self, style_sheet(dark_colours()))

    def retranslate(self) -> None:
        """Put the window's name in the language of the program."""
        self.setWindowTitle(self.tr("Skylesson: class screen"))

    def _moved(self) -> None:
        self.stage.show_cursor(shown=True)
        self._cursor_timer.start()
        self.stir()

    def _hide_bar(self) -> None:
        """Hide it, unless a hand is on it or something has to be read there."""
        if self._foot.underMouse() or self.lines.trouble.shown:
            self._bar_timer.start()
        else:
            self._foot.hide()
            self._fit_film()

    def _fit_film(self) -> None:
        """Leave the bar its room while it is seen: a window of the system lies over everything of ours."""
        if self._film is not None:
            below = self._foot.height() if self._foot.isVisible() else 0
            above = round(self.height() * self._strip)
            self._film.setGeometry(QRect(0, above, self.width(), self.height() - above - below))

    def _fit(self) -> None:
        layout = self._foot.layout()
        assert layout is not None  # noqa: S101  # nosec B101  # made in _lay_out
        height = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._foot.setGeometry(QRect(0, self.height() - height, self.width(), height))
        self._fit_film()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.where, 1)
        head.addWidget(self.hour)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self.bar)
        self._foot.hide()
