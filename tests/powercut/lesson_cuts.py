"""Recordings of teaching, power cuts at any moment of them, and what must hold of the register then."""

import os
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from catalogue.entries import Kind
from desktop.places import Household, open_household
from tests.conftest import ROOT
from tests.powercut.cuts import Disk, Recorded, after_cut, neighbour
from tests.powercut.disk import format_disk, mounted, recorded, write_all
from tests.powercut.record import length_of, read_record
from tests.powercut.states import DiskBefore, Moment
from tests.sync.registers import hours

MOST_LOST_MS = 10_000


@dataclass(frozen=True)
class Taught(Recorded):
    """Lessons on a disk. ``seen`` says after which event the class had seen how many ms, in all; of ``before`` too."""

    seen: Sequence[tuple[int, int]]
    seen_before: int

    def seen_at(self, moment: Moment) -> int:
        """Return how many ms the class had seen when the current failed."""
        known = [count for count, _ in self.seen]
        place = bisect_right(known, moment.point)
        return self.seen_before + (self.seen[place - 1][1] if place else 0)


def record_teaching(folder: Path, disk: Disk, wrong: str = "") -> Taught:
    """Record lessons that a process of its own teaches, which may write them down ``wrong``."""
    folder.mkdir()
    base, record, mount, journal = folder / "base", folder / "record", folder / "mount", folder / "journal"
    format_disk(base)
    with mounted(base, mount, "loop"):
        _teach(mount / "library")
        with closing(open_household(mount / "library")) as household:
            before = _written(household)
    with recorded(base, record, folder / "recorded") as device, mounted(device, mount, disk.options):
        first = len(read_record(record))
        with neighbour(mount, disk):
            _teach(mount / "library", record, journal, *([wrong] if wrong else []))
        write_all(mount)
        events = read_record(record)
    ends = list(accumulate(map(length_of, events)))
    said = (line.split() for line in journal.read_text(encoding="utf-8").splitlines())
    seen = [(bisect_right(ends, int(size)), int(ms)) for size, ms in said]
    return Taught(disk, DiskBefore(base), events, first, len(events), seen, before)


def cut_lesson(taught: Taught, folder: Path, seed: str) -> list[str]:
    """Cut the current while lessons are taught, start again, and return what is wrong; [] when all is well."""

    def look(mount: Path, moment: Moment) -> list[str]:
        with closing(open_household(mount / "library")) as household:
            return list(_looked_at(household, taught.seen_at(moment)))

    return [f"teaching, {violation}" for violation in after_cut(taught, folder, seed, look)]


def _looked_at(household: Household, seen: int) -> Iterator[str]:
    register = household.school.register
    if household.told:
        yield f"mended: {household.told}"
    register.recover()
    written = _written(household)
    if not seen - MOST_LOST_MS <= written <= seen:
        yield f"{written} ms are written of {seen} ms that were shown"
    yield from _chain(household, "as found")
    register.add(hours(1))
    yield from _chain(household, "gone on with")


def _chain(household: Household, when: str) -> Iterator[str]:
    verdict = household.school.register.verify()
    if not verdict.whole or verdict.restorations:
        yield f"{when}: {verdict}"


def _written(household: Household) -> int:
    records = household.school.register.records()
    return sum(record.entry.shown for record in records if record.entry.kind == Kind.HOUR)


def _teach(*words: object) -> None:
    command = [sys.executable, "-B", "-m", "tests.powercut.teaching", *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
