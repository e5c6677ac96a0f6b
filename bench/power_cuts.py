"""Power cuts by the thousand: ``python -m bench.power_cuts [STATES]``, as root; every violation goes to stderr."""

import json
import sys
import time
from pathlib import Path

from tests.powercut.cuts import Disk, Recording, Way, cut, record_import
from tests.powercut.disk import what_is_missing, work_folder

_STATES = 2000
_STATES_A_RECORDING = 100
"""Another recording after so many: no two imports write in the very same order."""


def violations(recording: Recording, folder: Path, numbers: range) -> int:
    """Cut the current once for each number; return how many of the disks were not put right."""
    count = 0
    for number in numbers:
        found = cut(recording, folder, str(number))
        count += bool(found)
        for violation in found:
            print(violation, file=sys.stderr, flush=True)
    return count


def main() -> None:
    """Make as many states as were asked for, of every way on every kind of disk in turn, and print what was found."""
    if missing := what_is_missing():
        sys.exit(missing)
    states = int(sys.argv[1]) if len(sys.argv) > 1 else _STATES
    kinds = [(way, disk) for disk in Disk for way in Way]
    lot = min(_STATES_A_RECORDING, -(-states // len(kinds)))
    found, took = 0, 0.0
    for turn, start in enumerate(range(0, states, lot)):
        with work_folder() as work:
            recording = record_import(work / "recording", *kinds[turn % len(kinds)])
            started = time.perf_counter()
            found += violations(recording, work / "cut", range(start, min(start + lot, states)))
            took += time.perf_counter() - started
    line = {"bench": "power cuts", "states": states, "violations": found, "seconds_a_state": round(took / states, 4)}
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
