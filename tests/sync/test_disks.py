"""Tests of packages that come from, or go to, disks that do not do what one wishes."""

import json
import resource
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.errors import DatabaseWriteError
from catalogue.store import Catalogue
from sync.copying import fill, make_room
from sync.errors import NoSpaceError, PackageDamagedError, ReceivingCancelledError, SourceUnreadableError
from sync.identify import identify
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.manifest import ArchiveFacts
from sync.members import Member
from sync.outcome import State
from sync.pieces import Hasher
from sync.reader import ReaderProcess
from sync.side import read_side
from sync.storage import Library
from sync.trust import Verdict
from sync.verifying import check_pieces
from tests.sync.folders import checked, document, lay_out, packed, seven_zip, trusting
from tests.sync.mounts import make_read_only, same_disk_again, small_disk
from tests.sync.test_importer import assert_ready, flip
from tests.sync.test_pieces import facts_of


def copied(source: Path, target: Path, facts: ArchiveFacts, hasher: Hasher) -> list[int]:
    """Fill an empty part from a copy; return the pieces that were noted as good."""
    make_room(target, facts.size)
    noted: list[int] = []
    fill(source, target, facts, range(len(facts.pieces)), hasher, noted.extend)
    return sorted(noted)


@pytest.mark.parametrize(
    ("size", "piece_size"), [(1, 65536), (2**20, 2**20), (5 * 2**20 + 7, 2**18), (9 * 2**20, 2**22)]
)
def test_a_copy_is_the_same_and_its_pieces_are_noted(tmp_path: Path, size: int, piece_size: int) -> None:
    data = (bytes(range(253)) * (size // 253 + 1))[:size]
    (tmp_path / "a").write_bytes(data)
    heard: list[int] = []
    facts = facts_of(data, piece_size)
    assert copied(tmp_path / "a", tmp_path / "b", facts, Hasher(heard.append)) == list(range(len(facts.pieces)))
    assert (tmp_path / "b").read_bytes() == data
    assert sum(heard) == size


def test_bad_pieces_are_left_out_and_what_lies_beyond_a_cut(tmp_path: Path) -> None:
    data = bytes(range(256)) * 4096  # 16 pieces
    facts = facts_of(data, 65536)
    bad = bytearray(data[: 10 * 65536 + 5])
    bad[3 * 65536] ^= 1
    (tmp_path / "a").write_bytes(bad)
    assert copied(tmp_path / "a", tmp_path / "b", facts, Hasher()) == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert (tmp_path / "b").read_bytes()[3 * 65536 : 4 * 65536] == bytes(65536)


def test_a_copy_stops_when_told_to_and_says_when_its_source_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100_000)
    facts = facts_of(b"x" * 100_000, 65536)
    with pytest.raises(ReceivingCancelledError):
        copied(tmp_path / "a", tmp_path / "b", facts, Hasher(cancelled=lambda: True))
    with pytest.raises(SourceUnreadableError):
        copied(tmp_path / "gone", tmp_path / "b", facts, Hasher())


def test_a_full_disk_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3 * 2**20)
    with small_disk(tmp_path / "small", "1m") as small, pytest.raises(NoSpaceError):
        copied(tmp_path / "a", small / "b", facts_of(b"x" * 3 * 2**20, 2**20), Hasher())
    assert not (tmp_path / "small" / "b").exists()


