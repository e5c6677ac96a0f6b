"""The table of keys on paper: one page A4, as a PDF, to hang beside the blackboard."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QStandardPaths, Qt
from PySide6.QtGui import QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.reports.pdf_text import for_paper, name_characters
from desktop.shortcuts import GROUPS, group_texts, rows
from desktop.theme.style import font

_COLUMNS = ((0, 1, 3), (2, 4))
"""Which groups stand below each other; both columns are about as long."""

_RESOLUTION, _MARGIN_MM = 300, 15
_TITLE, _HEADING, _TEXT, _LINE, _KEY_WIDTH, _GAP = 76, 56, 44, 79, 330, 60
"""Sizes in dots of the paper."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page: in each column headings with their keys, and a line at the foot."""

    title: str
    columns: tuple[tuple[tuple[str, list[tuple[str, str]]], ...], ...]
    foot: str


def default_path() -> Path:
    """Return where the table is kept: among the documents of whoever uses the PC."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder or Path.home()) / f"{_tr('Skylesson keys')}.pdf"


def key_sheet() -> Sheet:
    """Return the table in the language of the window."""
    headings = group_texts()
    columns = tuple(tuple((headings[number], rows(GROUPS[number])) for number in column) for column in _COLUMNS)
    foot = _tr("A clicker works as well: forward, back, start and stop, black.")
    return Sheet(_tr("Skylesson: keys while teaching"), columns, foot)


def write_sheet(sheet: Sheet, path: Path) -> Path:
    """Write the PDF; runs away from the window's thread.

    Raises:
        OSError: it cannot be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb"):  # QPdfWriter does not say why it cannot write
        pass
    writer = QPdfWriter(str(path))
    writer.setResolution(_RESOLUTION)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter(writer)
    area = QRect(0, 0, writer.width(), writer.height())
    top = _write(painter, sheet.title, area, _TITLE, bold=True) + _LINE // 2
    width = (area.width() - _GAP) // len(sheet.columns)
    for number, column in enumerate(sheet.columns):
        _paint_column(painter, column, QRect(number * (width + _GAP), top, width, area.height() - top))
    _write(painter, sheet.foot, QRect(0, area.height() - _LINE, area.width(), _LINE), _TEXT)
    painter.end()
    name_characters(path)
    return path


def _paint_column(painter: QPainter, column: tuple[tuple[str, list[tuple[str, str]]], ...], area: QRect) -> None:
    top = area.top()
    for heading, lines in column:
        _write(painter, heading, QRect(area.left(), top, area.width(), _LINE), _HEADING, bold=True)
        top += _LINE * 5 // 4
        for key, text in lines:
            _write(painter, key, QRect(area.left(), top, _KEY_WIDTH, _LINE), _TEXT, bold=True)
            _write(painter, text, QRect(area.left() + _KEY_WIDTH, top, area.width() - _KEY_WIDTH, _LINE), _TEXT)
            top += _LINE
        top += _LINE // 2


def _write(painter: QPainter, text: str, area: QRect, pixels: int, *, bold: bool = False) -> int:
    """Write a line at the top of ``area``, smaller where it would not fit; return where it ends."""
    face = for_paper(font(pixels, bold=bold))
    while QFontMetrics(face).horizontalAdvance(text) > area.width() and face.pixelSize() > 1:
        face.setPixelSize(face.pixelSize() - 1)
    painter.setFont(face)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
    return area.top() + _LINE * pixels // _TEXT


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeySheet", text)
