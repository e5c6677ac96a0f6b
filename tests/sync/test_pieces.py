"""Tests of hashing on two threads, against hashlib on the whole file."""

import errno
import hashlib
import io
import os
import zlib
from pathlib import Path, PosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.errors import ReceivingCancelledError, SourceUnreadableError
from sync.manifest import ArchiveFacts
from sync.pieces import BUFFER_SIZE, Digest, Hasher, Run, bad_pieces, piece_run, piece_runs, pieces_under

SMALL = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def facts_of(data: bytes, piece_size: int) -> ArchiveFacts:
    """What a side manifest would say of these bytes."""
    pieces = [data[start : start + piece_size] for start in range(0, len(data), piece_size)]
    hashes = tuple(hashlib.sha256(piece).digest() for piece in pieces)
    return ArchiveFacts(len(data), hashlib.sha256(data).hexdigest(), piece_size, hashes)


@SMALL
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000)), max_size=12))
def test_every_run_has_its_digest_in_the_order_asked(tmp_path: Path, places: list[tuple[int, int]]) -> None:
    data = bytes(range(256)) * 24
    path = tmp_path / "f"
    path.write_bytes(data)
    found = Hasher(with_crc=True).digests(path, [Run(*place) for place in places])
    parts = [data[offset : offset + size] for offset, size in places]
    assert found == [Digest(hashlib.sha256(part).digest(), zlib.crc32(part)) for part in parts]


def test_runs_longer_than_the_buffer_are_hashed_whole(tmp_path: Path) -> None:
    data = bytes(range(251)) * (3 * BUFFER_SIZE // 251)
    (tmp_path / "f").write_bytes(data)
    heard: list[int] = []
    [found] = Hasher(heard.append).digests(tmp_path / "f", [Run(0, len(data))])
    assert found.sha256 == hashlib.sha256(data).digest()
    assert sum(heard) == len(data)
    assert max(heard) <= BUFFER_SIZE


@given(st.integers(0, 5000), st.integers(1, 700))
def test_pieces_cover_the_file_without_a_gap(size: int, piece_size: int) -> None:
    runs = list(piece_runs(size, piece_size))
    assert sum(run.size for run in runs) == size
    assert [run.offset for run in runs] == [number * piece_size for number in range(len(runs))]
    assert all(0 < run.size <= piece_size for run in runs)


@given(st.integers(1, 5000), st.integers(1, 700), st.data())
def test_the_pieces_under_a_run_are_those_that_it_touches(size: int, piece_size: int, data: st.DataObject) -> None:
    facts = ArchiveFacts(size, "", piece_size, ())
    offset = data.draw(st.integers(0, size))
    run = Run(offset, data.draw(st.integers(0, size - offset)))
    count = -(-size // piece_size)
    assert [piece_run(facts, number) for number in range(count)] == list(piece_runs(size, piece_size))
    touched = [
        number
        for number, piece in enumerate(piece_runs(size, piece_size))
        if run.size and piece.offset < run.offset + run.size and run.offset < piece.offset + piece.size
    ]
    assert list(pieces_under(facts, run)) == touched


@SMALL
@given(st.sets(st.integers(0, 99_999), max_size=6))
def test_exactly_the_pieces_with_a_flipped_bit_are_bad(tmp_path: Path, places: set[int]) -> None:
    data = bytearray(hashlib.sha256(b"seed").digest() * 3125)
    facts = facts_of(bytes(data), 4096)
    for place in places:
        data[place] ^= 1
    (tmp_path / "f").write_bytes(data)
    assert bad_pieces(tmp_path / "f", facts, Hasher()) == tuple(sorted({place // 4096 for place in places}))


def test_a_file_that_ends_early_or_is_gone_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 100)
    with pytest.raises(SourceUnreadableError) as found:
        Hasher().digests(tmp_path / "f", [Run(0, 100), Run(50, 100)])
    assert found.value.facts["detail"] == "ends early"
    with pytest.raises(SourceUnreadableError):
        Hasher().digests(tmp_path / "gone", [Run(0, 1)])


def test_it_stops_when_told_to(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 100)
    calls: list[bool] = []

    def cancelled() -> bool:
        calls.append(True)
        return len(calls) > 3

    with pytest.raises(ReceivingCancelledError):
        Hasher(cancelled=cancelled).digests(tmp_path / "f", [Run(n, 1) for n in range(100)])
    assert len(calls) < 10


class OnBadSectors(io.FileIO):
    """A file whose disk refuses to give what lies from some places on, each so many times."""

    def __init__(self, path: str, refusals: dict[int, int]) -> None:
        super().__init__(path)
        self._refusals = refusals

    def readinto(self, buffer: object, /) -> int:
        place = self.tell()
        if self._refusals.get(place, 0):
            self._refusals[place] -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return int(super().readinto(buffer) or 0)  # type: ignore[arg-type]  # what FileIO takes


class PathOnBadSectors(PosixPath):
    """Where such a file is."""

    refusals: dict[int, int]

    def open(self, *_how: object, **_more: object) -> OnBadSectors:  # type: ignore[override]  # one way is enough
        return OnBadSectors(str(self), self.refusals)


def on_bad_sectors(tmp_path: Path, refusals: dict[int, int]) -> PathOnBadSectors:
    (tmp_path / "f").write_bytes(bytes(range(250)) * 4)
    path = PathOnBadSectors(tmp_path / "f")
    path.refusals = refusals
    return path


def test_a_bad_sector_costs_its_run_and_no_other(tmp_path: Path) -> None:
    runs = [Run(n * 100, 100) for n in range(10)]
    path = on_bad_sectors(tmp_path, {300: 2, 700: 1})  # the second is read at the second try
    found = Hasher().digests(path, runs, pass_over=True)
    assert [n for n, digest in enumerate(found) if not digest.sha256] == [3]
    with pytest.raises(SourceUnreadableError):
        Hasher().digests(on_bad_sectors(tmp_path, {300: 1}), runs)


def test_a_source_of_which_nothing_can_be_read_is_given_up(tmp_path: Path) -> None:
    refusals = dict.fromkeys(range(0, 1000, 10), 99)
    with pytest.raises(SourceUnreadableError):
        Hasher().digests(on_bad_sectors(tmp_path, refusals), [Run(n * 10, 10) for n in range(100)], pass_over=True)
