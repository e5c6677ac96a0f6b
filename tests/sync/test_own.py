"""Tests of teachers' own files: as safe as packages, kept over updates and rebuilds, removed and back, shared."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalogue.build import SHIPPED
from catalogue.records import LessonState, Role, Trust
from catalogue.store import Catalogue
from sync.errors import NothingHereError, SourceUnreadableError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.own import OwnFiles, share
from sync.reader import ReaderProcess
from sync.storage import Library
from sync.trust import Unsigned
from tests.sync.folders import LESSON, document, packed
from tests.sync.mounts import small_disk

AT = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def own(library: Library, catalogue: Catalogue, importer: Importer) -> OwnFiles:
    return OwnFiles(library, catalogue, importer)


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A file of a teacher."""
    path = tmp_path / "家乡的歌.mp3"
    path.write_bytes(b"la " * 5000)
    return path


def titles(catalogue: Catalogue) -> list[str]:
    return [resource.title.zh for resource in catalogue.resources(LESSON) if resource.own]


def bytes_of(catalogue: Catalogue) -> bytes:
    [resource] = [resource for resource in catalogue.resources(LESSON) if resource.own]
    assert resource.extent is not None
    with resource.extent.path.open("rb") as file:
        file.seek(resource.extent.offset)
        return file.read(resource.extent.size)


def test_a_file_is_copied_in_and_comes_after_what_was_issued(
    tmp_path: Path, media: Path, own: OwnFiles, importer: Importer, catalogue: Catalogue, song: Path, library: Library
) -> None:
    archive, _ = packed(tmp_path, media, document())
    importer.take(archive, origin=Origin.DROP)
    issued = [resource.member for resource in catalogue.resources(LESSON)]
    before = catalogue.lesson(LESSON)
    assert own.add(before, song, AT).state is State.ADMITTED
    resources = catalogue.resources(LESSON)
    assert [resource.own for resource in resources] == [False] * len(issued) + [True]
    assert (resources[-1].title.zh, resources[-1].role) == ("家乡的歌", Role.AUDIO)
    after = catalogue.lesson(LESSON)
    assert (after.issuer, after.teacher, after.signer) == (before.issuer, before.teacher, before.signer)
    song.unlink()
    assert bytes_of(catalogue) == b"la " * 5000
    assert not (library.root / "making").exists()


def test_a_lesson_with_nothing_but_own_files_still_waits_for_its_package(
    tmp_path: Path, media: Path, own: OwnFiles, importer: Importer, catalogue: Catalogue, song: Path
) -> None:
    own.add(catalogue.lesson(LESSON), song, AT)
    assert catalogue.lesson(LESSON).state is LessonState.PARTIAL
    archive, _ = packed(tmp_path, media, document())
    importer.take(archive, origin=Origin.DROP)
    assert catalogue.lesson(LESSON).state is LessonState.READY


def test_the_same_file_twice_is_there_once(own: OwnFiles, catalogue: Catalogue, song: Path) -> None:
    lesson = catalogue.lesson(LESSON)
    states = [own.add(lesson, song, AT).state for _ in range(2)]
    assert states == [State.ADMITTED, State.KNOWN]
    assert titles(catalogue) == ["家乡的歌"]


def test_it_outlives_an_update_a_rebuild_and_a_lost_index(
    tmp_path: Path, media: Path, own: OwnFiles, importer: Importer, catalogue: Catalogue, song: Path, library: Library
) -> None:
    own.add(catalogue.lesson(LESSON), song, AT)
    for version in (1, 2):
        archive, _ = packed(tmp_path, media, document(version=version), f"{version}.7z")
        importer.take(archive, origin=Origin.DROP)
    assert titles(catalogue) == ["家乡的歌"]
    importer.rebuild()
    assert titles(catalogue) == ["家乡的歌"]
    fresh = library.root.parent / "fresh"
    fresh.mkdir()
    shutil.copytree(library.packages, fresh / "packages")
    shutil.copy(SHIPPED, fresh / "resources.db")
    again = Catalogue.open(fresh)
    with Library(fresh, space_floor=0) as other, Importer(other, again, unsigned=Unsigned.NEVER) as reborn:
        reborn.reconcile()
    assert titles(again) == ["家乡的歌"]
    again.close()


def test_what_was_removed_can_be_brought_back(
    own: OwnFiles, catalogue: Catalogue, song: Path, importer: Importer
) -> None:
    own.add(catalogue.lesson(LESSON), song, AT)
    [resource] = catalogue.own_resources()
    kept = own.remove(resource.package_id)
    assert (titles(catalogue), catalogue.lesson(LESSON).state) == ([], LessonState.MISSING)
    importer.reconcile()
    assert titles(catalogue) == []
    assert own.restore(kept).state is State.ADMITTED
    assert bytes_of(catalogue) == song.read_bytes()


