"""Packages handed on by stick: the bytes that were signed, read back, on FAT, whatever happens to the stick."""

import errno
import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogue import durable
from catalogue.records import Package
from catalogue.store import Catalogue
from sync import handing_on, medium, stick_file
from sync.errors import StickFullError, StickGoneError
from sync.handing_on import Handed, HandedState, HandingOn
from sync.importer import Importer, Origin
from sync.intake import Reporting
from sync.manifest import ArchiveFacts
from sync.medium import FAT_LARGEST, file_system_of, largest_file, medium_error, slices
from sync.missing import request_name
from sync.outcome import Progress, State
from sync.reader import ReaderProcess
from sync.sticks import look
from sync.storage import Library
from tests.catalogue.samples import plan
from tests.conftest import ROOT
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip, trusting
from tests.sync.mounts import make_read_only, pull_out, small_disk, stick_image
from tests.sync.test_healing import copy_of, packed_of, spoil_pieces
from tests.sync.test_importer import flip
from tests.sync.test_joining import stick_of

PIECE = 2**20


@pytest.fixture
def package(tmp_path: Path, importer: Importer, catalogue: Catalogue) -> Package:
    """A package of six pieces in the library."""
    archive, _ = packed_of(tmp_path / "source", 6)
    importer.take(archive, origin=Origin.DROP)
    [package] = catalogue.packages()
    return package


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that stands for a stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"somebody's own")
    return folder


@pytest.fixture
def write(library: Library, catalogue: Catalogue, reader: ReaderProcess) -> Callable[..., list[Handed]]:
    """Write all packages of the library to a folder."""

    def write(folder: Path, reporting: Reporting | None = None, largest: int | None = None) -> list[Handed]:
        handing = HandingOn(library, catalogue, reader, folder, largest)
        return list(handing.write(handing.plan(catalogue.packages()), reporting or Reporting()))

    return write


