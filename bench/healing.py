"""Healing 1 GB from damaged copies: how fast bytes are gone through, against hashing alone on two threads."""

import json
import os
import random
import shutil
import statistics
import time
from pathlib import Path

from bench.importing import make_package, running_reader
from bench.report import build_folder, seconds
from catalogue.store import Catalogue
from desktop.places import open_household
from sync.importer import Importer, Origin
from sync.outcome import State
from sync.pack import PIECE_SIZE
from sync.parts import parts_of
from sync.pieces import Hasher, piece_runs
from sync.storage import Library
from sync.trust import Unsigned

_ROUNDS = 3
_SHARE = 10
"""One piece in so many is bad in each copy."""


def spoil(archive: Path, folder: Path, *, number: int, cut: bool) -> Path:
    """Copy a package with its manifest, and zero 4 KiB in a tenth of its pieces; ``cut`` it to half."""
    folder.mkdir()
    copy = folder / archive.name
    for path in archive.parent.glob(f"{archive.name}*"):
        shutil.copy(path, folder)
    size = copy.stat().st_size
    pieces = size // PIECE_SIZE
    with copy.open("rb+") as file:
        for piece in random.Random(number).sample(range(pieces), pieces // _SHARE):  # noqa: S311  # not secret
            file.seek(piece * PIECE_SIZE + 5000)
            file.write(bytes(4096))
        if cut:
            file.truncate(size // 2)
    return copy


def healed(work: Path, archive: Path, origin: Origin, *, held: bool = False) -> tuple[int, int, float]:
    """Heal from as many copies as it takes; return these, the bytes gone through and the seconds.

    ``held``: a second name keeps the blocks of the copies, so that freeing them is not timed: what a drop folder
    brought is removed, which takes the disk longer than healing takes the processor.
    """
    root = work / "library"
    open_household(root).close()
    gone_through, took, pieces = 0, 0.0, -(-archive.stat().st_size // PIECE_SIZE)
    with Library(root) as library:
        catalogue = Catalogue.open(root)
        # The process that reads archives runs already, as it does in a program that receives: starts are left out.
        importer = Importer(library, catalogue, unsigned=Unsigned.ALWAYS, reader=running_reader(work))
        for number in range(10):
            copy = spoil(archive, work / f"copy-{number}", number=number, cut=number == 1)
            if held:
                (work / f"held-{number}").hardlink_to(copy)
            os.sync()
            parts = list(parts_of(library))
            missing = parts[0].missing if parts else range(pieces)
            here = copy.stat().st_size // PIECE_SIZE
            gone_through += sum(PIECE_SIZE for piece in missing if piece <= here)
            started = time.perf_counter()
            outcome = importer.take(copy, origin=origin)
            took += time.perf_counter() - started
            shutil.rmtree(copy.parent, ignore_errors=True)
            if outcome.state is State.ADMITTED:
                break
        importer.close()
        catalogue.close()
    shutil.rmtree(root)
    for path in work.glob("held-*"):
        path.unlink()
    return number + 1, gone_through, took


def main() -> None:
    """Heal in each way, in turn with hashing; print the ratio of the speeds. From a drop folder sources are removed."""
    with build_folder() as work:
        archive = make_package(work / "f", 1)
        runs = list(piece_runs(archive.stat().st_size, PIECE_SIZE))
        for origin, held in ((Origin.DROP, False), (Origin.DROP, True), (Origin.GIVEN, False), (Origin.STICK, False)):
            ratios = []
            for _ in range(_ROUNDS):
                hashing = archive.stat().st_size / seconds(lambda: Hasher().digests(archive, runs))
                copies, gone_through, took = healed(work, archive, origin, held=held)
                ratios.append(gone_through / took / hashing)
            line = {
                "bench": f"healing 1 GB, {origin}, speed against hashing",
                "freeing the sources timed": origin is Origin.DROP and not held,
                "copies": copies,
                "min": round(min(ratios), 2),
                "median": round(statistics.median(ratios), 2),
                "at_least": 0.5,
            }
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
