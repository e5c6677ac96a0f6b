"""The register as CSV, for Excel (UTF-8 with a byte order mark) and with the columns that Kolibri exports.

Source of the second: learningequality/kolibri, kolibri/core/logger/csv_export.py, the columns of a session log.
"""

import csv
import hashlib
import math
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from catalogue.entries import Kind
from desktop.reports.columns import record_columns
from desktop.reports.material import Material
from desktop.reports.whole_file import whole_file

KOLIBRI_COLUMNS = (
    "Facility name", "Username", "Channel id", "Channel name", "Content id", "Content title",
    "Time of first interaction", "Time of last interaction", "Time Spent (sec)", "Progress (0-1)", "Content kind",
)  # fmt: skip

_KOLIBRI_KINDS = {"video": "video", "audio": "audio", "slides": "slideshow", "web": "html5"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would take a text that begins so for a formula."""

_IDS = uuid.UUID("5f0a2e0e-6d0e-5c55-9b0b-2f3f5f6a7c11")
"""The namespace (RFC 4122, version 5) of ids for other programs: the same thing has the same id for ever."""

_NAMESPACE = _IDS.bytes


def write_csv(material: Material, out: Path) -> None:
    """Write all records with all columns.

    Raises:
        OSError: the disk does not take it.
    """
    columns = record_columns(material)
    cells = [(column.cell, _PLAIN[column.style]) for column in columns]
    with whole_file(out, encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        writer.writerows([plain(cell(record)) for cell, plain in cells] for record in material.records())


def write_kolibri(material: Material, out: Path) -> None:
    """Write every showing of a resource as Kolibri writes its sessions; the class stands in the place of a user.

    Raises:
        OSError: the disk does not take it.
    """
    with whole_file(out, encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(KOLIBRI_COLUMNS)
        writer.writerows(_kolibri_rows(material))


def stable_id(text: str) -> str:
    """Return the UUID by which other programs know something of ours: ``uuid5``, in a third of its time."""
    raw = bytearray(hashlib.sha1(_NAMESPACE + text.encode(), usedforsecurity=False).digest()[:16])
    raw[6], raw[8] = raw[6] & 0x0F | 0x50, raw[8] & 0x3F | 0x80
    digits = raw.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class StableIds(dict[str, str]):
    """Stable ids, each found once: a report names the same few hundred resources a hundred thousand times."""

    def __missing__(self, text: str) -> str:
        """Find an id that was not asked for yet."""
        self[text] = found = stable_id(text)
        return found


def _kolibri_rows(material: Material) -> Iterator[Sequence[str]]:
    ids = StableIds()
    for record in material.records():
        entry = record.entry
        if entry.kind == Kind.SHOWING:
            started = datetime.fromisoformat(entry.started)
            yield [
                safe_text(material.school_of(record.machine)),
                safe_text(entry.class_name),
                ids[entry.package].replace("-", ""),
                safe_text(entry.package),
                ids[entry.resource].replace("-", ""),
                safe_text(material.title(entry.lesson)),
                started.isoformat(),
                (started + timedelta(milliseconds=entry.shown)).isoformat(),
                f"{entry.shown / 1000:.1f}",
                f"{math.floor(entry.share * 10) / 10000:.4f}",
                _KOLIBRI_KINDS.get(entry.role, "document"),
            ]


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


_PLAIN: Mapping[str, Callable[[Any], str]] = {
    "text": safe_text,
    "moment": lambda moment: str(moment.isoformat(" ")),
    "number": str,
    "decimal": "{:.10g}".format,
    "share": "{:.10g}".format,
}
"""How a cell of each style is written."""
