"""What proves that a package in the library is still what it was: the hash of every piece, and the files beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.records import Package, Trust
from sync.errors import PackageDamagedError, PackageError, PackageRottenError, ReceivingCancelledError
from sync.identify import identify
from sync.manifest import SIDE_SUFFIX, ArchiveFacts
from sync.pieces import Hasher, piece_runs
from sync.reader import ReaderProcess
from sync.side import SideManifest, read_side
from sync.signature import SIGNATURE_SUFFIX
from sync.storage import Library
from sync.trust import TrustStore, Verdict
from sync.verifying import verify_in_place

_PIECE = 2**20
"""Bytes of a piece of a package that has no side manifest to say it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A package's file, its pieces, and by their endings the files that lie beside it, as they were signed.

    The hashes of ``facts`` are b'' each while nobody has read a package that states none.
    """

    file: Path
    facts: ArchiveFacts
    beside: Mapping[str, bytes]


class Prover:
    """Finds the proof of packages in a library. For one thread."""

    def __init__(self, library: Library, reader: ReaderProcess) -> None:
        self._library, self._reader = library, reader
        self._trusted = TrustStore(library.trusted)

    def stated(self, package: Package) -> Proof:
        """Return what a package states of itself, without reading its archive.

        Raises:
            PackageRottenError: its manifest or its signature is not what it was, or its file is gone.
        """
        file = self._library.root / package.file
        if not self._library.has(package):
            raise PackageRottenError(file, detail="gone")
        side = self._side(file, package)
        if side is None:
            count = -(-package.size // _PIECE)
            return Proof(file, ArchiveFacts(package.size, "", _PIECE, (b"",) * count), {})
        beside = {SIDE_SUFFIX: side.data}
        if side.signature:
            beside[SIDE_SUFFIX + SIGNATURE_SUFFIX] = side.signature
        return Proof(file, side.facts, beside)

    def proven(self, stated: Proof, cancelled: Callable[[], bool]) -> Proof:
        """Return the proof with the hash of each piece; a package that states none is read, and checked, for them.

        Raises:
            PackageRottenError: members of it have not the hash or the checksum that they had.
            ReceivingCancelledError: ``cancelled`` said so.
        """
        if stated.beside:
            return stated
        hasher = Hasher(cancelled=cancelled)
        try:
            verify_in_place(identify(stated.file, None, self._reader, Verdict()), hasher)
            digests = hasher.digests(stated.file, list(piece_runs(stated.facts.size, stated.facts.piece_size)))
        except ReceivingCancelledError:
            raise
        except PackageDamagedError as error:
            raise PackageRottenError(stated.file, detail="members") from error
        except PackageError as error:
            raise PackageRottenError(stated.file, detail=error.reason) from error
        return replace(stated, facts=replace(stated.facts, pieces=tuple(digest.sha256 for digest in digests)))

    def _side(self, file: Path, package: Package) -> SideManifest | None:
        try:
            side = read_side(file)
            if side is not None:
                self._trusted.judge(side.data, side.path)
        except PackageError as error:
            raise PackageRottenError(file, detail=error.reason) from error
        signed = package.trust is Trust.SIGNED
        if signed and (side is None or not side.signature):
            raise PackageRottenError(file, detail="signature")
        if side is not None and side.facts.size != package.size:
            raise PackageRottenError(file, detail="manifest")
        return side
