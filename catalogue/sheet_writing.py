"""A timetable as a spreadsheet: one sheet a class, as a grade head would have drawn it, to be printed and handed on."""

import re
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.subject_names import NUMERALS, subject_name
from catalogue.timetable import Period, usual_periods
from catalogue.timetable_draft import Draft, DraftSlot

_DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_TINT = PatternFill("solid", fgColor="E6EEF9")
_LINE = Side(style="thin", color="999999")
_BORDER = Border(_LINE, _LINE, _LINE, _LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write_sheets(draft: Draft, path: Path) -> None:
    """Write a draft as a workbook. One without hours becomes a form to be filled in and taken over.

    Raises:
        OSError: it cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, name in enumerate(draft.class_names, start=1):
        # A sheet's name is at most 31 characters, without some signs; the title has the whole name of the class.
        title = _FORBIDDEN.sub(" ", name)[:28].strip() or str(number)
        _fill(workbook.create_sheet(title), draft, name)
    workbook.save(path)


def _fill(sheet: Worksheet, draft: Draft, name: str) -> None:
    mine = [slot for slot in draft.slots if slot.class_name == name]
    days = max([5, *(slot.weekday for slot in mine)])
    every = f"（每{draft.rotation}周一轮）" if draft.rotation > 2 else ""
    sheet.append([f"{name}课程表{every}"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=days + 2)
    sheet.append(["节次", "时间", *_DAYS[:days]])
    for period in draft.periods or usual_periods():
        cells = {day: [s for s in mine if (s.weekday, s.period) == (day, period.number)] for day in range(1, days + 1)}
        sheet.append([_period_name(period), _times(period), *(_cell(cells[day], draft.rotation) for day in cells)])
    _dress(sheet, days)


def _cell(slots: list[DraftSlot], rotation: int) -> str:
    return "/".join(_written(slot, rotation) for slot in sorted(slots, key=lambda slot: slot.weeks))


def _written(slot: DraftSlot, rotation: int) -> str:
    numerals: Mapping[int, str] = {number: char for char, number in NUMERALS.items()}
    grade = f"{numerals[slot.grade]}年级" if slot.grade else ""
    name = grade + subject_name(slot.subject)
    if not slot.weeks:
        return name
    if rotation == 2:
        return f"{name}（{'单' if slot.weeks == (1,) else '双'}）"
    return f"{name}（第{'、'.join(map(str, slot.weeks))}周）"


def _period_name(period: Period) -> str:
    return f"第{period.number}节"


def _times(period: Period) -> str:
    return f"{period.start:%H:%M}-{period.end:%H:%M}"


def _dress(sheet: Worksheet, days: int) -> None:
    for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row, max_col=days + 2):
        for cell in row:
            cell.alignment, cell.border = _MIDDLE, _BORDER
            if cell.row == 2:
                cell.fill, cell.font = _TINT, Font(bold=True)
    sheet["A1"].font = Font(bold=True, size=16)
    for column, width in {1: 9, 2: 14, **{day + 2: 14 for day in range(1, days + 1)}}.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row_number in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row_number].height = 30
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
