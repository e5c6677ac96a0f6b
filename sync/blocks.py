"""Compressed members of a damaged package without a side manifest, and their blocks filled from other copies.

A block is what some members were compressed as. Its bytes have no hash of their own, but each member has one: a block
of another copy takes the place of ours when all that is good in ours comes out of it, and more.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Protocol

from sync.caching import places, unpack_good, unpacked_size
from sync.copying import disk_error
from sync.identify import Incoming
from sync.intake import Intake
from sync.pieces import Run
from sync.storage import sync_folder
from sync.whole_copy import overlap

_OTHER = ".other"
"""Of the folder that a copy is unpacked to; what a crash leaves of it goes at the next start."""

_AT_ONCE = 2**20


class Keeping(Protocol):
    """A damaged package that is kept."""

    file: Path
    good: dict[str, str]
    once: dict[str, str]

    def keep(self, found: Mapping[str, str]) -> None:
        """Note good members whose bytes are on the disk."""


class Blocks:
    """The compressed members of one package that is kept."""

    def __init__(self, intake: Intake, incoming: Incoming, kept: Keeping) -> None:
        self._intake, self._incoming, self._kept = intake, incoming, kept
        self._folder = intake.library.cache_folder(intake.library.home_of(kept.file))

    def unpack(self) -> dict[str, str]:
        """Unpack from the kept file what is good in it and not in the cache yet; return what is there now, by name.

        The caller notes it.

        Raises:
            PackageError: the disk refused.
        """
        here = self.here()
        if self._incoming.compressed.keys() <= here.keys():
            return here
        with self._unpacked(self._kept.file) as (beside, found):
            gained = {name: sha256 for name, sha256 in found.items() if name not in here}
            self._take_over(beside, gained)
        return here | gained

    def here(self) -> dict[str, str]:
        """Return the members whose files in the cache are what they were when they were good, by name."""
        known = self._kept.once | self._kept.good
        unpacked = self._intake.indexer.unpacked_of(self._kept.file)
        return {name: known[name] for name in self._incoming.compressed if known.get(name) in unpacked}

    def fill_from(self, copy: Incoming) -> None:
        """Take over the blocks in which more is good in another copy; note what came out of them.

        Raises:
            PackageError: the disk refused; what was good before still is.
        """
        if self._incoming.compressed.keys() <= self._kept.good.keys():
            return
        with self._unpacked(copy.path) as (beside, found):
            better = [(run, names & found.keys()) for run, names in self._blocks() if self._is_better(names, found)]
            try:
                with copy.path.open("rb") as coming, self._kept.file.open("rb+") as going:
                    for run, _ in better:
                        copy_run(coming, going, run)
                    going.flush()
                    os.fsync(going.fileno())
            except OSError as error:
                raise disk_error(self._kept.file, error) from error
            gained = {name: found[name] for _, names in better for name in names}
            self._take_over(beside, gained)
        self._kept.keep(gained)

    def _take_over(self, beside: Path, gained: Mapping[str, str]) -> None:
        """Put unpacked members where lessons find them; each has the same place whichever copy it came from."""
        where = places(self._incoming, beside)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for name in gained:
                where[name].replace(self._folder / where[name].name)
            sync_folder(self._folder)
        except OSError as error:
            raise disk_error(self._folder, error) from error

    def _is_better(self, names: frozenset[str], found: Mapping[str, str]) -> bool:
        ours, theirs = names & self._kept.good.keys(), names & found.keys()
        return ours < theirs

    def _blocks(self) -> Iterator[tuple[Run, frozenset[str]]]:
        """Yield each block with the members in it."""
        members: dict[Run, set[str]] = {}
        for name, member in self._incoming.compressed.items():
            if member.block is not None:
                members.setdefault(member.block, set()).add(name)
        return ((run, frozenset(names)) for run, names in members.items())

    @contextlib.contextmanager
    def _unpacked(self, archive: Path) -> Iterator[tuple[Path, Mapping[str, str]]]:
        """Give a folder with what is good in a copy, and the SHA-256 of it by name; the folder goes afterwards."""
        beside, intake = self._folder.with_name(self._folder.name + _OTHER), self._intake
        try:
            incoming = replace(self._incoming, path=archive)
            with intake.library.ledger.reserve(archive, unpacked_size(incoming), beside):
                found = unpack_good(incoming, beside, intake.reader, intake.reporting.quiet())
            yield beside, {name: sha256 for name, (_, sha256) in found.items()}
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def copy_run(coming: BinaryIO, going: BinaryIO, run: Run) -> None:
    """Copy a run of bytes from one archive to the same place in another."""
    coming.seek(run.offset)
    going.seek(run.offset)
    left = run.size
    while left and (block := coming.read(min(_AT_ONCE, left))):
        going.write(block)
        left -= len(block)


def overlapping(incoming: Incoming) -> bool:
    """Tell whether some runs of bytes of an archive overlap, as no honest one's do.

    Of such an archive nothing can be filled from another copy: what is good in one member could be spoilt by another.
    """
    stored = (Run(m.offset, m.size) for m in incoming.members.values() if m.offset is not None and m.size)
    blocks = {m.block for m in incoming.members.values() if m.block is not None and m.block.size}
    return overlap([*stored, *blocks])
