"""Tests of putting a library in order: what is lent is never lost, what is left over goes away."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.storage import Library, reason_path
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip, trusting
from tests.sync.test_importer import assert_ready, flip

OTHER = "english-4-1-02"


def mixed(tmp: Path, media: Path, said: dict[str, Any], name: str) -> Path:
    """Make an archive by hand whose video is stored and whose worksheet is compressed."""
    folder = lay_out(tmp / f"folder-{name}", media, said)
    sheet, away = folder / "media" / "lesson.pdf", tmp / f"sheet-{name}" / "media" / "lesson.pdf"
    away.parent.mkdir(parents=True)
    sheet.replace(away)
    archive = seven_zip(folder, tmp / name, "-mx=0")
    return seven_zip(away.parent.parent, archive)


def borrowing(said: dict[str, Any], media: Path, *names: str) -> dict[str, Any]:
    """Let a manifest name some files by their hash alone, as an update does that sends only what changed."""
    for resource in said["lessons"][0]["resources"]:
        name = Path(resource["path"]).name
        if name in names:
            data = (media / name).read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            resource.update(path=f"before/old-{name}", sha256=sha256, size=len(data))
    return said


def test_an_update_may_use_what_was_unpacked_from_the_version_before(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(mixed(tmp_path, media, document(), "a1.7z"), origin=Origin.DROP)
    second, _ = packed(tmp_path, media, borrowing(document(version=2), media, "lesson.pdf"), "a2.7z")
    assert importer.take(second, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)
    importer.reconcile()
    shutil.rmtree(library.cache)
    importer.reconcile()
    assert_ready(catalogue)
    third, _ = packed(tmp_path, media, document(version=3), "a3.7z")
    importer.take(third, origin=Origin.DROP)
    assert [path.name for path in library.packages.glob("*.7z")] == ["org.test.a-v3.7z"]
    assert not list(library.cache.iterdir())
    assert_ready(catalogue)


def test_an_older_version_that_lends_outlives_a_lost_cache(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(mixed(tmp_path, media, document(), "a1.7z"), origin=Origin.DROP)
    said = borrowing(document(version=2), media, "lesson.pdf", "red-green.mp4")
    said["lessons"][0]["resources"].append({"path": "media/fruit.jpg", "role": "picture"})
    importer.take(packed(tmp_path, media, said, "a2.7z")[0], origin=Origin.DROP)
    shutil.rmtree(library.cache)
    importer.reconcile()
    assert_ready(catalogue, 3)


@pytest.mark.parametrize("make", [mixed, lambda *made: packed(*made)[0]])
def test_rebuilding_keeps_what_an_older_version_lends_to_another_package(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, make: Any
) -> None:
    importer.take(make(tmp_path, media, document("org.a"), "a1.7z"), origin=Origin.DROP)
    said = borrowing(document("org.c"), media, "red-green.mp4", "lesson.pdf")
    said["lessons"][0]["resources"].append({"path": "media/fruit.jpg", "role": "picture"})
    importer.take(packed(tmp_path, media, said, "c.7z")[0], origin=Origin.DROP)
    said = document("org.a", version=2)
    said["lessons"][0].update(id=OTHER, resources=[{"path": "media/bear.mp3", "role": "audio"}])
    importer.take(packed(tmp_path, media, said, "a2.7z")[0], origin=Origin.DROP)
    before = catalogue.resources(LESSON), catalogue.packages()
    assert_ready(catalogue, 3)
    assert {outcome.state for outcome in importer.rebuild()} == {State.ADMITTED}
    assert (catalogue.resources(LESSON), catalogue.packages()) == before
    assert_ready(catalogue, 3)


def test_what_a_removed_older_version_lent_is_missing_and_not_promised(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(packed(tmp_path, media, document(), "a1.7z")[0], origin=Origin.DROP)
    said = borrowing(document(version=2), media, "red-green.mp4")
    importer.take(packed(tmp_path, media, said, "a2.7z")[0], origin=Origin.DROP)
    (library.packages / "org.test.a-v1.7z").unlink()
    importer.reconcile()
    assert catalogue.lesson(LESSON).state is LessonState.PARTIAL
    assert [resource.extent is None for resource in catalogue.resources(LESSON)] == [True, False]


def test_a_second_copy_is_taken_in_when_the_first_is_gone(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive, _ = packed(tmp_path, media, document())
    again = shutil.copy(archive, tmp_path / "again.7z")
    importer.take(archive, origin=Origin.DROP)
    next(library.packages.glob("*.7z")).unlink()
    assert importer.take(Path(again), origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)


def test_what_was_put_into_the_library_by_hand_is_read_first(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
    for name in ("org.test.good", "org.test.bad"):
        archive, manifest = packed(tmp_path, media, document(name), f"{name}-v1.7z")
        if name == "org.test.bad":
            flip(archive, manifest.lessons[0].resources[0].offset or 0)
        for path in tmp_path.glob(f"{name}-v1.7z*"):
            path.replace(library.packages / path.name)
    states = {outcome.path.name: outcome.reason for outcome in importer.reconcile()}
    assert states == {"org.test.bad-v1.7z": "damaged", "org.test.good-v1.7z": ""}
    assert [package.id for package in catalogue.packages()] == ["org.test.a", "org.test.good"]
    refused = library.quarantine / "org.test.bad-v1.7z"
    assert json.loads(reason_path(refused).read_text(encoding="utf-8"))["reason"] == "damaged"
    assert importer.reconcile() == []


def test_a_lost_index_is_made_again_at_the_next_start(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    importer.take(packed(tmp_path, media, document())[0], origin=Origin.DROP)
    catalogue.clear_packages()
    assert [outcome.state for outcome in importer.reconcile()] == [State.ADMITTED]
    assert_ready(catalogue)


def test_what_a_crash_left_half_done_is_removed(importer: Importer, library: Library) -> None:
    (library.incoming / "x-v1.7z.copy").write_bytes(b"half")
    (library.incoming / "x-v1-0123456789ab.7z.part.map").write_bytes(b"the map of a part that is gone")
    (library.packages / "x-v1.7z.manifest.json.tmp").write_bytes(b"half")
    (library.root / "register.head.999999999.tmp").write_bytes(b"half")
    being_written = library.root / f"register.head.{os.getpid()}.tmp"
    being_written.write_bytes(b"of a program that runs")
    (library.cache / "x-v1.7z").mkdir()
    (library.cache / "x-v1.7z" / "00000.pdf").write_bytes(b"half")
    assert importer.reconcile() == []
    assert [
        path.name for folder in (library.incoming, library.packages, library.cache) for path in folder.iterdir()
    ] == []
    assert list(library.root.glob("*.tmp")) == [being_written]


def test_a_version_that_a_crash_left_behind_is_removed(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    old, _ = packed(tmp_path, media, document(), "old.7z")
    kept = {path: path.read_bytes() for path in tmp_path.glob("old.7z*")}
    importer.take(old, origin=Origin.DROP)
    importer.take(packed(tmp_path, media, document(version=2), "new.7z")[0], origin=Origin.DROP)
    for path, data in kept.items():
        (library.packages / path.name.replace("old", "org.test.a-v1")).write_bytes(data)
    assert importer.reconcile() == []
    assert [path.name for path in library.packages.glob("*.7z")] == ["org.test.a-v2.7z"]
    assert_ready(catalogue)


def test_an_unreadable_file_in_the_library_is_named_and_left(importer: Importer, library: Library) -> None:
    (library.packages / "photo-v1.7z").write_bytes(b"no archive at all, though it is called one")
    (library.packages / "photo-v2.7z").write_bytes(b"no archive at all, though it is called one")
    assert {outcome.reason for outcome in importer.reconcile()} == {"not-an-archive"}
    assert len(list(library.packages.iterdir())) == 2


def test_without_room_for_the_cache_the_package_stays(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(mixed(tmp_path, media, document(), "a.7z"), origin=Origin.DROP)
    shutil.rmtree(library.cache)
    tight = Library(library.root, space_floor=2**60)
    assert [outcome.reason for outcome in trusting(tight, catalogue).reconcile()] == ["no-space"]
    assert importer.reconcile() == []
    assert_ready(catalogue)


def test_a_file_that_7_zip_made_is_really_mixed(tmp_path: Path, media: Path) -> None:
    listed = subprocess.run(
        ["7z", "l", "-slt", mixed(tmp_path, media, document(), "m.7z")], check=True, capture_output=True, text=True
    ).stdout
    assert {"Method = Copy", "Method = LZMA2"} <= {line.split(":")[0].strip() for line in listed.splitlines()}
