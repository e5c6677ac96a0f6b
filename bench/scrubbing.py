"""Reading the library again: how fast, how soon it stops, and what other work feels of it (docs/decisions/0013)."""

import json
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.importing import make_package
from bench.report import in_turn, seconds, show
from desktop.places import open_household
from sync.idle import give_way
from sync.importer import Importer, Origin
from sync.pieces import Hasher, piece_runs
from sync.rereading import Rereading
from sync.scrub import Scrub
from sync.storage import Library
from sync.trust import Unsigned

_GIGABYTES = 0.5
_ROUNDS, _STOPS = 5, 40


def cold(path: Path) -> None:
    """Have the system forget a file, so that the disk is asked."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def beside(scrub: Scrub, package: str, prepare: Callable[[], None], work: Callable[[], float]) -> float:
    """Do ``work`` while a thread, prepared in some way, reads the library again for ever."""
    stop = threading.Event()

    def run() -> None:
        prepare()
        while not stop.is_set():
            scrub.check(package, Rereading(stop.is_set))

    thread = threading.Thread(target=run)
    thread.start()
    try:
        return work()
    finally:
        stop.set()
        thread.join()


def stopping(scrub: Scrub, package: str) -> list[float]:
    """Return how long it takes, each time, from the wish to stop until the reading has stopped."""
    took, chance = [], random.Random(1)  # noqa: S311  # not secret
    for _ in range(_STOPS):
        stop = threading.Event()

        def work(stop: threading.Event = stop) -> None:
            give_way()
            scrub.check(package, Rereading(stop.is_set))

        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(chance.uniform(0.005, 0.1))
        stop.set()
        took.append(seconds(thread.join))
    return took


def main() -> None:
    """Print a line for each thing measured."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        work = Path(folder)
        archive, other = (make_package(work / name / "folder", _GIGABYTES) for name in ("one", "two"))
        household = open_household(work / "library")
        with (
            Library(work / "library") as library,
            Importer(library, household.catalogue, unsigned=Unsigned.ALWAYS) as importer,
        ):
            importer.take(archive, origin=Origin.DROP)
            [package] = household.catalogue.packages()
            measure(importer.scrub, package.id, library.root / package.file, other)
        household.close()


def measure(scrub: Scrub, package: str, file: Path, other: Path) -> None:
    """Measure with one package, whose file is ``file``, and other work on ``other``."""

    def hashed() -> float:
        cold(other)
        runs = list(piece_runs(other.stat().st_size, 2**20))
        return seconds(lambda: Hasher().digests(other, runs))

    def reread() -> float:
        cold(file)
        return seconds(lambda: scrub.check(package, Rereading(), afresh=True))

    def nothing() -> None:
        """Stay as any thread is."""

    show("scrub: reading again, against hashing on two threads", in_turn(_ROUNDS, {"scrub": reread, "hash": hashed}))
    works = {
        "beside one that gives way": lambda: beside(scrub, package, give_way, hashed),
        "alone": hashed,
        "beside any other thread": lambda: beside(scrub, package, nothing, hashed),
    }
    show("scrub: other work beside it", in_turn(_ROUNDS, works))
    took = stopping(scrub, package)
    line = {"bench": "scrub: seconds until it has stopped", "max": max(took), "median": statistics.median(took)}
    print(json.dumps({key: round(value, 4) if isinstance(value, float) else value for key, value in line.items()}))


if __name__ == "__main__":
    main()
