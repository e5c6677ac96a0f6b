"""A timetable in a spreadsheet, as it comes from a grade head: merged cells, several classes, headings of any kind.

What is looked for: a row that names weekdays. Below it each row is a period, by its number (第1节, 1) or its times
(08:30-09:10). The class is named somewhere above, or by the name of the sheet. What is not understood is listed, never
guessed at. The file is treated as hostile: its size, unpacked too, and the part of each sheet that is read are limited.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.errors import FileRefusedError
from catalogue.sheet_cells import CellPart, is_blank, parts_of
from catalogue.subject_names import NUMERALS, class_name_in, weekday_of
from catalogue.timetable import Period
from catalogue.timetable_draft import Draft, DraftSlot, Unread

_LARGEST_BYTES, _LARGEST_UNPACKED = 8 * 2**20, 64 * 2**20
_MOST_ROWS, _MOST_COLUMNS, _MOST_SHEETS = 400, 60, 60
_LONGEST_SUBJECT = 12
_ROWS_ABOVE = 4
"""So far above its weekdays a block's title may stand."""

_PERIOD = re.compile(r"第\s*([一二三四五六七八九1-9])\s*[节課课]|^([1-9一二三四五六七八九])$|^([1-9])\s*[节(（]")
_TIMES = re.compile(r"(\d{1,2})\s*[:：.]\s*(\d{2})\s*(?:[-–—~～至到]|\s)+\s*(\d{1,2})\s*[:：.]\s*(\d{2})")
_BREAKS = ("午休", "午餐", "午饭", "眼保健操", "眼操", "课间", "早读", "晨读", "升旗", "放学", "早操", "就餐")
_EVERY = re.compile(r"每\s*(\d+)\s*周")

