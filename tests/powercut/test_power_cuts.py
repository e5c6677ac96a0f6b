"""The current fails at any moment of an import: the next start finds nothing lost and promises nothing wrong.

``python -m bench.power_cuts`` makes many more such moments.
"""

import os
from pathlib import Path

import pytest

from tests.powercut.cuts import Disk, Way, cut, record_import
from tests.powercut.disk import format_disk, mounted, recorded
from tests.powercut.record import Flush, Write, read_record

STATES = 40


def test_a_flush_of_a_program_is_in_the_record_after_what_it_wrote(work: Path) -> None:
    base, record, data = work / "base", work / "record", os.urandom(2**16)
    format_disk(base)
    with recorded(base, record, work / "recorded") as device, mounted(device, work / "mount", Disk.STRICT.options):
        before = len(read_record(record))
        with (work / "mount" / "file").open("wb") as file:
            file.write(data)
            file.flush()
            assert read_record(record)[before:] == []
            os.fsync(file.fileno())
        events = read_record(record)[before:]
    assert isinstance(events[-1], Flush)
    assert any(isinstance(event, Write) and data in event.data for event in events[:-1])


@pytest.mark.parametrize("way", list(Way))
def test_after_a_power_cut_at_any_moment_the_next_start_goes_on(work: Path, way: Way) -> None:
    recording = record_import(work / "recording", way, Disk.STRICT)
    violations = [violation for number in range(STATES) for violation in cut(recording, work / "cut", str(number))]
    assert violations == []


@pytest.mark.parametrize(("wrong", "way"), [("let go first", Way.RENAMED), ("flush nothing", Way.COPIED)])
def test_a_wrong_import_is_found_out(work: Path, wrong: str, way: Way) -> None:
    recording = record_import(work / "recording", way, Disk.KIND, wrong)
    assert any(cut(recording, work / "cut", str(number)) for number in range(STATES))
