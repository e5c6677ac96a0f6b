"""What of a package can be judged by itself: its pieces where a side manifest proves them, else its members."""

from collections.abc import Collection, Sequence
from pathlib import Path

from catalogue.records import Package
from sync.intake import Intake
from sync.mending import Mending
from sync.parts import Part
from sync.pieces import Run, piece_run
from sync.rereading import Unit
from sync.side import SideManifest


class Pieces:
    """A package with its side manifest, whole or a part. ``path`` is where it lies now."""

    def __init__(self, intake: Intake, mending: Mending, package: Package, side: SideManifest) -> None:
        self._intake, self._mending, self._side = intake, mending, side
        self._package = package
        self.package_id, self.path = package.id, intake.library.root / package.file

    def units(self) -> list[Unit[int]]:
        """Return the pieces that are to be right, in order."""
        facts, part = self._side.facts, Part(self._intake.library, self._side)
        lacking = set(part.missing) if part.file == self.path else set()
        return [
            Unit(number, piece_run(facts, number), sha256)
            for number, sha256 in enumerate(facts.pieces)
            if number not in lacking
        ]

    def lose(self, bad: Sequence[int]) -> None:
        """Take bad pieces out of use.

        Raises:
            DiskTroubleError: the file cannot be moved now.
        """
        known = self._intake.catalogue.package(self.package_id) or self._package
        self.path = self._mending.lose_pieces(known, self._side, bad)


class Members:
    """A package without a side manifest: what the index knows of its stored members."""

    def __init__(self, intake: Intake, mending: Mending, package: Package) -> None:
        self._intake, self._mending, self._package = intake, mending, package
        self.package_id = package.id

    @property
    def path(self) -> Path:
        """Where it lies now."""
        known = self._intake.catalogue.package(self.package_id) or self._package
        return self._intake.library.root / known.file

    def units(self) -> list[Unit[str]]:
        """Return the members that are to be right, in the order in which they lie."""
        path, found = self.path, dict[str, Unit[str]]()
        for resource in self._intake.catalogue.resources_in(self.package_id):
            extent = resource.extent
            if extent is not None and extent.path == path:
                run = Run(extent.offset, extent.size)
                found[resource.member] = Unit(resource.member, run, bytes.fromhex(resource.sha256))
        return sorted(found.values(), key=lambda unit: unit.run.offset)

    def lose(self, bad: Collection[str]) -> None:
        """Take bad members out of use.

        Raises:
            PackageError: the file cannot be moved now.
        """
        self._mending.lose_members(self._intake.catalogue.package(self.package_id) or self._package, bad)

    def check_list(self) -> int:
        """Open the archive, which no member tells to be right; return 1 when its list of members went bad.

        Raises:
            PackageError: that cannot be told now.
        """
        known = self._intake.catalogue.package(self.package_id) or self._package
        if known.missing_pieces or self._mending.opened(self.path) is not None:
            return 0
        self._mending.lose_members(known, ())
        return 1
