"""The window: a rail of pages at the side, one page at a time, and a line for notices. No menu, no dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import icons
from desktop.theme.chosen import colours
from desktop.theme.style import GAP, SMALL
from desktop.views.chip_group import ChipGroup
from desktop.views.notice_line import NoticeLine
from desktop.views.rail_button import QRadioButton
from desktop.views.speaking import Speaking

_RAIL_WIDTH, _HAIRLINE = 104, 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class RailItem:
    """A page and how the rail names it: an icon, and an English word that is translated."""

    page: QWidget
    icon: str
    word: str


class MainWindow(Speaking, QMainWindow):
    """Shows one page of the rail, or the teaching page over everything. ``closing`` comes before it closes.

    Whoever closes it while it shows the teaching page only ends the lesson; ``close_at_once`` for the system's end.
    """

    page_shown = Signal(int)
    closing = Signal()
    teaching_shown = Signal()
    help_wished = Signal(str)
    """Of the page that is shown: its word in lower case, or what it has as its property "help", or nothing."""

    def __init__(self, items: Sequence[RailItem], teaching: QWidget | None = None) -> None:
        super().__init__()
        self._items = items
        self._buttons = ChipGroup(self)
        self._outer, self._pages = QStackedWidget(), QStackedWidget()
        self.notice = NoticeLine()
        self._closes_at_once = False
        self._rail, self._help = QFrame(), QToolButton()
        self._before: QWidget = items[0].page
        self._lay_out()
        self._buttons.chosen.connect(self.show_page)
        if teaching is not None:
            self.put_teaching(teaching)
        self.setMinimumSize(QSize(960, 620))
        self.show_page(0)
        self.dress()
        self.retranslate()

    def show_page(self, number: int) -> None:
        """Go to a page of the rail."""
        self._outer.setCurrentIndex(0)
        self._pages.setCurrentIndex(number)
        self._buttons.show_chosen(number)
        # Or the first button of the rail would have the keyboard, and look chosen.
        self._items[number].page.setFocus()
        self.page_shown.emit(number)

    def go_to(self, page: QWidget) -> bool:
        """Go to a page of the rail, unless a lesson is being taught; tell whether it is shown."""
        if self._outer.currentIndex() == 0:
            self.show_page(self.number_of(page))
        return self._outer.currentIndex() == 0

    def show_beside(self, page: QWidget) -> None:
        """Show a page that the rail does not have, until somebody goes to another one."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._before = self._pages.currentWidget() or page
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def leave_beside(self) -> None:
        """Go back to the page that was left for one beside."""
        if any(item.page is self._before for item in self._items):
            self.show_page(self.number_of(self._before))
        else:
            self.show_beside(self._before)

    def page(self, number: int) -> QWidget:
        """Return a page of the rail by its number."""
        return self._items[number].page

    def number_of(self, page: QWidget) -> int:
        """Return the number of a page of the rail."""
        return next(number for number, item in enumerate(self._items) if item.page is page)

    def button_of(self, page: QWidget) -> QWidget:
        """Return the button of a page of the rail, for whoever points at it."""
        return self._buttons.button(self.number_of(page))

    def picture(self) -> QImage:
        """Return how the window looks, without what is said in its last line."""
        return self._outer.grab().toImage()

    def put_teaching(self, teaching: QWidget) -> None:
        """Take the teaching page in, which is made for the first lesson."""
        self._outer.addWidget(teaching)

    def put_above(self, line: QWidget) -> None:
        """Put a line above the pages, for what is asked beside everything else. It is not seen in a lesson."""
        self._side.insertWidget(0, line)

    def show_teaching(self, *, shown: bool) -> None:
        """Put the teaching page over everything, or take it away."""
        self._outer.setCurrentIndex(1 if shown else 0)
        self.teaching_shown.emit()

    def notify(self, text: str, *, stays: bool = False) -> None:
        """Say something in a line in place, in a lesson too; never a dialog. It goes by itself, unless it ``stays``."""
        self.notice.say(text, stays=stays)

    def close_at_once(self) -> None:
        """Let it be closed in a lesson, too, from now on: the system ends."""
        self._closes_at_once = True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Press the button of the rail that has the keyboard on Enter, too, as the buttons of the pages do."""
        pressed = self.focusWidget()
        if event.key() in _ENTER and not event.isAutoRepeat() and isinstance(pressed, QToolButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Let what runs be ended first. A hand that closes it in a lesson ends that alone, not the program as well."""
        in_lesson = self._outer.currentIndex() == 1 and not self._closes_at_once
        self.closing.emit()
        if in_lesson:
            event.ignore()
            self.notify(self.tr("The lesson is over. To end the program, close the window once more."))
            return
        super().closeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.setLocale(QLocale())  # what was made in another language keeps to that one's dates
        self.setWindowTitle(self.tr("Skylesson"))
        words = {
            "Today": self.tr("Today"),
            "Lessons": self.tr("Lessons"),
            "Receiving": self.tr("Receiving"),
            "Usage": self.tr("Usage"),
            "Schedule": self.tr("Schedule"),
            "Settings": self.tr("Settings"),
        }
        for number, item in enumerate(self._items):
            self._buttons.button(number).setText(words[item.word])
        self._help.setText(self.tr("Help") + " F1")
        self._rail.setProperty("turned", self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        self._rail.style().polish(self._rail)

    def dress(self) -> None:
        """Draw the icons of the rail."""
        for number, item in enumerate(self._items):
            self._buttons.button(number).setIcon(icons.icon(item.icon, colours().quiet, colours().accent))
        self._help.setIcon(icons.icon("help", colours().quiet))

    def _lay_out(self) -> None:
        self._lay_out_rail()
        side = self._side = QVBoxLayout()
        side.setSpacing(0)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._pages, 1)
        body = QWidget()
        body.setProperty("role", "page")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(body)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._rail)
        row.addLayout(side, 1)
        self._outer.addWidget(body)
        # Below the teaching page as well: what goes wrong in a lesson is said to the teacher.
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._outer, 1)
        column.addWidget(self.notice)
        self.setCentralWidget(whole)

    def _lay_out_rail(self) -> None:
        self._rail.setProperty("role", "rail")
        self._set_up_help()
        self._rail.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(SMALL, GAP, SMALL, GAP)
        column.setSpacing(SMALL)
        # Not a least width of the rail itself: it could be squeezed to that where its words need more.
        column.addStrut(_RAIL_WIDTH - 2 * SMALL - _HAIRLINE)
        for number, item in enumerate(self._items):
            if number == len(self._items) - 1:
                column.addStretch(1)
                column.addWidget(self._help)
            column.addWidget(self._rail_button(number))
            self._pages.addWidget(item.page)

    def _set_up_help(self) -> None:
        _make_rail(self._help)
        self._help.clicked.connect(self._wish_help)
        # Of the rail: the classroom, which lies over it, has a table of keys on F1 instead.
        QShortcut(QKeySequence(Qt.Key.Key_F1), self._rail, self._wish_help)

    def _wish_help(self) -> None:
        shown = self._pages.currentWidget()
        word = next((item.word.lower() for item in self._items if item.page is shown), "")
        self.help_wished.emit(word or (str(shown.property("help") or "") if shown is not None else ""))

    def _rail_button(self, number: int) -> QToolButton:
        made = QRadioButton()
        _make_rail(made)
        made.setCheckable(True)
        self._buttons.addButton(made, number)
        QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, lambda: self.show_page(number))
        return made


def _make_rail(button: QToolButton) -> None:
    """Make it one of the rail."""
    button.setProperty("role", "rail")
    button.setIconSize(QSize(26, 26))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    button.setMinimumHeight(74)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
