"""Handing on 1 GB, hashed, flushed and read back, against cp with a flush and a reading back that hashes nothing."""

import shutil
import subprocess
from pathlib import Path

from bench.importing import make_package, take
from bench.report import build_folder, in_turn, seconds, show
from catalogue.store import Catalogue
from desktop.places import open_household
from sync.handing_on import HandedState, HandingOn
from sync.intake import Reporting
from sync.reader import ReaderProcess
from sync.storage import Library

_ROUNDS = 3


def handed_on(library: Path, target: Path) -> float:
    """Hand on the package of a library to a folder; return the seconds."""
    shutil.rmtree(target, ignore_errors=True)
    catalogue = Catalogue.open(library)
    with ReaderProcess() as reader:
        handing = HandingOn(Library(library), catalogue, reader, target)
        plan = handing.plan(catalogue.packages())

        def write() -> None:
            states = [handed.state for handed in handing.write(plan, Reporting())]
            assert states == [HandedState.WRITTEN], states  # noqa: S101  # a figure for a failed one would be a lie

        took = seconds(write)
    catalogue.close()
    return took


def copied(source: Path, target: Path) -> float:
    """Copy with cp, flush with sync, read back past the cache with dd; return the seconds."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    copy = target / source.name

    def work() -> None:
        subprocess.run(["cp", source, copy], check=True)
        subprocess.run(["sync", copy], check=True)
        subprocess.run(["dd", f"if={copy}", "of=/dev/null", "bs=1M", "iflag=direct", "status=none"], check=True)

    return seconds(work)


def main() -> None:
    """Measure in turn; print the ratio of the times."""
    with build_folder() as work:
        archive = make_package(work / "f", 1)
        open_household(work / "library").close()
        take(work / "library", archive, "drop")
        [package] = (work / "library" / "packages").glob("*.7z")
        found = in_turn(
            _ROUNDS,
            {
                "handed on": lambda: handed_on(work / "library", work / "stick"),
                "cp, sync, dd": lambda: copied(package, work / "stick"),
            },
        )
        show("handing on 1 GB to a folder of the same disk", found)


if __name__ == "__main__":
    main()
