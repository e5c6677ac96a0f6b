"""Timetables in files: which kind it is by its name, read into a draft and written from one.

The library for spreadsheets takes 13 MB and is loaded when one is used (docs/decisions/0005).
"""

from importlib import import_module
from pathlib import Path

from catalogue.cses_reading import read_cses
from catalogue.cses_writing import write_cses
from catalogue.errors import FileRefusedError
from catalogue.timetable_draft import Draft
from sync.errors import SourceUnreadableError

SHEET_ENDINGS = (".xlsx", ".xlsm")
CSES_ENDINGS = (".yaml", ".yml")


def read_timetable(path: Path, class_name: str = "") -> Draft:
    """Return what a timetable says: a spreadsheet, or a CSES file; that one is of ``class_name`` when it is given.

    Raises:
        FileRefusedError: it is of another kind, or cannot be used.
        SourceUnreadableError: it cannot be read.
    """
    ending = path.suffix.lower()
    try:
        if ending in SHEET_ENDINGS:
            draft: Draft = import_module("catalogue.sheet_reading").read_sheets(path)
            return draft
        if ending in CSES_ENDINGS:
            return read_cses(path, class_name)
    except OSError as error:
        raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
    raise FileRefusedError(path, "unknown-kind")


def write_timetable(draft: Draft, path: Path) -> None:
    """Write a timetable as the kind of file that the name asks for; a CSES file holds one class.

    Raises:
        FileRefusedError: the name asks for no kind that is known, or a CSES file for several classes; or there is
            nothing to write.
        OSError: it cannot be written.
    """
    ending = path.suffix.lower()
    if not draft.class_names:
        raise FileRefusedError(path, "nothing-to-write")
    if ending in SHEET_ENDINGS[:1]:
        import_module("catalogue.sheet_writing").write_sheets(draft, path)
        return
    if ending not in CSES_ENDINGS:
        raise FileRefusedError(path, "unknown-ending")
    if len(draft.class_names) != 1:
        raise FileRefusedError(path, "one-class")
    if not draft.slots:
        raise FileRefusedError(path, "nothing-to-write")
    path.write_text(write_cses(draft), encoding="utf-8")
