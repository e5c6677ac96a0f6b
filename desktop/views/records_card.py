"""What was shown, newest first: the last lessons, or those behind a bar; and marking one by hand, with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit

from desktop.models.usage import UsageTable
from desktop.theme.style import SMALL
from desktop.usage_view import UsageLine
from desktop.views.flow import flowing
from desktop.views.parts import Card, Table, button, label
from desktop.views.speaking import Speaking

LAST = 20
"""Lessons that are listed as long as nobody asks for more."""


_TITLE, _ENDED = 3, 5
"""The columns that may be long: their words go on in the next line of the row."""

_LONG = 7
"""Lines of text that the last column is wide, from which on it shares the room that is left with the titles."""


_BESIDE, _HIGHEST = 30, 10_000
"""Pixels of a cell beside its words, and that no record is higher than."""


class _Records(Table):
    """As high as its rows, which are as high as their longest words: nothing of a record is cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)

    def show_records(self, model: UsageTable) -> None:
        """Show the records, and fit the rows to them whenever they or their columns are others."""
        self.show_model(model, wide_column=_TITLE)
        model.modelReset.connect(self._fitting.start)
        self.horizontalHeader().sectionResized.connect(self._fitting.start)

    def fit(self) -> None:
        """Make each row as high as it needs, and the table as high as all of them."""
        usual, line = self.verticalHeader().defaultSectionSize(), self.fontMetrics().height()
        modes = QHeaderView.ResizeMode
        mode = modes.Stretch if self.sizeHintForColumn(_ENDED) > _LONG * line else modes.ResizeToContents
        if self.horizontalHeader().sectionResizeMode(_ENDED) != mode:
            self.horizontalHeader().setSectionResizeMode(_ENDED, mode)
        for row in range(self.model().rowCount()):
            words = max(self._height(row, column) for column in (_TITLE, _ENDED))
            self.setRowHeight(row, usual if words <= line else max(usual, words + 2 * SMALL))
        edges = 2 * self.frameWidth() + 2 * SMALL
        self.setFixedHeight(self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + edges)

    def _height(self, row: int, column: int) -> int:
        """Qt itself forgets what the style sheet leaves free beside the words, and is a line short."""
        words = str(self.model().index(row, column).data())
        room = QRect(0, 0, self.columnWidth(column) - _BESIDE, _HIGHEST)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()


class RecordsCard(Speaking, Card):
    """A table, and below it what can be said of the chosen line."""

    mark_wished = Signal(object, bool, str)
    """A UsageLine, whether it is to count as taught, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = UsageTable(self)
        self.heading, self.empty = label("heading", wraps=True), label("quiet", wraps=True)
        self.table, self.all = _Records(), button()
        self.reason, self.taught, self.not_taught = QLineEdit(), button(), button()
        self._all_lines: Sequence[UsageLine] = ()
        self._behind: tuple[str, str, str] | None = None
        self._lay_out()
        self.all.clicked.connect(self.show_last)
        self.taught.clicked.connect(lambda: self._mark(taught=True))
        self.not_taught.clicked.connect(lambda: self._mark(taught=False))
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.retranslate()

    def show_lines(self, lines: Sequence[UsageLine], language: str) -> None:
        """Show other records, newest first."""
        self._all_lines, self.lines.language = lines, language
        self._behind = None
        self._show()

    def show_last(self) -> None:
        """Show the last lessons again."""
        self._behind = None
        self._show()

    def show_behind(self, class_name: str, subject: str, heading: str) -> None:
        """Show the records of one class and subject; '' for any class."""
        self._behind = (class_name, subject, heading)
        self._show()
        self.table.setFocus()

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self.all.setText(self.tr("All again"))
        self.taught.setText(self.tr("Was taught"))
        self.not_taught.setText(self.tr("Was not taught"))
        self.reason.setPlaceholderText(self.tr("Why? Choose a lesson above, and say why it counts otherwise."))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.empty.setText(
            self.tr("Nothing was shown in these days. Each lesson that is taught appears here by itself.")
        )
        self.table.setAccessibleName(self.tr("What was shown"))
        self.lines.retranslate()
        self._show()

    def _show(self) -> None:
        lines = self._all_lines
        if self._behind is None:
            lines = lines[:LAST]
            self.heading.setText(self.tr("The last %n lesson(s)", "", LAST))
        else:
            class_name, subject, heading = self._behind
            lines = [x for x in lines if x.subject == subject and class_name in ("", x.class_name)]
            self.heading.setText(heading)
        self.lines.set_records(lines)
        self.all.setVisible(self._behind is not None)
        self.empty.setVisible(not lines)
        for part in (self.table, self.reason, self.taught, self.not_taught):
            part.setVisible(bool(lines))
        self.table.fit()
        self._allow()

    def _chosen(self) -> UsageLine | None:
        rows = self.table.selectionModel().selectedRows()
        return self.lines.records[rows[0].row()] if rows else None

    def _allow(self) -> None:
        allowed = self._chosen() is not None and bool(self.reason.text().strip())
        self.taught.setEnabled(allowed)
        self.not_taught.setEnabled(allowed)

    def _mark(self, *, taught: bool) -> None:
        line = self._chosen()
        if line is not None:
            self.mark_wished.emit(line, taught, self.reason.text().strip())
            self.reason.clear()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.all)
        self.content.addLayout(top)
        self.table.show_records(self.lines)
        self.content.addWidget(self.empty)
        self.content.addWidget(self.table)
        self.content.addWidget(self.reason)
        self.content.addWidget(flowing(self.taught, self.not_taught, fills=False))
