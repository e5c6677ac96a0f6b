"""What the program does on the disk that is recorded. All calls into ``sync`` that change anything are made here.

``python -m tests.powercut.workload LIBRARY SENT DROP ORIGIN [WRONG]`` takes in what is in DROP as the program does: in
the record there must be what a process of its own writes, up to its end.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.store import Catalogue
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pack import PIECE_SIZE, pack
from sync.signature import SecretKey
from sync.storage import Library, remove_with_sides
from sync.trust import TrustStore
from tests.catalogue.samples import plan
from tests.conftest import MEDIA
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip, trusting
from tests.sync.test_importer import flip
from tests.sync.test_reconcile import mixed

LESSONS = (LESSON, "english-4-1-02", "english-4-1-03", "english-4-1-04")
"""Of the packages a, b, c and d. The first is ready before anything is recorded, the others are not."""

LISTED = {"a.7z": ("org.test.a", 2), "b.7z": ("org.test.b", 1), "d": ("org.test.d", 1)}
"""Id and version that each good package has in the end, and one that can be healed."""

SIGNED = "a.7z"
DAMAGED, DAMAGED_ID = "c.7z", "org.test.c"
HEALED = ("d-1.7z", "d-2.7z")
"""Two copies of one package, each damaged where the other is not."""


@dataclass(frozen=True)
class Opened:
    """A library as the running program has it."""

    library: Library
    catalogue: Catalogue
    importer: Importer


@contextlib.contextmanager
def opened(root: Path) -> Iterator[Opened]:
    """Open a library."""
    with (
        Library(root, space_floor=0) as library,
        contextlib.closing(Catalogue.open(root)) as catalogue,
        trusting(library, catalogue) as importer,
    ):
        yield Opened(library, catalogue, importer)


def put_in_order(program: Opened) -> None:
    """What every start does first."""
    program.importer.reconcile()


def take_all(program: Opened, drop: Path, origin: Origin) -> None:
    """Take in every package of a folder; what becomes of each shows in the library."""
    for archive in sorted(drop.glob("*.7z")):
        program.importer.take(archive, origin=origin)


def lay_out_library(root: Path, work: Path, key: SecretKey) -> None:
    """Make a library that trusts a key, and holds the first version of a package, of which the second will come."""
    with opened(root) as program:
        plan(program.catalogue, *LESSONS)
        (work / "issuer.pub").write_text(key.public.text())
        TrustStore(program.library.trusted).add(work / "issuer.pub")
        old, _ = packed(work, MEDIA, document(), "old.7z")
        assert program.importer.take(old, origin=Origin.DROP).state is State.ADMITTED


def lay_out_packages(work: Path, key: SecretKey, *, unpacked: bool, healed: bool) -> Mapping[str, bytes]:
    """Return what is sent, by name: a signed update, one made by hand, perhaps with a member to unpack, a damaged one.

    With ``healed`` two more copies of another, which add up to the whole.
    """
    update = document(version=2)
    update["lessons"][0]["resources"].append({"path": "media/bunny-800x640.mp4", "role": "video"})
    pack(lay_out(work / "update", MEDIA, update), work / SIGNED, key=key)
    by_hand = of_lesson("org.test.b", LESSONS[1])
    if unpacked:
        mixed(work, MEDIA, by_hand, "b.7z")
    else:
        seven_zip(lay_out(work / "by-hand", MEDIA, by_hand), work / "b.7z", "-mx=0")
    flip(packed(work, MEDIA, of_lesson(DAMAGED_ID, LESSONS[2]), DAMAGED)[0], 5000)
    if healed:
        whole = of_lesson("org.test.d", LESSONS[3], "media/bigbuckbunny-720p.mp4", "media/bunny-800x640.mp4")
        for number, name in enumerate(HEALED):
            flip(packed(work, MEDIA, whole, name)[0], number * PIECE_SIZE + 5000)
    return {path.name: path.read_bytes() for path in work.glob("[abcd]*.7z*") if path.is_file()}


def of_lesson(package_id: str, lesson: str, *videos: str) -> dict[str, Any]:
    """A manifest of one lesson, with other videos where some are named."""
    said = document(package_id)
    said["lessons"][0]["id"] = lesson
    if videos:
        said["lessons"][0]["resources"] = [{"path": video, "role": "video"} for video in videos]
    return said


def _hasty(_library: Library, verified: Path, side_source: Path, package: Path) -> None:
    """What nobody may write: the source is let go before its bytes have another name."""
    data = verified.read_bytes()
    remove_with_sides(side_source)
    package.write_bytes(data)


def _let_go_first() -> None:
    setattr(Library, "admit", _hasty)  # noqa: B010  # what is wrong on purpose has no type either


def _flush_nothing() -> None:
    """The right order, with nothing to hold the disk to it. No kill can show that this is wrong."""
    ignored: Any = lambda _descriptor: None  # noqa: E731  # a def would need a name for what is nothing
    os.fsync = os.fdatasync = ignored


WRONG: Mapping[str, Callable[[], None]] = {"let go first": _let_go_first, "flush nothing": _flush_nothing}
"""Faults that the harness has to find."""


def main() -> None:
    """Take in what is in a drop folder, where it first has to arrive if there is none."""
    root, sent, drop = (Path(word) for word in sys.argv[1:4])
    for wrong in sys.argv[5:]:
        WRONG[wrong]()
    if not drop.exists():
        shutil.copytree(sent, drop)
    with opened(root) as program:
        put_in_order(program)
        take_all(program, drop, Origin(sys.argv[4]))


if __name__ == "__main__":
    main()
