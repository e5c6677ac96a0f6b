"""How a row of the lesson list is painted: subject, title, state by shape and word. No widget per row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catalogue.records import CATEGORIES, SUBJECTS, LocalText
from desktop.formats import count_text, subject_text
from desktop.models.lessons import Heading, LessonRole, LessonRow, heading_texts
from desktop.theme.chosen import colours, subject_colour
from desktop.theme.style import font
from desktop.views.marks import draw_mark, mark_colour

_ROW, _SIDE, _PILL = 52, 18, 92
_NUMBER = 56
_NAMED = (*SUBJECTS, *CATEGORIES)
_TITLE = 260
"""Width in pixels, at the normal size of text, that a title needs beside the rest; else a row has two lines."""

_ELIDED = Qt.TextElideMode.ElideRight


class LessonDelegate(QStyledItemDelegate):
    """Paints headings and lessons in rows of one height, so that the list never has to measure them."""

    _state = 190
    """Pixels, at the normal size of text, that a lesson's state takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = "zh_CN"
        self.scale = 100
        self.row_height, self._two_lines = _ROW, False
        self._row, self._direction = QRect(), Qt.LayoutDirection.LeftToRight
        self._pill = self._pill_width()

    def fit(self, width: int) -> bool:
        """Measure anew for a width in pixels, after the language or ``scale`` changed, too.

        Chooses rows of one line or two, and tells whether their height changed.
        """
        before = self.row_height
        self._pill = self._pill_width()
        self._two_lines = width < self._pill + self._sized(_NUMBER + _TITLE + self._state)
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
        box = self._begin(painter, option)
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_lesson(painter, box, row, chosen=chosen)
        painter.restore()

    def _begin(self, painter: QPainter, option: QStyleOptionViewItem) -> QRect:
        """Turn to the side on which the language begins; return the room of the row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._row, self._direction = option.rect, option.direction
        return self._row

    def _seen(self, place: QRect) -> QRect:
        """Return where a place is seen that was counted from the left: from the right in some languages."""
        return QStyle.visualRect(self._direction, self._row, place)

    def _paint_heading(self, painter: QPainter, box: QRect, row: Heading) -> None:
        painter.fillRect(box, QColor(colours().paper))
        week, book = heading_texts(row)
        painter.setFont(font(17, self.scale, bold=True))
        painter.setPen(QColor(colours().ink))
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(inner, _left(), f"{week}   ")
        used = QFontMetrics(painter.font()).horizontalAdvance(f"{week}   ")
        painter.setFont(font(15, self.scale))
        painter.setPen(QColor(colours().quiet))
        painter.drawText(self._seen(inner.adjusted(used, 0, 0, 0)), _left(), book)

    def _paint_lesson(self, painter: QPainter, box: QRect, row: LessonRow, *, chosen: bool) -> None:
        if chosen or row.following:
            tint = QRect(box.adjusted(6, 3, -6, -3))
            painter.setPen(QPen(QColor(colours().accent), 2) if row.following else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().accent_tint) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tint, 9, 9)
        line = box.adjusted(_SIDE, 0, -_SIDE, 0)
        title = line
        if self._two_lines:
            title, line = line.adjusted(0, 4, 0, -line.height() // 2), line.adjusted(0, line.height() // 2, 0, -6)
        pill, number, state = self._pill, self._sized(_NUMBER), self._sized(self._state)
        high = self._sized(28)
        tag = QRect(line.left(), line.center().y() - high // 2, pill - 12, high)
        self._paint_pill(painter, tag, row.lesson.subject)
        painter.setPen(QColor(colours().quiet))
        painter.setFont(font(15, self.scale))
        number_text = count_text(row.lesson.sequence) if row.lesson.planned else "+"
        painter.drawText(self._seen(line.adjusted(pill, 0, 0, 0)), _left(), number_text)
        if not self._two_lines:
            title = line.adjusted(pill + number, 0, -state, 0)
        self._paint_title(painter, title, row.lesson.title, bold=row.following)
        self._paint_state(painter, line.adjusted(line.width() - state + 8, 0, 0, 0), row)

    def _paint_pill(self, painter: QPainter, box: QRect, subject: str) -> None:
        box = self._seen(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(subject_colour(subject)))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(QColor(colours().on_subject))
        painter.setFont(font(14, self.scale, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, subject_text(subject))

    def _paint_title(self, painter: QPainter, box: QRect, title: LocalText, *, bold: bool) -> None:
        face: QFont = font(17, self.scale, bold=bold)
        painter.setFont(face)
        painter.setPen(QColor(colours().ink))
        text = title.in_language(self.language)
        painter.drawText(self._seen(box), _left(), QFontMetrics(face).elidedText(text, _ELIDED, box.width()))

    def _paint_state(self, painter: QPainter, box: QRect, row: LessonRow) -> None:
        colour = QColor(mark_colour(row.mark))
        painter.setPen(colour)
        painter.setFont(font(15, self.scale))
        size = self._sized(17)
        place = self._seen(QRect(box.left(), box.center().y() - size // 2, size, size))
        draw_mark(painter, place, row.mark, colour)
        room = box.adjusted(size + 9, 0, 0, 0)
        words = painter.fontMetrics().elidedText(row.state_text, _ELIDED, room.width())
        painter.drawText(self._seen(room), _left(), words)

    def _pill_width(self) -> int:
        """Return how wide the names of subjects are in this language, with their colour and a gap."""
        metrics = QFontMetrics(font(14, self.scale, bold=True))
        return max(self._sized(_PILL), *(metrics.horizontalAdvance(subject_text(name)) + 28 for name in _NAMED))

    def _sized(self, pixels: int) -> int:
        """Return a measure at the size of text that is chosen."""
        return round(pixels * self.scale / 100)


def _left() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
