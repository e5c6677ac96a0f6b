"""The process that reads archives: what is odd or hostile in them costs one package, and is said."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path

import py7zr
import pytest

from catalogue.store import Catalogue
from sync.errors import (
    ArchiveLimitError,
    ArchiveUnsafeError,
    PackageError,
    ReaderCrashedError,
    ReceivingCancelledError,
)
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pieces import unheard
from sync.reader import ReaderProcess
from sync.storage import Library
from sync.trust import Unsigned
from tests.conftest import ROOT
from tests.sync.folders import document, lay_out, packed, seven_zip
from tests.sync.test_importer import assert_ready

DIES = (sys.executable, "-c", "import sys, os; sys.stdin.readline(); os.abort()")
HANGS = (sys.executable, "-c", "import time; time.sleep(60)")
TALKS = (sys.executable, "-c", "import sys; sys.stdin.readline(); print('no answer', flush=True)")


def zipped(path: Path, *names: str, method: int = zipfile.ZIP_STORED) -> Path:
    """A zip of small members."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name in names:
            archive.writestr(name, f"content of {name}")
    return path


@pytest.mark.parametrize("command", [DIES, TALKS])
def test_a_package_that_ends_its_reader_twice_is_set_aside_and_the_next_is_taken(
    tmp_path: Path, media: Path, library: Library, catalogue: Catalogue, command: tuple[str, ...]
) -> None:
    archive, _ = packed(tmp_path, media, document())
    with ReaderProcess(command=command) as reader:
        importer = Importer(library, catalogue, unsigned=Unsigned.ALWAYS, reader=reader)
        outcome = importer.take(archive, origin=Origin.DROP)
        assert (outcome.state, outcome.reason) == (State.REFUSED, "reader-crashed")
    aside = library.quarantine / "a.7z"
    with Importer(library, catalogue, unsigned=Unsigned.ALWAYS) as importer:
        assert importer.take(aside, origin=Origin.DROP).state is State.ADMITTED
    assert_ready(catalogue)


def test_a_reader_that_hangs_is_ended_soon(tmp_path: Path) -> None:
    with ReaderProcess(command=HANGS, list_seconds=0.5) as reader:
        started = time.monotonic()
        with pytest.raises(ReaderCrashedError):
            reader.list(zipped(tmp_path / "a.zip", "x"))
        assert time.monotonic() - started < 5


def test_a_reader_that_was_killed_is_begun_anew(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", "x")
    with ReaderProcess() as reader:
        assert list(reader.list(archive).members) == ["x"]
        assert reader._process is not None
        reader._process.kill()
        assert list(reader.list(archive).members) == ["x"]


def test_unpacking_stops_when_told_to(tmp_path: Path, reader: ReaderProcess) -> None:
    archive = zipped(tmp_path / "a.zip", "x", method=zipfile.ZIP_DEFLATED)
    with pytest.raises(ReceivingCancelledError):
        reader.unpack(archive, {"x": tmp_path / "out"}, unheard, lambda: True)


def test_the_reader_cannot_take_more_memory_than_is_stated() -> None:
    program = "from sync.memory_limit import limit_memory; limit_memory(50 * 2**20); bytearray(100 * 2**20)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True)
    assert "MemoryError" in ended.stderr


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (("a.mp4", "A.MP4"), "duplicate"),
        (("\u00e9.mp4", "e\u0301.mp4"), "duplicate"),
        (("con.mp4",), "reserved"),
        (("lessons/LPT1",), "reserved"),
        (("name .",), "reserved"),
        (("../up.mp4",), "steps-up"),
        (("/etc/passwd",), "absolute"),
        (("c:evil.mp4",), "absolute"),
        (("exe.\u202e4pm",), "control-character"),
        (("/".join("d" * 40),), "length"),
    ],
)
def test_names_that_mean_harm_or_two_things_are_refused(
    tmp_path: Path, reader: ReaderProcess, names: tuple[str, ...], problem: str
) -> None:
    with pytest.raises(ArchiveUnsafeError) as found:
        reader.list(zipped(tmp_path / "a.zip", *names))
    assert found.value.facts["problem"] == problem


