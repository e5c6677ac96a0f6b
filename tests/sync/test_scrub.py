"""The library read again: rot is found, taken out of use at once, and healed from any copy; good bytes stay in use."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.manifest import Manifest, ManifestResource
from sync.missing import missing_of
from sync.outcome import State
from sync.pack import PIECE_SIZE
from sync.parts import parts_of
from sync.rereading import STEP, Rereading
from sync.scrub import GONE
from sync.storage import Library
from sync.trust import Unsigned
from tests.conftest import ROOT
from tests.sync.folders import LESSON, checked, document, lay_out, packed, seven_zip, trusting
from tests.sync.test_healing import OTHER, PIECES, copy_of, package, spoil_pieces
from tests.sync.test_importer import assert_ready, flip
from tests.sync.test_reconcile import borrowing, mixed

__all__ = ["package"]  # a fixture


def rot(library: Library, *offsets: int) -> Path:
    """Flip a bit at some places of the one package in the library."""
    [path] = library.packages_here()
    for offset in offsets:
        flip(path, offset)
    return path


def promises_hold(catalogue: Catalogue, *lessons: str) -> bool:
    """Tell whether every byte that is promised is there and right."""
    for resource in [r for lesson in lessons for r in catalogue.resources(lesson)]:
        if resource.extent is not None:
            data = resource.extent.path.read_bytes()[resource.extent.offset :][: resource.extent.size]
            if hashlib.sha256(data).hexdigest() != resource.sha256:
                return False
    return True


def test_a_rotten_piece_makes_its_lesson_wait_and_leaves_the_other_ready(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    copy = copy_of(package[0], tmp_path / "copy", spoil_pieces())
    importer.take(package[0], origin=Origin.DROP)
    assert checked(importer).bad == 0
    rot(library, (PIECES - 2) * PIECE_SIZE + 77)
    found = checked(importer)
    assert (found.bad, found.total, found.lessons, found.reason) == (1, PIECES, (OTHER,), "")
    assert [(catalogue.lesson(i).state, catalogue.lesson(i).damaged) for i in (LESSON, OTHER)] == [
        (LessonState.READY, False),
        (LessonState.MISSING, True),
    ]
    assert catalogue.resources(OTHER)[0].damaged
    assert promises_hold(catalogue, LESSON)
    assert not list(library.packages.iterdir())
    [missing] = missing_of(library, catalogue)
    assert (missing.pieces, missing.lessons, missing.damaged) == (((PIECES - 2, PIECES - 2),), (OTHER,), 1)
    for _ in range(2):  # at every start it is as it was
        assert importer.reconcile() == []
        assert catalogue.lesson(OTHER).damaged
        assert catalogue.lesson(LESSON).state is LessonState.READY
    importer.rebuild()
    assert catalogue.lesson(OTHER).damaged
    assert importer.take(copy, origin=Origin.DROP).state is State.ADMITTED
    assert not list(library.incoming.iterdir())
    assert not catalogue.lesson(OTHER).damaged
    assert catalogue.lesson(OTHER).state is LessonState.READY
    assert checked(importer).bad == 0


def test_it_heals_from_a_copy_that_nobody_would_have_let_in_otherwise(
    tmp_path: Path, package: tuple[Path, Manifest], library: Library, catalogue: Catalogue
) -> None:
    archive, _ = package
    copy = copy_of(archive, tmp_path / "stick", spoil_pieces(3))
    with Importer(library, catalogue, unsigned=Unsigned.ASK) as importer:
        assert importer.take(copy, origin=Origin.STICK).reason == "unsigned"
        importer.take(archive, origin=Origin.DROP, accept_unsigned=True)
        rot(library, 5 * PIECE_SIZE + 1)
        checked(importer)
        assert importer.take(copy, origin=Origin.STICK).state is State.ADMITTED
    assert catalogue.lesson(LESSON).state is LessonState.READY


def test_more_rot_in_what_waits_is_found_as_well(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    rot(library, 3 * PIECE_SIZE + 1)
    checked(importer)
    [part] = parts_of(library)
    flip(part.file, 20 * PIECE_SIZE + 1)
    found = checked(importer)
    assert (found.bad, found.total, found.lessons) == (1, PIECES - 1, (OTHER,))
    [part] = parts_of(library)
    assert part.missing == part.went_bad == (3, 20)
    assert catalogue.lesson(LESSON).damaged


def test_what_has_never_come_is_not_called_damaged(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue
) -> None:
    importer.take(copy_of(package[0], tmp_path / "copy", spoil_pieces(2, 3)), origin=Origin.DROP)
    [part] = parts_of(importer._library)
    flip(part.file, 20 * PIECE_SIZE + 1)
    checked(importer)
    assert (catalogue.lesson(LESSON).state, catalogue.lesson(LESSON).damaged) == (LessonState.MISSING, False)
    assert catalogue.lesson(OTHER).damaged


def test_what_a_loose_cable_made_look_bad_comes_back_by_itself(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    path = rot(library, 3 * PIECE_SIZE + 1, 20 * PIECE_SIZE + 1)
    assert checked(importer).bad == 2
    [part] = parts_of(library)
    flip(part.file, 3 * PIECE_SIZE + 1)
    found = checked(importer)
    assert (found.bad, found.regained) == (0, 1)
    assert catalogue.damaged_lessons() == {OTHER}
    flip(part.file, 20 * PIECE_SIZE + 1)
    found = checked(importer)
    assert (found.bad, found.regained, found.total) == (0, 1, PIECES)
    assert catalogue.damaged_lessons() == frozenset()
    assert library.packages_here() == [path]
    assert not list(library.incoming.iterdir())
    assert [p.missing_pieces for p in catalogue.turns.packages()] == [0]


def test_a_library_that_is_not_there_is_not_taken_for_an_empty_one(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    away = library.packages.rename(library.root / "away")
    assert checked(importer).reason == "unreadable"
    away.rename(library.packages)
    assert checked(importer).reason == ""
    assert catalogue.lesson(LESSON).state is LessonState.READY


def test_a_file_that_was_cut_keeps_what_is_left_of_it(
    tmp_path: Path, package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    copy = copy_of(package[0], tmp_path / "copy", spoil_pieces())
    importer.take(package[0], origin=Origin.DROP)
    [path] = library.packages_here()
    os.truncate(path, 15 * PIECE_SIZE)
    assert checked(importer).bad == PIECES - 15
    assert catalogue.lesson(LESSON).state is LessonState.READY
    assert importer.take(copy, origin=Origin.GIVEN).state is State.ADMITTED
    assert checked(importer).bad == 0


def test_a_package_that_is_gone_is_said_and_forgotten(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    library.packages_here()[0].unlink()
    assert checked(importer).reason == GONE
    assert catalogue.packages() == []
    assert not catalogue.lesson(LESSON).damaged


def test_bytes_lent_from_a_rotten_extent_are_damaged_there_too(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    lender, manifest = packed(tmp_path, media, document("org.a"), "a.7z")
    kept = {path: path.read_bytes() for path in tmp_path.glob("a.7z*")}
    importer.take(lender, origin=Origin.DROP)
    said = borrowing(document("org.c"), media, "red-green.mp4")
    said["lessons"][0].update(id=OTHER)
    said["lessons"].append(
        {"id": "english-4-1-03", "title": {"en": "x"}, "resources": [{**said["lessons"][0]["resources"][0]}]}
    )
    said["lessons"][0]["resources"][0] = {"path": "media/fruit.jpg", "role": "picture"}
    importer.take(packed(tmp_path, media, said, "c.7z")[0], origin=Origin.DROP)
    assert catalogue.lesson("english-4-1-03").state is LessonState.READY
    flip(library.packages / "org.a-v1.7z", (manifest.resources[0].offset or 0) + 5)
    found = checked(importer, "org.a")
    assert set(found.lessons) == {LESSON, "english-4-1-03"}
    assert catalogue.lesson(OTHER).state is LessonState.READY
    importer.rebuild()
    assert catalogue.lesson("english-4-1-03").damaged
    for path, data in kept.items():
        path.write_bytes(data)
    assert importer.take(lender, origin=Origin.DROP).state is State.ADMITTED
    assert not catalogue.damaged_lessons()
    assert promises_hold(catalogue, LESSON, OTHER, "english-4-1-03")


def test_good_bytes_that_were_lent_stay_in_use_while_their_package_waits(
    tmp_path: Path,
    media: Path,
    package: tuple[Path, Manifest],
    importer: Importer,
    catalogue: Catalogue,
    library: Library,
) -> None:
    archive, manifest = package
    copy = copy_of(archive, tmp_path / "copy", spoil_pieces())
    importer.take(archive, origin=Origin.DROP)
    lent = document("org.c")
    lent["lessons"] = [
        {"id": f"music-4-1-0{number}", "title": {"en": "x"}, "resources": [wanted_by_hash(resource)]}
        for number, resource in enumerate(manifest.resources)
    ]
    lent["lessons"][0]["resources"].append({"path": "media/fruit.jpg", "role": "picture"})
    importer.take(packed(tmp_path, media, lent, "c.7z")[0], origin=Origin.DROP)
    flip(library.packages / "org.test.a-v1.7z", 20 * PIECE_SIZE)
    for step in (lambda: checked(importer), importer.reconcile, importer.rebuild):
        step()
        assert catalogue.damaged_lessons() == {OTHER, "music-4-1-01"}
        first = catalogue.resources("music-4-1-00")[0]
        assert first.extent is not None
        assert first.extent.path.parent == library.incoming
        assert promises_hold(catalogue, "music-4-1-00")
    assert importer.take(copy, origin=Origin.STICK).state is State.ADMITTED
    assert not catalogue.damaged_lessons()
    for lesson in (LESSON, OTHER, "music-4-1-00", "music-4-1-01"):
        assert catalogue.lesson(lesson).state is LessonState.READY
        assert promises_hold(catalogue, lesson)


def wanted_by_hash(resource: ManifestResource) -> dict[str, object]:
    """A resource as an update names it that does not carry it."""
    return {"path": f"before/{resource.path}", "role": "video", "sha256": resource.sha256, "size": resource.size}


def by_hand(tmp: Path, media: Path) -> Path:
    """A package without a side manifest whose members are all stored."""
    said = document()
    said["lessons"].append(
        {"id": OTHER, "title": {"en": "x"}, "resources": [{"path": "media/fruit.jpg", "role": "picture"}]}
    )
    return seven_zip(lay_out(tmp / "f", media, said), tmp / "hand.7z", "-mx=0")


def place_of(catalogue: Catalogue, lesson: str, role: str) -> int:
    """Return where in its file the resource of a lesson begins."""
    [extent] = [r.extent for r in catalogue.resources(lesson) if r.role == role]
    assert extent is not None
    return extent.offset


def test_without_a_side_manifest_it_goes_by_members(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive = by_hand(tmp_path, media)
    copy = Path(shutil.copy(archive, tmp_path / "copy.7z"))
    importer.take(archive, origin=Origin.DROP)
    rot(library, place_of(catalogue, LESSON, "video") + 3)
    hashes = {r.sha256 for r in catalogue.resources(LESSON)}
    found = checked(importer)
    assert (found.bad, found.total, found.lessons) == (1, 3, (LESSON,))
    assert catalogue.lesson(OTHER).state is LessonState.READY
    assert catalogue.lesson(LESSON).state is LessonState.PARTIAL
    [missing] = missing_of(library, catalogue)
    assert (missing.members, missing.count, missing.total, missing.damaged) == (("media/red-green.mp4",), 1, 3, 1)
    assert (missing.lessons, missing.ready, missing.pieces) == ((LESSON,), (OTHER,), ())
    for _ in range(2):
        assert {r.sha256 for r in catalogue.resources(LESSON)} == hashes
        assert catalogue.lesson(LESSON).damaged
        assert importer.reconcile() == []
    assert checked(importer).bad == 0
    assert importer.take(copy, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)
    assert not list(library.incoming.iterdir())


@pytest.mark.parametrize("waits", [False, True])
def test_rot_in_the_list_of_members_leaves_every_lesson_ready_and_asks_for_a_copy(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library, waits: bool
) -> None:
    archive = by_hand(tmp_path, media)
    copy = Path(shutil.copy(archive, tmp_path / "copy.7z"))
    importer.take(archive, origin=Origin.DROP)
    [path] = library.packages_here()
    flip(path, path.stat().st_size - 3)
    if waits:
        flip(path, place_of(catalogue, OTHER, "picture") + 3)
    assert checked(importer).bad == 1
    assert catalogue.lesson(LESSON).state is LessonState.READY
    assert catalogue.lesson(OTHER).damaged == waits
    assert [p.missing_pieces > 0 for p in catalogue.incomplete_packages()] == [True]
    assert importer.reconcile() == []
    assert checked(importer).bad == 0
    assert importer.take(copy, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)
    assert catalogue.lesson(OTHER).state is LessonState.READY
    assert catalogue.incomplete_packages() == []


def unpacked(library: Library) -> Path:
    """Return the one file in the cache."""
    [path] = [path for path in library.cache.rglob("*") if path.is_file()]
    return path


@pytest.mark.parametrize("spoil", [lambda path: flip(path, 9), lambda path: os.truncate(path, 3), Path.unlink])
def test_what_was_unpacked_is_made_again_when_it_is_wrong(
    tmp_path: Path,
    media: Path,
    importer: Importer,
    catalogue: Catalogue,
    library: Library,
    spoil: Callable[[Path], None],
) -> None:
    importer.take(mixed(tmp_path, media, document(), "m.7z"), origin=Origin.DROP)
    spoil(unpacked(library))
    found = checked(importer)
    assert (found.bad, found.remade, found.lessons) == (0, 1, ())
    assert_ready(catalogue)
    assert len(list(library.cache.iterdir())) == 1


def test_what_cannot_be_unpacked_again_waits_and_what_was_stays_in_use(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    archive = mixed(tmp_path, media, document(), "m.7z")
    copy = Path(shutil.copy(archive, tmp_path / "copy.7z"))
    importer.take(archive, origin=Origin.DROP)
    [path] = library.packages_here()
    video = next(r.extent for r in catalogue.resources(LESSON) if r.role == "video")
    assert video is not None
    flip(path, video.offset + 5)
    assert checked(importer).lessons == (LESSON,)  # the video; the sheet in the cache is good
    assert [r.extent is not None for r in catalogue.resources(LESSON)] == [False, True]
    importer.reconcile()
    assert [r.extent is not None for r in catalogue.resources(LESSON)] == [False, True]
    [part] = library.incoming.glob("*.part")
    flip(part, video.offset + video.size + 20)
    flip(unpacked(library), 5)
    assert checked(importer).bad == 1
    assert [(r.extent, r.damaged) for r in catalogue.resources(LESSON)] == [(None, True)] * 2
    assert importer.take(copy, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)


def test_it_stops_at_once_and_goes_on_where_it_stopped(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    heard: list[int] = []
    half = PIECES * PIECE_SIZE // 2
    first = Rereading(lambda: sum(heard) >= half, heard.append)
    assert importer.scrub.check("org.test.a", first) is None
    assert half <= sum(heard) < half + 2 * STEP
    rot(library, 4000)  # behind it: the next round finds that
    heard.clear()
    found = trusting(library, catalogue).scrub.check("org.test.a", Rereading(on_bytes=heard.append))
    assert found is not None
    assert (found.bad, found.total) == (0, PIECES)
    assert sum(heard) <= half + PIECE_SIZE
    assert checked(importer).bad == 1


def test_what_was_found_when_it_had_to_stop_is_found_again(
    package: tuple[Path, Manifest], importer: Importer, library: Library
) -> None:
    importer.take(package[0], origin=Origin.DROP)
    path = rot(library, 4 * PIECE_SIZE)
    looked: list[int] = []

    def stop() -> bool:
        looked.append(1)
        return len(looked) > 6 * PIECE_SIZE // STEP  # the fifth piece was read twice, and is not moved in a lesson

    assert importer.scrub.check("org.test.a", Rereading(stop)) is None
    assert path.exists()
    found = importer.scrub.check("org.test.a", Rereading())
    assert found is not None
    assert found.bad == 1
    assert not path.exists()


def test_the_longest_unread_comes_first_and_none_starves(
    tmp_path: Path, media: Path, importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    ids = ["org.a", "org.b", "org.c"]
    for name in ids:
        importer.take(packed(tmp_path, media, document(name), f"{name}.7z")[0], origin=Origin.DROP)
    read = []
    for _ in range(7):  # each time the machine is turned off before the first package is read
        again = trusting(library, catalogue)
        following = again.scrub.following()
        assert following is not None
        read.append(following.id)
        assert again.scrub.check(following.id, Rereading(lambda: True)) is None
    assert read == [*ids, *ids, "org.a"]
    following = importer.scrub.following(done={"org.b"})
    assert following is not None
    assert following.id == "org.c"
    assert importer.scrub.following(done=set(ids)) is None
    importer.scrub.check("org.c", Rereading())
    known = catalogue.package("org.c")
    assert known is not None
    assert known.checked_at


SCRUB = """
import sys
from pathlib import Path
from catalogue.store import Catalogue
from sync.importer import Importer
from sync.rereading import Rereading
from sync.storage import Library
root = Path(sys.argv[1])
with Library(root, space_floor=0) as library:
    catalogue = Catalogue.open(root)
    with Importer(library, catalogue) as importer:
        print(importer.scrub.check("org.test.a", Rereading()).bad)
    catalogue.close()
"""


def test_a_sector_that_cannot_be_read_is_a_bad_piece_and_not_the_end(
    package: tuple[Path, Manifest], importer: Importer, catalogue: Catalogue, library: Library
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    importer.take(package[0], origin=Origin.DROP)
    [path] = library.packages_here()
    first = 7 * PIECE_SIZE // STEP + 1  # what is tried twice fails twice
    fault = ["-P", str(path), "-e", f"inject=read:error=EIO:when={first}..{first + 1}"]
    command = [strace, "-f", "-o", "/dev/null", *fault, sys.executable, "-B", "-c", SCRUB, str(library.root)]
    library.__exit__(None, None, None)
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    library.__enter__()
    if "not permitted" in ended.stderr:
        pytest.skip("tracing is not allowed here")
    assert (ended.stdout, ended.returncode) == ("1\n", 0), ended.stderr
    [part] = parts_of(library)
    assert part.missing == (7,)
    assert catalogue.lesson(LESSON).damaged
