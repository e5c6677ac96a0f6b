"""Imports of several packages killed at one system call after another; what the next start finds must be in order.

``python -m tests.faults.kills FOLDER ORIGIN KIND STEP [WRONG]`` prints a JSON line. It is a process of its own
because it forks: each import, and each next start, begins in a moment, with everything loaded already.
"""

import collections
import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sync.importer import Origin
from tests.faults.calls import Call
from tests.faults.killing import killed_at
from tests.faults.prepared import Prepared
from tests.powercut.workload import WRONG, opened, put_in_order, take_all

KINDS: Mapping[str, Collection[str]] = {
    "names": ("rename", "unlink", "unlinkat", "mkdir", "rmdir"),
    "flushes": ("fsync", "fdatasync", "ftruncate", "fallocate"),
    "writes": ("write", "pwrite64", "pwritev", "pwritev2"),
}
"""The calls that are killed at, by kind; each kind by itself reaches every one of its calls."""

_MOST = 5000


@dataclass
class Swept:
    """What a sweep has found: how often it killed at each call, and what was wrong after that."""

    killed: collections.Counter[str] = field(default_factory=collections.Counter)
    violations: list[str] = field(default_factory=list)


def sweep(folder: Path, origin: Origin, names: Collection[str], step: int = 1, wrong: str = "") -> Swept:
    """Import once for every ``step``-th of the calls that an import makes on the library and on what is sent.

    Of an import that does it ``wrong`` the first violation is enough.
    """
    prepared, swept = Prepared.make(folder, origin), Swept()
    for number in range(1, _MOST, step):
        last = _killed_at(prepared, names, number, wrong)
        found = prepared.next_start()
        swept.violations += [f"{origin}, killed at call {number}, {last}: {violation}" for violation in found]
        if last is not None:
            swept.killed[last.name] += 1
        if last is None or (wrong and found):
            return swept
    raise RuntimeError(f"more than {_MOST} calls")


def _killed_at(prepared: Prepared, names: Collection[str], number: int, wrong: str) -> Call | None:
    """Import, with a kill at one call."""
    library, drop = prepared.again()

    def work() -> None:
        if wrong:
            WRONG[wrong]()
        with opened(library) as program:
            put_in_order(program)
            take_all(program, drop, prepared.origin)

    return killed_at(work, prepared.folder, names, number)


def main() -> None:
    """Sweep, and print what was found."""
    folder, origin, kind, step = sys.argv[1:5]
    swept = sweep(Path(folder), Origin(origin), KINDS[kind], int(step), *sys.argv[5:])
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
