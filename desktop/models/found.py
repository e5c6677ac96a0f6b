"""What a search has found, as a list: a row for each lesson, and beneath it the resources that have what was typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from catalogue.records import Lesson, Resource
from catalogue.search_records import SearchAnswer
from desktop.formats import role_text
from desktop.models.lessons import LessonRole, LessonRow

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FoundLesson:
    """A lesson that was found, and the words by which."""

    row: LessonRow
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundResource:
    """A resource of a lesson that was found."""

    lesson: Lesson
    resource: Resource
    words: tuple[str, ...]


class FoundModel(QAbstractListModel):
    """Rows in teaching order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[FoundLesson | FoundResource] = ()
        self.language = "zh_CN"

    def show_answer(self, answer: SearchAnswer, taught: Collection[str]) -> None:
        """Show other results; ``taught`` are ids of lessons."""
        self.beginResetModel()
        rows: list[FoundLesson | FoundResource] = []
        for hit in answer.hits:
            rows.append(FoundLesson(LessonRow(hit.lesson, hit.lesson.id in taught, following=False), answer.words))
            rows += [FoundResource(hit.lesson, resource, answer.words) for resource in hit.resources]
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> FoundLesson | FoundResource | None:
        """Return what a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, for reading aloud too, or the whole row for painting."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == LessonRole.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.DisplayRole:
            title = row.row.lesson.title if isinstance(row, FoundLesson) else row.resource.title
            return title.in_language(self.language)
        return None

    def _spoken(self, row: FoundLesson | FoundResource) -> str:
        """Return what is read aloud: of a resource what it is for, and whether it is here."""
        if isinstance(row, FoundLesson):
            return row.row.spoken(self.language)
        title = row.resource.title.in_language(self.language) or row.resource.member.rpartition("/")[2]
        here = [] if row.resource.extent is not None else [self.tr("not here yet")]
        return ", ".join([role_text(row.resource.role), title, *here])
