"""The columns of a table of records: heading, width, and the cell of a record. Numbers and moments stay such."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from catalogue.entries import Sealed
from desktop.formats import subject_text
from desktop.register_words import ending_text, kind_text, role_text
from desktop.reports.material import Material

Cell = str | int | float | bool | datetime
"""A moment is the wall clock's, without a zone: spreadsheets know none."""


@dataclass(frozen=True, slots=True)
class Column:
    """``style`` is one of text, moment, number, decimal, share; ``width`` in characters."""

    heading: str
    style: str
    width: int
    cell: Callable[[Sealed], Cell]


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Report", text, "", n)


def record_columns(material: Material) -> Sequence[Column]:
    """Return the columns of all records, in the language of the program."""
    subject, kind = _remembered(subject_text), _remembered(kind_text)
    role, ending = _remembered(role_text), _remembered(ending_text)
    return (
        Column(_tr("Date and time"), "moment", 18, lambda r: datetime.fromisoformat(r.entry.started[:19])),
        Column(_tr("School"), "text", 18, lambda r: material.school_of(r.machine)),
        Column(_tr("Class"), "text", 14, lambda r: r.entry.class_name),
        Column(_tr("Grades"), "text", 8, lambda r: r.entry.grades),
        Column(_tr("Subject"), "text", 10, lambda r: subject(r.entry.subject)),
        Column(_tr("No."), "number", 6, lambda r: material.place(r.entry.lesson)),
        Column(_tr("Lesson"), "text", 36, lambda r: material.title(r.entry.lesson)),
        Column(_tr("Record of"), "text", 14, lambda r: kind(r.entry.kind)),
        Column(_tr("Resource"), "text", 10, lambda r: role(r.entry.role)),
        Column(_tr("Minutes shown"), "decimal", 10, lambda r: r.entry.shown / 60_000),
        Column(_tr("Share seen"), "share", 10, lambda r: r.entry.share / 1000),
        Column(_tr("How it ended"), "text", 16, lambda r: ending(r.entry.ending)),
        Column(_tr("Counts as taught"), "number", 10, lambda r: int(r.entry.taught)),
        Column(_tr("Clock right"), "number", 10, lambda r: int(r.entry.trusted)),
        Column(_tr("Teacher"), "text", 12, lambda r: r.entry.teacher),
        Column(_tr("Reason"), "text", 24, lambda r: r.entry.reason),
        Column(_tr("Package"), "text", 22, lambda r: r.entry.package),
        Column(_tr("Version"), "number", 8, lambda r: r.entry.version),
        Column(_tr("Machine"), "text", 18, lambda r: r.machine),
        Column(_tr("Record"), "number", 9, lambda r: r.sequence),
        Column(_tr("Hash"), "text", 20, lambda r: r.hash),
    )


def _remembered(word: Callable[[str], str]) -> Callable[[str], str]:
    """Look each word up once: a report has a hundred thousand rows and a dozen words."""
    known: dict[str, str] = {"": ""}

    def look_up(code: str) -> str:
        if code not in known:
            known[code] = word(code)
        return known[code]

    return look_up
