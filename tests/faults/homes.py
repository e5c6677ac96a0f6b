"""A library that is moved for good, killed at one system call after another: the next start finds it, whole.

``python -m tests.faults.homes FOLDER KIND STEP`` prints a JSON line; a process of its own because it forks.
"""

import json
import shutil
import sys
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from desktop import homes, moving_home
from sync.lasting import Boot, Mark, Place
from sync.marks import say_library, write_mark
from tests.faults.killing import found_by, killed_at
from tests.faults.kills import KINDS, Swept
from tests.sync.test_moving import content, library_in, wanted

_MOST = 2000


class Drives:
    """A drive with the settings of the user, one with the library, and one, perhaps the same, that it goes to."""

    def __init__(self, folder: Path, to: str) -> None:
        self.folder, self.pointer = folder, folder / "c" / "library.json"
        self.old, self.new = folder / "d" / "old", folder / to / "Skylesson"
        self.places = [Place(name, str(folder / name), 10**9, system=name == "c") for name in ("c", "d", "e")]

    def begin(self) -> dict[str, bytes]:
        """Lay out a library that was moved to its drive once, and return what is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for place in self.places:
            Path(place.root).mkdir(parents=True)
        library_in(self.old)
        write_mark(self.old, Mark("one", str(self.old), 1, Boot("b", 1.0), datetime(2026, 9, 1, tzinfo=UTC)))
        self.pointer.write_text(json.dumps({"library": str(self.old)}), encoding="utf-8")
        say_library(self.old.parent, self.old)
        return wanted(self.old)

    def put_in(self, patch: pytest.MonkeyPatch) -> None:
        """Have the program take these for the drives of the computer."""
        patch.delenv("SKYLESSON_LIBRARY", raising=False)
        for module in (homes, moving_home):
            patch.setattr(module, "pointer_path", lambda: self.pointer)
            patch.setattr(module, "data_folder", lambda: self.folder / "c" / "skylesson")
        patch.setattr(homes, "any_signpost", lambda: True)
        for name in ("sync.fixed_volumes", "desktop.moving_home"):
            patch.setattr(f"{name}.places_now", lambda: self.places)

    def wrong(self, whole: dict[str, bytes]) -> Iterator[str]:
        """Start, with the settings and without them, and yield what is wrong; then move to the end."""
        found = homes.find_home().library
        if found != (self.new if self.new.exists() else self.old):
            yield f"{found} is taken for the library"
        self.pointer.unlink(missing_ok=True)
        found = homes.find_home().library
        if wanted(found) != whole:
            yield f"without the settings {found} is taken for the library, which is not whole"
        if self.new.exists():
            return  # where both volumes name one, it is the first that counts, from then on
        moving_home.move_library(self.old, self.new)
        if content(self.new).keys() - {".lock"} != whole.keys() or homes.find_home().library != self.new:
            yield "it cannot be moved any more"


def sweep(drives: Drives, names: Collection[str], step: int) -> Swept:
    """Move once for every ``step``-th call, with a kill at it."""
    swept = Swept()
    for number in range(1, _MOST, step):
        whole = drives.begin()
        last = killed_at(partial(moving_home.move_library, drives.old, drives.new), drives.folder, names, number)
        found = found_by(partial(drives.wrong, whole))
        swept.violations += [f"killed at call {number}, {last}: {violation}" for violation in found]
        if last is None:
            return swept
        swept.killed[last.name] += 1
    raise RuntimeError(f"more than {_MOST} calls")


def main() -> None:
    """Sweep, and print what was found."""
    folder, kind, step = sys.argv[1:4]
    swept = Swept()
    for to in ("d", "e"):
        drives = Drives(Path(folder) / f"to-{to}", to)
        with pytest.MonkeyPatch.context() as patch:
            drives.put_in(patch)
            found = sweep(drives, KINDS[kind], int(step))
        swept.killed += found.killed
        swept.violations += found.violations
    sys.stdout.write(json.dumps({"killed": swept.killed, "violations": swept.violations}) + "\n")


if __name__ == "__main__":
    main()
