"""Are the bytes those that the manifest promises? Damage is named by the members it hits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sync.errors import PackageDamagedError
from sync.identify import Incoming
from sync.manifest import ArchiveFacts, ManifestResource
from sync.members import Member
from sync.pieces import Digest, Hasher, Run, bad_pieces, pieces_under

_NAMED = 20
"""Members named in a refusal; more would not be read."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What reading a package whole has shown: the SHA-256 of members that were hashed one by one, and which are bad."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    bad: frozenset[str] = frozenset()


def verify_in_place(incoming: Incoming, hasher: Hasher) -> Mapping[str, str]:
    """Read a package once and check it: by its pieces, else each stored member by its hash and checksum.

    Returns the SHA-256 of members that were hashed one by one, by name; {} where pieces proved them.

    Raises:
        PackageDamagedError: with the members that are hit.
        SourceUnreadableError, ReceivingCancelledError: it could not be read to its end.
    """
    facts = incoming.manifest.archive
    if facts is not None:
        check_pieces(incoming, facts, bad_pieces(incoming.path, facts, hasher))
        return {}
    verified = verify_members(incoming, hasher)
    if verified.bad:
        raise damage(incoming, verified.bad)
    return verified.hashes


def bytes_to_verify(incoming: Incoming) -> int:
    """Return how many bytes ``verify_in_place`` will read."""
    if incoming.manifest.archive is not None:
        return incoming.size
    return sum(member.size for _, member in incoming.carried if member.offset is not None)


def check_pieces(incoming: Incoming, facts: ArchiveFacts, bad: Sequence[int]) -> None:
    """Refuse a package with bad pieces, naming the members that lie in them."""
    if not bad:
        return
    hit = set(bad)
    names = [
        member.name
        for _, member in incoming.carried
        if member.offset is not None and not hit.isdisjoint(pieces_under(facts, Run(member.offset, member.size)))
    ]
    raise PackageDamagedError(incoming.path, bad=len(bad), total=len(facts.pieces), members=names[:_NAMED])


def damage(incoming: Incoming, bad: frozenset[str]) -> PackageDamagedError:
    """Return the refusal that names the bad members."""
    total = sum(1 for _ in incoming.carried)
    return PackageDamagedError(incoming.path, bad=len(bad), total=total, members=sorted(bad)[:_NAMED])


def verify_members(incoming: Incoming, hasher: Hasher) -> Verified:
    """Hash each stored member and hold it against the hash that is stated for it and the archive's own checksum."""
    return verify_some(incoming.path, stored_members(incoming), hasher)


def stored_members(incoming: Incoming) -> list[tuple[ManifestResource, Member]]:
    """Return the resources whose bytes lie in the archive as they are, each once, with their members."""
    return [(resource, member) for resource, member in incoming.carried if member.offset is not None]


def verify_some(path: Path, stored: Sequence[tuple[ManifestResource, Member]], hasher: Hasher) -> Verified:
    """Hash some stored members of an archive."""
    # The largest first, so that both threads end at about the same time.
    ordered = sorted(stored, key=lambda pair: -pair[1].size)
    digests = Hasher(hasher.on_bytes, hasher.cancelled, with_crc=True).digests(path, runs_of(ordered), pass_over=True)
    return judged(ordered, digests)


def runs_of(stored: Sequence[tuple[ManifestResource, Member]]) -> list[Run]:
    """Return where each of some stored members lies."""
    return [Run(member.offset or 0, member.size) for _, member in stored]


def judged(stored: Sequence[tuple[ManifestResource, Member]], digests: Sequence[Digest]) -> Verified:
    """Tell which of some stored members are what they should be, by the digest of each."""
    found = list(zip(stored, digests, strict=True))
    bad = frozenset(member.name for (resource, member), digest in found if not _agrees(resource, member, digest))
    return Verified({member.name: digest.sha256.hex() for (_, member), digest in found if member.name not in bad}, bad)


def holds(path: Path, run: Run, sha256: str) -> bool:
    """Tell whether a run of bytes really has a hash that somebody stated for it."""
    [digest] = Hasher().digests(path, [run])
    return digest.sha256.hex() == sha256


def _agrees(resource: ManifestResource, member: Member, digest: Digest) -> bool:
    if not digest.sha256:
        return False  # a bad sector
    if resource.sha256 and digest.sha256.hex() != resource.sha256:
        return False
    return member.crc is None or digest.crc == member.crc
