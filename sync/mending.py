"""What becomes of a package in the library whose bytes went bad: it is a part again, and waits for any copy.

Its good bytes stay where lessons find them. The order of writes: what went bad is noted, then the file is renamed into
``incoming/``, then what is good in it, then one transaction, and only then do its side files go. After a crash at any
instant the next start finds the package, or the part, and what it is lacking.
"""

import contextlib
import logging
from collections.abc import Collection, Sequence
from pathlib import Path

from catalogue.records import Moved, Package
from sync.copying import disk_error
from sync.errors import (
    DiskTroubleError,
    NoSpaceError,
    PackageError,
    PartIncompleteError,
    ReaderCrashedError,
    ReceivingCancelledError,
    SourceUnreadableError,
)
from sync.healing import Healing
from sync.identify import Incoming
from sync.intake import Intake
from sync.parts import Part
from sync.pieces import piece_run
from sync.rereading import Rereading, Unit
from sync.salvage import Kept
from sync.side import SideManifest
from sync.storage import remove_sides, sync_folder
from sync.trust import Verdict

log = logging.getLogger(__name__)

_CANNOT_TELL = (DiskTroubleError, NoSpaceError, ReaderCrashedError, ReceivingCancelledError, SourceUnreadableError)


def cannot_be_opened(error: PackageError) -> bool:
    """Tell whether an error says that an archive itself is bad, and not only that it cannot be looked at now."""
    return not isinstance(error, _CANNOT_TELL)


class Mending:
    """Takes the bad bytes of packages out of use. Only while nobody is being taught from them."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._library, self._catalogue, self._indexer = intake.library, intake.catalogue, intake.indexer

    def lose_pieces(self, package: Package, side: SideManifest, bad: Sequence[int]) -> Path:
        """Take bad pieces out of use; return where the package lies now.

        Raises:
            DiskTroubleError: the file cannot be moved now; nothing was changed.
        """
        file, part = self._library.root / package.file, Part(self._library, side)
        verdict = self._intake.verdict_here(side)
        if part.file == file:
            part.lose(bad)
            self._indexer.index_part(part, verdict)
            return file
        part.adopt(file, bad, were_good=True)
        self._indexer.index_part(part, verdict, package.file)
        self._leave(file)
        return part.file

    def regain(self, package: Package, side: SideManifest, rereading: Rereading) -> int:
        """Look again at the pieces that went bad: a loose cable spoils nothing. Return how many are right after all.

        Raises:
            ReceivingCancelledError: the machine is needed.
            PackageError: the disk refused.
        """
        part = Part(self._library, side)
        if part.file != self._library.root / package.file or not part.went_bad:
            return 0
        units = [Unit(number, piece_run(side.facts, number), side.facts.pieces[number]) for number in part.went_bad]
        right = [unit.key for unit, is_right in rereading.judge(part.file, units) if is_right]
        if right:
            part.regain(right)
            with contextlib.suppress(PartIncompleteError):
                Healing(self._intake).finish(part, self._intake.verdict_here(side))
        return len(right)

    def lose_members(self, package: Package, bad: Collection[str]) -> None:
        """Take bad members out of use, in a package that has no side manifest.

        Raises:
            PackageError: the file cannot be moved now; nothing was changed.
        """
        file = self._library.root / package.file
        incoming = self.opened(file)
        if incoming is None:
            self._lose_in_place(package, bad)
            return
        kept = Kept(self._intake, incoming)
        if kept.file == file:
            kept.lose(bad)
            self._indexer.index_part(kept, Verdict())
            return
        here = {r.member: r.sha256 for r in self._catalogue.resources_in(package.id) if r.member in incoming.members}
        kept.adopt(file, here, bad)
        self._indexer.index_part(kept, Verdict(), package.file)
        self._leave(file)

    def opened(self, file: Path) -> Incoming | None:
        """Open an archive in the library; None when its own list of members went bad.

        Raises:
            PackageError: it cannot be told whether it did.
        """
        try:
            return self._intake.identify(file, None, Verdict())
        except PackageError as error:
            if not cannot_be_opened(error):
                raise
            log.info("a package in the library cannot be opened any more: %s", error)
            return None

    def _lose_in_place(self, package: Package, bad: Collection[str]) -> None:
        """Keep what is good of an archive whose list is bad where it is: only the index knows where its members lie."""
        lost: dict[str, set[tuple[int, int]]] = {package.file: set()}
        members = set()
        for resource in self._catalogue.resources_in(package.id):
            members.add(resource.member)
            if resource.extent is not None and resource.member in bad:
                file = resource.extent.path.relative_to(self._library.root).as_posix()
                lost.setdefault(file, set()).add((resource.extent.offset, resource.extent.size))
        # One more than the members: the list itself is wanted, too.
        missing, pieces = max(len(set(bad)) + 1, package.missing_pieces), len(members) + 1
        for file, extents in lost.items():
            self._catalogue.lose(package.id, Moved(file, frozenset(extents)), missing=missing, pieces=pieces)

    def _leave(self, file: Path) -> None:
        """Remove what lay beside a package that is a part now, and have its going on the disk."""
        try:
            remove_sides(file)
            sync_folder(file.parent)
        except OSError as error:
            raise disk_error(file, error) from error
