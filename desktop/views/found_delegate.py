"""How a row of what was found is painted: as in the list of lessons, with what was typed marked in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from catalogue.matching import highlights
from catalogue.records import Lesson, LocalText
from desktop.formats import clock_text, role_text
from desktop.models.found import FoundLesson, FoundResource
from desktop.models.lessons import LessonRole
from desktop.theme.chosen import colours
from desktop.theme.style import font
from desktop.views.lesson_delegate import LessonDelegate

_SIDE, _INDENT, _KIND = 18, 110, 120
_ELIDED = Qt.TextElideMode.ElideRight


class FoundDelegate(LessonDelegate):
    """Paints lessons that were found, and their resources beneath them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        row = index.data(LessonRole.ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        box = self._begin(painter, option)
        if isinstance(row, FoundLesson):
            self._words, self._lesson = row.words, row.row.lesson
            self._paint_lesson(painter, box, row.row, chosen=chosen)
        elif isinstance(row, FoundResource):
            self._paint_resource(painter, box, row, chosen=chosen)
        painter.restore()

    _state = 150
    """Pixels: none of what was found is the next lesson, whose state is said in more words."""

    _words: tuple[str, ...] = ()
    _lesson: Lesson | None = None

    def _paint_title(self, painter: QPainter, box: QRect, title: LocalText, *, bold: bool) -> None:
        """Paint the title, and where that has none of the words, after it what has them."""
        text = title.in_language(self.language)
        if self._lesson is not None and not highlights(self._words, text):
            others = (other for other in self._lesson.texts if other != text)
            text += next((f"  ·  {other}" for other in others if highlights(self._words, other)), "")
        painter.setFont(font(17, self.scale, bold=bold))
        self._write(painter, box, text, self._words)

    def _paint_resource(self, painter: QPainter, box: QRect, row: FoundResource, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().accent_tint))
            painter.drawRoundedRect(box.adjusted(6, 3, -6, -3), 9, 9)
        line = box.adjusted(_SIDE + self._sized(_INDENT), 0, -_SIDE, 0)
        painter.setFont(font(15, self.scale))
        painter.setPen(QColor(colours().quiet))
        painter.drawText(self._seen(line), _MIDDLE, role_text(row.resource.role))
        resource = row.resource
        title = resource.title.in_language(self.language) or resource.member.rpartition("/")[2]
        other = resource.title.en if title == resource.title.zh else resource.title.zh
        if not highlights(row.words, title) and highlights(row.words, other):
            title += f"  ·  {other}"
        if resource.duration:
            title += f"  ({clock_text(resource.duration)})"
        self._write(painter, line.adjusted(self._sized(_KIND), 0, 0, 0), title, row.words)

    def _write(self, painter: QPainter, box: QRect, text: str, words: Sequence[str]) -> None:
        """Write a line, with a tint behind what matches."""
        measure = QFontMetrics(painter.font())
        shown = measure.elidedText(text, _ELIDED, box.width())
        high = measure.height()
        for start, end in highlights(words, text):
            left, right = measure.horizontalAdvance(text[:start]), measure.horizontalAdvance(text[:end])
            place = box.topLeft() + QPoint(left, (box.height() - high) // 2)
            mark = QRect(place.x(), place.y(), right - left, high).intersected(box)
            painter.fillRect(self._mirrored_in(box, mark, measure.horizontalAdvance(shown)), QColor(colours().found))
        painter.setPen(QColor(colours().ink))
        # A title runs from left to right in both of its languages, wherever the line begins.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        side = QStyle.visualAlignment(self._direction, _MIDDLE)
        painter.drawText(self._seen(box), side, shown)
        painter.setLayoutDirection(self._direction)

    def _mirrored_in(self, box: QRect, mark: QRect, width: int) -> QRect:
        """Return where a mark is seen: titles run from left to right even where the line begins at the right."""
        if self._direction is Qt.LayoutDirection.LeftToRight:
            return mark
        return mark.translated(self._seen(box).right() + 1 - width - box.left(), 0)


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
