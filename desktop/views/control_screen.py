"""The control screen: what the class sees, what comes next, the time of the class hour, and big buttons. Dark."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from catalogue.records import Lesson, Resource, Role
from desktop.formats import clock_text
from desktop.shortcuts import SHORTCUTS, action_text, written
from desktop.theme import icons
from desktop.theme.palette import DARK
from desktop.theme.style import GAP, SMALL, style_sheet
from desktop.views.parts import Card, Pill, button, label
from desktop.views.stage import Stage
from desktop.views.transport import Transport

HOUR_SECONDS = 40 * 60
"""A class hour."""

_SIDE_WIDTH = 320
_ICONS = {Role.VIDEO: "video", Role.AUDIO: "audio", Role.PICTURE: "picture"}


class ControlScreen(QWidget):
    """Shows how the lesson goes; emits which resource is wished and what the failure line's button asks for."""

    resource_wished = Signal(int)
    next_wished = Signal()

    def __init__(self, transport: Transport, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = Stage()
        self._transport, self._clock, self._began = transport, clock, clock()
        self._language = "zh_CN"
        self._resources: Sequence[Resource] = ()
        self._pill, self._title = Pill(), label("heading")
        self._spent, self._time = label("quiet"), label("title")
        self._where = label("quiet", wraps=True)
        self._list_heading, self._plan_heading, self._plan = (
            label("heading"),
            label("heading"),
            label("quiet", wraps=True),
        )
        self.list = QListWidget()
        self._trouble, self._trouble_text, self._go_on = Card(), label("warning", wraps=True), button()
        self._keys = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tell_time)
        self._lay_out()
        self.list.itemClicked.connect(lambda item: self.resource_wished.emit(self.list.row(item)))
        self._go_on.clicked.connect(self.next_wished)
        self.set_text_scale(100)
        self.retranslate()

    def set_text_scale(self, scale: int) -> None:
        """Write larger; ``scale`` in percent."""
        self.setStyleSheet(style_sheet(DARK, scale))

    def show_lesson(self, lesson: Lesson, resources: Sequence[Resource], language: str) -> None:
        """Begin a lesson: the class hour counts from now."""
        self._began, self._language, self._resources = self._clock(), language, resources
        self._pill.show_subject(lesson.subject)
        self._title.setText(lesson.title.in_language(language))
        self._plan.setText("\n".join(f"• {objective}" for objective in lesson.objectives))
        self._plan_heading.setVisible(bool(lesson.objectives))
        self._fill_list()
        self.show_trouble("")
        self._tell_time()

    def show_current(self, index: int) -> None:
        """Mark the resource that is shown."""
        self.list.setCurrentRow(index)

    def show_where(self, text: str) -> None:
        """Say where the class sees it."""
        self._where.setText(text)

    def show_trouble(self, text: str) -> None:
        """Say what went wrong, with a way on; '' when all is well."""
        self._trouble_text.setText(text)
        self._trouble.setVisible(bool(text))

    def toggle_keys(self) -> None:
        """Show the table of keys over the preview, or take it away."""
        self._keys.setVisible(not self._keys.isVisible())
        self._keys.resize(self.preview.size())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the time while it is seen."""
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Keep no time while nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._list_heading.setText(self.tr("In this lesson"))
        self._plan_heading.setText(self.tr("Objectives"))
        self._go_on.setText(self.tr("Next"))
        self.list.setAccessibleName(self.tr("Resources of this lesson"))
        table = (f"{written(shortcut):>5}    {action_text(shortcut.action)}" for shortcut in SHORTCUTS)
        self._keys.setText("\n".join(table))
        self._fill_list()
        self._tell_time()

    def _fill_list(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for resource in self._resources:
            length = f"   {clock_text(resource.duration)}" if resource.duration else ""
            title = resource.title.in_language(self._language) or self._role_text(resource.role)
            item = QListWidgetItem(icons.icon(_ICONS.get(resource.role, "document"), DARK.ink), title + length)
            if resource.extent is None:
                item.setText(self.tr("{title} (not arrived)").format(title=title))
                item.setForeground(Qt.GlobalColor.gray)
            item.setSizeHint(QSize(0, 50))
            self.list.addItem(item)
        self.list.setCurrentRow(row)

    def _role_text(self, role: Role) -> str:
        return {
            Role.VIDEO: self.tr("Video"),
            Role.AUDIO: self.tr("Recording"),
            Role.PICTURE: self.tr("Picture"),
            Role.SLIDES: self.tr("Slides"),
            Role.WORKSHEET: self.tr("Worksheet"),
            Role.LESSON_PLAN: self.tr("Lesson plan"),
        }.get(role, self.tr("Document"))

    def _tell_time(self) -> None:
        spent = self._clock() - self._began
        left = max(HOUR_SECONDS - spent, 0.0)
        self._spent.setText(
            self.tr("{spent} used · {left} left").format(spent=clock_text(spent), left=clock_text(left))
        )
        self._time.setText(f"{datetime.now().astimezone():%H:%M}")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        self._title.setMinimumWidth(100)
        for widget, stretch in ((self._pill, 0), (self._title, 1), (self._spent, 0), (self._time, 0)):
            top.addWidget(widget, stretch)
        trouble = QHBoxLayout()
        trouble.addWidget(self._trouble_text, 1)
        trouble.addWidget(self._go_on)
        self._trouble.content.addLayout(trouble)
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self._trouble)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(left, 1)
        middle.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, SMALL, GAP, SMALL)
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addWidget(self._transport)
        self._keys.setParent(self.preview)
        self._keys.setStyleSheet(f"background: {DARK.card}; padding: 16px;")
        self._keys.hide()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setIconSize(QSize(22, 22))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.addWidget(self._list_heading)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._plan_heading)
        rows.addWidget(self._plan)
        rows.addWidget(self._where)
        return side