def states(handed: list[Handed]) -> list[tuple[str, str]]:
    return [(each.state.value, each.reason) for each in handed]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def in_library(library: Library, package: Package) -> dict[str, bytes]:
    file = library.root / package.file
    return {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")}


def test_the_stick_holds_the_very_bytes_and_the_next_school_takes_them(
    tmp_path: Path, stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library,
    reader: ReaderProcess,
) -> None:  # fmt: skip
    told: list[Progress] = []
    [handed] = write(stick, Reporting(told.append))
    assert (handed.state, handed.reason) == (HandedState.WRITTEN, "")
    signed = in_library(library, package)
    assert set(handed.files) == set(signed)
    assert contents(stick) == {**signed, "photo.jpg": b"somebody's own"}
    assert (told[-1].done, told[-1].total) == (2 * package.size, 2 * package.size)
    with Library(tmp_path / "next", space_floor=0) as next_school:
        other = Catalogue.open(next_school.root)
        plan(other, LESSON, "english-4-1-02")
        [path] = look(stick_of(stick), next_school, other, reader).packages
        assert trusting(next_school, other).take(path, origin=Origin.STICK).state is State.ADMITTED
        assert in_library(next_school, other.packages()[0]) == signed
        other.close()


def test_what_is_there_whole_is_not_written_again_and_not_offered_back(
    stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library, catalogue: Catalogue,
    reader: ReaderProcess,
) -> None:  # fmt: skip
    write(stick)
    before = {path: path.stat().st_mtime_ns for path in stick.iterdir()}
    assert states(write(stick)) == [("there", "")]
    assert {path: path.stat().st_mtime_ns for path in stick.iterdir()} == before
    assert HandingOn(library, catalogue, reader, stick).plan([package]).needed == 0
    assert look(stick_of(stick), library, catalogue, reader).packages == ()


def test_a_file_that_went_bad_on_the_stick_is_mended(
    stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    write(stick)
    archive = stick / Path(package.file).name
    flip(archive, 3 * PIECE + 5)
    assert states(write(stick)) == [("written", "")]
    assert archive.read_bytes() == (library.root / package.file).read_bytes()


def test_a_copy_that_was_cut_is_mended(
    stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    write(stick)
    archive = stick / Path(package.file).name
    for size in (2 * PIECE + 5, package.size + 5):
        os.truncate(archive, size)
        assert states(write(stick)) == [("written", "")]
        assert archive.read_bytes() == (library.root / package.file).read_bytes()


def test_it_is_cut_into_volumes_where_the_stick_cannot_hold_it_and_joined_again(
    tmp_path: Path, stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    [handed] = write(stick, largest=2 * PIECE + 4711)
    name = Path(package.file).name
    volumes = [stick / f"{name}.{number:03}" for number in (1, 2, 3)]
    assert [path.stat().st_size for path in volumes][:2] == [2 * PIECE, 2 * PIECE]
    assert b"".join(path.read_bytes() for path in volumes) == (library.root / package.file).read_bytes()
    assert set(handed.files) == {path.name for path in stick.iterdir()} - {"photo.jpg"}
    with Library(tmp_path / "next", space_floor=0) as next_school:
        other = Catalogue.open(next_school.root)
        assert trusting(next_school, other).take(volumes[0], origin=Origin.STICK).state is State.ADMITTED
        assert in_library(next_school, other.packages()[0]) == in_library(library, package)
        other.close()
    volumes[1].unlink()
    assert states(write(stick, largest=2 * PIECE + 4711)) == [("written", "")]


@pytest.mark.parametrize(("size", "names"), [(FAT_LARGEST, ["a.7z"]), (FAT_LARGEST + 1, ["a.7z.001", "a.7z.002"])])
def test_the_limit_of_fat_is_kept(size: int, names: list[str]) -> None:
    facts = ArchiveFacts(size, "", PIECE, (b"",) * -(-size // PIECE))
    found = list(slices(Path("a.7z"), facts, FAT_LARGEST))
    assert [piece.path.name for piece in found] == names
    assert sum(piece.size for piece in found) == size
    assert all(piece.size <= FAT_LARGEST for piece in found)
    assert [each for piece in found for each in piece.pieces] == list(range(len(facts.pieces)))
    assert all(a.offset + a.size == b.offset for a, b in itertools.pairwise(found))


def test_a_file_of_the_library_that_went_bad_is_not_handed_on(
    tmp_path: Path, media: Path, stick: Path, write: Callable[..., list[Handed]], package: Package, importer: Importer,
    library: Library,
) -> None:  # fmt: skip
    importer.take(packed(tmp_path, media, document("org.test.b"))[0], origin=Origin.DROP)
    flip(library.root / package.file, 2 * PIECE + 1)
    handed = {each.package.id: each for each in write(stick)}
    assert (handed[package.id].state, handed[package.id].reason) == (HandedState.REFUSED, "rotten")
    assert handed["org.test.b"].state is HandedState.WRITTEN
    assert not [path for path in stick.iterdir() if path.name.startswith(package.id)]


def test_a_bad_copy_on_the_stick_stays_when_ours_is_bad_too(
    stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    write(stick)
    archive = stick / Path(package.file).name
    flip(archive, 3 * PIECE + 5)
    before = contents(stick)
    flip(library.root / package.file, 3 * PIECE + 5)
    assert states(write(stick)) == [("refused", "rotten")]
    assert contents(stick) == before


@pytest.mark.parametrize("spoil", ["manifest", "cut", "gone"])
def test_a_package_that_is_not_what_it_was_is_not_handed_on(
    stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library, spoil: str
) -> None:
    file = library.root / package.file
    if spoil == "manifest":
        file.with_name(f"{file.name}.manifest.json").write_bytes(b"{}")
    elif spoil == "cut":
        os.truncate(file, 100)
    else:
        file.unlink()
    assert states(write(stick)) == [("refused", "rotten")]
    assert set(contents(stick)) == {"photo.jpg"}


def test_a_package_made_by_hand_is_read_and_checked_first(
    tmp_path: Path, media: Path, stick: Path, write: Callable[..., list[Handed]], importer: Importer, library: Library,
    catalogue: Catalogue,
) -> None:  # fmt: skip
    archive = seven_zip(lay_out(tmp_path / "f", media, document()), tmp_path / "hand.7z", "-mx=0")
    importer.take(archive, origin=Origin.DROP)
    [package] = catalogue.packages()
    assert states(write(stick)) == [("written", "")]
    assert (stick / Path(package.file).name).read_bytes() == (library.root / package.file).read_bytes()
    flip(library.root / package.file, 5000)
    (stick / Path(package.file).name).unlink()
    assert states(write(stick)) == [("refused", "rotten")]


def test_another_file_of_the_same_name_is_left_alone(
    stick: Path, write: Callable[..., list[Handed]], package: Package
) -> None:
    name = Path(package.file).name
    (stick / name).write_bytes(b"another thing")
    [handed] = write(stick)
    assert (handed.reason, handed.facts["name"]) == ("stick-other-file", name)
    (stick / name).unlink()
    (stick / f"{name}.manifest.json").write_bytes(b"another manifest")
    assert states(write(stick)) == [("refused", "stick-other-file")]
    assert contents(stick) == {"photo.jpg": b"somebody's own", f"{name}.manifest.json": b"another manifest"}


def test_it_is_cancelled_between_two_pieces_and_gone_on_with(
    stick: Path, write: Callable[..., list[Handed]], package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick_file, "_FLUSHED_EVERY", PIECE)
    looks = iter([False] * 3)
    stopped = write(stick, Reporting(cancelled=lambda: next(looks, True)))
    assert states(stopped) == [("stopped", "cancelled")]
    archive = stick / Path(package.file).name
    growing = archive.with_name(f"{archive.name}.part")
    assert growing.stat().st_size == 3 * PIECE
    assert not archive.exists()
    told: list[Progress] = []
    assert states(write(stick, Reporting(told.append))) == [("written", "")]
    # Three pieces are only read; the rest is written and read back.
    assert told[-1].total == 2 * package.size - 3 * PIECE
    assert told[-1].done == told[-1].total
    assert not growing.exists()


def test_a_stick_without_room_is_told_before_the_first_byte(
    tmp_path: Path, write: Callable[..., list[Handed]], package: Package
) -> None:
    with small_disk(tmp_path / "small", "3m") as small:
        with pytest.raises(StickFullError) as found:
            write(small)
        facts = found.value.facts
        assert package.size < int(str(facts["needed"])) < package.size + 2**18
        assert facts["free"] == 3 * 2**20
        assert not list(small.iterdir())


def test_a_stick_that_fills_up_meanwhile_is_told_with_numbers_and_gone_on_with(
    tmp_path: Path, write: Callable[..., list[Handed]], library: Library, catalogue: Catalogue, reader: ReaderProcess,
    package: Package,
) -> None:  # fmt: skip
    with small_disk(tmp_path / "small", "8m") as small:
        handing = HandingOn(library, catalogue, reader, small)
        planned = handing.plan(catalogue.packages())
        (small / "filler").write_bytes(b"x" * 5 * 2**20)
        [handed] = handing.write(planned, Reporting())
        assert (handed.state, handed.reason) == (HandedState.STOPPED, "stick-full")
        # What was written of it until then is not needed again.
        assert 3 * 2**20 < int(str(handed.facts["needed"])) < 4 * 2**20
        assert int(str(handed.facts["free"])) < 2**20
        (small / "filler").unlink()
        assert states(write(small)) == [("written", "")]


def test_a_stick_that_may_only_be_read_says_so(
    tmp_path: Path, write: Callable[..., list[Handed]], package: Package
) -> None:
    with small_disk(tmp_path / "small", "20m") as small:
        make_read_only(small)
        assert states(write(small)) == [("stopped", "stick-refuses")]
    with pytest.raises(StickGoneError):
        write(tmp_path / "not" / "there")


@pytest.mark.parametrize(("number", "ended"), [(errno.EINVAL, ("written", "")), (errno.EIO, ("stopped", "stick-gone"))])
def test_only_a_driver_that_cannot_flush_names_is_forgiven(
    stick: Path, write: Callable[..., list[Handed]], package: Package, monkeypatch: pytest.MonkeyPatch, number: int,
    ended: tuple[str, str],
) -> None:  # fmt: skip
    flush = durable.on_disk

    def refuse(path: Path) -> None:
        if path.is_relative_to(stick):
            raise OSError(number, os.strerror(number))
        flush(path)

    monkeypatch.setattr(durable, "on_disk", refuse)
    if number == errno.EIO:
        monkeypatch.setattr(handing_on, "names_on_disk", lambda _folder: None)
    assert states(write(stick)) == [ended]


def test_a_stick_that_goes_away_between_two_packages_ends_it_plainly(
    tmp_path: Path, media: Path, stick: Path, package: Package, importer: Importer, library: Library,
    catalogue: Catalogue, reader: ReaderProcess,
) -> None:  # fmt: skip
    importer.take(packed(tmp_path, media, document("org.test.b"))[0], origin=Origin.DROP)
    handing = HandingOn(library, catalogue, reader, stick / "skylesson")
    ended = []
    for handed in handing.write(handing.plan(catalogue.packages()), Reporting()):
        ended.append(handed)
        if len(ended) == 1:
            (stick / "skylesson").rename(tmp_path / "pulled")
    assert states(ended) == [("written", ""), ("stopped", "stick-gone")]
    assert not (stick / "skylesson").exists()


def test_the_list_of_what_is_missing_goes_along(
    tmp_path: Path, stick: Path, importer: Importer, library: Library, catalogue: Catalogue, reader: ReaderProcess
) -> None:
    archive, _ = packed_of(tmp_path / "source", 6)
    importer.take(copy_of(archive, tmp_path / "copy", spoil_pieces(2)), origin=Origin.DROP)
    handing = HandingOn(library, catalogue, reader, stick)
    assert list(handing.write(handing.plan(catalogue.packages()), Reporting(), with_request=True)) == []
    [asked] = stick.glob("skylesson-missing-*.json")
    assert b'"missing_pieces": 1' in asked.read_bytes()
    # The lists that other schools gave the same stick stay.
    assert asked.name != request_name(Library(tmp_path / "another"))


@pytest.mark.parametrize(("name", "limited"), [
    ("vfat", True), ("FAT32", True), ("msdos", True), ("fuse.fusefat", True), ("", True),
    ("exfat", False), ("exFAT", False), ("NTFS", False), ("ext4", False), ("fuseblk", False),
])  # fmt: skip
def test_only_fat_limits_a_file(monkeypatch: pytest.MonkeyPatch, name: str, limited: bool) -> None:
    monkeypatch.setattr(medium, "file_system_of", lambda _folder: name)
    assert largest_file(Path("stick")) == (FAT_LARGEST if limited else None)


def test_the_kind_of_file_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "small", "1m") as small:
        assert file_system_of(small / "not yet there") == "tmpfs"
        assert largest_file(small) is None
    monkeypatch.setattr(medium, "MOUNT_TABLE", tmp_path / "none")
    assert largest_file(tmp_path) == FAT_LARGEST
    assert type(medium_error(tmp_path, OSError(5, "Input/output error"))) is StickGoneError


@pytest.fixture
def fat(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    with stick_image(tmp_path / "fat", 64) as (mount, image):
        yield mount, image


def test_on_a_real_fat_stick_it_comes_back_from_the_medium(
    fat: tuple[Path, Path], write: Callable[..., list[Handed]], package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount, image = fat
    assert largest_file(mount) == FAT_LARGEST
    real = os.posix_fadvise
    spoilt: list[int] = []

    def spoil(descriptor: int, offset: int, length: int, advice: int) -> None:
        """Flip a bit below the file system once the bytes are on the medium and out of the cache."""
        real(descriptor, offset, length, advice)
        if os.fstat(descriptor).st_size == package.size and not spoilt:
            data = image.read_bytes()
            with (mount.parent / "source" / "folder" / "media" / f"{LESSON}.mp4").open("rb") as media:
                at = data.index(media.read(4096))
            spoilt.append(at)
            with image.open("r+b") as medium_below:
                medium_below.seek(at)
                medium_below.write(bytes([data[at] ^ 1]))
                medium_below.flush()
                os.fsync(medium_below.fileno())

    monkeypatch.setattr(os, "posix_fadvise", spoil)
    [handed] = write(mount)
    assert spoilt
    assert (handed.state, handed.reason) == (HandedState.STOPPED, "stick-unreliable")
    assert not list(mount.glob("*.7z*"))
    assert states(write(mount)) == [("written", "")]


def test_a_stick_that_is_pulled_while_it_is_written_is_said_plainly(
    tmp_path: Path, write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    mount = tmp_path / "fat"
    looks: list[int] = []

    def pull() -> bool:
        looks.append(1)
        if len(looks) == 3:
            pull_out(mount)
        return False

    with stick_image(mount, 64, pullable=True):
        [handed] = write(mount, Reporting(cancelled=pull))
        assert (handed.state, handed.reason) == (HandedState.STOPPED, "stick-gone")
        with pytest.raises(StickGoneError):
            write(mount)
    assert in_library(library, package)


def test_volumes_go_through_a_real_fat_stick(
    tmp_path: Path, fat: tuple[Path, Path], write: Callable[..., list[Handed]], package: Package, library: Library
) -> None:
    mount, _ = fat
    write(mount, largest=4 * PIECE)
    first = mount / f"{Path(package.file).name}.001"
    assert first.stat().st_size == 4 * PIECE
    with Library(tmp_path / "next", space_floor=0) as next_school:
        other = Catalogue.open(next_school.root)
        assert trusting(next_school, other).take(first, origin=Origin.STICK).state is State.ADMITTED
        assert in_library(next_school, other.packages()[0]) == in_library(library, package)
        other.close()


WRITE = """
import sys
from pathlib import Path
from catalogue.store import Catalogue
from sync import stick_file
from sync.handing_on import HandingOn
from sync.intake import Reporting
from sync.reader import ReaderProcess
from sync.storage import Library
stick_file._FLUSHED_EVERY = int(sys.argv[3]) * 2**20
library = Library(Path(sys.argv[1]))
catalogue = Catalogue.open(library.root)
with ReaderProcess() as reader:
    handing = HandingOn(library, catalogue, reader, Path(sys.argv[2]))
    plan = handing.plan(catalogue.packages())
    for handed in handing.write(plan, Reporting(lambda progress: print(progress.done, flush=True))):
        print(handed.state, flush=True)
"""


@pytest.mark.parametrize(
    ("call", "number", "flushed"),
    [
        ("mkdir", 1, 1),
        ("fsync", 2, 2),
        ("rename", 1, 1),
        ("fsync", 4, 1),
        ("fsync", 4, 2),
        ("rename", 2, 1),
        ("fsync", 5, 2),
    ],
)
def test_killed_while_a_stick_is_written_then_again(
    tmp_path: Path, stick: Path, write: Callable[..., list[Handed]], package: Package, library: Library, call: str,
    number: int, flushed: int,
) -> None:  # fmt: skip
    """Before anything, among the pieces, at the last flush, before it has its name, and before the folder knows it.

    ``number`` counts the calls of each thread: pieces are flushed by one of their own, every ``flushed`` MiB.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    command = [strace, "-f", "-o", "/dev/null", "-e", f"inject={call}:signal=SIGKILL:when={number}"]
    command += [sys.executable, "-c", WRITE, str(library.root), str(stick), str(flushed)]
    ended = subprocess.run(command, cwd=ROOT, check=False)
    assert ended.returncode in (137, -signal.SIGKILL)
    archive = stick / Path(package.file).name
    signed = (library.root / package.file).read_bytes()
    named = archive.exists()
    assert not named or archive.read_bytes() == signed
    assert states(write(stick)) == [("there" if named else "written", "")]
    assert contents(stick) == {**in_library(library, package), "photo.jpg": b"somebody's own"}
