"""Damaged archives that were compressed: what is good is taught, and other copies fill the blocks that are bad."""

import hashlib
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.reader import ReaderProcess
from sync.storage import Library
from tests.sync.folders import LESSON, document, lay_out, seven_zip, trusting

NAMES = ("a.txt", "b.txt", "c.txt")


def text(name: str) -> bytes:
    """Some 200 KB that shrink to a quarter, alike in no two places."""
    words = random.Random(name)  # noqa: S311  # not secret
    return " ".join(f"{words.randrange(10**6)}" for _ in range(30_000)).encode()


def made(tmp_path: Path, make: Callable[[Path, Path], Path]) -> Path:
    """An archive of three texts, each a resource of one lesson."""
    said = document()
    said["lessons"][0]["resources"] = [{"path": f"media/{name}", "role": "worksheet"} for name in NAMES]
    folder = lay_out(tmp_path / "folder", tmp_path, said)
    for name in NAMES:
        (folder / "media" / name).write_bytes(text(name))
    return make(folder, tmp_path)


def as_blocks(folder: Path, where: Path) -> Path:
    return seven_zip(folder, where / "hand.7z", "-ms=off", "-m0=LZMA2:d=1m")


def as_one_block(folder: Path, where: Path) -> Path:
    return seven_zip(folder, where / "hand.7z", "-ms=on", "-m0=LZMA2:d=1m")


def as_zip(folder: Path, where: Path) -> Path:
    with zipfile.ZipFile(where / "hand.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, path.relative_to(folder).as_posix())
    return where / "hand.zip"


def spoilt(archive: Path, folder: Path, reader: ReaderProcess, name: str) -> Path:
    """A copy with a bit flipped in the middle of the block of a member; at the very end of a block of several."""
    listing = reader.list(archive)
    block = listing.members[f"media/{name}"].block
    assert block is not None
    shared = sum(member.block == block for member in listing.members.values()) > 1
    data = bytearray(archive.read_bytes())
    share = {"a.txt": 0.2, "b.txt": 0.5, "c.txt": 0.95}[name] if shared else 0.5
    data[block.offset + int(block.size * share)] ^= 0x55
    folder.mkdir()
    (folder / archive.name).write_bytes(data)
    return folder / archive.name


def assert_taught(catalogue: Catalogue, *names: str) -> None:
    """Exactly these can be taught, with the very bytes."""
    here = {}
    for resource in catalogue.resources(LESSON):
        if resource.extent is not None:
            with resource.extent.path.open("rb") as file:
                file.seek(resource.extent.offset)
                here[resource.member] = file.read(resource.extent.size)
    assert here == {f"media/{name}": text(name) for name in names}


@pytest.mark.parametrize("make", [as_blocks, as_zip])
@pytest.mark.parametrize("origin", [Origin.DROP, Origin.STICK])
def test_each_copy_brings_the_blocks_that_are_good_in_it(
    tmp_path: Path,
    catalogue: Catalogue,
    library: Library,
    reader: ReaderProcess,
    make: Callable[[Path, Path], Path],
    origin: Origin,
) -> None:
    archive = made(tmp_path, make)
    with trusting(library, catalogue) as importer:
        first = importer.take(spoilt(archive, tmp_path / "1", reader, "a.txt"), origin=origin)
        assert (first.state, first.facts["members"]) == (State.INCOMPLETE, ["media/a.txt"])
        assert_taught(catalogue, "b.txt", "c.txt")
        assert importer.reconcile() == []
        assert_taught(catalogue, "b.txt", "c.txt")
        second = importer.take(spoilt(archive, tmp_path / "2", reader, "c.txt"), origin=origin)
        assert second.state is State.ADMITTED
    assert_taught(catalogue, *NAMES)
    assert catalogue.lesson(LESSON).state is LessonState.READY
    [kept] = library.packages_here()
    assert hashlib.sha256(kept.read_bytes()).digest() == hashlib.sha256(archive.read_bytes()).digest()
    assert not list(library.incoming.iterdir())
    assert [folder.name for folder in library.cache.iterdir()] == [kept.name]


def test_of_one_block_the_copy_that_is_good_for_longest_is_kept(
    tmp_path: Path, catalogue: Catalogue, library: Library, reader: ReaderProcess
) -> None:
    archive = made(tmp_path, as_one_block)
    with trusting(library, catalogue) as importer:
        importer.take(spoilt(archive, tmp_path / "1", reader, "b.txt"), origin=Origin.DROP)
        assert_taught(catalogue, "a.txt")
        importer.take(spoilt(archive, tmp_path / "2", reader, "c.txt"), origin=Origin.DROP)
        assert_taught(catalogue, "a.txt", "b.txt")
        importer.take(spoilt(archive, tmp_path / "3", reader, "a.txt"), origin=Origin.DROP)
        assert_taught(catalogue, "a.txt", "b.txt")
        assert importer.take(archive, origin=Origin.DROP).state is State.ADMITTED
    assert_taught(catalogue, *NAMES)


def test_what_was_unpacked_is_unpacked_again_when_it_is_gone(
    tmp_path: Path, catalogue: Catalogue, importer: Importer, library: Library, reader: ReaderProcess
) -> None:
    archive = made(tmp_path, as_blocks)
    importer.take(spoilt(archive, tmp_path / "1", reader, "a.txt"), origin=Origin.DROP)
    for path in library.cache.rglob("*.txt"):
        path.unlink()
    importer.reconcile()
    assert_taught(catalogue, "b.txt", "c.txt")


def test_a_list_of_what_is_good_that_a_crash_took_is_made_again(
    tmp_path: Path, catalogue: Catalogue, importer: Importer, library: Library, reader: ReaderProcess
) -> None:
    archive = made(tmp_path, as_zip)
    importer.take(spoilt(archive, tmp_path / "1", reader, "b.txt"), origin=Origin.DROP)
    for path in library.incoming.glob("*.good"):
        path.unlink()
    for path in library.cache.rglob("*.txt"):
        path.unlink()
    importer.reconcile()
    assert_taught(catalogue, "a.txt", "c.txt")
