"""Are the bytes those that the manifest promises? Damage is named by the members it hits."""

from collections.abc import Iterable
from pathlib import Path

from sync.errors import PackageDamagedError
from sync.identify import Incoming
from sync.manifest import ArchiveFacts
from sync.pieces import Digest, Hasher, Run, bad_pieces

_NAMED = 20
"""Members named in a refusal; more would not be read."""


def verify_in_place(incoming: Incoming, hasher: Hasher) -> dict[str, str]:
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
    return _verify_members(incoming, hasher)


def bytes_to_verify(incoming: Incoming) -> int:
    """Return how many bytes ``verify_in_place`` will read."""
    if incoming.manifest.archive is not None:
        return incoming.size
    return sum(member.size for _, member in incoming.carried if member.offset is not None)


def check_pieces(incoming: Incoming, facts: ArchiveFacts, bad: tuple[int, ...]) -> None:
    """Refuse a package with bad pieces, naming the members that lie in them."""
    if not bad:
        return
    hit = set(bad)
    names = [
        member.name
        for _, member in incoming.carried
        if member.offset is not None and not hit.isdisjoint(_pieces_under(member.offset, member.size, facts.piece_size))
    ]
    raise PackageDamagedError(incoming.path, bad=len(bad), total=len(facts.pieces), members=names[:_NAMED])


def _pieces_under(offset: int, size: int, piece_size: int) -> range:
    """Return the numbers of the pieces that a run of bytes touches; an empty run touches none."""
    return range(offset // piece_size, (offset + size - 1) // piece_size + 1) if size else range(0)


def _verify_members(incoming: Incoming, hasher: Hasher) -> dict[str, str]:
    # The largest first, so that both threads end at about the same time.
    stored = sorted(
        ((resource, member) for resource, member in incoming.carried if member.offset is not None),
        key=lambda pair: -pair[1].size,
    )
    runs = [Run(member.offset or 0, member.size) for _, member in stored]
    digests = Hasher(hasher.on_bytes, hasher.cancelled, with_crc=True).digests(incoming.path, runs)
    bad = [
        member.name
        for (resource, member), digest in zip(stored, digests, strict=True)
        if (resource.sha256 and digest.sha256.hex() != resource.sha256)
        or (member.crc is not None and digest.crc != member.crc)
    ]
    if bad:
        raise PackageDamagedError(incoming.path, bad=len(bad), total=len(stored), members=sorted(bad)[:_NAMED])
    return {member.name: digest.sha256.hex() for (_, member), digest in zip(stored, digests, strict=True)}


def holds(path: Path, run: Run, sha256: str) -> bool:
    """Tell whether a run of bytes really has a hash that somebody stated for it."""
    [digest] = _one(path, run)
    return digest.sha256.hex() == sha256


def _one(path: Path, run: Run) -> Iterable[Digest]:
    return Hasher().digests(path, [run])
