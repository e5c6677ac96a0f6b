"""Tests of a package's way in, with real archives on a real disk."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.outcome import Progress, Stage, State
from sync.parts import parts_of
from sync.storage import Library, side_paths
from tests.sync.folders import LESSON, checked, document, lay_out, packed, seven_zip, trusting


def assert_ready(catalogue: Catalogue, count: int = 2) -> None:
    """Every resource of the lesson is here, and its extent hashes to what is stated."""
    assert catalogue.lesson(LESSON).state is LessonState.READY
    resources = catalogue.resources(LESSON)
    assert len(resources) == count
    for resource in resources:
        assert resource.extent is not None
        with resource.extent.path.open("rb") as file:
            file.seek(resource.extent.offset)
            assert hashlib.sha256(file.read(resource.extent.size)).hexdigest() == resource.sha256


@pytest.mark.parametrize("origin", [Origin.DROP, Origin.GIVEN])
def test_a_package_on_the_same_disk_is_renamed_in(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, origin: Origin
) -> None:
    archive, manifest = packed(tmp_path, media, document())
    inode, size = archive.stat().st_ino, archive.stat().st_size
    outcome = importer.take(archive, origin=origin)
    assert (outcome.state, outcome.reason, outcome.id, outcome.version) == (State.ADMITTED, "", manifest.id, 1)
    assert (outcome.lessons, outcome.resources, outcome.bytes) == (1, 2, size)
    assert not archive.exists()
    package = catalogue.package(manifest.id)
    assert package is not None
    inside = tmp_path / "library" / package.file
    assert inside.stat().st_ino == inode
    assert inside.with_name(inside.name + ".manifest.json").exists()
    assert not list((tmp_path / "library" / "incoming").iterdir())
    assert_ready(catalogue)


def test_a_stick_is_only_read(tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue) -> None:
    archive, _ = packed(tmp_path, media, document())
    before = {path: path.read_bytes() for path in tmp_path.glob("a.7z*")}
    assert importer.take(archive, origin=Origin.STICK).state is State.ADMITTED
    assert {path: path.read_bytes() for path in tmp_path.glob("a.7z*")} == before
    assert_ready(catalogue)


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    folder = Path("/dev/shm") / f"skylesson-test-{os.getpid()}"  # noqa: S108  # a second file system is what is wanted
    if not folder.parent.is_dir() or folder.parent.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system to copy from")
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_from_another_disk_it_is_copied_and_a_drop_folder_is_cleared(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, other_disk: Path
) -> None:
    archive, _ = packed(tmp_path, media, document())
    for path in tmp_path.glob("a.7z*"):
        shutil.move(path, other_disk)
    assert importer.take(other_disk / archive.name, origin=Origin.DROP).state is State.ADMITTED
    assert not list(other_disk.iterdir())
    assert_ready(catalogue)


@pytest.mark.parametrize("options", [("-mx=0",), (), ("-ms=on",), ("-ms=off",), ("-m0=lzma",), ("-mx=0", "-ms=on")])
def test_an_archive_made_by_hand_with_7_zip_is_taken_in(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, options: tuple[str, ...]
) -> None:
    archive = seven_zip(lay_out(tmp_path / "folder", media, document()), tmp_path / "hand.7z", *options)
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason) == (State.ADMITTED, "")
    assert_ready(catalogue)
    stored = "-mx=0" in options
    folders = {resource.extent.path.parent.parent.name for resource in catalogue.resources(LESSON) if resource.extent}
    assert folders == ({"library"} if stored else {"cache"})


def test_a_flipped_bit_is_found_and_named_and_nothing_gets_in(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    archive, manifest = packed(tmp_path, media, document())
    flip(archive, manifest.lessons[0].resources[0].offset or 0)
    outcome = importer.take(archive, origin=Origin.DROP)
    assert (outcome.state, outcome.reason, outcome.missing_pieces) == (State.INCOMPLETE, "incomplete", 1)
    assert (outcome.id, outcome.version) == ("org.test.a", 1)
    assert catalogue.lesson(LESSON).state is LessonState.MISSING
    assert [package.missing_pieces for package in catalogue.incomplete_packages()] == [1]
    assert catalogue.packages() == []
    assert not archive.exists()


def test_a_flipped_bit_is_found_without_a_side_manifest_too(tmp_path: Path, media: Path, importer: Importer) -> None:
    archive, manifest = packed(tmp_path, media, document())
    archive.with_name("a.7z.manifest.json").unlink()
    flip(archive, (manifest.lessons[0].resources[1].offset or 0) + 100)
    outcome = importer.take(archive, origin=Origin.GIVEN)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "incomplete")
    assert outcome.facts["members"] == ["media/lesson.pdf"]


def test_a_wrong_hash_in_a_handmade_manifest_is_refused(tmp_path: Path, media: Path, importer: Importer) -> None:
    said = document()
    said["lessons"][0]["resources"][0].update(sha256="0" * 64)
    archive = seven_zip(lay_out(tmp_path / "folder", media, said), tmp_path / "hand.7z")
    outcome = importer.take(archive, origin=Origin.GIVEN)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "incomplete")
    assert outcome.facts["members"] == ["media/red-green.mp4"]
    assert [path.suffix for path in (tmp_path / "library" / "cache").rglob("*.*") if path.is_file()] == [".pdf"]


@pytest.mark.parametrize("share", [0.0, 0.00002, 0.3, 0.999])
def test_what_is_cut_short_is_arriving_and_never_damaged(
    tmp_path: Path, media: Path, importer: Importer, share: float
) -> None:
    archive, _ = packed(tmp_path, media, document())
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * share)])
    outcome = importer.take(archive, origin=Origin.DROP)
    assert outcome.state is State.INCOMPLETE
    assert outcome.reason in ("arriving", "incomplete")
    assert archive.exists()
    begun = list((tmp_path / "library" / "incoming").glob("*.part"))
    assert bool(begun) is (outcome.reason == "incomplete")
    archive.write_bytes(whole)
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED


@pytest.mark.parametrize("side", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.00002, 0.3])
@pytest.mark.parametrize("origin", [Origin.GIVEN, Origin.STICK])
def test_what_is_given_cut_is_never_said_to_be_arriving(
    tmp_path: Path, media: Path, importer: Importer, library: Library, origin: Origin, share: float, side: bool
) -> None:
    archive, _ = packed(tmp_path, media, document())
    if not side:
        side_paths(archive)[0].unlink()
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * share)])
    outcome = importer.take(archive, origin=origin)
    if side:
        assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "incomplete")
        assert [part.manifest.id for part in parts_of(library)] == ["org.test.a"]
    else:
        assert (outcome.state, outcome.reason) == (State.REFUSED, "cut-short")
        assert outcome.facts["have"] == archive.stat().st_size
    assert archive.exists()
    archive.write_bytes(whole)
    assert importer.take(archive, origin=origin).state is State.ADMITTED


def test_a_second_copy_is_known_and_an_older_version_refused(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    for version, state, reason in ((2, "admitted", ""), (2, "known", ""), (1, "refused", "older-version")):
        archive, _ = packed(tmp_path, media, document(version=version), f"v{version}.7z")
        outcome = importer.take(archive, origin=Origin.DROP)
        assert (outcome.state, outcome.reason) == (state, reason)
        assert not archive.exists()
    assert_ready(catalogue)


def test_an_update_sends_only_what_changed_and_still_reads_the_rest_from_the_old_file(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    first, manifest = packed(tmp_path, media, document())
    importer.take(first, origin=Origin.DROP)
    said = document(version=2)
    video = manifest.lessons[0].resources[0]
    said["lessons"][0]["resources"][0].update(path="gone/before.mp4", sha256=video.sha256, size=video.size)
    second, _ = packed(tmp_path, media, said, "second.7z")
    assert importer.take(second, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)
    assert len(list(library.packages.glob("*.7z"))) == 2
    third, _ = packed(tmp_path, media, document(version=3), "third.7z")
    importer.take(third, origin=Origin.DROP)
    assert [path.name for path in library.packages.glob("*.7z")] == ["org.test.a-v3.7z"]
    assert_ready(catalogue)


def test_bytes_that_arrive_later_fill_a_resource_that_waits_for_them(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    lender, manifest = packed(tmp_path, media, document("org.test.lender"), "lender.7z")
    video = manifest.lessons[0].resources[0]
    said = document("org.test.waiting")
    said["lessons"][0]["id"] = "english-4-1-02"
    said["lessons"][0]["resources"][0].update(path="elsewhere.mp4", sha256=video.sha256, size=video.size)
    waiting, _ = packed(tmp_path, media, said, "waiting.7z")
    importer.take(waiting, origin=Origin.DROP)
    assert catalogue.lesson("english-4-1-02").state is LessonState.PARTIAL
    importer.take(lender, origin=Origin.DROP)
    assert catalogue.lesson("english-4-1-02").state is LessonState.READY


def test_a_false_hash_in_one_package_plants_nothing_in_another(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    liar, manifest = packed(tmp_path, media, document("org.test.liar"), "liar.7z")
    side = liar.with_name("liar.7z.manifest.json")
    wanted = "ab" * 32
    video = manifest.lessons[0].resources[0]
    side.write_text(side.read_text(encoding="utf-8").replace(video.sha256, wanted), encoding="utf-8")
    importer.take(liar, origin=Origin.DROP)
    said = document("org.test.victim")
    said["lessons"][0]["id"] = "english-4-1-02"
    said["lessons"][0]["resources"][0].update(path="elsewhere.mp4", sha256=wanted, size=video.size)
    victim, _ = packed(tmp_path, media, said, "victim.7z")
    importer.take(victim, origin=Origin.DROP)
    assert catalogue.lesson("english-4-1-02").state is LessonState.PARTIAL


def test_a_side_manifest_of_another_package_is_refused(tmp_path: Path, media: Path, importer: Importer) -> None:
    archive, _ = packed(tmp_path, media, document())
    packed(tmp_path, media, document("org.test.b"), "b.7z")
    (tmp_path / "b.7z.manifest.json").replace(tmp_path / "a.7z.manifest.json")
    assert importer.take(archive, origin=Origin.GIVEN).reason == "manifest-mismatch"


def test_no_room_is_said_with_numbers_and_nothing_is_written(
    tmp_path: Path, media: Path, catalogue: Catalogue, library: Library
) -> None:
    tight = Library(library.root, space_floor=2**60)
    archive, _ = packed(tmp_path, media, document())
    outcome = trusting(tight, catalogue).take(archive, origin=Origin.STICK)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
    assert int(str(outcome.facts["needed"])) > int(str(outcome.facts["free"]))
    assert not list(library.incoming.iterdir())


def test_stopping_in_the_middle_loses_nothing(
    tmp_path: Path, media: Path, catalogue: Catalogue, library: Library
) -> None:
    archive, _ = packed(tmp_path, media, document())
    importer = trusting(library, catalogue, Reporting(cancelled=lambda: True))
    for origin in Origin:
        outcome = importer.take(archive, origin=origin)
        assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "cancelled")
    assert archive.exists()
    assert trusting(library, catalogue).take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert not list(library.incoming.iterdir())


def test_progress_goes_up_to_the_whole(tmp_path: Path, media: Path, catalogue: Catalogue, library: Library) -> None:
    heard: list[Progress] = []
    archive, _ = packed(tmp_path, media, document())
    size = archive.stat().st_size
    trusting(library, catalogue, Reporting(on_progress=heard.append)).take(archive, origin=Origin.DROP)
    verifying = [report for report in heard if report.stage is Stage.VERIFYING]
    assert verifying[0].done == 0
    assert verifying[-1].done == verifying[-1].total == size


def test_how_each_package_fared_is_logged_once(
    tmp_path: Path, media: Path, importer: Importer, caplog: pytest.LogCaptureFixture
) -> None:
    good, _ = packed(tmp_path, media, document())
    bad = tmp_path / "bad.7z"
    bad.write_bytes(b"not a 7z at all, but long enough for a header")
    with caplog.at_level("INFO"):
        for path in (good, bad, tmp_path / "absent.7z"):
            importer.take(path, origin=Origin.STICK)
    told = [line for line in caplog.messages if " from stick: " in line]
    assert [line.split(": ")[1].split(" ")[0] for line in told] == ["admitted", "refused", "incomplete"]
    assert [line for line in caplog.messages if "bad.7z" in line] == [told[1]]
    assert "not-an-archive" in told[1]


def test_a_missing_file_is_said_and_does_no_harm(tmp_path: Path, importer: Importer) -> None:
    outcome = importer.take(tmp_path / "nowhere.7z", origin=Origin.GIVEN)
    assert (outcome.state, outcome.reason) == (State.REFUSED, "unreadable")


def test_rebuilding_gives_the_same_index(tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue) -> None:
    importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
    hand = seven_zip(lay_out(tmp_path / "f", media, document("org.test.hand")), tmp_path / "hand.7z")
    importer.take(hand, origin=Origin.DROP)
    before = catalogue.resources(LESSON), catalogue.packages()
    assert [outcome.state for outcome in importer.rebuild()] == [State.ADMITTED, State.ADMITTED]
    assert (catalogue.resources(LESSON), catalogue.packages()) == before
    assert importer.reconcile() == []


def test_a_lost_cache_is_filled_again_and_a_lost_package_forgotten(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive = seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "hand.7z")
    importer.take(archive, origin=Origin.DROP)
    shutil.rmtree(library.cache)
    importer.reconcile()
    assert_ready(catalogue)
    for path in library.packages.iterdir():
        path.unlink()
    importer.reconcile()
    assert catalogue.packages() == []
    assert catalogue.lesson(LESSON).state is LessonState.MISSING


def test_verifying_again_finds_rot(tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue) -> None:
    importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
    [package] = catalogue.packages()
    assert checked(importer, package.id).bad == 0
    flip(tmp_path / "library" / package.file, 5000)
    assert checked(importer, package.id).bad == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.parts import parts_of
from sync.storage import Library, side_paths
from sync.trust import Unsigned
root, archive, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
with Library(root, space_floor=0) as library:
    catalogue = Catalogue.open(root)
    importer = Importer(library, catalogue, unsigned=Unsigned.ALWAYS)
    if moment == "before-rename":
        Library.admit = die
    elif moment == "before-index":
        Catalogue.admit = die
    elif moment == "before-source-removed":
        Importer._let_go = die
    importer.take(archive, origin=Origin.STICK if moment == "before-rename" else Origin.DROP)
"""


@pytest.mark.parametrize("moment", ["before-rename", "before-index", "before-source-removed"])
def test_killed_at_any_stage_the_next_start_goes_on_by_itself(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, moment: str
) -> None:
    archive, _ = packed(tmp_path, media, document())
    catalogue.close()
    library.__exit__(None, None, None)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(library.root), str(archive), moment], check=False)
    assert ended.returncode == -signal.SIGKILL
    library.__enter__()
    after = Catalogue.open(library.root)
    importer = trusting(library, after)
    importer.reconcile()
    if archive.exists():
        assert importer.take(archive, origin=Origin.DROP).state in (State.ADMITTED, State.KNOWN)
    assert_ready(after)
    assert not list(library.incoming.iterdir())
    after.close()


def flip(path: Path, offset: int) -> None:
    """Flip one bit of a file."""
    with path.open("rb+") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))
