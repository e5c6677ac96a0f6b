"""An older school.db brought forward, killed at one system call after another: nothing is lost, and a copy is whole.

``python -m tests.faults.migration_kills FOLDER KIND STEP`` prints a JSON line; see kills.py.
"""

import json
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from catalogue.backups import looked_through
from catalogue.schema_copy import copies_for
from catalogue.school import FILE_NAME, School
from sync.machine_key import MachineKey
from tests.catalogue.old_libraries import old_library
from tests.faults.killing import found_by, killed_at
from tests.faults.kills import KINDS, Swept

_MOST = 2000
_OLD, _SCHEMA = "r5-s2", 2
_TAUGHT = {"english-4-1-01", "music-4-1-01"}


def sweep(folder: Path, names: Collection[str], step: int) -> Swept:
    """Bring it forward once for every ``step``-th call, with a kill at it."""
    before, now, swept = old_library(_OLD, folder), folder / "now", Swept()
    for number in range(1, _MOST, step):
        shutil.rmtree(now, ignore_errors=True)
        shutil.copytree(before, now)
        last = killed_at(lambda: _open(now).close(), now, names, number)
        swept.violations += [f"killed at call {number}, {last}: {found}" for found in found_by(lambda: _wrong(now))]
        if last is None:
            return swept
        swept.killed[last.name] += 1
    raise RuntimeError(f"more than {_MOST} calls")


def _open(library: Path) -> School:
    return School.open(library, MachineKey(library))


def _wrong(library: Path) -> Iterator[str]:
    school = _open(library)
    school.check()
    if school.taught() != _TAUGHT or len(school.records()) != 3:
        yield f"records: {school.records()}"
    school.close()
    copies = copies_for(library / FILE_NAME, _SCHEMA)
    if not copies:
        yield "no copy of before"
    for copy in copies:
        looked_through(copy)
    left = [path.name for path in (library / "backups").iterdir() if path not in copies]
    if left:
        yield f"remains: {left}"


def main() -> None:
    """Sweep, and print what was found."""
    folder, kind, step = sys.argv[1:]
    swept = sweep(Path(folder), KINDS[kind], int(step))
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
