"""Whose bytes are looked at next: packages in turn, the one whose last turn was longest ago first. No clock decides."""

from typing import Any

from peewee import ModelSelect

from catalogue import rows
from catalogue.admission import next_turn
from catalogue.database import Database
from catalogue.models import PackageRow
from catalogue.records import Package, Turn


class Turns:
    """The turns of all packages, whole or not. Any thread may ask; each change is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def packages(self) -> list[Package]:
        """Return all packages, the one whose turn it is first."""
        query = PackageRow.select(*rows.PACKAGE_COLUMNS).order_by(PackageRow.checked, PackageRow.id)
        return [rows.package(row) for row in self._ask(query)]

    def begin(self, package_id: str) -> Turn | None:
        """Begin to read a package again, or go on with it; None when it is gone.

        It goes behind all others now, so that one that never gets to its end does not keep the others waiting.
        """
        mine = PackageRow.id == package_id
        with self._database.writing() as database:
            PackageRow.update(checked=next_turn(database)).where(mine).execute(database)
        found = self._ask(PackageRow.select(*rows.PACKAGE_COLUMNS, PackageRow.checked_to).where(mine))
        return Turn(rows.package(found[0]), found[0][-1]) if found else None

    def note(self, package_id: str, done: int, at: str = "") -> None:
        """Note how far a package was read again, in bytes; once it was read whole that is 0, and ``at`` says when."""
        change: dict[str, object] = {"checked_to": done}
        if at:
            change["checked_at"] = at
        with self._database.writing() as database:
            PackageRow.update(**change).where(PackageRow.id == package_id).execute(database)

    def _ask(self, query: "ModelSelect[Any]") -> list[tuple[Any, ...]]:
        with self._database.reading() as database:
            return list(query.tuples().execute(database))
