"""The program killed at every write that matters, one call after the other, by strace: nothing may be lost.

A kill cannot show a missing fsync, because what was written stays in the system's cache; it shows a wrong order.
"""

import hashlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Origin
from sync.outcome import State
from sync.storage import Library
from tests.catalogue.samples import plan
from tests.conftest import ROOT
from tests.sync.folders import LESSON, document, packed, trusting
from tests.sync.test_importer import assert_ready
from tests.sync.test_reconcile import mixed

IMPORT = """
import sys
from pathlib import Path
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.storage import Library
from sync.trust import Unsigned
root, archive, origin = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
with Library(root, space_floor=0) as library:
    catalogue = Catalogue.open(root)
    importer = Importer(library, catalogue, unsigned=Unsigned.ALWAYS)
    importer.reconcile()
    importer.take(archive, origin=Origin(origin))
    catalogue.close()
"""
WRONG = """
from sync.storage import Library, remove_with_sides
def hasty(library, verified, side_source, package):
    data = verified.read_bytes()
    remove_with_sides(side_source)
    package.write_bytes(data)
Library.admit = hasty
"""
"""What nobody may write: the source is let go before its bytes have another name."""

MOST_KILLS = 80


def killed(program: str, arguments: list[str | Path], call: str, number: int) -> bool:
    """Run a program that imports, with a kill at the ``number``-th ``call``; tell whether it came to that."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    inject = f"inject={call}:signal=SIGKILL:when={number}"
    traced = [strace, "-f", "-o", "/dev/null", "-e", inject, sys.executable, "-B", "-c", program, *arguments]
    ended = subprocess.run(traced, cwd=ROOT, check=False, capture_output=True, text=True)
    if "ptrace" in ended.stderr and "not permitted" in ended.stderr:
        pytest.skip("tracing is not allowed here")
    assert ended.returncode in (0, -signal.SIGKILL, 128 + signal.SIGKILL), ended.stderr
    return ended.returncode != 0


def hashes_hold(catalogue: Catalogue) -> bool:
    """Tell whether every byte that is promised is there and right."""
    for resource in catalogue.resources(LESSON):
        if resource.extent is not None:
            with resource.extent.path.open("rb") as file:
                file.seek(resource.extent.offset)
                if hashlib.sha256(file.read(resource.extent.size)).hexdigest() != resource.sha256:
                    return False
    return True


def goes_on(library: Library, archive: Path, origin: str) -> None:
    """What the next start does: it must find the package here, or its source there, and nothing half done."""
    catalogue = Catalogue.open(library.root)
    try:
        assert hashes_hold(catalogue)
        importer = trusting(library, catalogue)
        importer.reconcile()
        assert hashes_hold(catalogue)
        assert catalogue.lesson(LESSON).state in (LessonState.READY, LessonState.MISSING)
        set_aside = library.quarantine / archive.name
        if set_aside.exists():  # the process that reads archives was killed, and a new one at the same call
            set_aside.replace(archive)
        if archive.exists():
            assert importer.take(archive, origin=Origin(origin)).state in (State.ADMITTED, State.KNOWN)
        assert_ready(catalogue)
        assert [package.version for package in catalogue.packages()] == [2]
        assert not list(library.incoming.iterdir())
        assert len(list(library.packages.glob("*.7z"))) == 1
        assert len(list(library.cache.iterdir())) <= 1
    finally:
        catalogue.close()


def one_of_ours(tmp: Path, media: Path) -> Path:
    """A package with its side manifest."""
    return packed(tmp, media, document(version=2), "new.7z")[0]


def one_by_hand(tmp: Path, media: Path) -> Path:
    """A package without one, of which a member has to be unpacked."""
    return mixed(tmp, media, document(version=2), "new.7z")


def kill_everywhere(tmp: Path, sources: Path, origin: str, call: str, program: str = IMPORT, step: int = 1) -> int:
    """Import once for each ``call`` that the import makes, killed there; return how often it was killed."""
    before = tmp / "before"
    for number in range(1, MOST_KILLS, step):
        root, drop = tmp / f"library-{number}", tmp / f"drop-{number}"
        shutil.copytree(before, root)
        shutil.copytree(sources, drop, ignore=lambda _folder, names: [n for n in names if not n.startswith("new.7z")])
        it_died = killed(program, [root, drop / "new.7z", origin], call, number)
        with Library(root, space_floor=0) as library:
            goes_on(library, drop / "new.7z", origin)
        if not it_died:
            return number // step
    pytest.fail(f"more than {MOST_KILLS} calls of {call}")


@pytest.fixture
def first_version(tmp_path: Path, media: Path) -> None:
    """A library, in ``before``, that holds the version before the one that will be imported."""
    with Library(tmp_path / "before", space_floor=0) as library:
        catalogue = Catalogue.open(library.root)
        plan(catalogue, LESSON)
        old, _ = packed(tmp_path, media, document())
        assert trusting(library, catalogue).take(old, origin=Origin.DROP).state is State.ADMITTED
        catalogue.close()


@pytest.mark.parametrize(
    ("make", "origin", "call", "step"),
    [
        *((one_of_ours, "drop", call, 1) for call in ("fsync", "fdatasync", "rename", "unlink")),
        *((one_of_ours, "stick", call, 1) for call in ("fsync", "rename")),
        *((one_by_hand, "drop", call, 1) for call in ("fsync", "rename", "unlink", "mkdir")),
        (one_of_ours, "drop", "pwrite64", 7),  # SQLite's own writes, which it answers for: some of them
    ],
)
@pytest.mark.usefixtures("first_version")
def test_killed_at_any_write_the_next_start_goes_on(
    tmp_path: Path, media: Path, make: Callable[[Path, Path], Path], origin: str, call: str, step: int
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    make(sources, media)
    assert kill_everywhere(tmp_path, sources, origin, call, step=step) > 0


@pytest.mark.usefixtures("first_version")
def test_a_wrong_order_of_writes_would_be_found(tmp_path: Path, media: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    one_of_ours(sources, media)
    with pytest.raises(AssertionError):
        kill_everywhere(tmp_path, sources, "drop", "unlink", program=WRONG + IMPORT)
