"""A package taken in by its pieces: whole at once, or bit by bit from however many damaged copies there are.

A copy that lies whole and sound on the library's volume is only read, and renamed. Any other adds its good pieces to
the part that grows in ``incoming/``; what is verified once is never read again.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from sync.caching import unpacked_size
from sync.errors import (
    AcrossVolumesError,
    ArchiveArrivingError,
    ArchiveDamagedError,
    DiskTroubleError,
    NoSpaceError,
    PackageError,
    PartIncompleteError,
    ReceivingCancelledError,
    SourceUnreadableError,
)
from sync.identify import Incoming
from sync.intake import Intake
from sync.manifest import ArchiveFacts
from sync.outcome import Stage
from sync.parts import Part
from sync.pieces import bad_pieces, piece_run
from sync.side import SideManifest
from sync.trust import Verdict
from sync.wholeness import check_whole

_LOOKED_AT = 8
"""Bad pieces that are looked at for being all zero."""


class Healing:
    """Takes in packages that have a side manifest."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._library = intake.library

    def take(self, path: Path, side: SideManifest, verdict: Verdict, *, may_move: bool, waits: bool = True) -> Incoming:
        """Take in a copy, whole or not; the checks before are done.

        ``may_move``: it may be renamed into the library.
        ``waits``: more of it may come; without that a copy is taken for what it is, even where no piece is good.

        Raises:
            PartIncompleteError: its good pieces are kept, others are still missing.
            PackageError: it cannot be used; what was there before is unharmed.
        """
        self._intake.reader.start()
        part = Part(self._library, side)
        if part.exists:
            part.check(self._intake.reporting.hasher(path, Stage.VERIFYING, side.facts.size))
        elif may_move and self._library.holds(path) and path.stat().st_size == side.facts.size:
            with contextlib.suppress(AcrossVolumesError):
                return self._taken_in_place(path, part, verdict, waits=waits)
        self._fill(path, part, verdict, waits=waits)
        return self.finish(part, verdict, growing=not part.complete and may_grow(path, side.facts, part.missing))

    def finish(self, part: Part, verdict: Verdict, *, growing: bool = False) -> Incoming:
        """Admit a part whose pieces are all there; index the lessons of one that is not whole yet.

        Raises:
            PartIncompleteError: it is not whole.
            PackageError: the archive, now whole, is not what its manifest says; it is put aside.
        """
        if not part.complete:
            self._intake.indexer.index_part(part, verdict)
            raise self._incomplete(part, growing=growing)
        try:
            incoming = self._intake.identify(part.file, part.side, verdict)
            self._intake.admit(incoming, part.file, {}, part.file)
        except (NoSpaceError, ReceivingCancelledError):
            raise
        except (DiskTroubleError, SourceUnreadableError):
            part.doubt()
            raise
        except PackageError as error:
            self._intake.indexer.forget_part(part)
            self._library.quarantine_file(part.file, error.reason, error.facts)
            part.discard()
            raise
        part.discard()
        return incoming

    def _taken_in_place(self, path: Path, part: Part, verdict: Verdict, *, waits: bool) -> Incoming:
        facts = part.side.facts
        # Before it is read: where there is no room, it is tried again and again.
        self._library.ledger.check(path, self._to_unpack(path, part))
        bad = bad_pieces(path, facts, self._intake.reporting.hasher(path, Stage.VERIFYING, facts.size))
        self._check_kinship(path, part, good=len(facts.pieces) - len(bad))
        if not bad:
            incoming = self._intake.identify(path, part.side, verdict)
            self._intake.admit(incoming, path, {})
            return incoming
        if may_grow(path, facts, bad):
            self._fill(path, part, verdict, waits=waits)
            return self.finish(part, verdict, growing=True)
        part.adopt(path, bad)
        return self.finish(part, verdict)

    def _fill(self, path: Path, part: Part, verdict: Verdict, *, waits: bool) -> None:
        facts = part.side.facts
        begins = not part.exists
        if begins and waits:
            have = path.stat().st_size
            if have < min(facts.piece_size, facts.size):
                raise ArchiveArrivingError(path, have=have, expected=facts.size)
        missing = len(part.missing) * part.side.facts.piece_size
        needed = facts.size + (self._to_unpack(path, part) if begins else 0)
        try:
            with self._library.ledger.reserve(path, needed, part.file):
                if begins:
                    part.begin()
                part.fill(path, self._intake.reporting.hasher(path, Stage.VERIFYING, missing))
        except PackageError:
            if not part.exists:
                part.discard()
            # What came before the stick was pulled can be taught already.
            elif not part.complete:
                self._intake.indexer.index_part(part, verdict)
            raise
        if begins and not part.good:
            self._nothing_good(path, part, waits=waits)

    def _to_unpack(self, path: Path, part: Part) -> int:
        """Return how much a whole copy will unpack to; 0 where that cannot be told yet, and is asked for later."""
        if all(resource.offset is not None for resource in part.manifest.resources):
            return 0
        try:
            return unpacked_size(self._intake.identify(path, part.side, Verdict()))
        except PackageError:
            return 0  # said in its turn

    def _nothing_good(self, path: Path, part: Part, *, waits: bool) -> None:
        """Keep no room for a package of which nothing has come, unless what has come is a damaged copy of it."""
        try:
            if waits and _lacks_its_end(path):
                raise ArchiveArrivingError(path, have=0, expected=part.side.facts.size)
            self._check_kinship(path, part, good=0)
        except PackageError:
            part.discard()
            raise

    def _check_kinship(self, path: Path, part: Part, *, good: int) -> None:
        """Refuse a sound archive none of whose pieces is in the manifest beside it, when that is another one's."""
        if good or _lacks_its_end(path):
            return
        with contextlib.suppress(ArchiveDamagedError):
            self._intake.identify(path, part.side, Verdict())

    @staticmethod
    def _incomplete(part: Part, *, growing: bool) -> PartIncompleteError:
        manifest = part.side.manifest
        return PartIncompleteError(
            part.file,
            bad=len(part.missing),
            total=len(part.side.facts.pieces),
            ready=len(part.ready()),
            lessons=len(manifest.lessons),
            id=manifest.id,
            version=manifest.version,
            growing=growing,
        )


def may_grow(path: Path, facts: ArchiveFacts, bad: Sequence[int]) -> bool:
    """Tell whether a receiver may still be filling a file: short, without its end, or with pieces that are all zero."""
    if _lacks_its_end(path):
        return True
    try:
        with path.open("rb") as file:
            for number in bad[:_LOOKED_AT]:
                run = piece_run(facts, number)
                file.seek(run.offset)
                if not file.read(run.size).strip(b"\0"):
                    return True
    except OSError:
        return True
    return False


def _lacks_its_end(path: Path) -> bool:
    try:
        check_whole(path)
    except ArchiveArrivingError:
        return True
    except PackageError:
        return False
    return False
