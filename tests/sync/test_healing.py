"""Healing: any number of damaged copies add up to the signed bytes, and nothing verified is read again."""

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.manifest import Manifest
from sync.missing import missing_of
from sync.outcome import Progress, Stage, State
from sync.pack import PIECE_SIZE, pack
from sync.parts import parts_of
from sync.storage import Library
from tests.sync.folders import LESSON, document, trusting

OTHER = "english-4-1-02"
PIECES = 24
SEED = 20261124


@pytest.fixture
def package(tmp_path: Path) -> tuple[Path, Manifest]:
    """A package of two lessons and some 24 pieces, in a folder of its own."""
    return packed_of(tmp_path / "source", PIECES)


def packed_of(folder: Path, pieces: int, version: int = 1) -> tuple[Path, Manifest]:
    """Pack random bytes, half of them for each of two lessons."""
    media = folder / "folder" / "media"
    media.mkdir(parents=True)
    said = document(version=version)
    said["lessons"] = []
    for lesson in (LESSON, OTHER):
        content = random.Random(lesson).randbytes(pieces * PIECE_SIZE // 2 - 4000)  # noqa: S311  # not secret
        (media / f"{lesson}.mp4").write_bytes(content)
        said["lessons"].append(
            {"id": lesson, "title": {"en": "x"}, "resources": [{"path": f"media/{lesson}.mp4", "role": "video"}]}
        )
    (folder / "folder" / "manifest.json").write_text(json.dumps(said))
    out = folder / "w.7z"
    return out, pack(folder / "folder", out)


def copy_of(archive: Path, folder: Path, spoil: Callable[[bytearray], None], *, cut: int = 0) -> Path:
    """A copy with its side manifest in a folder of its own, spoilt in some way."""
    folder.mkdir()
    data = bytearray(archive.read_bytes())
    spoil(data)
    target = folder / archive.name
    target.write_bytes(data[: cut or len(data)])
    shutil.copy(archive.with_name("w.7z.manifest.json"), folder)
    return target


def spoil_pieces(*numbers: int) -> Callable[[bytearray], None]:
    """Zero a sector, flip a bit or wipe all of each of some pieces."""

    def spoil(data: bytearray) -> None:
        for number in numbers:
            start = number * PIECE_SIZE
            kind = number % 3
            if kind == 0:
                data[start : start + 4096] = bytes(4096)
            elif kind == 1:
                data[start + 1000] ^= 4
            else:
                end = min(start + PIECE_SIZE, len(data))
                data[start:end] = bytes(end - start)

    return spoil


def whole_in_library(library: Library, archive: Path, sha256: str) -> None:
    [kept] = library.packages_here()
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == sha256
    assert not list(library.incoming.iterdir())
    assert not archive.exists() or archive.stat().st_size


@pytest.mark.parametrize("origin", [Origin.DROP, Origin.STICK, Origin.GIVEN])
def test_bad_copies_heal_to_the_very_bytes(
    tmp_path: Path,
    package: tuple[Path, Manifest],
    importer: Importer,
    catalogue: Catalogue,
    library: Library,
    origin: Origin,
) -> None:
    archive, _ = package
    signed = hashlib.sha256(archive.read_bytes()).hexdigest()
    bad = [(1, 4, 20), (4, 5), (20, 1, 5)]
    missing = []
    for number, spoilt in enumerate(bad):
        cut = archive.stat().st_size // 2 if number == 0 else 0
        copy = copy_of(archive, tmp_path / f"copy-{number}", spoil_pieces(*spoilt), cut=cut)
        outcome = importer.take(copy, origin=origin)
        missing.append(outcome.missing_pieces)
        if outcome.state is State.INCOMPLETE:
            assert (outcome.reason, outcome.id) == ("incomplete", "org.test.a")
    assert missing == [15, 1, 0]
    whole_in_library(library, archive, signed)
    assert catalogue.lesson(LESSON).state is LessonState.READY
    assert catalogue.incomplete_packages() == []


@pytest.mark.parametrize("cut", [0, 1000, PIECE_SIZE // 2, 5 * PIECE_SIZE // 2])
def test_a_copy_that_nothing_more_comes_to_is_taken_as_it_is_and_may_go_on_growing(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library, cut: int
) -> None:
    archive, _ = package
    data = archive.read_bytes()
    copy = copy_of(archive, tmp_path / "copy", lambda _: None, cut=1)
    copy.write_bytes(data[:cut])
    waited = importer.take(copy, origin=Origin.DROP)
    assert waited.reason == ("incomplete" if cut >= PIECE_SIZE else "arriving")
    outcome = importer.take(copy, origin=Origin.DROP, still=True)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "incomplete")
    [lacking] = missing_of(library, catalogue)
    total = lacking.total
    assert (lacking.id, lacking.count) == ("org.test.a", total - cut // PIECE_SIZE)
    assert copy.read_bytes() == data[:cut], "a slow link may go on with it"
    copy.write_bytes(data[: 9 * PIECE_SIZE])
    assert importer.take(copy, origin=Origin.DROP).missing_pieces == total - 9
    copy.write_bytes(data)
    assert importer.take(copy, origin=Origin.DROP).state is State.ADMITTED
    assert not list(library.incoming.iterdir())
    assert not copy.exists()


def test_what_is_still_without_a_side_manifest_is_waited_for_on(
    package: tuple[Path, Manifest], importer: Importer, library: Library
) -> None:
    archive, _ = package
    archive.with_name("w.7z.manifest.json").unlink()
    data = archive.read_bytes()
    archive.write_bytes(data[:-1])
    outcome = importer.take(archive, origin=Origin.DROP, still=True)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "arriving")
    assert archive.exists()
    assert not list(library.incoming.iterdir())


def test_a_lesson_that_is_complete_can_be_taught_before_its_package_is(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue
) -> None:
    archive, manifest = package
    copy = copy_of(archive, tmp_path / "copy", spoil_pieces(PIECES - 2))
    assert importer.take(copy, origin=Origin.DROP).state is State.INCOMPLETE
    assert catalogue.lesson(LESSON).state is LessonState.READY
    assert catalogue.lesson(OTHER).state is LessonState.MISSING
    [resource] = catalogue.resources(LESSON)
    assert resource.extent is not None
    with resource.extent.path.open("rb") as file:
        file.seek(resource.extent.offset)
        assert hashlib.sha256(file.read(resource.extent.size)).hexdigest() == manifest.resources[0].sha256
    assert importer.reconcile() == []
    assert catalogue.lesson(LESSON).state is LessonState.READY


def test_a_damaged_file_on_the_same_disk_is_renamed_and_not_copied(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, library: Library
) -> None:
    copy = copy_of(package[0], tmp_path / "copy", spoil_pieces(3))
    inode = copy.stat().st_ino
    importer.take(copy, origin=Origin.DROP)
    [part] = parts_of(library)
    assert part.file.stat().st_ino == inode
    assert part.missing == (3,)


def test_nothing_verified_is_read_twice(
    tmp_path: Path, package: tuple[Path, Manifest], library: Library, catalogue: Catalogue
) -> None:
    archive, _ = package
    heard: list[Progress] = []
    with trusting(library, catalogue, Reporting(on_progress=heard.append)) as importer:
        importer.take(copy_of(archive, tmp_path / "one", spoil_pieces(3, 7)), origin=Origin.STICK)
        heard.clear()
        importer.take(copy_of(archive, tmp_path / "two", spoil_pieces()), origin=Origin.STICK)
    assert max(report.done for report in heard if report.stage is Stage.VERIFYING) == 2 * PIECE_SIZE


def test_a_file_that_is_still_received_is_added_to_and_left(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    archive, _ = package
    whole = archive.read_bytes()
    holes = bytearray(len(whole))
    holes[: 5 * PIECE_SIZE] = whole[: 5 * PIECE_SIZE]
    archive.write_bytes(holes)
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.missing_pieces) == (State.INCOMPLETE, PIECES - 5)
    assert archive.exists()
    holes[-3 * PIECE_SIZE :] = whole[-3 * PIECE_SIZE :]  # out of order
    archive.write_bytes(holes)
    assert importer.take(archive, origin=Origin.DROP).missing_pieces < PIECES - 5
    archive.write_bytes(whole)
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert not archive.exists()
    whole_in_library(library, archive, hashlib.sha256(whole).hexdigest())


def test_a_lost_map_costs_another_read_and_no_byte(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, library: Library
) -> None:
    importer.take(copy_of(package[0], tmp_path / "copy", spoil_pieces(3)), origin=Origin.DROP)
    [map_file] = library.incoming.glob("*.map")
    map_file.write_bytes(map_file.read_bytes()[:-1] + b"?")
    importer.reconcile()
    [part] = parts_of(library)
    assert part.missing == (3,)


def test_two_manifests_of_one_package_never_mix(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    archive, _ = package
    forged = copy_of(archive, tmp_path / "forged", spoil_pieces(3))
    side = forged.with_name("w.7z.manifest.json")
    pieces = [hashlib.sha256(b"x").hexdigest(), hashlib.sha256(archive.read_bytes()[:PIECE_SIZE]).hexdigest()]
    side.write_text(side.read_text().replace(pieces[1], pieces[0]))
    assert importer.take(forged, origin=Origin.DROP).missing_pieces == 2
    honest = copy_of(archive, tmp_path / "honest", spoil_pieces(4))
    assert importer.take(honest, origin=Origin.DROP).missing_pieces == 1
    assert len(list(parts_of(library))) == 2
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert not list(library.incoming.iterdir())
    assert catalogue.lesson(LESSON).state is LessonState.READY


def test_an_update_that_is_not_whole_leaves_what_is_there(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    newer, _ = packed_of(tmp_path / "newer", PIECES, version=2)
    importer.take(copy_of(newer, tmp_path / "copy", spoil_pieces(5)), origin=Origin.DROP)
    assert [p.version for p in catalogue.packages()] == [1]
    assert catalogue.lesson(LESSON).state is LessonState.READY
    assert importer.take(newer, origin=Origin.DROP).state is State.ADMITTED
    assert [p.version for p in catalogue.packages()] == [2]


def test_without_a_side_manifest_good_members_are_taught_and_a_later_copy_fills_the_rest(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive, manifest = package
    signed = hashlib.sha256(archive.read_bytes()).hexdigest()
    for number, (bad, lesson) in enumerate(((2, OTHER), (PIECES - 2, LESSON))):
        copy = copy_of(archive, tmp_path / f"copy-{number}", spoil_pieces(bad))
        copy.with_name("w.7z.manifest.json").unlink()
        outcome = importer.take(copy, origin=Origin.DROP)
        if number == 0:
            assert outcome.facts["members"] == [manifest.resources[0].path]
            assert catalogue.lesson(lesson).state is LessonState.READY
            assert importer.reconcile() == []
    assert outcome.state is State.ADMITTED
    whole_in_library(library, archive, signed)
