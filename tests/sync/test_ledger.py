"""Room on the library's disk: promised once, told with numbers, waited for, and found again."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.store import Catalogue
from sync.copying import disk_error, make_room
from sync.errors import NoSpaceError
from sync.importer import Origin
from sync.intake import Reporting
from sync.ledger import Ledger, taken_by
from sync.outcome import Progress, Stage, State
from sync.storage import Library
from tests.sync.folders import document, lay_out, packed, seven_zip, trusting
from tests.sync.mounts import small_disk
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces
from tests.sync.test_importer import assert_ready
from tests.sync.test_joining import split

MIB = 2**20


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 10 MiB."""
    with small_disk(tmp_path / "small", "10m") as folder:
        yield folder


def test_two_never_rely_on_the_same_bytes(small: Path) -> None:
    ledger = Ledger(small, 0)
    with ledger.reserve(Path("a"), 6 * MIB):
        with pytest.raises(NoSpaceError) as found:
            ledger.reserve(Path("b"), 6 * MIB)
        assert found.value.facts == {"needed": 12 * MIB, "free": 10 * MIB, "floor": 0}
        with ledger.reserve(Path("c"), 4 * MIB):
            assert ledger.room().left == 0
    with ledger.reserve(Path("b"), 6 * MIB) as kept:
        kept.release()
        kept.release()
        assert ledger.room().promised == 0


def test_what_a_file_has_taken_already_is_not_counted_twice(small: Path) -> None:
    ledger, part = Ledger(small, 0), small / "a.part"
    with ledger.reserve(Path("a"), 6 * MIB, part):
        make_room(part, 6 * MIB)
        assert ledger.room().promised == 0
        with ledger.reserve(Path("b"), 4 * MIB):
            assert ledger.room().left == 0
            # Filling what is preallocated needs nothing more, however full the disk is.
            with ledger.reserve(Path("a"), 6 * MIB, part) as again:
                assert again.outstanding == 0


def test_a_hole_in_a_file_still_has_to_be_paid_for(small: Path) -> None:
    with (small / "holes").open("wb") as file:
        file.truncate(6 * MIB)
        file.write(b"x" * MIB)
    assert taken_by(small / "holes") == MIB
    assert Ledger(small, 0).reserve(Path("a"), 6 * MIB, small / "holes").outstanding == 5 * MIB


def test_a_folder_counts_with_all_that_is_in_it_and_what_is_gone_does_not(small: Path) -> None:
    (small / "cache" / "deep").mkdir(parents=True)
    (small / "cache" / "deep" / "a").write_bytes(b"x" * MIB)
    (small / "cache" / "b").write_bytes(b"x" * MIB)
    assert taken_by(small / "cache") == 2 * MIB
    assert taken_by(small / "nothing") == 0


def test_some_room_always_stays_free(small: Path) -> None:
    ledger = Ledger(small, 2 * MIB)
    assert ledger.room().left == 8 * MIB
    with pytest.raises(NoSpaceError) as found:
        ledger.check(Path("a"), 9 * MIB)
    assert found.value.facts == {"needed": 11 * MIB, "free": 10 * MIB, "floor": 2 * MIB}
    ledger.check(Path("a"), 8 * MIB)
    assert ledger.room().promised == 0


def test_a_disk_that_runs_full_in_the_middle_is_told_as_it_stands_then(small: Path) -> None:
    (small / "other").write_bytes(b"x" * 7 * MIB)
    with pytest.raises(NoSpaceError) as found:
        make_room(small / "a.part", 5 * MIB)
    assert found.value.facts == {"needed": 5 * MIB, "free": 3 * MIB, "floor": 0}
    (small / "half").write_bytes(b"x" * MIB)
    error = disk_error(small / "half", OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 4 * MIB)
    assert error.facts == {"needed": 3 * MIB, "free": 2 * MIB, "floor": 0}
    assert disk_error(small / "gone" / "x", OSError(errno.ENOSPC, "full")).facts["needed"] == MIB


def fill_up(disk: Path, left: int) -> Path:
    filler = disk / "filler"
    filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - left))
    return filler


@pytest.fixture
def tight(small: Path) -> Iterator[tuple[Library, Catalogue]]:
    """A library on a small disk."""
    with Library(small / "library", space_floor=0) as library:
        catalogue = Catalogue.open(library.root)
        yield library, catalogue
        catalogue.close()


