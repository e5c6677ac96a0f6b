"""The current fails at any moment of an update of the program: a version starts, whole, and the update goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.powercut.cuts import Disk, neighbour
from tests.powercut.disk import format_disk, mounted, recorded, write_all
from tests.powercut.record import read_record
from tests.powercut.states import DiskBefore, draw_moment, seeded, surviving
from tests.sync.updates import Update, Whole, next_start, whole_versions

pytestmark = pytest.mark.expects_warnings  # what a cut has left may be said in the log

STATES = 30


class Recording:
    """An update on a disk that makes up for no flush which a program forgot, beside another program that flushes."""

    def __init__(self, folder: Path, wrong: str = "") -> None:
        folder.mkdir()
        self.folder, self.whole = folder, whole_versions(folder)
        base, record, mount = folder / "base", folder / "record", folder / "mount"
        format_disk(base)
        with mounted(base, mount, "loop"):
            Update.make(mount)
        with recorded(base, record, folder / "recorded") as device, mounted(device, mount, Disk.STRICT.options):
            self.first = len(read_record(record))
            command = [sys.executable, "-m", "tests.sync.updates", str(mount / "before")]
            with neighbour(mount, Disk.BUSY):
                subprocess.run([*command, wrong] if wrong else command, cwd=ROOT, check=True)
            write_all(mount)
            self.last = len(read_record(record))
        self.before, self.events = DiskBefore(base), read_record(record)

    def cut(self, seed: str) -> list[str]:
        """Cut the current at a moment that ``seed`` decides, and start again; return what is wrong."""
        chance = seeded(seed)
        moment = draw_moment(self.events, self.first, self.last, chance)
        image = self.folder / "image"
        image.unlink(missing_ok=True)
        self.before.with_writes(image, surviving(self.events, moment, chance))
        with mounted(image, self.folder / "mount", f"loop,{Disk.STRICT.options}") as mount:
            return [f"{moment}, seed {seed}: {found}" for found in self._started(mount / "before", self.whole)]

    def _started(self, folder: Path, whole: Whole) -> list[str]:
        try:
            return list(next_start(Update(folder), whole))
        except Exception as error:  # whatever the program raises at its start is what is looked for
            return [f"{type(error).__name__}: {error}"]


def test_after_a_power_cut_at_any_moment_a_version_starts(work: Path) -> None:  # the fixture
    recording = Recording(work / "recording")
    assert [found for number in range(STATES) for found in recording.cut(str(number))] == []


def test_an_update_that_flushes_nothing_is_found_out(work: Path) -> None:
    recording = Recording(work / "recording", "flush nothing")
    assert any(recording.cut(str(number)) for number in range(10 * STATES))
