"""Which report is written how, and under which name."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from desktop.places import Household
from desktop.reports.material import Material, Wanted, gather
from desktop.usage_view import SealView

ENDINGS = {
    "xlsx": "xlsx", "csv": "csv", "kolibri": "csv", "pdf": "pdf", "json": "json", "xapi": "json", "bundle": "bundle",
}  # fmt: skip
"""Of file names, by format."""

SUMMED = ("xlsx", "pdf")
"""Formats with sums beside the records."""

_WRITERS = {
    "xlsx": ("desktop.reports.workbook", "write_workbook"),
    "csv": ("desktop.reports.comma_files", "write_csv"),
    "kolibri": ("desktop.reports.comma_files", "write_kolibri"),
    "json": ("desktop.reports.json_files", "write_json"),
    "xapi": ("desktop.reports.xapi", "write_xapi"),
}
"""Where the code of each format lies; it is loaded when it is used (docs/decisions/0005)."""


def write_report(household: Household, wanted: Wanted, form: str, out: Path) -> Material:
    """Write a report in a format of ENDINGS; return what it was made of.

    Raises:
        OSError: the disk does not take it; what was there is unharmed.
        DatabaseDamagedError: the register cannot be read.
    """
    material = gather(household, wanted, summing=form in SUMMED)
    if form == "bundle":
        key = import_module("desktop.machine").machine_key(household.library)
        import_module("sync.bundle").write_bundle(out, household.school.register.received(), key)
    elif form == "pdf":
        seal = SealView(household.school.register.verify())
        import_module("desktop.reports.paper_register").write_register(material, seal, out)
    else:
        module, name = _WRITERS[form]
        write: Callable[[Material, Path], None] = getattr(import_module(module), name)
        write(material, out)
    return material


def file_name(wanted: Wanted, form: str) -> str:
    """Return the name to write a report under."""
    days = wanted.days
    parts = ["skylesson", *([form] if form in ("kolibri", "xapi", "bundle") else ["usage"])]
    parts += [day.isoformat() for day in (days.first, days.last) if day is not None]
    return f"{'-'.join(parts)}.{ENDINGS[form]}"
