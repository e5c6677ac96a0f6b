"""A package without a side manifest: each member checked by itself, good ones kept where others are damaged.

A damaged one is kept in ``incoming/`` with the list of its good members. Another copy of the very same archive (with
the same headers) brings the runs of bytes in which more is good: a stored member, or the block that some compressed
members share. Good compressed members are unpacked beside it, so that they can be taught meanwhile.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from catalogue.durable import put_whole
from catalogue.records import Extent
from sync.blocks import Blocks, copy_run, overlapping
from sync.caching import unpacked_size
from sync.copying import disk_error
from sync.errors import AcrossVolumesError, PackageDamagedError, PartIncompleteError
from sync.identify import Incoming
from sync.intake import Intake
from sync.manifest import Manifest, ManifestResource
from sync.members import Member
from sync.outcome import Stage
from sync.pieces import Run
from sync.start_header import START_SIZE
from sync.storage import PART_ENDING, sync_folder
from sync.verifying import (
    Verified,
    bytes_to_verify,
    judged,
    runs_of,
    stored_members,
    verify_members,
    verify_some,
)
from sync.whole_copy import copy_whole

_GOOD = ".good"
_ROTTEN = ".rotten"
"""SHA-256 by name of every member that was good once, in a package that went bad."""


class Kept:
    """A damaged package in ``incoming/``: a file, and the SHA-256 of each of its good members by name."""

    def __init__(self, intake: Intake, incoming: Incoming) -> None:
        manifest = incoming.manifest
        package = intake.library.package_path(manifest.id, manifest.version, incoming.path)
        name = f"{package.stem}-{_identity(incoming)}{package.suffix}{PART_ENDING}"
        self.file = intake.library.incoming / name
        self._good_file = self.file.with_name(self.file.name + _GOOD)
        self._incoming = incoming
        self._rotten_file = self.file.with_name(self.file.name + _ROTTEN)
        self.good: dict[str, str] = self._read(self._good_file) if self.file.exists() else {}
        self.once: dict[str, str] = self._read(self._rotten_file) if self.file.exists() else {}

    @property
    def manifest(self) -> Manifest:
        """What the package says of itself."""
        return self._incoming.manifest

    @property
    def facts(self) -> tuple[int, int, int]:
        """Bytes of the archive, members in it, and how many of these are bad."""
        carried = [member.name for _, member in self._incoming.carried]
        return self._incoming.size, len(carried), len(set(carried) - self.good.keys())

    @property
    def bad(self) -> list[tuple[ManifestResource, Member]]:
        """The members that are not good, in the order of the manifest."""
        return [(resource, member) for resource, member in self._incoming.carried if member.name not in self.good]

    def extent(self, resource: ManifestResource) -> Extent | None:
        """Return where a good stored member lies."""
        member = self._incoming.members.get(resource.path)
        if member is None or member.offset is None or member.name not in self.good:
            return None
        return Extent(self.file, member.offset, member.size)

    def sha256(self, resource: ManifestResource) -> str:
        """Return the hash of a resource: as stated, as found, or as it was once; '' while nobody knows it."""
        return resource.sha256 or self.good.get(resource.path, "") or self.once.get(resource.path, "")

    def damaged(self, resource: ManifestResource) -> bool:
        """Tell whether a resource was here once and went bad."""
        return resource.path in self.once and resource.path not in self.good

    def holds_run(self, run: Run) -> bool:
        """Tell whether a run of bytes is a good member."""
        good = (self._incoming.members[name] for name in self.good)
        return any((member.offset, member.size) == (run.offset, run.size) for member in good)

    def adopt(self, source: Path, hashes: Mapping[str, str], bad: Collection[str]) -> None:
        """Make a package of the library that went bad this one, by a rename. ``hashes`` of all its members, by name.

        Raises:
            DiskTroubleError: the disk refused; the file is where it was, or here.
        """
        try:
            put_whole(self._rotten_file, json.dumps(dict(hashes), sort_keys=True).encode(), lasting=False)
            self._good_file.unlink(missing_ok=True)
            source.replace(self.file)
            sync_folder(self.file.parent)
        except OSError as error:
            raise disk_error(self.file, error) from error
        self.once = dict(hashes)
        self._set_good({name: sha256 for name, sha256 in hashes.items() if name not in bad})

    def keep(self, found: Mapping[str, str]) -> None:
        """Note good members whose bytes are on the disk; one that was good once has to be the same again."""
        self._set_good(self.good | {n: sha256 for n, sha256 in found.items() if self.once.get(n, sha256) == sha256})

    def lose(self, bad: Collection[str]) -> None:
        """Note members that were good and are so no more."""
        once = self.once | self.good
        try:
            put_whole(self._rotten_file, json.dumps(once, sort_keys=True).encode(), lasting=False)
        except OSError as error:
            raise disk_error(self.file, error) from error
        self.once = once
        self._set_good({name: sha256 for name, sha256 in self.good.items() if name not in bad})

    def discard(self) -> None:
        """Remove it: a whole one is in the library."""
        for path in (self._good_file, self._rotten_file, self.file):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _set_good(self, good: dict[str, str]) -> None:
        try:
            put_whole(self._good_file, json.dumps(good, sort_keys=True).encode(), lasting=False)
        except OSError as error:
            raise disk_error(self.file, error) from error
        self.good = good

    def _read(self, file: Path) -> dict[str, str]:
        try:
            found = json.loads(file.read_bytes())
        except (OSError, ValueError):
            return {}
        names = {member.name for _, member in self._incoming.carried}
        return {str(k): str(v) for k, v in found.items() if k in names} if isinstance(found, dict) else {}


class Salvage:
    """Takes in packages that have no side manifest."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def take(self, incoming: Incoming, *, may_move: bool) -> None:
        """Take in a whole archive, all of it or what is good of it; the checks before are done.

        Raises:
            PartIncompleteError: its good members are kept, others are damaged.
            PackageError: it cannot be used; what was there before is unharmed.
        """
        if incoming.compressed:
            self._intake.library.ledger.check(incoming.path, unpacked_size(incoming))
        if may_move and self._intake.library.holds(incoming.path):
            with contextlib.suppress(AcrossVolumesError):
                self._take_here(incoming, incoming.path)
                return
        self._take_copy(incoming)

    def look_again(self, incoming: Incoming, kept: Kept) -> None:
        """Find out anew what is good, where a crash came before it was noted, or what was unpacked is gone.

        Raises:
            PackageError: the disk refused.
        """
        blocks = Blocks(self._intake, incoming, kept)
        if not kept.good:
            stored = verify_members(incoming, self._intake.reporting.quiet()).hashes
            kept.keep({**stored, **blocks.unpack()})
            return
        were_good = kept.good.keys() & incoming.compressed.keys()
        if were_good - blocks.here().keys():
            gone = were_good - blocks.unpack().keys()
            if gone:
                kept.lose(gone)

    def waits_for(self, incoming: Incoming) -> bool:
        """Tell whether a damaged copy of this very archive was let in before."""
        return Kept(self._intake, incoming).file.exists()

    def finish(self, incoming: Incoming, kept: Kept) -> None:
        """Admit what is kept, when nothing of it is bad any more; else index what can be taught of it.

        Raises:
            PartIncompleteError: something is bad.
        """
        if kept.bad:
            self._intake.indexer.index_part(kept, incoming.verdict)
            _, total, bad = kept.facts
            names = [member.name for _, member in kept.bad][:20]
            manifest = incoming.manifest
            raise PartIncompleteError(
                kept.file, bad=bad, total=total, members=names, id=manifest.id, version=manifest.version
            )
        try:
            self._intake.admit(replace(incoming, path=kept.file), kept.file, kept.good, kept.file)
        except PackageDamagedError:
            # What was unpacked from it once cannot be any more: only a copy that is all good brings it back.
            kept.lose(incoming.compressed.keys())
            self.finish(incoming, kept)
        kept.discard()

    def _take_copy(self, incoming: Incoming) -> None:
        library, manifest = self._intake.library, incoming.manifest
        copy = library.copy_path(library.package_path(manifest.id, manifest.version, incoming.path))
        stored = stored_members(incoming)
        hasher = self._intake.reporting.hasher(incoming.path, Stage.VERIFYING, incoming.size)
        try:
            with library.ledger.reserve(incoming.path, incoming.size + unpacked_size(incoming), copy):
                digests = copy_whole(incoming.path, copy, runs_of(stored), hasher)
            here, verified = replace(incoming, path=copy), None if digests is None else judged(stored, digests)
            self._take_here(here, incoming.path, verified)
        finally:
            copy.unlink(missing_ok=True)

    def _take_here(self, incoming: Incoming, side_source: Path, verified: Verified | None = None) -> None:
        """Take in a file on the library's own volume; ``verified`` is what reading it has shown, None to read it."""
        if verified is None:
            hasher = self._intake.reporting.hasher(incoming.path, Stage.VERIFYING, bytes_to_verify(incoming))
            verified = verify_members(incoming, hasher)
        kept = Kept(self._intake, incoming)
        # Trying a copy that turns out to be bad would throw away what was unpacked from the one that is kept.
        fills = kept.file.exists() and incoming.compressed and not overlapping(incoming)
        if not verified.bad and not fills:
            try:
                self._intake.admit(incoming, side_source, verified.hashes, kept.file)
            except PackageDamagedError:
                pass
            else:
                kept.discard()
                return
        self._keep(incoming, kept, verified)
        self.finish(incoming, kept)

    def _keep(self, incoming: Incoming, kept: Kept, verified: Verified) -> None:
        """Keep what is good of a damaged copy: all of it when it is the first, else what was missing."""
        blocks = Blocks(self._intake, incoming, kept)
        if not kept.file.exists():
            try:
                incoming.path.replace(kept.file)
            except OSError as error:
                raise disk_error(kept.file, error) from error
            # Noted at once: a list of what is good that a crash cut short would count as all there is.
            kept.keep({**verified.hashes, **blocks.unpack()})
        elif not overlapping(incoming):
            self._fill_stored(incoming, kept, verified)
            blocks.fill_from(incoming)

    def _fill_stored(self, incoming: Incoming, kept: Kept, verified: Verified) -> None:
        wanted = [(r, m) for r, m in kept.bad if m.name in verified.hashes and m.offset is not None]
        try:
            with incoming.path.open("rb") as coming, kept.file.open("rb+") as going:
                for run in runs_of(wanted):
                    copy_run(coming, going, run)
                going.flush()
                os.fsync(going.fileno())
        except OSError as error:
            raise disk_error(kept.file, error) from error
        kept.keep(verify_some(kept.file, wanted, self._intake.reporting.quiet()).hashes)


def _identity(incoming: Incoming) -> str:
    """Return what tells whether two copies are of the same archive: the header holds the list's CRC."""
    with incoming.path.open("rb") as file:
        start = file.read(START_SIZE)
    layout = sorted((m.name, m.size, m.crc, m.offset) for m in incoming.members.values())
    return hashlib.sha256(start + repr((incoming.size, layout)).encode()).hexdigest()[:12]
