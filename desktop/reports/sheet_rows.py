"""The rows of a large sheet, written straight into the workbook's XML.

openpyxl makes the workbook with all its styles, and one row as a sample; a hundred thousand rows through it would take
half a minute, so they are written here in the sample's place, each cell with the style of the sample's.
Source: ECMA-376, part 1, 18.3.1 (c, row, sheetData); dates are days since 1899-12-30.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, TypeVar
from xml.sax.saxutils import escape  # nosec B406  # it only writes

from desktop.reports.columns import Cell

R = TypeVar("R")

_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001  # a spreadsheet's days have no zone
_ROWS_AT_ONCE, _MOST_KNOWN = 2000, 10_000
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""

_LONGEST = 32_767
"""Characters that a cell may have."""

_SAMPLE = re.compile(r'<row r="2"[^>]*>(.*?)</row>', re.DOTALL)
_STYLE = re.compile(r'<c r="[A-Z]+2"(?: s="(\d+)")?')


def put_rows(made: Path, member: str, rows: Iterable[R], cells: Sequence[Callable[[R], Cell]], out: Path) -> None:
    """Copy the workbook ``made`` to ``out`` with ``rows`` in the place of the sample row of ``member``.

    ``cells`` say what stands in each column.
    """
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            if name != member:
                target.writestr(name, source.read(name))
                continue
            before, after, styles = _around_sample(source.read(name).decode())
            with target.open(name, "w") as sheet:
                sheet.write(before.encode())
                _write(sheet, rows, [_written(*one) for one in zip(cells, styles, strict=True)])
                sheet.write(after.encode())


def _around_sample(text: str) -> tuple[str, str, list[str]]:
    sample = _SAMPLE.search(text)
    if sample is None:
        return text, "", []
    styles = [f' s="{style}"' if style else "" for style in _STYLE.findall(sample.group())]
    # How far the sheet goes need not be said, and would be wrong.
    before = re.sub(r"<dimension [^>]*/>", "", text[: sample.start()])
    return before, text[sample.end() :], styles


def _write(sheet: IO[bytes], rows: Iterable[R], columns: Sequence[Callable[[R], str]]) -> None:
    lines: list[str] = []
    for row in rows:
        lines.append("<row>" + "".join([written(row) for written in columns]) + "</row>")
        if len(lines) == _ROWS_AT_ONCE:
            sheet.write("".join(lines).encode())
            lines.clear()
    sheet.write("".join(lines).encode())


def _written(cell: Callable[[R], Cell], style: str) -> Callable[[R], str]:
    """Return what writes the cells of one column. Most columns repeat a few values, so each is put into XML once."""
    known: dict[Cell, str] = {}

    def written(row: R) -> str:
        value = cell(row)
        found = known.get(value)
        if found is None:
            found = _cell(value, style)
            if len(known) < _MOST_KNOWN:
                known[value] = found
        return found

    return written


def _cell(value: Cell, style: str) -> str:
    if isinstance(value, str):
        if not value:
            return f"<c{style}/>"
        text = escape(_FORBIDDEN.sub("", value[:_LONGEST]))
        return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, datetime):
        passed = value - _DAY_0
        return f"<c{style}><v>{passed.days + passed.seconds / 86400:.8f}</v></c>"
    return f"<c{style}><v>{value:.10g}</v></c>"
