"""Every archive of the corpus, made by others, sound and hostile, ends in a result that is known, soon and small."""

import json
import shutil
import time
from pathlib import Path

import psutil

from sync.errors import PackageError
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pieces import never, unheard
from sync.reader import ReaderProcess
from sync.storage import Library

TABLE = Path(__file__).with_name("corpus_results.json")
"""By path in the corpus: how an import ends, and how many members come out sound of how many."""

SECONDS = 10.0
MEMORY = 400 * 2**20
LARGEST_UNPACKED = 64 * 2**20


def result_of(path: Path, importer: Importer, reader: ReaderProcess, scratch: Path) -> list[object]:
    """Import a copy, then unpack all of it; return reason, members and how many of them are sound."""
    copy = scratch / path.name
    shutil.copy(path, copy)
    outcome = importer.take(copy, origin=Origin.GIVEN, accept_unsigned=True)
    assert outcome.state in (State.REFUSED, State.INCOMPLETE)
    assert copy.exists(), "a refused file that was named stays where it was"
    return [outcome.reason, *unpacked(copy, reader, scratch / "unpacked")]


def unpacked(path: Path, reader: ReaderProcess, folder: Path) -> tuple[int, int]:
    """Unpack every member to files of our own naming."""
    folder.mkdir()
    try:
        listing = reader.list(path)
        small = [name for name, member in listing.members.items() if member.size < LARGEST_UNPACKED]
        files = {name: folder / str(number) for number, name in enumerate(small)}
        return len(listing.members), len(reader.unpack(path, files, unheard, never))
    except PackageError:
        return 0, 0
    finally:
        shutil.rmtree(folder)


def reading_memory() -> int:
    """Bytes that the reading processes of this one take."""
    return sum(child.memory_info().rss for child in psutil.Process().children() if "sync.reading" in child.cmdline())


def test_every_archive_ends_in_the_result_that_is_known(
    tmp_path: Path, corpus: Path, importer: Importer, reader: ReaderProcess, library: Library
) -> None:
    found: dict[str, list[object]] = {}
    for folder in sorted(corpus.glob("archives-*")):
        for path in sorted(folder.iterdir()):
            scratch = tmp_path / "scratch"
            scratch.mkdir()
            started = time.monotonic()
            found[f"{folder.name}/{path.name}"] = result_of(path, importer, reader, scratch)
            assert time.monotonic() - started < SECONDS, path
            assert reading_memory() < MEMORY, path
            assert sorted(p.name for p in scratch.iterdir()) == [path.name], "written outside the library"
            shutil.rmtree(scratch)
    assert library.packages_here() == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["library"]
    assert found == json.loads(TABLE.read_text(encoding="utf-8"))
