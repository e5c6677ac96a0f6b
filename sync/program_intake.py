"""A version of the program on its way in: verified, unpacked beside the others, and named as the next to start.

Only a key that the school trusts for programs may sign one; nothing of an archive is opened before that is sure, and
nothing of it is ever run from here. The order of writes: all files and their folders are on the disk, then the folder
gets its name, then the standing (sync/versions.py) names it, and only then is the source let go.
"""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.records import Trust
from sync.copying import disk_error
from sync.errors import (
    ArchiveArrivingError,
    ArchiveLimitError,
    ManifestError,
    OlderVersionError,
    PackageDamagedError,
    ProgramRefusedError,
    SourceUnreadableError,
)
from sync.intake import Reporting
from sync.ledger import Ledger
from sync.manifest import LARGEST_MANIFEST, ArchiveFacts, side_manifest_path
from sync.outcome import Outcome, Stage, State
from sync.pieces import bad_pieces
from sync.program_keys import program_keys
from sync.program_manifest import ProgramManifest, parse_program_manifest, this_platform
from sync.reader import ReaderProcess
from sync.storage import sync_file, sync_folder, sync_tree
from sync.trust import TrustedKey
from sync.version_number import as_floor, version_key
from sync.versions import CARD, Versions

ID = "skylesson"
"""By which floors and outcomes name the program, whatever its version."""

ARRIVED = "program-arrived"
"""The reason of an outcome that is none to worry: a version that starts at the next start. Fact: ``program``."""

MOST_UNPACKED = 4 * 2**30
"""Bytes that a version may have."""

MANIFEST = "manifest.json"
RESERVED = frozenset({CARD, MANIFEST})
"""Names in a version's folder that are ours."""

_UNPACKING = ".unpacking"


@dataclass(frozen=True, slots=True)
class _Signed:
    """A manifest that a trusted key signed."""

    data: bytes
    manifest: ProgramManifest
    facts: ArchiveFacts
    signer: TrustedKey


