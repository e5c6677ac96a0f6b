"""Plain tables over frozen records, and that of the packages in the library."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from catalogue.records import Package, Trust
from desktop.formats import count_text, size_text

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")


class RecordTable(QAbstractTableModel, Generic[Record]):
    """A row a record, a column a function of it. Subclasses say which columns there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: Sequence[Record] = ()

    @property
    def records(self) -> Sequence[Record]:
        """The records shown."""
        return self._records

    def set_records(self, records: Sequence[Record]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def columns(self) -> Sequence[tuple[str, Callable[[Record], str]]]:
        """Return heading and text of each column, in the language of the window."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Tell views that all texts may be others now."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of records."""
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns()[index.column()][1](self._records[index.row()])

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns()[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class PackageTable(RecordTable[Package]):
    """The packages in the library."""

    language = "zh_CN"

    def columns(self) -> Sequence[tuple[str, Callable[[Package], str]]]:
        """Return title, issuer, lessons, size and trust."""
        return (
            (self.tr("Package"), lambda package: package.title.in_language(self.language)),
            (self.tr("From"), lambda package: package.issuer),
            (self.tr("Lessons"), lambda package: count_text(package.lessons)),
            (self.tr("Size"), lambda package: size_text(package.size)),
            (self.tr("Version"), lambda package: count_text(package.version)),
            (self.tr("Signature"), self._trust),
        )

    def _trust(self, package: Package) -> str:
        if package.trust is Trust.SIGNED:
            return self.tr("signed: {name}").format(name=package.signer)
        return self.tr("unsigned")
