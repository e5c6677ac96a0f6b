"""How a row of the lesson list is painted: subject, title, state by shape and word. No widget per row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catalogue.records import LessonState, LocalText
from desktop.formats import book_text, subject_text
from desktop.models.lessons import Heading, LessonRole, LessonRow
from desktop.theme.palette import LIGHT, subject_colour
from desktop.theme.style import font
from desktop.views.marks import draw_mark

_ROW, _SIDE, _PILL = 52, 18, 92
_STATE, _NUMBER = 190, 56
_TITLE = 260
"""Width in pixels, at the normal size of text, that a title needs beside the rest; else a row has two lines."""

_ELIDED = Qt.TextElideMode.ElideRight


class LessonDelegate(QStyledItemDelegate):
    """Paints headings and lessons in rows of one height, so that the list never has to measure them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = "zh_CN"
        self.scale = 100
        self.row_height, self._two_lines = _ROW, False

    def fit(self, width: int) -> bool:
        """Choose rows of one line or two for a width in pixels; tell whether their height changed."""
        before = self.row_height
        self._two_lines = width < self._sized(_PILL + _NUMBER + _TITLE + _STATE)
        self.row_height = self._sized(_ROW + 20 if self._two_lines else _ROW)
        return self.row_height != before

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        del option, index
        return QSize(_TITLE, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        row = index.data(LessonRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_lesson(painter, box, row, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: Heading) -> None:
        painter.fillRect(box, QColor(LIGHT.paper))
        week = self.tr("Week {week}").format(week=row.week) if row.week else self.tr("Extra lessons")
        painter.setFont(font(17, self.scale, bold=True))
        painter.setPen(QColor(LIGHT.ink))
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(inner, _left(), f"{week}   ")
        used = QFontMetrics(painter.font()).horizontalAdvance(f"{week}   ")
        painter.setFont(font(15, self.scale))
        painter.setPen(QColor(LIGHT.quiet))
        painter.drawText(inner.adjusted(used, 0, 0, 0), _left(), book_text(row.grade, row.term))

    def _paint_lesson(self, painter: QPainter, box: QRect, row: LessonRow, *, chosen: bool) -> None:
        if chosen or row.following:
            tint = QRect(box.adjusted(6, 3, -6, -3))
            painter.setPen(QPen(QColor(LIGHT.accent), 2) if row.following else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LIGHT.accent_tint) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tint, 9, 9)
        line = box.adjusted(_SIDE, 0, -_SIDE, 0)
        title = line
        if self._two_lines:
            title, line = line.adjusted(0, 4, 0, -line.height() // 2), line.adjusted(0, line.height() // 2, 0, -6)
        pill, number, state = self._sized(_PILL), self._sized(_NUMBER), self._sized(_STATE)
        high = self._sized(28)
        tag = QRect(line.left(), line.center().y() - high // 2, pill - 12, high)
        self._paint_pill(painter, tag, row.lesson.subject)
        painter.setPen(QColor(LIGHT.quiet))
        painter.setFont(font(15, self.scale))
        painter.drawText(line.adjusted(pill, 0, 0, 0), _left(), str(row.lesson.sequence) if row.lesson.planned else "+")
        if not self._two_lines:
            title = line.adjusted(pill + number, 0, -state, 0)
        self._paint_title(painter, title, row.lesson.title, bold=row.following)
        self._paint_state(painter, line.adjusted(line.width() - state + 8, 0, 0, 0), row)

    def _paint_pill(self, painter: QPainter, box: QRect, subject: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(subject_colour(subject)))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(font(14, self.scale, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, subject_text(subject))

    def _paint_title(self, painter: QPainter, box: QRect, title: LocalText, *, bold: bool) -> None:
        face: QFont = font(17, self.scale, bold=bold)
        painter.setFont(face)
        painter.setPen(QColor(LIGHT.ink))
        text = title.in_language(self.language)
        painter.drawText(box, _left(), QFontMetrics(face).elidedText(text, _ELIDED, box.width()))

    def _paint_state(self, painter: QPainter, box: QRect, row: LessonRow) -> None:
        mark, words, colour = self._state(row)
        painter.setPen(QColor(colour))
        painter.setFont(font(15, self.scale))
        size = self._sized(17)
        draw_mark(painter, QRect(box.left(), box.center().y() - size // 2, size, size), mark, QColor(colour))
        room = box.adjusted(size + 9, 0, 0, 0)
        painter.drawText(room, _left(), painter.fontMetrics().elidedText(words, _ELIDED, room.width()))

    def _sized(self, pixels: int) -> int:
        """Return a measure at the size of text that is chosen."""
        return round(pixels * self.scale / 100)

    def _state(self, row: LessonRow) -> tuple[str, str, str]:
        lesson = row.lesson
        if row.taught:
            return "taught", self.tr("taught"), LIGHT.good
        if lesson.damaged:
            return "damaged", self.tr("damaged, waiting"), LIGHT.warning
        if lesson.state is LessonState.READY:
            return "ready", self.tr("next, ready") if row.following else self.tr("ready"), LIGHT.good
        if lesson.state is LessonState.PARTIAL:
            counts = self.tr("{here} of {total} here").format(here=lesson.resources_here, total=lesson.resources_total)
            return "partial", counts, LIGHT.warning
        return "missing", self.tr("not arrived yet"), LIGHT.quiet


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
