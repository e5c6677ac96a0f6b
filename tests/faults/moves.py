"""A library that is moved, killed at one system call after another: it is where it was, or where it is going, whole.

``python -m tests.faults.moves FOLDER KIND STEP`` prints a JSON line; a process of its own because it forks.
"""

import json
import shutil
import sys
from functools import partial
from pathlib import Path

from sync.moving import LibraryMove
from tests.faults.killing import killed_at
from tests.faults.kills import KINDS, Swept
from tests.sync.test_moving import content, library_in, nothing, wanted

_MOST = 2000


def sweep(folder: Path, kind: str, step: int) -> Swept:
    """Move once for every ``step``-th call of a kind; after each kill look what there is, and move again."""
    swept = Swept()
    folder.mkdir(parents=True)
    for number in range(1, _MOST, step):
        old, new = folder / "old", folder / "new"
        for each in (old, new, folder / "new.moving"):
            shutil.rmtree(each, ignore_errors=True)
        whole = wanted(library_in(old))
        last = killed_at(partial(LibraryMove(old, new).finish, nothing), folder, KINDS[kind], number)
        swept.violations += [f"killed at call {number}, {last}: {problem}" for problem in _problems(old, new, whole)]
        if last is None:
            return swept
        swept.killed[last.name] += 1
    raise RuntimeError(f"more than {_MOST} calls")


def _problems(old: Path, new: Path, whole: dict[str, bytes]) -> list[str]:
    found = [] if wanted(old) == whole else ["the old library has changed"]
    if not new.exists():
        LibraryMove(old, new).finish(nothing)
    return found if content(new) == whole else [*found, "the new library is not whole"]


def main() -> None:
    """Sweep, and print what was found."""
    folder, kind, step = sys.argv[1:4]
    swept = sweep(Path(folder), kind, int(step))
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
