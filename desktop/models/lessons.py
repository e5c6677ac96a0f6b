"""The list of lessons, week by week, over frozen records: a heading row for each week, a row for each lesson."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from catalogue.records import CATEGORIES, Lesson, LessonState
from desktop.formats import book_text, class_hour_text, count_text, subject_text

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonDelegate", text)


class LessonRole(IntEnum):
    """What a delegate asks of a row beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row of a week; week 0 for the extra lessons of a term."""

    grade: int
    term: int
    week: int
    category: str = ""
    """Of songs and recitations, which have headings of their own."""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson as the list shows it."""

    lesson: Lesson
    taught: bool
    following: bool
    """Whether it is the one to teach next."""

    @property
    def mark(self) -> str:
        """The shape that stands for its state, see views/marks.py."""
        if self.taught:
            return "taught"
        return "damaged" if self.lesson.damaged else self.lesson.state.value

    @property
    def state_text(self) -> str:
        """Its state in words."""
        lesson = self.lesson
        if self.mark == "taught":
            return _tr("taught")
        if lesson.damaged:
            return _tr("damaged, waiting")
        if lesson.state is LessonState.READY:
            return _tr("next, ready") if self.following else _tr("ready")
        if lesson.state is LessonState.PARTIAL:
            here, total = count_text(lesson.resources_here), count_text(lesson.resources_total)
            return _tr("{here} of {total} here").format(here=here, total=total)
        return _tr("not arrived yet")

    def spoken(self, language: str) -> str:
        """Return what is read aloud of the row: all that is painted in it."""
        lesson = self.lesson
        hour = [class_hour_text(lesson)] if lesson.planned else []
        return ", ".join([lesson.title.in_language(language), subject_text(lesson.subject), *hour, self.state_text])


def heading_texts(heading: Heading) -> tuple[str, str]:
    """Return the words above a week of lessons: the week, and of which book."""
    extra = {"song": _tr("Songs"), "recitation": _tr("Recitations")}.get(heading.category, _tr("Extra lessons"))
    week = _tr("Week {week}").format(week=count_text(heading.week)) if heading.week else extra
    # What is of no grade is called extra lessons already.
    return week, book_text(heading.grade, heading.term) if heading.grade or not heading.category else ""


class LessonListModel(QAbstractListModel):
    """Rows in teaching order. Of a long list it has only what was scrolled to, and asks for more."""

    more_wanted = Signal(int)
    """The list was scrolled to its end and there are more: how many lessons it has now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count, self._more = 0, False
        self._rows: list[Lesson | Heading] = []
        self._taught: Collection[str] = frozenset()
        self._next = ""
        self._language = "zh_CN"

    def set_lessons(self, lessons: Sequence[Lesson], taught: Collection[str], following: str) -> None:
        """Show ``lessons``; ``taught`` and ``following`` are ids."""
        self.beginResetModel()
        self._rows = _with_headings(lessons, None)
        self._count, self._more = len(lessons), False
        self._taught, self._next = taught, following
        self.endResetModel()

    def append_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Show more lessons, after those that are shown."""
        last = self._rows[-1] if self._rows else None
        rows = _with_headings(lessons, last)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self._count += len(lessons)
            self.endInsertRows()

    def set_more(self, *, more: bool) -> None:
        """Say whether there are more lessons than are shown."""
        self._more = more

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Tell a view that more can be asked for; see QAbstractItemModel."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  # Qt's name
        """Ask for more; they come through ``append_lessons``."""
        if not parent.isValid() and self._more:
            self._more = False
            self.more_wanted.emit(self._count)

    def set_language(self, language: str) -> None:
        """Show titles in another language."""
        self._language = language
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  # Qt's name
        """Return the number of rows, headings and lessons."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's text, for reading aloud too, or the whole row for painting."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LessonRole.ROW:
            return self._row(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return book_text(row.grade, row.term) if isinstance(row, Heading) else row.title.in_language(self._language)
        return None

    def _row(self, index: Index) -> LessonRow | Heading:
        row = self._rows[index.row()]
        return row if isinstance(row, Heading) else LessonRow(row, row.id in self._taught, row.id == self._next)

    def _spoken(self, index: Index) -> str:
        row = self._row(index)
        return ", ".join(heading_texts(row)) if isinstance(row, Heading) else row.spoken(self._language)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only lessons can be chosen; the arrow keys pass over headings, which are not enabled."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Lesson):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def lesson_at(self, index: Index) -> Lesson | None:
        """Return the lesson of a row, None for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Lesson) else None

    def index_of(self, lesson_id: str) -> QModelIndex:
        """Return the row of a lesson, an invalid index when it is not listed."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Lesson) and row.id == lesson_id:
                return self.index(number)
        return QModelIndex()

    def is_taught(self, lesson_id: str) -> bool:
        """Tell whether a lesson counts as taught."""
        return lesson_id in self._taught


def _with_headings(lessons: Sequence[Lesson], before: "Lesson | Heading | None") -> list[Lesson | Heading]:
    """Put a heading before each week, but for the one that goes on from ``before``."""
    rows: list[Lesson | Heading] = []
    place = _place(before) if before is not None else None
    for following, week in groupby(lessons, key=_place):
        if following != place:
            rows.append(Heading(*following))
        rows.extend(week)
    return rows


def _place(row: Lesson | Heading) -> tuple[int, int, int, str]:
    """Return under which heading a row stands: what the plan does not know has one of its own."""
    if isinstance(row, Heading):
        return row.grade, row.term, row.week, row.category
    category = row.subject if row.subject in CATEGORIES and not row.planned else ""
    return row.grade, row.term, row.week if row.planned else 0, category
