"""What an archive holds, whatever its kind: the values that the reading process hands over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sync.errors import ArchiveDamagedError, ArchiveLimitError, ArchiveUnsafeError
from sync.names import problem_of, twins
from sync.pieces import Run

MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. ``offset`` is where its bytes begin in the archive file, None when it is compressed.

    ``size`` in bytes, uncompressed. ``crc`` is its CRC-32, None when the archive does not say. ``block`` is the run of
    the archive file that a compressed member is unpacked from, shared by all that were compressed as one.
    """

    name: str
    size: int
    crc: int | None
    offset: int | None
    block: Run | None = None


def check_members(path: Path, size: int, members: Sequence[Member]) -> None:
    """Check what a reader says that an archive of ``size`` bytes holds; nobody's word is taken for it.

    Raises:
        ArchiveLimitError: there are too many.
        ArchiveUnsafeError: a name could do harm, or some system cannot tell it from another one.
        ArchiveDamagedError: a member lies outside the archive.
    """
    if len(members) > MOST_MEMBERS:
        raise ArchiveLimitError(path, limit="members", found=len(members), allowed=MOST_MEMBERS)
    for member in members:
        problem = problem_of(member.name)
        if problem:
            raise ArchiveUnsafeError(path, member=member.name, problem=problem)
        runs = [member.block] if member.block is not None else []
        runs += [Run(member.offset, member.size)] if member.offset is not None else []
        if member.size < 0 or any(run.size < 0 or not 0 <= run.offset <= size - run.size for run in runs):
            raise ArchiveDamagedError(path, detail="extent", member=member.name)
    twin = twins(member.name for member in members)
    if twin:
        raise ArchiveUnsafeError(path, member=twin, problem="duplicate")
