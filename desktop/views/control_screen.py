"""The control screen: what the class sees, what comes next, the time of the class hour, and big buttons. Dark."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catalogue.records import Lesson, Resource
from desktop.models.board import Board
from desktop.theme.chosen import dark_colours
from desktop.theme.style import GAP, SMALL, style_sheet
from desktop.views.hour_line import HourLine
from desktop.views.key_table import KeyTable
from desktop.views.lines import Lines
from desktop.views.parts import Pill, label
from desktop.views.plan_view import PlanView
from desktop.views.side_panel import SidePanel
from desktop.views.speaking import Dressed, wear
from desktop.views.stage import Stage
from desktop.views.transport import Transport
from desktop.views.where_line import WhereLine


class ControlScreen(Dressed, QWidget):
    """Shows how the lesson goes. Its parts are public: the room wires them."""

    _scale = 100

    def __init__(self, board: Board, transport: Transport) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview, self.transport, self.side, self.plan = Stage(board), transport, SidePanel(), PlanView()
        self.lines, self.keys = Lines(), KeyTable(self)
        self._pill, self._title, self.hour = Pill(), label("heading"), HourLine()
        self._where, self._middle = WhereLine(wraps=True), QStackedWidget()
        self._lay_out()
        self.dress()

    def set_text_scale(self, scale: int) -> None:
        """Write larger; ``scale`` in percent."""
        self._scale = scale
        self.side.set_text_scale(scale)
        self.dress()

    def dress(self) -> None:
        """Wear the dark colours that are in force."""
        wear(self, style_sheet(dark_colours(), self._scale))

    def show_lesson(self, lesson: Lesson, resources: Sequence[Resource], language: str, *, plan: bool) -> None:
        """Begin a lesson: the class hour counts from now."""
        self.hour.begin()
        self._pill.show_subject(lesson.subject)
        self._title.setText(lesson.title.in_language(language))
        self.side.show_lesson(lesson, resources, language, plan=plan)
        self.keys.hide()
        self.show_plan(shown=False)

    def show_where(self, text: str, *, urgent: bool = False) -> None:
        """Say what the class sees and where; ``urgent`` when it is not what the preview shows."""
        self._where.say(text, urgent=urgent)

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the table of keys over all."""
        self.keys.setGeometry(self.rect())
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        self._title.setMinimumWidth(100)
        for widget, stretch in ((self._pill, 0), (self._title, 1), (self.hour, 0)):
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
