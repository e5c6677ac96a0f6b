"""Timing side by side: the machine's speed drifts, so what is compared is run in turn, and the ratio is what counts."""

import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turn(runs: int, works: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Run each work once a round, in another order each time; each returns its own seconds.

    The first round warms up and does not count. Before each, the disk gets what the one before has left to be written.
    """
    order = list(works.items())
    shuffled = random.Random(len(order))  # noqa: S311  # not secret
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(runs + 1):
        shuffled.shuffle(order)
        for name, work in order:
            if hasattr(os, "sync"):
                os.sync()
            took = work()
            if number:
                found[name].append(took)
    return found


@contextlib.contextmanager
def build_folder() -> Iterator[Path]:
    """Yield an empty folder under build/, which is on the disk that is measured; it is removed in the end."""
    base = Path("build/bench").absolute()
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def skipped(what: str, why: str) -> None:
    """Say in the same form what was not measured here, and what for."""
    print(json.dumps({"bench": what, "skipped": why}), flush=True)


def needs_display(what: str) -> None:
    """Leave with status 2 and one line where no window can be shown: Qt itself would abort, without a word for people.

    It is asked in a process of its own, which that ends.
    """
    asking = [sys.executable, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    if subprocess.run(asking, check=False, capture_output=True).returncode:
        sys.stderr.write(f"{what} shows a window and finds no display: tools/with-display.sh python -m {what}\n")
        sys.exit(2)


def show(what: str, found: Mapping[str, list[float]], **more: object) -> None:
    """Print minimum and median of each, and the ratio of the first to each of the others, round by round."""
    names = list(found)
    line: dict[str, object] = {"bench": what}
    for name, values in found.items():
        line[name] = {"min": round(min(values), 4), "median": round(statistics.median(values), 4), "runs": len(values)}
    for name in names[1:]:
        ratios = [mine / theirs for mine, theirs in zip(found[names[0]], found[name], strict=True)]
        line[f"ratio to {name}"] = {"min": round(min(ratios), 3), "median": round(statistics.median(ratios), 3)}
    print(json.dumps({**line, **more}, ensure_ascii=False), flush=True)
