"""Packages handed on to the next school: on a stick, byte for byte as they were signed, with all that proves it.

Nothing else on the stick is touched. A stick that is pulled, at any moment, holds whole packages and at most one file
with a temporary name, which is gone on with the next time (docs/decisions/0010).
"""

import contextlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from catalogue.durable import names_on_disk
from catalogue.records import Package
from catalogue.store import Catalogue
from sync.errors import (
    PackageError,
    ReceivingCancelledError,
    StickFullError,
    StickGoneError,
    StickRefusesError,
    StickUnreliableError,
)
from sync.fixed_volumes import on_one_volume
from sync.intake import Reporting
from sync.medium import largest_file, medium_error
from sync.missing import request, request_name
from sync.outcome import Stage
from sync.pieces import Hasher
from sync.proof import Prover
from sync.reader import ReaderProcess
from sync.stick_file import put_small
from sync.stick_package import StickPackage
from sync.storage import Library

STICK_FOLDER = "skylesson"
"""The folder of a stick that the window writes packages into: FAT has little room for names at its top."""

_OF_THE_STICK = (StickFullError, StickGoneError, StickRefusesError, StickUnreliableError, ReceivingCancelledError)
"""What ends all of it, and not only one package."""


class HandedState(StrEnum):
    """How handing on a package ended (command line contract, field ``state``)."""

    WRITTEN = "written"
    THERE = "there"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Handed:
    """The end of handing on one package. ``reason`` is '' when it is on the stick; ``facts`` are its error's."""

    package: Package
    state: HandedState
    reason: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StickPlan:
    """What is to be written. Bytes: ``needed`` on the stick for what is not there, ``free`` there, ``work`` to do."""

    packages: tuple[Package, ...]
    needed: int
    free: int
    work: int


class HandingOn:
    """Writes packages of a library into a folder of a stick. For one thread; the library need not be locked."""

    def __init__(
        self, library: Library, catalogue: Catalogue, reader: ReaderProcess, folder: Path, largest: int | None = None
    ) -> None:
        """``largest``: bytes of the largest file that may be written; None has the file system asked."""
        self._library, self._catalogue, self._prover = library, catalogue, Prover(library, reader)
        self._folder = folder.absolute()
        self._largest = largest_file(self._folder) if largest is None else largest

    def plan(self, packages: Sequence[Package]) -> StickPlan:
        """Return what writing these packages will take, from names and sizes alone.

        Raises:
            StickGoneError, StickRefusesError: the stick does not answer.
        """
        needed = work = 0
        with self._on_stick(self._folder):
            for package in packages:
                with contextlib.suppress(PackageError):  # said in its turn
                    there = self._there(package)
                    needed, work = needed + there.needed(), work + there.work()
            usage = shutil.disk_usage(_existing(self._folder))
        # Some drivers in user space do not say how large their disk is; then it is tried.
        return StickPlan(tuple(packages), needed, usage.free if usage.total else needed, work)

    def write(self, plan: StickPlan, reporting: Reporting, *, with_request: bool = False) -> Iterator[Handed]:
        """Write what was planned; yield of each package how it ended. ``with_request``: what is missing here, too.

        What concerns the stick ends all of it; what is wrong with one package, only that.

        Raises:
            StickFullError, NoSpaceError: not all of it fits; nothing was written.
            StickGoneError, StickRefusesError, StickUnreliableError: the stick cannot be begun with.
        """
        self._check_room(plan)
        with self._on_stick(self._folder):
            _make_folder(self._folder)
            if with_request:
                put_small(self._folder / request_name(self._library), request(self._library, self._catalogue))
        hasher = reporting.hasher(self._folder, Stage.WRITING, plan.work)
        for package in plan.packages:
            handed = self._handed(package, hasher)
            yield handed
            if handed.state is HandedState.STOPPED:
                return

    def _handed(self, package: Package, hasher: Hasher) -> Handed:
        there: StickPackage | None = None
        try:
            with self._on_stick(self._archive(package)):
                there = self._there(package, hasher)
                new = there.put(hasher)
        except StickFullError as error:
            needed = error.facts["needed"] if there is None else there.needed()
            return Handed(package, HandedState.STOPPED, error.reason, {**error.facts, "needed": needed})
        except _OF_THE_STICK as error:
            return Handed(package, HandedState.STOPPED, error.reason, error.facts)
        except PackageError as error:
            return Handed(package, HandedState.REFUSED, error.reason, error.facts)
        return Handed(package, HandedState.WRITTEN if new else HandedState.THERE, files=there.names)

    def _there(self, package: Package, hasher: Hasher | None = None) -> StickPackage:
        """Return a package as it lies on the stick; with ``hasher``, ready to be written."""
        proof = self._prover.stated(package)
        if hasher is not None:
            proof = self._prover.proven(proof, hasher.cancelled)
        return StickPackage(proof, self._archive(package), self._largest)

    def _archive(self, package: Package) -> Path:
        """Names in the library are of our making: lower case and short, nothing that FAT or Windows cannot hold."""
        return self._folder / Path(package.file).name

    def _check_room(self, plan: StickPlan) -> None:
        if plan.needed > plan.free:
            raise StickFullError(self._folder, needed=plan.needed, free=plan.free)
        with self._on_stick(self._folder):
            same = on_one_volume(_existing(self._folder), self._library.root)
        if same:
            self._library.ledger.check(self._folder, plan.needed)

    @contextlib.contextmanager
    def _on_stick(self, path: Path) -> Iterator[None]:
        """Type whatever the stick's file system says; the library's own errors are typed already."""
        try:
            yield
        except OSError as error:
            raise medium_error(path, error) from error


def _existing(folder: Path) -> Path:
    """Return the folder, or the one above it while it is still to be made."""
    return folder if folder.is_dir() else folder.parent


def _make_folder(folder: Path) -> None:
    # Not its parents: where a stick was mounted there is nothing, or the system's own disk, once it is pulled.
    folder.mkdir(exist_ok=True)
    names_on_disk(folder.parent)
