"""The register as JSON: every record with its place in the chain, so that others can check it too."""

import json
from pathlib import Path
from typing import Any

from catalogue.entries import ENTRY_FIELDS, FORMAT, Sealed
from desktop.reports.material import Material
from desktop.reports.whole_file import whole_file


def write_json(material: Material, out: Path) -> None:
    """Write one document: its format, then a record a line.

    Raises:
        OSError: the disk does not take it.
    """
    days = material.wanted.days
    head = {
        "format": FORMAT,
        "school": material.wanted.school,
        "from": None if days.first is None else days.first.isoformat(),
        "to": None if days.last is None else days.last.isoformat(),
    }
    with whole_file(out) as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "records": [')
        for number, record in enumerate(material.records()):
            file.write("\n" if number == 0 else ",\n")
            file.write(json.dumps(record_object(record), ensure_ascii=False))
        file.write("\n]}\n")


def record_object(record: Sealed) -> dict[str, Any]:
    """Return a record as one flat object; lengths in ms, shares in thousandths, as they were hashed."""
    return {
        "machine": record.machine,
        "sequence": record.sequence,
        "previous": record.previous,
        "hash": record.hash,
        **{name: getattr(record.entry, name) for name in ENTRY_FIELDS},
    }
