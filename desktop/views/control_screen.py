"""The control screen: what the class sees, what comes next, the time of the class hour, and big buttons. Dark."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catalogue.records import Lesson, Resource
from desktop.formats import clock_text, time_text
from desktop.models.board import Board
from desktop.theme.chosen import dark_colours
from desktop.theme.style import GAP, SMALL, style_sheet
from desktop.views.key_table import KeyTable
from desktop.views.lines import Lines
from desktop.views.parts import Pill, label
from desktop.views.plan_view import PlanView
from desktop.views.side_panel import SidePanel
from desktop.views.stage import Stage
from desktop.views.transport import Transport

HOUR_MINUTES = 40
"""A class hour, where the school has not chosen otherwise."""

_SOON_SECONDS = 5 * 60
"""So long before its end the time left is written in another colour."""


class ControlScreen(QWidget):
    """Shows how the lesson goes. Its parts are public: the room wires them."""

    def __init__(self, board: Board, transport: Transport, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview, self.transport, self.side, self.plan = Stage(board), transport, SidePanel(), PlanView()
        self.lines, self.keys = Lines(), KeyTable(self)
        self._clock, self._began, self._hour = clock, clock(), HOUR_MINUTES * 60
        self._pill, self._title = Pill(), label("heading")
        self._spent, self._left, self._time = label("quiet"), label("heading"), label("title")
        self._where, self._middle = label("quiet", wraps=True), QStackedWidget()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tell_time)
        self._lay_out()
        self.set_text_scale(100)
        self._tell_time()

    def set_text_scale(self, scale: int) -> None:
        """Write larger; ``scale`` in percent."""
        self.setStyleSheet(style_sheet(dark_colours(), scale))

    def set_hour(self, minutes: int) -> None:
        """Count a class hour of so many minutes."""
        self._hour = minutes * 60
        self._tell_time()

    def show_lesson(self, lesson: Lesson, resources: Sequence[Resource], language: str, *, plan: bool) -> None:
        """Begin a lesson: the class hour counts from now."""
        self._began = self._clock()
        self._pill.show_subject(lesson.subject)
        self._title.setText(lesson.title.in_language(language))
        self.side.show_lesson(lesson, resources, language, plan=plan)
        self.keys.hide()
        self.show_plan(shown=False)
        self._tell_time()

    def show_where(self, text: str, *, urgent: bool = False) -> None:
        """Say what the class sees and where; ``urgent`` when it is not what the preview shows."""
        self._where.setText(text)
        self._where.setProperty("role", "warning" if urgent else "quiet")
        self._where.style().unpolish(self._where)
        self._where.style().polish(self._where)

    @property
    def where(self) -> str:
        """What is said of the class screen."""
        return self._where.text()

    def show_plan(self, *, shown: bool) -> None:
        """Show the lesson plan in the place of the preview, or the preview again."""
        self._middle.setCurrentWidget(self.plan if shown else self.preview)
        self.side.plan.setChecked(shown)

    @property
    def plan_shown(self) -> bool:
        """Whether the lesson plan is seen."""
        return self._middle.currentWidget() is self.plan

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_time()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the table of keys over all."""
        self.keys.setGeometry(self.rect())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the time while it is seen."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Keep no time while nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)

    def _tell_time(self) -> None:
        spent = self._clock() - self._began
        left = self._hour - spent
        self._spent.setText(self.tr("{time} used").format(time=clock_text(spent)))
        words = self.tr("{time} left") if left >= 0 else self.tr("{time} over")
        self._left.setText(words.format(time=clock_text(abs(left))))
        self._left.setStyleSheet(f"color: {dark_colours().warning if left < _SOON_SECONDS else dark_colours().ink};")
        self._time.setText(time_text(datetime.now().astimezone().time()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        self._title.setMinimumWidth(100)
        parts = ((self._pill, 0), (self._title, 1), (self._spent, 0), (self._left, 0), (self._time, 0))
        for widget, stretch in parts:
            top.addWidget(widget, stretch)
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self.plan)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self._middle, 1)
        left.addWidget(self._where)
        left.addWidget(self.lines)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(left, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, SMALL, GAP, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self.transport)
