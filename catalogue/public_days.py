"""The public calendar: holidays and make-up days, shipped as a table, corrected by a file of the school's own.

``calendar/china.csv`` is made from a maintained library by tools/china_calendar.py (docs/decisions/0025). A file
``holidays.csv`` of the same form in the library folder replaces it day by day: for years that the table does not know
yet, or for a county that has days of its own.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalogue.errors import FileRefusedError
from catalogue.records import LocalText
from catalogue.text_files import read_text
from catalogue.timetable import SpecialDay

SHIPPED = Path(__file__).resolve().parent / "calendar" / "china.csv"
OWN_NAME = "holidays.csv"
_YES, _NO = ("yes", "y", "1", "是", "休", "放假"), ("no", "n", "0", "否", "班", "上班", "补班")


def read_calendar(library: Path) -> dict[date, SpecialDay]:
    """Return the special days: those shipped, with those of the school's own file in their place.

    Raises:
        FileRefusedError: a row of the school's own file cannot be used.
    """
    days = {special.day: special for special in read_days(SHIPPED)}
    own = library / OWN_NAME
    if own.exists():
        days.update((special.day, special) for special in read_days(own))
    return days


def read_days(path: Path) -> Iterator[SpecialDay]:
    """Yield the days of one file; columns date, free (yes, no), like, name_zh, name_en.

    A day that is not free and like no other is an ordinary one: so a holiday can be taken out.

    Raises:
        FileRefusedError: a row cannot be used; ``where`` is its number below the headings.
    """
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""))
    if not {"date", "free"} <= set(reader.fieldnames or ()):
        raise FileRefusedError(path, "no-columns")
    for number, row in enumerate(reader, start=1):
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str)}
        if any(cells.values()):
            try:
                yield _special(cells)
            except ValueError as error:
                raise FileRefusedError(path, "bad-row", str(number)) from error


def _special(cells: dict[str, str]) -> SpecialDay:
    free = cells["free"].casefold()
    if free not in (*_YES, *_NO):
        raise ValueError(free)
    like = _day(cells["like"]) if cells.get("like") else None
    name = LocalText(cells.get("name_zh", ""), cells.get("name_en", ""))
    return SpecialDay(_day(cells["date"]), free in _YES, name, like)


def _day(text: str) -> date:
    """Read a date; a spreadsheet turns 2026-10-01 into 2026/10/1."""
    year, month, day = (int(part) for part in text.replace("/", "-").replace(".", "-").split("-"))
    return date(year, month, day)
