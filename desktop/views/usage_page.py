"""The Usage page: what was shown, newest first, and hours taught against hours planned."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.arrivals import UsageLine
from desktop.models.tables import UsageTable
from desktop.views.parts import Card, Page, Table, label


class UsagePage(Page):
    """A plain table, and the sums above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = UsageTable(self)
        self._sums = (0, 0)
        self._title, self._hours, self._hours_text = label("title"), label("big"), label("quiet")
        self._empty = label("quiet", wraps=True)
        self.table = Table()
        self._lay_out()
        self.retranslate()

    def show_usage(self, lines: Sequence[UsageLine], taught: int, planned: int, language: str) -> None:
        """Show other lines and sums."""
        self.lines.language = language
        self.lines.set_records(lines)
        self._sums = (taught, planned)
        self._show_sums()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put every text in the language of the window."""
        self._title.setText(self.tr("Usage"))
        self._hours_text.setText(self.tr("class hours taught / planned"))
        self._empty.setText(self.tr("Nothing was shown yet. Each lesson that is taught appears here by itself."))
        self.table.setAccessibleName(self.tr("What was shown"))
        self.lines.retranslate()
        self._show_sums()

    def _show_sums(self) -> None:
        taught, planned = self._sums
        self._hours.setText(f"{taught} / {planned}")
        empty = not self.lines.rowCount()
        self._empty.setVisible(empty)
        self.table.setVisible(not empty)

    def _lay_out(self) -> None:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(self._hours)
        row.addWidget(self._hours_text, 1)
        card.content.addLayout(row)
        self.table.show_model(self.lines, wide_column=2)
        self.content.addWidget(self._title)
        self.content.addWidget(card)
        self.content.addWidget(self._empty)
        self.content.addWidget(self.table, 1)
        self.content.addStretch(0)