def test_names_in_gbk_are_read(tmp_path: Path, reader: ReaderProcess) -> None:
    archive = zipped(tmp_path / "a.zip", "AAAAAAAA/BBBB.mp4")
    data = archive.read_bytes().replace(b"AAAAAAAA", "语文课件".encode("gbk")).replace(b"BBBB", "第一".encode("gbk"))
    archive.write_bytes(data)
    assert list(reader.list(archive).members) == ["语文课件/第一.mp4"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_is_a_package_too(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue, library: Library, method: int
) -> None:
    folder = lay_out(tmp_path / "folder", media, document())
    archive = tmp_path / "hand.zip"
    with zipfile.ZipFile(archive, "w", method) as made:
        for path in sorted(folder.rglob("*")):
            made.write(path, path.relative_to(folder).as_posix())
    assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert [path.suffix for path in library.packages_here()] == [".zip"]
    assert_ready(catalogue)
    before = catalogue.packages()
    importer.rebuild()
    assert catalogue.packages() == before
    assert_ready(catalogue)


def test_seventy_thousand_members_are_listed_in_time(tmp_path: Path, reader: ReaderProcess) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(70_000):
            archive.writestr(f"d/{number}", b"")
    started = time.monotonic()
    assert len(reader.list(path).members) == 70_000
    assert time.monotonic() - started < 10


def test_more_members_than_the_limit_are_refused(tmp_path: Path, reader: ReaderProcess) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_001):
            archive.writestr(str(number), b"")
    with pytest.raises(ArchiveLimitError):
        reader.list(path)


def test_an_archive_within_an_archive_is_a_file_like_any_other(
    tmp_path: Path, media: Path, importer: Importer, catalogue: Catalogue
) -> None:
    said = document()
    said["lessons"][0]["resources"].append({"path": "inner.zip", "role": "web"})
    folder = lay_out(tmp_path / "folder", media, said)
    zipped(folder / "inner.zip", "../../evil")
    assert importer.take(seven_zip(folder, tmp_path / "a.7z", "-mx=0"), origin=Origin.DROP).state is State.ADMITTED
    assert len(catalogue.resources("english-4-1-01")) == 3


def test_a_bomb_is_refused_by_what_its_header_says(tmp_path: Path, importer: Importer, library: Library) -> None:
    folder, said = tmp_path / "folder", document()
    said["lessons"][0]["resources"] = [{"path": "bomb.bin", "role": "video"}]
    lay_out(folder, folder, said)
    with (folder / "bomb.bin").open("wb") as file:
        file.truncate(300 * 2**20)
    outcome = importer.take(seven_zip(folder, tmp_path / "bomb.7z", "-mx=1"), origin=Origin.GIVEN)
    assert (outcome.reason, outcome.facts["limit"]) == ("limit", "growth")
    assert not list(library.cache.iterdir())


def test_good_members_of_a_damaged_block_are_told_from_bad_ones(tmp_path: Path, reader: ReaderProcess) -> None:
    path = tmp_path / "a.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr(b"first " * 5000, "first.txt")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("good.txt", "good " * 5000)
        made.writestr("bad.txt", "bad " * 5000)
    data = bytearray((tmp_path / "b.zip").read_bytes())
    data[data.index(b"bad.txt") + 20] ^= 255
    (tmp_path / "b.zip").write_bytes(data)
    files = {name: tmp_path / name for name in ("good.txt", "bad.txt")}
    assert list(reader.unpack(tmp_path / "b.zip", files, unheard, lambda: False)) == ["good.txt"]
    spoilt = bytearray(path.read_bytes())
    spoilt[40] ^= 255
    path.write_bytes(spoilt)
    assert reader.unpack(path, {"first.txt": tmp_path / "first"}, unheard, lambda: False) == {}


def test_what_is_no_archive_says_so(tmp_path: Path, reader: ReaderProcess) -> None:
    for name, content, reason in (
        ("a.7z", b"plain text, long enough to be a header", "not-an-archive"),
        ("b.rar", b"Rar!\x1a\x07\x01\x00" + b"x" * 50, "rar"),
        ("c.zip", b"PK\x03\x04 cut", "arriving"),
        ("d.7z", b"", "arriving"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(PackageError) as found:
            reader.list(tmp_path / name)
        assert found.value.reason == reason
