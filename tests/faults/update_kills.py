"""An update killed at one system call after another; a version that starts must be there, and the update goes on.

``python -m tests.faults.update_kills FOLDER KIND STEP [WRONG]`` prints a JSON line; see kills.py.
"""

import json
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

from tests.faults.calls import GO_ON, KILL, Answer, Call, Say, watch
from tests.faults.kills import KINDS, Swept
from tests.sync.updates import WRONG, Update, Whole, next_start, whole_versions

_MOST = 2000


def sweep(folder: Path, names: Collection[str], step: int, wrong: str = "") -> Swept:
    """Update once for every ``step``-th call, with a kill at it."""
    before, swept = Update.make(folder), Swept()
    whole = whole_versions(folder)
    for number in range(1, _MOST, step):
        shutil.rmtree(folder / "now", ignore_errors=True)
        shutil.copytree(before.folder, folder / "now")
        now = Update(folder / "now")
        last = _killed_at(now, names, number, wrong)
        swept.violations += [f"killed at call {number}, {last}: {found}" for found in _found(now, whole)]
        if last is None or (wrong and swept.violations):
            return swept
        swept.killed[last.name] += 1
    raise RuntimeError(f"more than {_MOST} calls")


def _killed_at(now: Update, names: Collection[str], number: int, wrong: str) -> Call | None:
    made: list[Call] = []

    def decide(call: Call) -> Answer:
        if not call.path.startswith(str(now.folder)):
            return GO_ON
        made.append(call)
        return KILL if len(made) == number else GO_ON

    def work(_say: Say) -> None:
        if wrong:
            WRONG[wrong]()
        now.take_all()

    return None if watch(work, names, decide) else made[-1]


def _found(now: Update, whole: Whole) -> list[str]:
    """Start again, in a process of its own."""
    found: list[str] = []

    def start(say: Say) -> None:
        for violation in next_start(now, whole):
            say(violation)

    try:
        watch(start, (), lambda _call: GO_ON, found.append)
    except RuntimeError as error:
        found.append(str(error))
    return found


def main() -> None:
    """Sweep, and print what was found."""
    folder, kind, step = sys.argv[1:4]
    swept = sweep(Path(folder), KINDS[kind], int(step), *sys.argv[4:])
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
