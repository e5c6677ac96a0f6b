"""The Excel workbook: coverage with a chart, week by week, and all records, with real numbers and dates."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QCoreApplication

from catalogue.durable import made_whole
from desktop.formats import subject_text
from desktop.models.usage import group_text
from desktop.register_words import assumed_text
from desktop.reports.columns import Column, record_columns
from desktop.reports.material import Material
from desktop.reports.sheet_rows import put_rows

FORMATS = {"moment": "yyyy-mm-dd hh:mm", "number": "0", "decimal": "0.0", "share": "0%", "day": "yyyy-mm-dd"}
"""Number formats of a spreadsheet by the style of a column."""

_RECORDS = "xl/worksheets/sheet3.xml"
_HEAD = PatternFill("solid", fgColor="1F5FBF")
_MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its heading."""


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Report", text, "", n)


def write_workbook(material: Material, out: Path) -> None:
    """Write the workbook; ``out`` is replaced whole.

    Raises:
        OSError: the disk does not take it.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has one sheet")
    _coverage_sheet(sheet, material)
    _week_sheet(book.create_sheet(), material)
    columns = record_columns(material)
    _record_sheet(book.create_sheet(), columns, min(material.count, _MOST_ROWS))
    handle, made = tempfile.mkstemp(suffix=".xlsx", dir=out.parent)
    os.close(handle)
    try:
        book.save(made)
        with made_whole(out) as beside:
            put_rows(Path(made), _RECORDS, material.records(), [column.cell for column in columns], beside)
    finally:
        Path(made).unlink()


def _coverage_sheet(sheet: Worksheet, material: Material) -> None:
    sheet.title = _tr("Coverage")
    columns = (
        (_tr("Class"), 18, ""), (_tr("Subject"), 12, ""), (_tr("Class and subject"), 26, ""),
        (_tr("Lessons taught"), 14, "number"), (_tr("Lessons planned"), 14, "number"),
        (_tr("Coverage"), 12, "share"), (_tr("Class hours held"), 16, "number"),
    )  # fmt: skip
    _head(sheet, [(heading, width) for heading, width, _ in columns])
    for row in material.sums.coverage:
        name, subject = group_text(row), subject_text(row.subject)
        sheet.append([name, subject, f"{name} {subject}", row.taught, row.planned, row.share, row.hours])
    _format(sheet, [style for _, _, style in columns])
    count = len(material.sums.coverage)
    if material.assumed is not None:
        sheet.cell(count + 3, 1, assumed_text(material.assumed))
    if count:
        chart = BarChart()
        chart.type, chart.style, chart.overlap = "bar", 10, 0
        chart.title = _tr("Lessons taught and planned")
        chart.add_data(Reference(sheet, min_col=4, max_col=5, min_row=1, max_row=count + 1), titles_from_data=True)
        chart.set_categories(Reference(sheet, min_col=3, min_row=2, max_row=count + 1))
        chart.height, chart.width = 4 + count * 1.1, 24
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.x_axis.scaling.orientation = "maxMin"
        sheet.add_chart(chart, f"A{count + 4}")


def _week_sheet(sheet: Worksheet, material: Material) -> None:
    sheet.title = _tr("Weeks")
    _head(sheet, [(_tr("Week from"), 14), (_tr("Class hours held"), 18), (_tr("Lessons planned"), 18)])
    for week in material.sums.weeks:
        sheet.append([week.monday, week.hours, week.planned])
    _format(sheet, ["day", "number", "number"])


def _record_sheet(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    sheet.title = _tr("Records")
    _head(sheet, [(column.heading, column.width) for column in columns])
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(2, number, 0)
        cell.number_format = FORMATS.get(column.style, "General")
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(count + 1, 2)}"


def _head(sheet: Worksheet, columns: Sequence[tuple[str, int]]) -> None:
    """Write a heading that stays in view, with a filter on each column."""
    sheet.append([heading for heading, _ in columns])
    for number, (_, width) in enumerate(columns, start=1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 32
    # On paper: across, as wide as the page, the heading on each.
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "A2"


def _format(sheet: Worksheet, styles: Sequence[str]) -> None:
    for number, style in enumerate(styles, start=1):
        if style:
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, number).number_format = FORMATS[style]
    sheet.auto_filter.ref = sheet.dimensions
