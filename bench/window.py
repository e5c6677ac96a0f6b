"""The window: process start to usable, idle memory, and stalls while importing and playing at once."""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from bench.importing import make_package
from bench.report import build_folder, needs_display, seconds
from desktop.places import open_household

_COPIES = 100
_RUNS = 7


def library_of(folder: Path, copies: int) -> Path:
    """Make a library with the plan so many times over."""
    open_household(folder).close()
    with closing(sqlite3.connect(folder / "resources.db")) as database, database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(lesson)")]
        others = ", ".join(column for column in columns if column not in ("id", "sequence"))
        for number in range(1, copies):
            database.execute(
                f"INSERT INTO lesson (id, sequence, {others}) "  # noqa: S608  # column names of our own table
                f"SELECT id || '-{number}', sequence + {number} * 266, {others} FROM lesson WHERE sequence <= 266"
            )
    return folder


def start(library: Path, what: str, at_most: float = 0.7) -> None:
    """Process start to a window that is filled, beside Python and Qt alone; compiled, as an installed program is."""
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(library.parent / "compiled")}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    usable, bare, memory, share = [], [], [], []
    for number in range(_RUNS + 1):
        began = time.time()
        ended = subprocess.run(
            [sys.executable, "-m", "bench.window_probe", str(library)],
            capture_output=True, text=True, check=True, env=compiled,
        )  # fmt: skip
        said = json.loads(ended.stdout)
        alone = seconds(
            lambda: subprocess.run(
                [sys.executable, "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"],
                check=True,
                env=compiled,
            )
        )
        if number:
            usable.append(said["usable"] - began)
            memory.append(said["idle_mib"])
            share.append(said["share_mib"])
            bare.append(alone)
    line = {
        "bench": f"process start to window usable, {what}",
        "usable": {"min": round(min(usable), 3), "median": round(statistics.median(usable), 3)},
        "python and Qt alone": {"median": round(statistics.median(bare), 3)},
        "idle MiB": {"median": statistics.median(memory), "own share of it": statistics.median(share)},
        "at_most": at_most,
        "memory_at_most": 130,
    }
    print(json.dumps(line), flush=True)


def stalls(work: Path) -> None:
    """The longest time for which the window did not answer while 1 GB is imported and a video plays."""
    library = library_of(work / "library-stalls", 1)
    archive = make_package(work / "f", 1)
    demo = work / "demo"
    subprocess.run([sys.executable, "-m", "desktop.demo", str(demo)], check=True)
    (library / "drop").mkdir(exist_ok=True)
    for path in demo.glob("grade4-term1-week01.7z*"):
        shutil.move(path, library / "drop")
    probe = [sys.executable, "-m", "bench.stall_probe", str(library), str(archive)]
    print(subprocess.run(probe, capture_output=True, text=True, check=True).stdout, end="", flush=True)


def main() -> None:
    """Run all under build/."""
    needs_display("bench.window")
    with build_folder() as work:
        for copies in (1, _COPIES):
            start(library_of(work / f"library-{copies}", copies), f"{copies * 266} lessons")
        stalls(work)


if __name__ == "__main__":
    main()