Grid = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of one class in a sheet: below which row of headings, down to which row, weekdays by column."""

    head: int
    end: int
    days: Mapping[int, int]


def read_sheets(path: Path) -> Draft:
    """Return what a workbook (xlsx) says.

    Raises:
        FileRefusedError: it is no workbook, too large, or has no timetable that can be found.
        OSError: it cannot be read.
    """
    readers = [_SheetReader(sheet) for sheet in _sheets(path)]
    drafts = [draft for reader in readers for draft in reader.drafts()]
    if not drafts:
        # A form that nobody has filled in is a timetable all the same.
        raise FileRefusedError(path, "nothing" if any(map(_SheetReader.has_days, readers)) else "no-timetable")
    return _joined(path, drafts)


def _sheets(path: Path) -> Sequence[Worksheet]:
    if path.stat().st_size > _LARGEST_BYTES:
        raise FileRefusedError(path, "too-large")
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST_UNPACKED:
                raise FileRefusedError(path, "too-large")
        workbook = load_workbook(path, data_only=True)
    # openpyxl lets through whatever reading a broken file raises (its own, the XML parser's, key and value errors).
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        raise FileRefusedError(path, "no-workbook") from error
    return [sheet for sheet in workbook.worksheets[:_MOST_SHEETS] if sheet.sheet_state == "visible"]


class _SheetReader:
    """Reads one sheet: finds the blocks of classes in it."""

    def __init__(self, sheet: Worksheet) -> None:
        self._title = sheet.title
        self._grid = _grid_of(sheet)
        self._rows = max((row for row, _ in self._grid), default=0)

    def drafts(self) -> Iterator[Draft]:
        """Yield a draft for each class that has a slot."""
        blocks = list(self._blocks())
        for number, block in enumerate(blocks):
            above = blocks[number - 1].head if number else 0
            name = self._class_name(block, above, alone=len(blocks) == 1)
            draft = self._draft(block, name)
            if draft.slots or draft.unread:
                yield draft

    def has_days(self) -> bool:
        """Tell whether a row names weekdays."""
        return next(self._blocks(), None) is not None

    def _blocks(self) -> Iterator[_Block]:
        heads = [(row, days) for row in range(1, self._rows + 1) if (days := self._days_in(row))]
        for number, (row, days) in enumerate(heads):
            end = heads[number + 1][0] - 1 if number + 1 < len(heads) else self._rows
            yield _Block(row, end, days)

    def _days_in(self, row: int) -> Mapping[int, int]:
        """Return the weekdays that a row names, by column; {} when it is no row of headings."""
        found: dict[int, int] = {}
        plain = 0
        for column in range(1, _MOST_COLUMNS + 1):
            text = self._grid.get((row, column), "")
            day = weekday_of(text)
            if day and day not in found.values():
                found[column] = day
                plain += len(text) == 1
        # A lone 一 may be a period, so single characters count only as a row of weekdays.
        return found if len(found) >= 2 and (plain < len(found) or len(found) >= 4) else {}

    def _class_name(self, block: _Block, above: int, *, alone: bool) -> str:
        """Return the name of the class: in the headings, in a title above them, else that of the sheet."""
        first = min(block.days)
        for row in range(block.head, max(block.head - _ROWS_ABOVE, above), -1):
            columns = range(1, _MOST_COLUMNS + 1 if row < block.head else first)
            texts = {text for column in columns if (text := self._grid.get((row, column)))}
            name = next(filter(None, map(class_name_in, texts)), "")
            # Above the headings only a title counts: a row that says one thing.
            if name and (row == block.head or len(texts) == 1):
                return name
        title = class_name_in(self._title) or self._title
        return title if alone else f"{title} {block.head}"

    def _draft(self, block: _Block, name: str) -> Draft:
        slots: list[DraftSlot] = []
        unread: list[Unread] = []
        periods: dict[int, Period] = {}
        last = 0
        for row in range(block.head + 1, block.end + 1):
            label = " ".join(dict.fromkeys(self._grid.get((row, c), "") for c in range(1, min(block.days))))
            if any(word in label for word in _BREAKS) or not self._is_period(row, block, label):
                continue
            last = _period_number(label, last)
            times = _times_in(label)
            if times is not None:
                periods[last] = Period(last, *times)
            for column, weekday in block.days.items():
                self._read_cell((row, column), DraftSlot(name, weekday, last, ""), slots, unread)
        rotation = self._rotation(block, slots)
        whole = tuple(periods.values()) if periods.keys() >= {slot.period for slot in slots} else ()
        return Draft((name,), rotation, whole, tuple(slots), (), tuple(unread))

    def _is_period(self, row: int, block: _Block, label: str) -> bool:
        """Tell a period, which may be empty, from an empty row and from a title or remark over all columns."""
        texts = {self._grid.get((row, column), "") for column in block.days}
        if texts == {""}:
            return _PERIOD.search(label) is not None or _times_in(label) is not None
        return texts != {label}

    def _read_cell(self, place: tuple[int, int], slot: DraftSlot, slots: list[DraftSlot], unread: list[Unread]) -> None:
        text = self._grid.get(place, "")
        parts = parts_of(text)
        if (not parts and not is_blank(text)) or any(len(part.subject) > _LONGEST_SUBJECT for part in parts):
            unread.append(Unread(f"{self._title}!{get_column_letter(place[1])}{place[0]}", text))
            return
        slots += [_filled(slot, part) for part in parts]

    def _rotation(self, block: _Block, slots: Sequence[DraftSlot]) -> int:
        most = max((week for slot in slots for week in slot.weeks), default=0)
        rows = range(max(block.head - _ROWS_ABOVE, 1), block.head + 1)
        texts = (self._grid.get((row, column), "") for row in rows for column in range(1, _MOST_COLUMNS + 1))
        said = next((int(found.group(1)) for text in texts if (found := _EVERY.search(text))), 1)
        return max(said, most, 2) if most else said


def _filled(slot: DraftSlot, part: CellPart) -> DraftSlot:
    return DraftSlot(slot.class_name, slot.weekday, slot.period, part.subject, part.weeks, part.grade)


def _grid_of(sheet: Worksheet) -> Grid:
    """Return the texts of a sheet; each cell of a merged range has the text of the range."""
    grid: dict[tuple[int, int], str] = {}
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS)):
        for cell in row:
            text = _text(cell.value)
            if text:
                grid[int(cell.row or 0), int(cell.column or 0)] = text
    for merged in sheet.merged_cells.ranges:
        text = grid.get((merged.min_row, merged.min_col), "")
        for number in range(merged.min_row, min(merged.max_row, _MOST_ROWS) + 1 if text else 0):
            for column in range(merged.min_col, min(merged.max_col, _MOST_COLUMNS) + 1):
                grid[number, column] = text
    return grid


def _text(value: object) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _period_number(label: str, last: int) -> int:
    """Return the number of a row's period; one that begins anew (下午第1节) goes on from the last."""
    for word in label.split():
        found = _PERIOD.search(word)
        if found:
            text = next(group for group in found.groups() if group)
            number = NUMERALS.get(text) or int(text)
            return number if number > last else last + 1
    return last + 1


def _times_in(label: str) -> tuple[time, time] | None:
    found = _TIMES.search(label)
    if found is None:
        return None
    hour, minute, end_hour, end_minute = (int(group) for group in found.groups())
    if max(hour, end_hour) > 23 or max(minute, end_minute) > 59 or (hour, minute) >= (end_hour, end_minute):
        return None
    return time(hour, minute), time(end_hour, end_minute)


def _joined(path: Path, drafts: Sequence[Draft]) -> Draft:
    """Return the drafts of all blocks as one. Times count only where every class has the same."""
    names = [name for draft in drafts for name in draft.class_names]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise FileRefusedError(path, "class-twice", twice)
    periods = {draft.periods for draft in drafts if draft.periods}
    return Draft(
        tuple(names),
        max(draft.rotation for draft in drafts),
        max(periods, key=len) if periods and _agree(periods) else (),
        tuple(slot for draft in drafts for slot in draft.slots),
        (),
        tuple(unread for draft in drafts for unread in draft.unread),
    )


def _agree(periods: set[tuple[Period, ...]]) -> bool:
    longest = max(periods, key=len)
    return all(set(some) <= set(longest) for some in periods)
