"""The plan of class hours, read from CSV files that an education office can edit in a spreadsheet.

One file a subject, one row a class hour. Spreadsheets write a byte order mark, CRLF and empty rows; all are accepted.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogue.errors import SeedError
from catalogue.records import SUBJECTS, Lesson, LocalText

SEED = Path(__file__).resolve().parent / "seed"
COLUMNS = (
    "id", "subject", "grade", "term", "unit_zh", "unit_en", "week", "sequence", "title_zh", "title_en", "source",
)  # fmt: skip
_NUMBER = re.compile(r"[1-9]\d{0,4}", re.ASCII)


def read_plan(folder: Path) -> tuple[Lesson, ...]:
    """Return the class hours of all CSV files of ``folder`` in teaching order.

    Raises:
        SeedError: a file or row that cannot be used, with its number and what is wrong.
    """
    found: list[tuple[Path, int, Lesson]] = []
    for path in sorted(folder.glob("*.csv")):
        found += [(path, row, lesson) for row, lesson in _rows(path)]
    if not found:
        raise SeedError(folder, 0, "no class hours")
    _check_unique(found)
    _check_order(found)
    return tuple(sorted((lesson for _, _, lesson in found), key=lambda lesson: lesson.sequence))


def _rows(path: Path) -> Iterator[tuple[int, Lesson]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SeedError(path, 0, "not UTF-8 (save as: CSV UTF-8)") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise SeedError(path, 0, f"column missing: {', '.join(missing)}")
    for number, row in enumerate(reader, start=1):
        cells = {column: (row[column] or "").strip() for column in COLUMNS}
        if any(cells.values()):
            yield number, _lesson(path, number, cells)


def _lesson(path: Path, row: int, cells: dict[str, str]) -> Lesson:
    numbers = {name: _number(path, row, name, cells[name]) for name in ("grade", "term", "week", "sequence")}
    if cells["subject"] not in SUBJECTS:
        raise SeedError(path, row, f"subject: {cells['subject']!r} is not one of {', '.join(SUBJECTS)}")
    head = f"{cells['subject']}-{numbers['grade']}-{numbers['term']}-"
    if not re.fullmatch(re.escape(head) + r"\d\d", cells["id"], re.ASCII):
        raise SeedError(path, row, f"id: {cells['id']!r} is not {head}NN")
    for column in ("title_zh", "title_en"):
        if not cells[column]:
            raise SeedError(path, row, f"{column}: empty")
    return Lesson(
        id=cells["id"],
        subject=cells["subject"],
        unit=LocalText(cells["unit_zh"], cells["unit_en"]),
        title=LocalText(cells["title_zh"], cells["title_en"]),
        grade=numbers["grade"],
        term=numbers["term"],
        week=numbers["week"],
        sequence=numbers["sequence"],
    )


def _number(path: Path, row: int, name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise SeedError(path, row, f"{name}: {text!r} is not a number from 1")
    return int(text)


def _check_unique(found: Sequence[tuple[Path, int, Lesson]]) -> None:
    ids: set[str] = set()
    sequences: set[int] = set()
    for path, row, lesson in found:
        if lesson.id in ids:
            raise SeedError(path, row, f"id: {lesson.id} stands twice")
        if lesson.sequence in sequences:
            raise SeedError(path, row, f"sequence: {lesson.sequence} stands twice")
        ids.add(lesson.id)
        sequences.add(lesson.sequence)


def _check_order(found: Sequence[tuple[Path, int, Lesson]]) -> None:
    """Within a subject, grade and term, number, sequence and week go up together."""
    last: dict[str, tuple[int, int]] = {}
    for path, row, lesson in sorted(found, key=lambda item: item[2].id):
        book, _, _ = lesson.id.rpartition("-")
        week, sequence = last.get(book, (0, 0))
        if lesson.week < week:
            raise SeedError(path, row, f"week: {lesson.week} comes after week {week}")
        if lesson.sequence < sequence:
            raise SeedError(path, row, f"sequence: {lesson.sequence} comes after {sequence}")
        last[book] = (lesson.week, lesson.sequence)
