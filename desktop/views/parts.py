"""Small parts that all pages are made of."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.formats import subject_text
from desktop.theme.palette import subject_colour
from desktop.theme.style import GAP, MARGIN, WIDE


def label(role: str = "", text: str = "", *, wraps: bool = False) -> QLabel:
    """Return a text of some role of the style sheet; foreign text is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def button(role: str = "", text: str = "", *, checkable: bool = False) -> QPushButton:
    """Return a button of some role of the style sheet."""
    made = QPushButton(text)
    made.setCheckable(checkable)
    if role:
        made.setProperty("role", role)
    return made


class Card(QFrame):
    """A white card with a hairline; its content goes into ``content``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(WIDE, GAP, WIDE, GAP)
        self.content.setSpacing(8)


class Pill(QLabel):
    """The name of a subject on its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_subject(self, subject: str) -> None:
        """Show another subject."""
        self.setText(subject_text(subject))
        self.setStyleSheet(f"background: {subject_colour(subject)};")


class Page(QWidget):
    """A page: a title, then its content below, in ``content``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        self.content.setSpacing(GAP)


def scrolled(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in an area that scrolls up and down when there is too much of it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner.setProperty("role", "body")
    inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inner)
    return area


def set_up_table(table: QTableView, model: QAbstractTableModel, *, wide_column: int) -> None:
    """Make a table calm to read: whole rows, no grid, one column takes the room that is left."""
    table.setModel(model)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(44)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(wide_column, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
