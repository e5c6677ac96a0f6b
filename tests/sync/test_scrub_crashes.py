"""The program killed at every write with which it takes rot out of use: nothing good is lost, nothing wrong promised.

By strace; the next start has to go on, whatever it finds.
"""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.records import LessonState
from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pack import PIECE_SIZE
from sync.reader import ReaderProcess
from sync.storage import Library
from sync.trust import Unsigned
from tests.catalogue.samples import plan
from tests.conftest import ROOT
from tests.sync.folders import LESSON, checked, document, lay_out, seven_zip, trusting
from tests.sync.test_healing import OTHER, packed_of
from tests.sync.test_importer import flip
from tests.sync.test_scrub import promises_hold

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
        importer.reconcile()
        importer.scrub.check("org.test.a", Rereading())
    catalogue.close()
"""
WRONG = """
from sync.parts import Part
def hasty(part, source, bad, were_good=False):
    data = source.read_bytes()
    source.unlink()
    part.begin()
    part.file.write_bytes(data)
    part._keep([n for n in range(part._map.count) if n not in set(bad)])
Part.adopt = hasty
"""
"""What nobody may write: the package is let go of before its bytes have another name."""


MOST_KILLS = 80


def killed(program: str, arguments: list[str | Path], call: str, number: int) -> bool:
    """Run a program with a kill at the ``number``-th ``call``; tell whether it came to that."""
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


def with_pieces(tmp: Path, _media: Path) -> Path:
    return packed_of(tmp / "source", 6)[0]


def by_hand(tmp: Path, media: Path) -> Path:
    said = document()
    said["lessons"][0]["resources"] = [{"path": "media/bear.mp3", "role": "audio"}]
    picture = {"path": "media/fruit.jpg", "role": "picture"}
    said["lessons"].append({"id": OTHER, "title": {"en": "x"}, "resources": [picture]})
    return seven_zip(lay_out(tmp / "f", media, said), tmp / "hand.7z", "-mx=0")


@pytest.fixture
def rotten(request: pytest.FixtureRequest, tmp_path: Path, media: Path) -> Path:
    """A library, in ``before``, whose one package has rot under OTHER; a good copy of the package in ``good``."""
    make: Callable[[Path, Path], Path] = request.param
    archive = make(tmp_path, media)
    good = tmp_path / "good"
    good.mkdir()
    for path in archive.parent.glob(f"{archive.name}*"):
        shutil.copy(path, good)
    root = tmp_path / "before"
    with Library(root, space_floor=0) as library:
        catalogue = Catalogue.open(root)
        plan(catalogue, LESSON, OTHER)
        assert trusting(library, catalogue).take(archive, origin=Origin.DROP).state is State.ADMITTED
        [extent] = [r.extent for r in catalogue.resources(OTHER)]
        assert extent is not None
        flip(extent.path, extent.offset + min(PIECE_SIZE, extent.size // 2))
        catalogue.close()
    return root


def goes_on(root: Path, good: Path, reader: ReaderProcess) -> None:
    """What the next start does: lessons whose bytes are good can be taught, and a copy heals the rest."""
    with Library(root, space_floor=0) as library:
        catalogue = Catalogue.open(root)
        try:
            importer = Importer(library, catalogue, unsigned=Unsigned.ASK, reader=reader)
            importer.reconcile()
            assert catalogue.lesson(LESSON).state is LessonState.READY
            assert promises_hold(catalogue, LESSON)
            checked(importer)  # where it was killed before anything was written, it is found now
            assert catalogue.lesson(LESSON).state is LessonState.READY
            assert (catalogue.lesson(OTHER).state, catalogue.lesson(OTHER).damaged) == (LessonState.MISSING, True)
            assert not list(library.packages.iterdir())
            assert importer.take(good, origin=Origin.STICK).state is State.ADMITTED
            assert importer.reconcile() == []
            for lesson in (LESSON, OTHER):
                assert catalogue.lesson(lesson).state is LessonState.READY
                assert not catalogue.lesson(lesson).damaged
            assert promises_hold(catalogue, LESSON, OTHER)
            assert not list(library.incoming.iterdir())
            assert not list(library.quarantine.iterdir())
        finally:
            catalogue.close()


def kill_everywhere(tmp: Path, reader: ReaderProcess, call: str, program: str = SCRUB, step: int = 1) -> int:
    """Scrub once for each ``call`` that it makes, killed there; return how often it was killed."""
    [good] = (tmp / "good").glob("*.7z")
    for number in range(1, MOST_KILLS, step):
        root = tmp / f"library-{number}"
        shutil.copytree(tmp / "before", root)
        it_died = killed(program, [root], call, number)
        goes_on(root, good, reader)
        shutil.rmtree(root)
        if not it_died:
            return number // step
    pytest.fail(f"more than {MOST_KILLS} calls of {call}")


@pytest.mark.parametrize(
    ("rotten", "call", "step"),
    [
        (with_pieces, "fsync", 1),
        (with_pieces, "rename", 1),
        (with_pieces, "unlink", 3),
        (by_hand, "fsync", 2),
        (by_hand, "rename", 1),
    ],
    indirect=["rotten"],
)
@pytest.mark.usefixtures("rotten")
def test_killed_at_any_write_of_taking_rot_out_of_use_the_next_start_goes_on(
    tmp_path: Path, reader: ReaderProcess, call: str, step: int
) -> None:
    assert kill_everywhere(tmp_path, reader, call, step=step) > 0


@pytest.mark.parametrize("rotten", [with_pieces], indirect=True)
@pytest.mark.usefixtures("rotten")
def test_a_wrong_order_would_be_found(tmp_path: Path, reader: ReaderProcess) -> None:
    with pytest.raises(AssertionError):
        kill_everywhere(tmp_path, reader, "unlink", program=WRONG + SCRUB)
