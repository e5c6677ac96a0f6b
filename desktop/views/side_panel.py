"""Beside the preview: the resources in order, what comes next, and what the lesson is for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from catalogue.records import Lesson, Resource, Role
from desktop.formats import clock_text, count_text
from desktop.shortcuts import Action
from desktop.theme import icons
from desktop.theme.chosen import dark_colours
from desktop.theme.style import SMALL
from desktop.views.flow import flowing
from desktop.views.key_button import KeyButton
from desktop.views.parts import label
from desktop.views.scrolling import scrolled
from desktop.views.speaking import Speaking

_WIDTH, _ROW = 320, 50
_AIMS_FROM = 14
"""Lines of text that the panel is high at least where it shows the objectives of the lesson, too."""

_ICONS = {Role.VIDEO: "video", Role.AUDIO: "audio", Role.PICTURE: "picture"}


class _List(QListWidget):
    """Keeps the resource that is shown in sight, with what comes next: rows of buttons come and go below it."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)


class SidePanel(Speaking, QWidget):
    """``resource_wished`` has the place of a resource; ``wished`` the value of an Action."""

    resource_wished = Signal(int)
    wished = Signal(str)
    next_told = Signal(str)
    """What comes next, in words; and which page of how many is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.set_text_scale(100)
        self._language = "zh_CN"
        self._resources: Sequence[Resource] = ()
        self._page = (0, 0)
        self._heading, self._next = label("heading"), label("quiet", wraps=True)
        self._aim_heading, self._aims = label("heading"), label("quiet", wraps=True)
        self.list, self.plan = _List(), KeyButton(Action.PLAN, "document", checkable=True)
        self._swap = KeyButton(Action.SWAP, "swap")
        self._lay_out()
        self.list.itemClicked.connect(lambda item: self.resource_wished.emit(self.list.row(item)))
        self.plan.clicked.connect(lambda: self.wished.emit(Action.PLAN.value))
        self._swap.clicked.connect(lambda: self.wished.emit(Action.SWAP.value))
        self.retranslate()

    def set_text_scale(self, scale: int) -> None:
        """Be wider for larger text; ``scale`` in percent."""
        self.setFixedWidth(_WIDTH * scale // 100)

    def show_lesson(self, lesson: Lesson, resources: Sequence[Resource], language: str, *, plan: bool) -> None:
        """Begin a lesson; ``plan`` says whether it has a lesson plan to look at."""
        self._language, self._resources = language, resources
        self._aims.setText("\n".join(f"• {aim}" for aim in lesson.objectives))
        self._fit_aims()
        self.plan.setVisible(plan)
        self._fill()

    def show_current(self, index: int) -> None:
        """Mark the resource that is shown, and say what comes after it."""
        self.list.setCurrentRow(index)
        self.list.keep_in_sight()
        self._page = (0, 0)
        self._tell_next()

    def show_page(self, page: int, count: int) -> None:
        """Say which page of a document is shown, from 0, and how many there are."""
        self._page = (page, count)
        self._tell_next()

    def dress(self) -> None:
        """Draw the icons anew."""
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the objectives out where there is no room for them beside everything else."""
        super().resizeEvent(event)
        self._fit_aims()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._heading.setText(self.tr("In this lesson"))
        self._aim_heading.setText(self.tr("Objectives"))
        self.plan.setText(self.tr("Lesson plan"))
        self._swap.setText(self.tr("Swap screens"))
        self.list.setAccessibleName(self.tr("Resources of this lesson"))
        self._fill()

    def _fit_aims(self) -> None:
        shown = bool(self._aims.text()) and self.height() >= _AIMS_FROM * self.fontMetrics().height()
        for part in (self._aim_heading, self._aim_area):
            part.setVisible(shown)

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for resource in self._resources:
            item = QListWidgetItem(self._icon(resource), self._line(resource))
            if resource.extent is None:
                item.setForeground(QColor(dark_colours().quiet))
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self._tell_next()

    @staticmethod
    def _icon(resource: Resource) -> QIcon:
        return icons.icon(_ICONS.get(resource.role, "document"), dark_colours().ink)

    def _line(self, resource: Resource) -> str:
        title = self._title(resource)
        if resource.extent is None:
            return self.tr("{title} (not arrived)").format(title=title)
        return f"{title}   {clock_text(resource.duration)}" if resource.duration else title

    def _title(self, resource: Resource) -> str:
        return resource.title.in_language(self._language) or self._role_text(resource.role)

    def _tell_next(self) -> None:
        following = self._resources[self.list.currentRow() + 1 :]
        text = self.tr("This is the last one.") if self._resources else ""
        if following:
            text = self.tr("Next: {title}").format(title=self._title(following[0]))
        page, count = self._page
        if count > 1:
            text = (
                self.tr("Page {page} of {count}").format(page=count_text(page + 1), count=count_text(count))
                + "\n"
                + text
            )
        self._next.setText(text)
        self.next_told.emit(text)

    def _role_text(self, role: Role) -> str:
        return {
            Role.VIDEO: self.tr("Video"),
            Role.AUDIO: self.tr("Recording"),
            Role.PICTURE: self.tr("Picture"),
            Role.SLIDES: self.tr("Slides"),
            Role.WORKSHEET: self.tr("Worksheet"),
        }.get(role, self.tr("Document"))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setIconSize(QSize(22, 22))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # how long it takes stands at the end
        self._aim_area = scrolled(self._aims)
        self._aims.setAlignment(Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._heading)
        rows.addWidget(self.list, 5)
        rows.addWidget(self._next)
        rows.addWidget(self._aim_heading)
        rows.addWidget(self._aim_area, 2)
        rows.addWidget(flowing(self.plan, self._swap))