def test_of_what_was_removed_the_last_ten_are_kept(
    own: OwnFiles, catalogue: Catalogue, tmp_path: Path, library: Library
) -> None:
    for number in range(12):
        file = tmp_path / f"{number}.txt"
        file.write_text(str(number))
        own.add(catalogue.lesson(LESSON), file, AT)
        own.remove(catalogue.own_resources()[0].package_id)
    assert len(list((library.root / "removed").glob("*.7z"))) == 10


def test_only_own_files_are_removed_this_way(own: OwnFiles, importer: Importer, tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    importer.take(archive, origin=Origin.DROP)
    for package_id in ("org.test.a", "own.nothing"):
        with pytest.raises(NothingHereError):
            own.remove(package_id)


def test_a_file_that_cannot_be_read_changes_nothing(own: OwnFiles, catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadableError):
        own.add(catalogue.lesson(LESSON), tmp_path / "gone.mp3", AT)
    assert titles(catalogue) == []


def test_a_package_from_outside_may_not_call_itself_our_own(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    archive, _ = packed(tmp_path, media, document(f"own.{LESSON}.0123456789abcdef"))
    outcome = importer.take(archive, origin=Origin.GIVEN, accept_unsigned=True)
    assert (outcome.state, outcome.reason) == (State.REFUSED, "foreign-own")
    assert catalogue.own_resources() == []


def test_a_crash_while_a_file_is_made_ready_leaves_nothing_in_the_lesson(
    own: OwnFiles, catalogue: Catalogue, song: Path, library: Library, importer: Importer
) -> None:
    (library.root / "making" / "folder").mkdir(parents=True)
    (library.root / "making" / "own.7z").write_bytes(b"half")
    importer.reconcile()
    assert titles(catalogue) == []
    assert own.add(catalogue.lesson(LESSON), song, AT).state is State.ADMITTED


def test_a_shared_lesson_arrives_at_another_school_whole(
    tmp_path: Path,
    media: Path,
    own: OwnFiles,
    importer: Importer,
    catalogue: Catalogue,
    song: Path,
    reader: ReaderProcess,
) -> None:
    archive, _ = packed(tmp_path, media, document())
    importer.take(archive, origin=Origin.DROP)
    own.add(catalogue.lesson(LESSON), song, AT)
    out = tmp_path / "best.7z"
    here = catalogue.resources(LESSON)
    assert share(catalogue.lesson(LESSON), here, out, AT, "王老师") == len(here)
    assert sorted(path.name for path in tmp_path.glob("best*")) == ["best.7z", "best.7z.manifest.json"]
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(SHIPPED, folder / "resources.db")
    other = Catalogue.open(folder)
    with Library(folder, space_floor=0) as theirs, Importer(theirs, other, reader=None) as receiver:
        assert receiver.take(out, origin=Origin.STICK).reason == "unsigned"
        assert receiver.take(out, origin=Origin.STICK, accept_unsigned=True).state is State.ADMITTED
    arrived = other.resources(LESSON)
    assert [(r.sha256, r.title, r.own) for r in arrived] == [(r.sha256, r.title, False) for r in here]
    assert (other.lesson(LESSON).issuer, other.packages()[0].trust) == ("王老师", Trust.UNSIGNED)
    other.close()


def test_what_has_rotted_is_not_shared(
    tmp_path: Path, own: OwnFiles, catalogue: Catalogue, song: Path, library: Library
) -> None:
    own.add(catalogue.lesson(LESSON), song, AT)
    [resource] = catalogue.own_resources()
    assert resource.extent is not None
    with resource.extent.path.open("rb+") as file:
        file.seek(resource.extent.offset)
        file.write(b"XX")
    with pytest.raises(SourceUnreadableError):
        share(catalogue.lesson(LESSON), (resource,), tmp_path / "best.7z", AT)
    assert not list(tmp_path.glob("best*"))
    assert hashlib.sha256(song.read_bytes()).hexdigest() == resource.sha256
    with pytest.raises(NothingHereError):
        share(catalogue.lesson(LESSON), (), tmp_path / "best.7z", AT)


def test_which_disk_refused_while_a_lesson_is_shared_is_told_apart(
    tmp_path: Path, own: OwnFiles, catalogue: Catalogue, song: Path
) -> None:
    own.add(catalogue.lesson(LESSON), song, AT)
    [resource] = catalogue.own_resources()
    assert resource.extent is not None
    with pytest.raises(FileNotFoundError):
        share(catalogue.lesson(LESSON), (resource,), tmp_path / "no stick" / "best.7z", AT)
    with small_disk(tmp_path / "stick", "16k") as stick:
        with pytest.raises(OSError, match="No space"):
            share(catalogue.lesson(LESSON), (resource,), stick / "best.7z", AT)
        assert not list(stick.iterdir())
    resource.extent.path.unlink()
    with pytest.raises(SourceUnreadableError) as caught:
        share(catalogue.lesson(LESSON), (resource,), tmp_path / "best.7z", AT)
    assert caught.value.path == resource.extent.path
    assert not list(tmp_path.glob("best*"))
