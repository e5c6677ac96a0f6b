"""A sheet of A4 to paint tables on: pages that begin by themselves, headings that come again, page numbers."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from desktop.reports.pdf_text import for_paper, name_characters
from desktop.theme.style import FACES

DOTS_PER_MM = 300 / 25.4
_MARGIN_MM, _FOOT_MM, _LINE_MM = 15.0, 10.0, 7.4
_INK, _QUIET, _RULE, _TINT = "#1C2733", "#56616D", "#9AA3AD", "#EEF1F5"


class Paper:
    """Everything is measured in millimetres from the top left corner inside the margins."""

    def __init__(self, path: Path, title: str, foot: Callable[[int], str]) -> None:
        """Begin a document; ``foot`` words the line at the foot of a page by its number.

        Raises:
            OSError: the file cannot be written.
        """
        self._path = path
        path.write_bytes(b"")  # Qt would only say that it cannot, not why
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(300)
        self._writer.setTitle(title)
        self._writer.setCreator("Skylesson")
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        self._writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins,
                        QPageLayout.Unit.Millimeter)
        )  # fmt: skip
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise OSError(f"{path.name} cannot be written")
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._foot, self._page, self.at = foot, 1, 0.0
        self.width = 210 - 2 * _MARGIN_MM
        self._height = 297 - 2 * _MARGIN_MM - _FOOT_MM

    def end(self) -> int:
        """Finish the last page; return how many there are.

        Raises:
            OSError: the disk did not take it.
        """
        self._paint_foot()
        if not self._painter.end():
            raise OSError("the document could not be finished")
        name_characters(self._path)
        return self._page

    def text(self, text: str, size: float = 10.0, *, bold: bool = False, middle: bool = False) -> None:
        """Write one line."""
        height = size * 0.55
        self._room_for(height)
        flag = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        self._draw(QRectF(0, self.at, self.width, height), text, (size, bold), flag)
        self.at += height

    def space(self, height: float) -> None:
        """Leave some room."""
        self.at += height

    def new_page(self) -> None:
        """Go on on another page."""
        self._paint_foot()
        self._writer.newPage()
        self._page += 1
        self.at = 0.0

    def table(self, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """Write a table with rules; its heads come again on each page. ``widths`` are in mm."""
        self._room_for(_LINE_MM * 3)
        self._row(heads, widths, head=True)
        for row in rows:
            if self.at + _LINE_MM > self._height:
                self.new_page()
                self._row(heads, widths, head=True)
            self._row(row, widths, head=False)

    def signatures(self, names: Sequence[str]) -> None:
        """Leave lines to sign on, side by side."""
        self._room_for(22)
        self.space(14)
        each = self.width / len(names)
        for number, name in enumerate(names):
            self._blank(name, 10, number * each, each)
        self.at += 8

    def blank(self, name: str, size: float = 10.0) -> None:
        """Leave one line to write on by hand, over half the sheet."""
        self._room_for(9)
        self.space(2)
        self._blank(name, size, 0, self.width / 2)
        self.at += 7

    def _blank(self, name: str, size: float, left: float, width: float) -> None:
        self._draw(QRectF(left, self.at, width, 6), name, (size, False), Qt.AlignmentFlag.AlignLeft)
        _, metrics = self._font(size, bold=False)
        start = left + metrics.horizontalAdvance(name) / DOTS_PER_MM + 2
        self._line(start, self.at + 5.5, left + width - 6, self.at + 5.5)

    def _row(self, cells: Sequence[str], widths: Sequence[float], *, head: bool) -> None:
        left = 0.0
        if head:
            area = _dots(QRectF(0, self.at, sum(widths), _LINE_MM))
            self._painter.fillRect(area, QColor(_TINT))
        for cell, width in zip(cells, widths, strict=True):
            area = QRectF(left + 1.2, self.at, width - 2.0, _LINE_MM)
            self._draw(area, cell, (9.0, head), Qt.AlignmentFlag.AlignLeft)
            self._line(left, self.at, left, self.at + _LINE_MM)
            left += width
        self._line(left, self.at, left, self.at + _LINE_MM)
        self._line(0, self.at, left, self.at)
        self._line(0, self.at + _LINE_MM, left, self.at + _LINE_MM)
        self.at += _LINE_MM

    def _draw(self, area: QRectF, text: str, style: tuple[float, bool], flag: Qt.AlignmentFlag) -> None:
        if not text:
            return
        font, metrics = self._font(style[0], bold=style[1])
        place = _dots(area)
        if metrics.horizontalAdvance(text) > place.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.setFont(font)
        self._painter.setPen(QColor(_INK))
        self._painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._painter.setPen(QPen(QColor(_RULE), 2))
        self._painter.drawLine(
            round(x1 * DOTS_PER_MM), round(y1 * DOTS_PER_MM), round(x2 * DOTS_PER_MM), round(y2 * DOTS_PER_MM)
        )

    def _font(self, size: float, *, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (size, bold) not in self._fonts:
            made = for_paper(QFont(list(FACES)))
            made.setPointSizeF(size)
            made.setBold(bold)
            self._fonts[size, bold] = (made, QFontMetricsF(made, self._writer))
        return self._fonts[size, bold]

    def _room_for(self, height: float) -> None:
        if self.at + height > self._height:
            self.new_page()

    def _paint_foot(self) -> None:
        font, _ = self._font(8, bold=False)
        self._painter.setFont(font)
        self._painter.setPen(QColor(_QUIET))
        area = _dots(QRectF(0, self._height + 3, self.width, 5))
        self._painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._foot(self._page))


def _dots(area: QRectF) -> QRectF:
    return QRectF(
        area.x() * DOTS_PER_MM, area.y() * DOTS_PER_MM, area.width() * DOTS_PER_MM, area.height() * DOTS_PER_MM
    )
