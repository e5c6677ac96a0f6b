"""The current fails at any moment of a lesson: at most 10 s of it are missing, and the register is whole.

``python -m bench.power_cuts`` makes many more such moments.
"""

from pathlib import Path

import pytest

from tests.powercut.cuts import Disk
from tests.powercut.lesson_cuts import cut_lesson, record_teaching
from tests.powercut.teaching import FAULTS

STATES = 40


def test_after_a_power_cut_at_any_moment_of_a_lesson_the_register_is_whole(work: Path) -> None:
    taught = record_teaching(work / "recording", Disk.STRICT)
    assert len(taught.seen) > 12
    found = [violation for number in range(STATES) for violation in cut_lesson(taught, work / "cut", str(number))]
    assert found == []


@pytest.mark.expects_warnings  # a wrong recorder may leave records that cannot be read, which the log says
@pytest.mark.parametrize("wrong", sorted(FAULTS))
def test_a_wrong_recorder_is_found_out(work: Path, wrong: str) -> None:
    taught = record_teaching(work / "recording", Disk.STRICT, wrong)
    assert any(cut_lesson(taught, work / "cut", str(number)) for number in range(STATES))
