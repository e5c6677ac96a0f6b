"""A card with a chart and, behind a chip, the table of the same numbers."""

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts import Card, Table, button, label
from desktop.views.speaking import Speaking


class ChartCard(Speaking, Card):
    """The heading, the chart, and its table in its place as long as the chip is pressed."""

    def __init__(self, chart: QWidget, model: QAbstractTableModel, *, wide_column: int) -> None:
        super().__init__()
        self.heading, self.empty = label("heading", wraps=True), label("quiet", wraps=True)
        self.chart, self.table, self.as_table = chart, Table(), button("chip", checkable=True)
        self.table.show_model(model, wide_column=wide_column)
        self._model = model
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.as_table)
        self.content.addLayout(top)
        for part in (self.empty, self.chart, self.table):
            self.content.addWidget(part)
        self.as_table.toggled.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the chip in the language of the window."""
        self.as_table.setText(self.tr("As a table"))
        self.refresh()

    def name(self, heading: str, empty: str) -> None:
        """Set the heading, and what to say when there is nothing."""
        self.heading.setText(heading)
        self.chart.setAccessibleName(heading)
        self.table.setAccessibleName(heading)
        self.as_table.setAccessibleDescription(heading)
        self.empty.setText(empty)

    def refresh(self) -> None:
        """Show what there is now: the chart, the table, or why there is neither."""
        rows = self._model.rowCount()
        self.empty.setVisible(not rows)
        self.as_table.setVisible(bool(rows))
        self.chart.setVisible(bool(rows) and not self.as_table.isChecked())
        self.table.setVisible(bool(rows) and self.as_table.isChecked())
        fit_to_rows(self.table, rows)


def fit_to_rows(table: Table, rows: int, *, most: int = 20) -> None:
    """Make a table on a scrolled page as high as its rows, so that only the page scrolls."""
    row = table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(row * min(max(rows, 1), most) + table.horizontalHeader().sizeHint().height() + row)
