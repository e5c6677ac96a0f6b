"""Small parts that all pages are made of."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.formats import subject_text
from desktop.theme import icons
from desktop.theme.chosen import colours, subject_colour
from desktop.theme.style import GAP, MARGIN, SMALL, TARGET, WIDE
from desktop.views.check_button import CheckButton
from desktop.views.mirroring import Written
from desktop.views.scrolling import REACH, Reaching
from desktop.views.speaking import Dressed, Speaking, wear


def label(role: str = "", text: str = "", *, wraps: bool = False) -> QLabel:
    """Return a text of some role of the style sheet; foreign text is never taken for markup."""
    made = Written(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def button(role: str = "", text: str = "", *, checkable: bool = False) -> QPushButton:
    """Return a button of some role of the style sheet; Enter presses it as the space bar does."""
    made = CheckButton(text) if checkable else QPushButton(text)
    made.setAutoDefault(True)
    made.setCheckable(checkable)
    if role:
        made.setProperty("role", role)
    return made


def choice_box() -> QComboBox:
    """Return a box to choose from that is as wide as the longest of its choices, in every language."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def row(*parts: QWidget, grows: QWidget | None = None, spacing: int = SMALL) -> QWidget:
    """Return parts side by side; the one that ``grows`` takes the room that is left, else the end stays empty."""
    made = QWidget()
    box = QHBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for part in parts:
        box.addWidget(part, 1 if part is grows else 0)
    if grows is None:
        box.addStretch(0)
    return made


def column(*parts: QWidget, spacing: int = SMALL) -> QWidget:
    """Return parts below each other, in the middle of the height there is."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    box.addStretch(0)
    for part in parts:
        box.addWidget(part)
    box.addStretch(0)
    return made


def emptied(area: QVBoxLayout) -> None:
    """Take every part out of a column."""
    while (item := area.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


class Card(QFrame):
    """A white card with a hairline; its content goes into ``content``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(WIDE, GAP, WIDE, GAP)
        self.content.setSpacing(8)


class Pill(Dressed, QLabel):
    """The name of a subject on its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self.setProperty("role", "pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_subject(self, subject: str) -> None:
        """Show another subject."""
        self._subject = subject
        self.setText(subject_text(subject))
        self.dress()

    def dress(self) -> None:
        """Wear the colours that are in force."""
        wear(self, f"background: {subject_colour(self._subject)};" if self._subject else "")


class Sign(Dressed, QLabel):
    """A sign, as a rule that something wants attention, beside words that say what.

    ``colour`` is the name of a colour of the palette, ``size`` in pixels.
    """

    def __init__(self, icon: str = "warning", colour: str = "warning", size: int = 28) -> None:
        super().__init__()
        self._icon, self._colour, self._size = icon, colour, size
        self.dress()

    def dress(self) -> None:
        """Wear the colours that are in force."""
        self.setPixmap(icons.pixmap(self._icon, getattr(colours(), self._colour), self._size))


class PlayButton(Dressed, QPushButton):
    """A button that begins a lesson, with the sign for it; ``colour`` is the name of a colour of the palette."""

    def __init__(self, role: str, colour: str) -> None:
        super().__init__()
        self.setAutoDefault(True)  # Enter presses it, too
        self._colour = colour
        if role:
            self.setProperty("role", role)
        self.dress()

    def dress(self) -> None:
        """Wear the colours that are in force."""
        self.setIcon(icons.icon("play", getattr(colours(), self._colour)))


class Beginning:
    """Stands before the Qt class of a page or section: gives the keyboard on to what ``begins`` names.

    A focus proxy would do the same, but Tab then passes over all that stands before the proxy.
    """

    begins: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802  # Qt's name
        """Give the keyboard to where one begins."""
        if self.begins is not None:
            self.begins.setFocus(reason)
        else:
            super().setFocus(reason)  # type: ignore[misc]  # the Qt class's


class Page(Beginning, QWidget):
    """A page: a title, then its content below, in ``content``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        self.content.setSpacing(GAP)


class Section(Speaking, Beginning, QWidget):
    """A part of a page, with its content in a column; it speaks the new language by ``retranslate``.

    It ``reaches`` into the margins of the page, so that what scrolls in it can have its bar there.
    """

    def __init__(self, parent: QWidget | None = None, *, reaches: bool = True) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        edge = REACH if reaches else 0
        self.column.setContentsMargins(edge, 0, edge, 0)
        self.column.setSpacing(GAP)

    def put(self, *parts: QWidget, grows: QWidget | None = None) -> None:
        """Add parts below each other, then the one that takes the room that is left; an area for that reaches out."""
        for part in parts:
            self.column.addWidget(part)
        if isinstance(grows, QScrollArea | QStackedWidget):
            self.column.addLayout(Reaching(grows), 1)
        elif grows is not None:
            self.column.addWidget(grows, 1)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""


class Table(QTableView):
    """A table that is calm to read: whole rows, no grid, rows as high as the text asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # the arrows go from row to row, Tab goes on
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def show_model(self, model: QAbstractTableModel, *, wide_column: int, also_wide: Sequence[int] = ()) -> None:
        """Show a model; one column takes the room that is left, or shares it with others that may be long."""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (wide_column, *also_wide):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(max(TARGET, line + line // 2))
        # Where the columns need more than there is, the table alone scrolls, and no column is squeezed to nothing.
        self.horizontalHeader().setMinimumSectionSize(line * 3)