class ProgramIntake:
    """Takes versions of the program in."""

    def __init__(
        self,
        trusted: Path,
        versions: Versions,
        reader: ReaderProcess,
        reporting: Reporting,
        ledger: Ledger,
    ) -> None:
        """``trusted``: the folder of the library's trusted keys; ``ledger``: of the disk that the versions are on."""
        self._keys, self.versions, self._reader = program_keys(trusted), versions, reader
        self._reporting, self._ledger = reporting, ledger

    def take(self, path: Path, *, again: bool = False) -> Outcome:
        """Take a version in from ``path``, which is left as it is.

        ``again``: somebody wants it though it did not start before, when the power may have failed.

        Raises:
            ProgramRefusedError: no key signed it that may, or it is for another kind of computer.
            OlderVersionError: a newer one is here, or was signed before.
            ArchiveArrivingError, PackageDamagedError, PackageError: it is not whole, or not what was signed.
            OSError: the disk refused.
        """
        signed = self._signed(path)
        manifest = signed.manifest
        arrived = Outcome(
            path, State.ADMITTED, ARRIVED, {"program": manifest.version}, id=ID, trust=Trust.SIGNED.value,
            bytes=signed.facts.size,
        )  # fmt: skip
        if self._is_known(path, signed, again=again):
            return replace(arrived, state=State.KNOWN, reason="", facts={})
        self._check_whole(path, signed.facts)
        self._file(path, signed)
        # Before it starts: a crash between the two must not leave the way open for an older one.
        self._keys.raise_floor(signed.signer, ID, as_floor(manifest.version))
        self.versions.arrived(manifest.version)
        return arrived

    def _signed(self, path: Path) -> _Signed:
        side = side_manifest_path(path)
        try:
            with side.open("rb") as file:
                data = file.read(LARGEST_MANIFEST + 1)
        except OSError as error:
            raise SourceUnreadableError(side, detail=error.strerror or str(error)) from error
        verdict = self._keys.judge(data, side)
        if verdict.signer is None:
            raise ProgramRefusedError(path, problem="unsigned", key=verdict.unknown)
        manifest = parse_program_manifest(data, side)
        if manifest.archive is None:
            raise ManifestError(side, where="archive", problem="missing")
        if manifest.platform != this_platform():
            raise ProgramRefusedError(path, problem="other-platform", platform=manifest.platform)
        return _Signed(data, manifest, manifest.archive, verdict.signer)

    def _is_known(self, path: Path, signed: _Signed, *, again: bool) -> bool:
        """Tell whether there is nothing to do: it is here, or was and did not start.

        Raises:
            OlderVersionError: there is a newer one, so that nobody can bring back what was mended since.
        """
        version, standing = signed.manifest.version, self.versions.read()
        if version == self.versions.installed or (version in standing.failed and not again):
            return True
        if self.versions.filed(version) is not None and version in (standing.current, standing.before):
            return True
        newest, floor = self.versions.newest(), self._keys.floor(signed.signer, ID)
        if version_key(version) < version_key(newest) or as_floor(version) < floor:
            raise OlderVersionError(path, version=version, installed=newest)
        return False

    def _check_whole(self, path: Path, facts: ArchiveFacts) -> None:
        try:
            size = path.stat().st_size
        except OSError as error:
            raise SourceUnreadableError(path, detail=error.strerror or str(error)) from error
        if size < facts.size:
            raise ArchiveArrivingError(path, have=size, expected=facts.size)
        hasher = self._reporting.hasher(path, Stage.VERIFYING, facts.size)
        bad = bad_pieces(path, facts, hasher) if size == facts.size else facts.pieces
        if bad:
            raise PackageDamagedError(path, bad=len(bad), total=len(facts.pieces))

    def _file(self, path: Path, signed: _Signed) -> None:
        """Unpack a version into its folder: it is there whole, or not."""
        manifest, folder = signed.manifest, self.versions.folder / signed.manifest.version
        if manifest.size > MOST_UNPACKED:
            raise ArchiveLimitError(path, limit="unpacked", found=manifest.size, allowed=MOST_UNPACKED)
        growing = folder.with_name(folder.name + _UNPACKING)
        try:
            self.versions.folder.mkdir(parents=True, exist_ok=True)
            self.versions.tidy()
            shutil.rmtree(folder, ignore_errors=True)  # neither current nor before: nothing relies on it
            shutil.rmtree(growing, ignore_errors=True)
            growing.mkdir()
            self._ledger.check(path, manifest.size)
            self._unpack(path, manifest, growing)
            _write(growing / MANIFEST, signed.data)
            card = {"executable": manifest.executable, "reads": manifest.reads}
            _write(growing / CARD, json.dumps(card).encode())
            sync_tree(growing)
            growing.rename(folder)
            sync_folder(self.versions.folder)
        except OSError as error:
            raise disk_error(folder, error, manifest.size) from error
        finally:
            shutil.rmtree(growing, ignore_errors=True)

    def _unpack(self, path: Path, manifest: ProgramManifest, folder: Path) -> None:
        members = self._reader.list(path).members
        for file in manifest.files:
            member = members.get(file.path)
            if member is None or member.size != file.size or file.path in RESERVED:
                raise ManifestError(path, where=file.path, problem="absent")
        places = {file.path: folder / file.path for file in manifest.files}
        for parent in sorted({place.parent for place in places.values()}):
            parent.mkdir(parents=True, exist_ok=True)
        hasher = self._reporting.hasher(path, Stage.UNPACKING, manifest.size)
        hashes = self._reader.unpack(path, places, hasher.on_bytes, hasher.cancelled)
        bad = [file.path for file in manifest.files if hashes.get(file.path) != file.sha256]
        if bad:
            raise PackageDamagedError(path, bad=len(bad), total=len(manifest.files), members=bad[:20])
        for file in manifest.files:
            places[file.path].chmod(0o755 if file.runs else 0o644)
            sync_file(places[file.path])  # the reader flushed the bytes, not this


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    sync_file(path)
