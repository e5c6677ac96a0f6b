"""An update killed at one system call after another; a version that starts must be there, and the update goes on.

``python -m tests.faults.update_kills FOLDER KIND STEP [WRONG]`` prints a JSON line; see kills.py.
"""

import json
import shutil
import sys
from collections.abc import Collection
from functools import partial
from pathlib import Path

from tests.faults.killing import found_by, killed_at
from tests.faults.kills import KINDS, Swept
from tests.sync.updates import WRONG, Update, next_start, whole_versions

_MOST = 2000


def sweep(folder: Path, names: Collection[str], step: int, wrong: str = "") -> Swept:
    """Update once for every ``step``-th call, with a kill at it."""
    before, swept = Update.make(folder), Swept()
    whole = whole_versions(folder)
    for number in range(1, _MOST, step):
        shutil.rmtree(folder / "now", ignore_errors=True)
        shutil.copytree(before.folder, folder / "now")
        now = Update(folder / "now")
        last = killed_at(partial(_taken, now, wrong), now.folder, names, number)
        swept.violations += [
            f"killed at call {number}, {last}: {found}" for found in found_by(partial(next_start, now, whole))
        ]
        if last is None or (wrong and swept.violations):
            return swept
        swept.killed[last.name] += 1
    raise RuntimeError(f"more than {_MOST} calls")


def _taken(now: Update, wrong: str) -> None:
    if wrong:
        WRONG[wrong]()
    now.take_all()


def main() -> None:
    """Sweep, and print what was found."""
    folder, kind, step = sys.argv[1:4]
    swept = sweep(Path(folder), KINDS[kind], int(step), *sys.argv[4:])
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