def test_a_part_is_filled_on_a_disk_that_is_full_since(tmp_path: Path, tight: tuple[Library, Catalogue]) -> None:
    library, catalogue = tight
    archive, _ = packed_of(tmp_path / "source", 4)
    importer = trusting(library, catalogue)
    assert importer.take(copy_of(archive, tmp_path / "b", spoil_pieces(2)), origin=Origin.GIVEN).missing_pieces == 1
    fill_up(library.root.parent, 200_000)
    assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED


def test_volumes_are_waited_for_with_numbers_and_leave_nothing(
    tmp_path: Path, tight: tuple[Library, Catalogue]
) -> None:
    library, catalogue = tight
    volumes = split(packed_of(tmp_path / "source", 4)[0], 3)
    size = sum(path.stat().st_size for path in volumes)
    filler = fill_up(library.root.parent, size - MIB)
    importer = trusting(library, catalogue)
    outcome = importer.take(volumes[0], origin=Origin.STICK)
    assert (outcome.state, outcome.reason, outcome.facts["needed"]) == (State.INCOMPLETE, "no-space", size)
    assert not list(library.incoming.iterdir())
    filler.unlink()
    # There is no room for the volumes joined, and for another copy of them.
    fill_up(library.root.parent, size + MIB)
    assert importer.take(volumes[0], origin=Origin.STICK).state is State.ADMITTED


def test_room_to_unpack_is_asked_for_before_a_package_is_read(
    tmp_path: Path, media: Path, tight: tuple[Library, Catalogue]
) -> None:
    library, catalogue = tight
    archive = seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "hand.7z")
    filler = fill_up(library.root.parent, 20_000)
    importer = trusting(library, catalogue)
    outcome = importer.take(archive, origin=Origin.GIVEN)
    unpacked = sum((media / name).stat().st_size for name in ("red-green.mp4", "lesson.pdf"))
    assert (outcome.reason, outcome.facts["needed"]) == ("no-space", unpacked)
    filler.unlink()
    assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED


def test_a_disk_that_fills_up_while_a_package_is_unpacked_is_told_with_numbers(
    tmp_path: Path, tight: tuple[Library, Catalogue]
) -> None:
    library, catalogue = tight
    (tmp_path / "f" / "sheets").mkdir(parents=True)
    said = document()
    said["lessons"][0]["resources"] = [{"path": "sheets/a.txt", "role": "worksheet"}]
    (tmp_path / "f" / "sheets" / "a.txt").write_bytes(b"a worksheet that shrinks well. " * 200_000)
    archive = seven_zip(lay_out(tmp_path / "f", tmp_path / "none", said), tmp_path / "hand.7z")
    filler = library.root.parent / "filler"

    def fill(progress: Progress) -> None:
        if progress.stage is Stage.UNPACKING and not filler.exists():
            fill_up(library.root.parent, MIB)

    outcome = trusting(library, catalogue, Reporting(on_progress=fill)).take(archive, origin=Origin.GIVEN)
    assert (outcome.state, outcome.reason) == (State.INCOMPLETE, "no-space")
    assert outcome.facts["needed"] == 6_200_000
    assert abs(int(str(outcome.facts["free"])) - MIB) < MIB // 4
    assert not list(library.cache.iterdir())
    assert library.ledger.room().promised == 0
    filler.unlink()
    assert trusting(library, catalogue).take(archive, origin=Origin.GIVEN).state is State.ADMITTED


def test_an_index_that_has_no_room_is_told_as_a_full_disk(
    tmp_path: Path, media: Path, tight: tuple[Library, Catalogue]
) -> None:
    library, catalogue = tight
    archive, _ = packed(tmp_path, media, document())
    filler = fill_up(library.root.parent, archive.stat().st_size + 20_000)
    importer = trusting(library, catalogue)
    outcome = importer.take(archive, origin=Origin.GIVEN)
    assert (outcome.state, outcome.reason, outcome.facts["needed"]) == (State.INCOMPLETE, "no-space", MIB)
    filler.unlink()
    assert importer.take(archive, origin=Origin.GIVEN).state is State.ADMITTED


def test_a_package_of_which_nothing_fitted_is_taken_when_there_is_room(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue
) -> None:
    archive, _ = packed(tmp_path, media, document())
    outcome = trusting(Library(library.root, space_floor=2**60), catalogue).take(archive, origin=Origin.STICK)
    assert (outcome.reason, outcome.facts["floor"]) == ("no-space", 2**60)
    assert not list(library.incoming.iterdir())
    assert trusting(library, catalogue).take(archive, origin=Origin.STICK).state is State.ADMITTED
    assert_ready(catalogue)
