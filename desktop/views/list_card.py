"""A card with a heading and a short table, or a line that says why there is none."""

from PySide6.QtCore import QAbstractTableModel

from desktop.views.chart_card import fit_to_rows
from desktop.views.parts import Card, Table, label


class ListCard(Card):
    """A table on a page that scrolls; long ones scroll by themselves."""

    def __init__(self, model: QAbstractTableModel, *, wide_column: int) -> None:
        super().__init__()
        self._model = model
        self.heading, self.empty, self.table = label("heading", wraps=True), label("quiet", wraps=True), Table()
        self.table.show_model(model, wide_column=wide_column)
        for part in (self.heading, self.empty, self.table):
            self.content.addWidget(part)

    def name(self, heading: str, empty: str) -> None:
        """Set the heading, and what to say when there is nothing."""
        self.heading.setText(heading)
        self.table.setAccessibleName(heading)
        self.empty.setText(empty)

    def refresh(self) -> None:
        """Show the table where there are rows."""
        rows = self._model.rowCount()
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        fit_to_rows(self.table, rows, most=8)