def test_a_package_that_does_not_fit_waits_and_leaves_nothing(tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    with small_disk(tmp_path / "small", "500k") as small, Library(small, space_floor=0) as library:
        catalogue = Catalogue.open(small)
        (small / "filler").write_bytes(b"x" * (shutil.disk_usage(small).free - 30_000))
        outcome = trusting(library, catalogue).take(archive, origin=Origin.GIVEN)
        assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
        assert not list(library.incoming.iterdir())
        (small / "filler").unlink()
        assert trusting(library, catalogue).take(archive, origin=Origin.GIVEN).state is State.ADMITTED
        catalogue.close()


@pytest.fixture
def other_mount(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "behind").mkdir()
    with same_disk_again(tmp_path / "behind", tmp_path / "drop") as drop:
        yield drop


def test_from_another_mount_of_the_same_disk_it_is_copied(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, other_mount: Path
) -> None:
    packed(other_mount.parent / "behind", media, document())
    assert importer.take(other_mount / "a.7z", origin=Origin.DROP).state is State.ADMITTED
    assert not list(other_mount.glob("a.7z*"))
    assert_ready(catalogue)


def test_refused_on_another_mount_it_stays_and_no_reason_is_left_alone(
    tmp_path: Path, media: Path, importer: Importer, library: Library, other_mount: Path
) -> None:
    archive, manifest = packed(other_mount.parent / "behind", media, document())
    flip(archive, manifest.lessons[0].resources[0].offset or 0)
    (other_mount / "b.7z").write_bytes(b"no archive, and on another mount")
    assert importer.take(other_mount / "a.7z", origin=Origin.DROP).reason == "incomplete"
    assert len(list(library.incoming.glob("*.part"))) == 1
    assert importer.take(other_mount / "b.7z", origin=Origin.DROP).reason == "not-an-archive"
    assert (other_mount / "b.7z").exists()
    assert not list(library.quarantine.iterdir())


def test_a_drop_folder_that_may_only_be_read_is_taken_from_all_the_same(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    packed(tmp_path, media, document())
    with small_disk(tmp_path / "drop", "20m") as drop:
        for path in tmp_path.glob("a.7z*"):
            shutil.copy(path, drop)
        (drop / "bad.7z").write_bytes(b"this is no archive at all, whatever it is called")
        make_read_only(drop)
        states = [importer.take(drop / name, origin=Origin.DROP).state for name in ("a.7z", "a.7z", "bad.7z")]
    assert states == [State.ADMITTED, State.KNOWN, State.REFUSED]
    assert_ready(catalogue)


def test_a_link_brings_in_what_it_points_to(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive, _ = packed(tmp_path, media, document())
    link = tmp_path / "link.7z"
    link.symlink_to("a.7z")
    assert importer.take(link, origin=Origin.GIVEN).state is State.ADMITTED
    archive.unlink()
    assert not next(library.packages.glob("*.7z")).is_symlink()
    assert_ready(catalogue)


def test_more_compressed_members_than_files_may_be_open(tmp_path: Path, importer: Importer) -> None:
    folder, said = tmp_path / "folder", document()
    (folder / "sheets").mkdir(parents=True)
    names = [f"sheets/{number}.txt" for number in range(300)]
    for name in names:
        (folder / name).write_text(f"A worksheet called {name}. " * 20, encoding="utf-8")
    said["lessons"][0]["resources"] = [{"path": name, "role": "worksheet"} for name in names]
    (folder / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    archive = seven_zip(folder, tmp_path / "many.7z")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, hard))
    try:
        assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_without_room_to_unpack_it_is_said_before_the_package_is_read(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue
) -> None:
    archive = seven_zip(lay_out(tmp_path / "folder", media, document()), tmp_path / "hand.7z")
    tight = Library(library.root, space_floor=2**60)
    heard: list[object] = []
    outcome = trusting(tight, catalogue, Reporting(on_progress=heard.append)).take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
    assert heard == []
    assert archive.exists()


def test_only_members_that_a_bad_piece_touches_are_named(tmp_path: Path, media: Path, reader: ReaderProcess) -> None:
    archive, _ = packed(tmp_path, media, document())
    incoming = identify(archive, read_side(archive), reader, Verdict())
    named = {}
    for piece in range(3):
        members = {
            "media/red-green.mp4": Member("media/red-green.mp4", 100, None, 0),
            "media/lesson.pdf": Member("media/lesson.pdf", 100, None, 100),
        }
        facts = ArchiveFacts(300, "", 100, (b"", b"", b""))
        with pytest.raises(PackageDamagedError) as found:
            check_pieces(replace(incoming, members=members), facts, (piece,))
        named[piece] = found.value.facts["members"]
    assert named == {0: ["media/red-green.mp4"], 1: ["media/lesson.pdf"], 2: []}


def test_rot_in_a_package_made_by_hand_is_counted(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive = seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "hand.7z", "-mx=0")
    importer.take(archive, origin=Origin.DROP)
    [package] = catalogue.packages()
    assert checked(importer, package.id).bad == 0
    flip(library.root / package.file, 5000)
    assert checked(importer, package.id).bad == 1


def test_rot_in_the_end_header_is_counted_too(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
    [package] = catalogue.packages()
    flip(library.root / package.file, package.size - 1)
    assert checked(importer, package.id).bad == 1


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_the_index_has_no_room_for_is_back_where_it_was_and_gets_in_later(
    tmp_path: Path,
    media: Path,
    importer: Importer,
    library: Library,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    by_hand: bool,
) -> None:
    folder = lay_out(tmp_path / "hand", media, document())
    archive = seven_zip(folder, tmp_path / "a.7z") if by_hand else packed(tmp_path, media, document())[0]

    def full(*_: object) -> None:
        raise DatabaseWriteError(library.root / "resources.db", "database or disk is full", full=True)

    with monkeypatch.context() as patched:
        patched.setattr(Catalogue, "admit", full)
        outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
    assert archive.exists()
    assert [list(folder.iterdir()) for folder in (library.packages, library.incoming, library.cache)] == [[], [], []]
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)
