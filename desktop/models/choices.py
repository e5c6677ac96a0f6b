"""A table in which packages are ticked."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.formats import size_text
from desktop.giving import Giveable
from desktop.models.tables import Index, RecordTable


class ChoiceTable(RecordTable[Giveable]):
    """Packages with a tick each. ``changed`` when other ones are ticked."""

    language = "zh_CN"
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: set[str] = set()

    @property
    def chosen(self) -> list[Giveable]:
        """The packages that are ticked, in the order shown."""
        return [package for package in self.records if package.id in self._chosen]

    def choose(self, wanted: Collection[str]) -> None:
        """Tick exactly these."""
        self._chosen = set(wanted)
        if self.records:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.changed.emit()

    def toggle(self, row: int) -> None:
        """Tick a row, or take the tick away."""
        if 0 <= row < len(self.records):
            self.choose(self._chosen ^ {self.records[row].id})

    def columns(self) -> Sequence[tuple[str, Callable[[Giveable], str]]]:
        """Return title and size."""
        return (
            (self.tr("Package"), lambda package: package.title.in_language(self.language)),
            (self.tr("Size"), lambda package: size_text(package.size)),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or whether its row is ticked."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            ticked = self.records[index.row()].id in self._chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)
