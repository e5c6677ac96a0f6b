"""Split archives, what is missing, the piece map, and what a stick brings."""

import itertools
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.manifest import Manifest
from sync.missing import missing_of, request, runs_of
from sync.outcome import State
from sync.piece_map import PieceMap, PieceMapProblem
from sync.reader import ReaderProcess
from sync.sticks import archives_on, look
from sync.storage import Library
from sync.volumes import Volume
from tests.sync.folders import LESSON, document, packed
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces
from tests.sync.test_importer import assert_ready

DIGEST = bytes(range(32))


def split(archive: Path, count: int) -> list[Path]:
    """Cut an archive into volumes as 7-Zip does, and remove it."""
    data, size = archive.read_bytes(), -(-archive.stat().st_size // count)
    volumes = []
    for number in range(count):
        volumes.append(archive.with_name(f"{archive.name}.{number + 1:03}"))
        volumes[-1].write_bytes(data[number * size : (number + 1) * size])
    archive.unlink()
    return volumes


@pytest.mark.parametrize("origin", list(Origin))
@pytest.mark.parametrize("side", [True, False])
def test_volumes_are_joined_on_the_way_in(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library, origin: Origin, side: bool
) -> None:
    archive, _ = packed(tmp_path, media, document())
    if not side:
        archive.with_name("a.7z.manifest.json").unlink()
    volumes = split(archive, 3)
    outcome = importer.take(volumes[0], origin=origin)
    assert (outcome.state, outcome.path) == (State.ADMITTED, volumes[0])
    assert_ready(catalogue)
    assert [path.exists() for path in volumes] == [origin is not Origin.DROP] * 3
    assert not list(library.incoming.iterdir())


def test_volumes_of_what_is_here_are_not_joined(tmp_path: Path, media: Path, importer: Importer) -> None:
    archive, _ = packed(tmp_path, media, document())
    importer.take(archive, origin=Origin.STICK)
    volumes = split(archive, 3)
    volumes[1].write_bytes(b"what nobody reads")
    assert importer.take(volumes[0], origin=Origin.STICK).state is State.KNOWN
    assert importer.take(volumes[0], origin=Origin.DROP).state is State.KNOWN
    assert not [path for path in volumes if path.exists()]


def test_a_volume_that_is_not_here_yet_is_waited_for(tmp_path: Path, media: Path, importer: Importer) -> None:
    volumes = split(packed(tmp_path, media, document())[0], 3)
    held = volumes[1].read_bytes()
    volumes[1].unlink()
    assert importer.take(volumes[0], origin=Origin.DROP).state is State.INCOMPLETE
    volumes[1].write_bytes(held)
    assert importer.take(volumes[0], origin=Origin.DROP).state is State.ADMITTED


def test_what_is_missing_is_said_exactly(
    tmp_path: Path, importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    archive, manifest = packed_of(tmp_path / "source", 24)
    importer.take(copy_of(archive, tmp_path / "copy", spoil_pieces(13, 14, 15, 20)), origin=Origin.DROP)
    [missing] = missing_of(library, catalogue)
    assert (missing.pieces, missing.count, missing.total) == (((13, 15), (20, 20)), 4, 24)
    assert (missing.ready, missing.lessons) == ((LESSON,), ("english-4-1-02",))
    assert missing.bytes == 4 * 2**20
    said = json.loads(request(library, catalogue))
    assert said["packages"][0]["pieces"] == [[13, 15], [20, 20]]
    assert said["packages"][0]["id"] == manifest.id
    importer.take(archive, origin=Origin.DROP)
    assert list(missing_of(library, catalogue)) == []


@given(st.sets(st.integers(0, 60)))
def test_runs_cover_the_same_numbers(numbers: set[int]) -> None:
    runs = runs_of(tuple(sorted(numbers)))
    assert {n for first, last in runs for n in range(first, last + 1)} == numbers
    assert all(a[1] + 1 < b[0] for a, b in itertools.pairwise(runs))


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_a_piece_map_comes_back_as_it_was(case: tuple[int, set[int]]) -> None:
    count, good = case
    found = PieceMap.decode(PieceMap(DIGEST, count, good).encode(), DIGEST, count)
    assert {n for n in range(count) if n in found} == good
    assert set(found.missing) == set(range(count)) - good
    assert found.complete == (len(good) == count)


@given(st.binary(max_size=80), st.integers(0, 400))
def test_any_other_bytes_are_no_piece_map(data: bytes, flipped: int) -> None:
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(data, DIGEST, 20)
    sound = bytearray(PieceMap(DIGEST, 20, {3}).encode())
    sound[flipped // 8 % len(sound)] ^= 1 << flipped % 8
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(bytes(sound), DIGEST, 20)
    with pytest.raises(PieceMapProblem):
        PieceMap.decode(PieceMap(DIGEST, 20).encode(), bytes(32), 20)


def stick_of(folder: Path) -> Volume:
    return Volume("1234-ABCD", "BLUE", folder, "vfat", 10**9, 10**8)


def test_a_stick_says_what_it_brings_and_is_not_written_to(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    stick = tmp_path / "stick"
    (stick / "lessons" / "deep").mkdir(parents=True)
    for path in package[0].parent.glob("w.7z*"):
        shutil.copy(path, stick / "lessons" / "deep")
    (stick / "photos.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (stick / "notes.7z").write_bytes(b"no archive")
    before = {path: path.stat().st_mtime_ns for path in stick.rglob("*")}
    with ReaderProcess() as reader:
        offer = look(stick_of(stick), library, catalogue, reader)
        assert (len(offer.packages), offer.lessons, offer.others) == (1, 2, 1)
        assert offer.bytes == package[0].stat().st_size
        assert offer.seconds > 0
        for path in offer.packages:
            assert importer.take(path, origin=Origin.STICK).state is State.ADMITTED
        empty, gone = (look(stick_of(place), library, catalogue, reader) for place in (stick, tmp_path / "gone"))
        assert [(found.packages, found.known) for found in (empty, gone)] == [((), 1), ((), 0)]
    assert {path: path.stat().st_mtime_ns for path in stick.rglob("*")} == before


def test_only_what_may_be_a_package_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".trash").mkdir()
    for name in ("a.7z.001", "a.7z.002", ".trash/b.7z", "c.txt", "~d.7z"):
        (tmp_path / name).write_bytes(b"7z\xbc\xaf\x27\x1c")
    assert [path.name for path in archives_on(tmp_path)] == ["a.7z.001"]


@pytest.fixture
def package(tmp_path: Path) -> tuple[Path, Manifest]:
    """A package of two lessons."""
    return packed_of(tmp_path / "source", 4)
