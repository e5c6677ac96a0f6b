"""What the program does on the disk that is recorded. All calls into ``sync`` that change anything are made here.

``python -m tests.powercut.workload LIBRARY SENT DROP [WRONG]`` takes in what is in DROP as the program does: in the
record there must be what a process of its own writes, up to its end.
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
from sync.storage import Library, remove_with_sides
from tests.catalogue.samples import plan
from tests.conftest import MEDIA
from tests.sync.folders import LESSON, document, lay_out, packed, seven_zip, trusting
from tests.sync.test_importer import flip
from tests.sync.test_reconcile import mixed

LESSONS = (LESSON, "english-4-1-02")
"""The first is ready before anything is recorded, the second is not."""

LISTED = {"a.7z": ("org.test.a", 2), "b.7z": ("org.test.b", 1)}
"""Id and version that each good package has in the end."""

DAMAGED, DAMAGED_ID = "c.7z", "org.test.c"


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


def take_all(program: Opened, drop: Path) -> None:
    """Take in every package of a drop folder; what becomes of each shows in the library."""
    for archive in sorted(drop.glob("*.7z")):
        program.importer.take(archive, origin=Origin.DROP)


def lay_out_library(root: Path, work: Path) -> None:
    """Make a library that holds the first version of a package, of which the second will come."""
    with opened(root) as program:
        plan(program.catalogue, *LESSONS)
        old, _ = packed(work, MEDIA, document(), "old.7z")
        assert program.importer.take(old, origin=Origin.DROP).state is State.ADMITTED


def lay_out_packages(work: Path, *, unpacked: bool) -> Mapping[str, bytes]:
    """Return what is sent, by name: an update, one made by hand, perhaps with a member to unpack, and a damaged one."""
    update = document(version=2)
    update["lessons"][0]["resources"].append({"path": "media/bunny-800x640.mp4", "role": "video"})
    packed(work, MEDIA, update, "a.7z")
    by_hand = document("org.test.b")
    by_hand["lessons"][0]["id"] = LESSONS[1]
    if unpacked:
        mixed(work, MEDIA, by_hand, "b.7z")
    else:
        seven_zip(lay_out(work / "by-hand", MEDIA, by_hand), work / "b.7z", "-mx=0")
    flip(packed(work, MEDIA, document(DAMAGED_ID), DAMAGED)[0], 5000)
    return {path.name: path.read_bytes() for path in work.glob("[abc].7z*")}


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
    for wrong in sys.argv[4:]:
        WRONG[wrong]()
    if not drop.exists():
        shutil.copytree(sent, drop)
    with opened(root) as program:
        put_in_order(program)
        take_all(program, drop)


if __name__ == "__main__":
    main()
