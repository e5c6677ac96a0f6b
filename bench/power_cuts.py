"""Power cuts by the thousand: ``python -m bench.power_cuts [STATES [imports|lessons]]``, as root.

Every violation goes to stderr.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.report import skipped
from tests.powercut.cuts import Disk, Way, cut, record_import
from tests.powercut.disk import what_is_missing, work_folder
from tests.powercut.lesson_cuts import cut_lesson, record_teaching

_STATES = 2000
_STATES_A_RECORDING = 100
"""Another recording after so many: no two runs write in the very same order."""

Cut = Callable[[Path, str], list[str]]
"""Cuts the current once, in a folder, at a moment that a seed decides; returns what is wrong then."""


def imports(way: Way, disk: Disk, folder: Path) -> Cut:
    """Record an import."""
    return partial(cut, record_import(folder, way, disk))


def lessons(disk: Disk, folder: Path) -> Cut:
    """Record lessons."""
    return partial(cut_lesson, record_teaching(folder, disk))


def violations(cut_once: Cut, folder: Path, numbers: range) -> int:
    """Cut the current once for each number; return how many of the disks were not put right."""
    count = 0
    for number in numbers:
        found = cut_once(folder, str(number))
        count += bool(found)
        for violation in found:
            print(violation, file=sys.stderr, flush=True)
    return count


def run(name: str, kinds: Sequence[Callable[[Path], Cut]], states: int) -> None:
    """Make as many states as were asked for, of every kind in turn, and print what was found, or what is missing."""
    if missing := what_is_missing():
        skipped(name, missing)
        return
    lot = min(_STATES_A_RECORDING, -(-states // len(kinds)))
    found, took = 0, 0.0
    for turn, start in enumerate(range(0, states, lot)):
        with work_folder() as work:
            cut_once = kinds[turn % len(kinds)](work / "recording")
            started = time.perf_counter()
            found += violations(cut_once, work / "cut", range(start, min(start + lot, states)))
            took += time.perf_counter() - started
    line = {"bench": name, "states": states, "violations": found, "seconds_a_state": round(took / states, 4)}
    print(json.dumps(line), flush=True)


def main() -> None:
    """Cut imports, and a quarter as often lessons, whose disks are alike."""
    states = int(sys.argv[1]) if len(sys.argv) > 1 else _STATES
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    if wanted != "lessons":
        run("power cuts", [partial(imports, way, disk) for disk in Disk for way in Way], states)
    if wanted != "imports":
        count = states if wanted else max(states // 4, 1)
        run("power cuts while teaching", [partial(lessons, disk) for disk in Disk], count)


if __name__ == "__main__":
    main()
