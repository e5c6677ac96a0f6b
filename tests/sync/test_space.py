"""What could go from a library, how long the rest will do, and taking something out without harm."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalogue.records import LessonState
from catalogue.schedule import terms_now, terms_over
from catalogue.store import Catalogue
from sync.errors import BeingTaughtError, DiskTroubleError, PackageLentError, UnknownPackageError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.removing import Remover
from sync.space import Removable, Rule, outlook, removable
from sync.storage import Library
from tests.catalogue.samples import plan
from tests.conftest import ROOT
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces
from tests.sync.test_importer import assert_ready

OTHER = "english-4-1-02"


def second(media_name: str = "bunny-800x640.mp4") -> dict[str, Any]:
    """A package of another lesson, with one video."""
    said = document("org.test.b")
    said["lessons"][0] |= {"id": OTHER, "resources": [{"path": f"media/{media_name}", "role": "video"}]}
    return said


def listed(library: Library, catalogue: Catalogue, *taught: str) -> list[Removable]:
    return removable(library, catalogue, frozenset(taught))


def state_of(catalogue: Catalogue, lesson_id: str) -> LessonState:
    return catalogue.lesson(lesson_id).state


@pytest.fixture
def two(tmp_path: Path, media: Path, importer: Importer) -> None:
    """Two packages, each of one lesson."""
    for name, said in (("a.7z", document()), ("b.7z", second())):
        assert importer.take(packed(tmp_path, media, said, name)[0], origin=Origin.DROP).state is State.ADMITTED


def test_packages_are_listed_with_what_they_take_and_those_of_terms_that_are_over_first(
    two: None, library: Library, catalogue: Catalogue
) -> None:
    found = listed(library, catalogue)
    assert {each.name for each in found} == {"org.test.a", "org.test.b"}
    assert {each.rule for each in found} == {Rule.CHOICE}
    for each in found:
        package = catalogue.package(each.name)
        assert package is not None
        assert package.size < each.bytes < package.size + 30_000
    assert [each.rule for each in listed(library, catalogue, LESSON, OTHER)] == [Rule.TERM_OVER, Rule.TERM_OVER]


def test_a_term_is_over_when_all_of_it_is_taught_or_a_later_one_is_begun(catalogue: Catalogue) -> None:
    plan(catalogue, "art-5-1-01", "art-5-2-01", "art-6-1-01")
    lessons = catalogue.lessons()
    assert terms_over(lessons, ()) == frozenset()
    assert terms_over(lessons, {LESSON}) == frozenset()
    assert terms_over(lessons, {LESSON, OTHER}) == {(4, 1)}
    assert terms_over(lessons, {"art-5-2-01"}) == {(5, 1), (5, 2)}
    assert terms_now(lessons, {LESSON, "art-5-1-01"}) == {(4, 1), (5, 2), (6, 1)}
    assert terms_now(lessons, {"art-5-2-01"}) == {(4, 1), (5, 2), (6, 1)}


def test_the_forecast_is_made_of_weeks_of_the_plan(two: None, library: Library, catalogue: Catalogue) -> None:
    assert catalogue.weeks_here() == 2
    stands = outlook(library, catalogue)
    assert stands.packages == sum(package.size for package in catalogue.packages())
    assert stands.weeks is not None
    assert abs(stands.weeks - stands.room.left * 2 / stands.packages) <= stands.weeks / 10
    catalogue.clear_packages()
    assert outlook(library, catalogue).weeks is None


def test_a_package_that_was_removed_can_be_taken_in_again(
    tmp_path: Path, media: Path, two: None, library: Library, catalogue: Catalogue, importer: Importer
) -> None:
    [package] = [each for each in catalogue.packages() if each.id == "org.test.a"]
    freed = Remover(library, catalogue).remove("org.test.a")
    assert freed > package.size
    assert not list(library.packages.glob("org.test.a*"))
    assert state_of(catalogue, LESSON) is LessonState.MISSING
    assert importer.reconcile() == []
    assert [each.id for each in catalogue.packages()] == ["org.test.b"]
    assert importer.take(packed(tmp_path, media, document(), "c.7z")[0], origin=Origin.GIVEN).state is State.ADMITTED
    assert_ready(catalogue)


def test_what_was_unpacked_goes_with_its_package(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, importer: Importer
) -> None:
    importer.take(seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "h.7z"), origin=Origin.DROP)
    [found] = listed(library, catalogue)
    [package] = catalogue.packages()
    assert found.bytes > package.size
    assert list(library.cache.iterdir())
    Remover(library, catalogue).remove("org.test.a")
    assert not list(library.cache.iterdir())


def test_what_others_borrow_is_not_taken_from_them_without_saying_so(
    tmp_path: Path, media: Path, importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    _, manifest = packed(tmp_path, media, document())
    importer.take(tmp_path / "a.7z", origin=Origin.DROP)
    borrower = second()
    video = manifest.lessons[0].resources[0]
    borrower["lessons"][0]["resources"].append(
        {"path": "elsewhere.mp4", "role": "video", "sha256": video.sha256, "size": video.size}
    )
    importer.take(packed(tmp_path, media, borrower, "b.7z")[0], origin=Origin.DROP)
    assert state_of(catalogue, OTHER) is LessonState.READY
    lender = next(each for each in listed(library, catalogue) if each.name == "org.test.a")
    assert (lender.lends_to, lender.lends_lessons) == (("org.test.b",), 1)
    remover = Remover(library, catalogue)
    with pytest.raises(PackageLentError) as found:
        remover.remove("org.test.a")
    assert found.value.facts == {"packages": ["org.test.b"], "lessons": 1}
    assert_ready(catalogue)
    remover.remove("org.test.a", lent_too=True)
    assert state_of(catalogue, OTHER) is LessonState.PARTIAL
    assert importer.reconcile() == []


def test_an_older_version_that_lends_is_listed_and_goes_with_the_last_that_needs_it(
    tmp_path: Path, media: Path, importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    _, manifest = packed(tmp_path, media, document())
    importer.take(tmp_path / "a.7z", origin=Origin.DROP)
    update = document(version=2)
    for stated, known in zip(update["lessons"][0]["resources"], manifest.lessons[0].resources, strict=True):
        stated |= {"path": f"not-carried-{Path(known.path).name}", "sha256": known.sha256, "size": known.size}
    update["lessons"][0]["resources"].append({"path": "media/fruit.jpg", "role": "picture"})
    importer.take(packed(tmp_path, media, update, "b.7z")[0], origin=Origin.DROP)
    [old] = [each for each in listed(library, catalogue) if each.rule is Rule.SUPERSEDED]
    assert (old.name, old.version, old.lends_to) == ("packages/org.test.a-v1.7z", 1, ("org.test.a",))
    assert old.title.en == "Week 1"
    remover = Remover(library, catalogue)
    with pytest.raises(PackageLentError):
        remover.remove(old.name)
    remover.remove("org.test.a", lent_too=True)
    assert not list(library.packages.iterdir())


def test_parts_of_versions_that_nobody_waits_for_could_go(
    tmp_path: Path, importer: Importer, library: Library, catalogue: Catalogue
) -> None:
    for version in (1, 2):
        archive, _ = packed_of(tmp_path / f"v{version}", 4, version)
        copy = copy_of(archive, tmp_path / f"copy{version}", spoil_pieces(1))
        assert importer.take(copy, origin=Origin.GIVEN).missing_pieces == 1
    old, newer = listed(library, catalogue)
    assert (old.rule, old.version) == (Rule.ABANDONED, 1)
    assert (newer.name, newer.rule, newer.version) == ("org.test.a", Rule.CHOICE, 2)
    assert old.bytes >= archive.stat().st_size
    Remover(library, catalogue).remove(old.name)
    assert [path.name for path in library.incoming.glob("*v1-*")] == []
    assert catalogue.package("org.test.a") is not None
    Remover(library, catalogue).remove("org.test.a")
    assert list(library.incoming.iterdir()) == []
    assert catalogue.package("org.test.a") is None
    assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED


def test_a_part_that_is_left_over_does_not_take_the_cache_of_its_package_along(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, importer: Importer
) -> None:
    importer.take(seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "h.7z"), origin=Origin.DROP)
    unpacked = sorted(library.cache.rglob("*"))
    for ending in ("", ".good"):
        (library.incoming / f"org.test.a-v1-0123456789ab.7z.part{ending}").write_bytes(b"left over")
    # The id of another package may begin like this.
    other = library.incoming / "org.test.a-v1-0123456789ab.7z.part.x-v1-0123456789ab.7z.part"
    other.write_bytes(b"x")
    [left] = [each for each in listed(library, catalogue) if each.rule is Rule.ABANDONED]
    Remover(library, catalogue).remove(left.name)
    assert sorted(library.cache.rglob("*")) == unpacked
    assert list(library.incoming.iterdir()) == [other]
    assert_ready(catalogue)


def test_refused_files_could_go(library: Library, catalogue: Catalogue, importer: Importer, tmp_path: Path) -> None:
    (tmp_path / "bad.7z").write_bytes(b"this is no archive at all, whatever it is called")
    importer.take(tmp_path / "bad.7z", origin=Origin.DROP)
    [found] = listed(library, catalogue)
    assert (found.name, found.rule) == ("quarantine/bad.7z", Rule.REFUSED)
    Remover(library, catalogue).remove(found.name)
    assert not list(library.quarantine.iterdir())


def test_nothing_of_what_is_being_taught_goes(two: None, library: Library, catalogue: Catalogue) -> None:
    remover = Remover(library, catalogue)
    with pytest.raises(BeingTaughtError):
        remover.remove("org.test.a", teaching=LESSON)
    assert_ready(catalogue)
    remover.remove("org.test.b", teaching=LESSON)


@pytest.mark.parametrize(
    "name", ["org.test.z", "school.db", "packages", "../school.db", "packages/../school.db", "incoming/a.map", "/etc/x"]
)
def test_only_what_is_listed_can_be_removed(two: None, library: Library, catalogue: Catalogue, name: str) -> None:
    (library.incoming / "a.map").write_bytes(b"x")
    with pytest.raises(UnknownPackageError) as found:
        Remover(library, catalogue).remove(name)
    assert found.value.facts["name"] == name


def test_a_disk_that_does_not_let_go_is_said_and_the_package_comes_back(
    two: None, library: Library, catalogue: Catalogue, importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".7z":
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(DiskTroubleError):
            Remover(library, catalogue).remove("org.test.a")
    assert state_of(catalogue, LESSON) is LessonState.MISSING
    assert [outcome.state for outcome in importer.reconcile()] == [State.ADMITTED]
    assert_ready(catalogue)


REMOVE = """
import os, signal, sys
from pathlib import Path
from catalogue.store import Catalogue
from sync.removing import Remover
from sync.storage import Library
calls, last = [], int(sys.argv[2])
def watched(event, arguments):
    if event == "os.remove" and str(arguments[0]).startswith(sys.argv[1]):
        calls.append(arguments[0])
        if len(calls) == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watched)
with Library(Path(sys.argv[1])) as library:
    Remover(library, Catalogue.open(library.root)).remove("org.test.a")
"""


@pytest.mark.parametrize(("number", "comes_back"), [(1, True), (2, False)])
def test_killed_while_it_is_removed_it_is_there_or_gone(
    two: None, library: Library, catalogue: Catalogue, importer: Importer, number: int, comes_back: bool
) -> None:
    library.__exit__(None, None, None)
    command = [sys.executable, "-c", REMOVE, str(library.root), str(number)]
    ended = subprocess.run(command, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    with library:
        # Never a lesson that is listed and has no bytes, not even before the next start.
        assert state_of(catalogue, LESSON) is LessonState.MISSING
        importer.reconcile()
        assert (state_of(catalogue, LESSON) is LessonState.READY) == comes_back
        assert bool(list(library.packages.glob("org.test.a*"))) == comes_back
        assert state_of(catalogue, OTHER) is LessonState.READY
