"""Tests of the disks that are drawn: what was flushed is always there, the rest whole, absent or in sectors."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.powercut.record import Event, Flush, Record, Write, read_record
from tests.powercut.states import SECTOR, DiskBefore, Moment, draw_moment, seeded, surviving

SAFE, LOOSE = Write(8192, b"s" * 4096), Write(16384, b"l" * 4096)


def test_a_record_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    record = Record.begin(tmp_path / "record")
    assert read_record(tmp_path / "record") == []
    record.write(SAFE.offset, SAFE.data)
    record.flush()
    record.write(LOOSE.offset, LOOSE.data)
    assert read_record(tmp_path / "record") == [SAFE, Flush(), LOOSE]
    record.close()


@given(st.integers())
def test_only_whole_sectors_of_what_was_not_flushed_may_be_lost(seed: int) -> None:
    [safe, *rest] = surviving([SAFE, Flush(), LOOSE], Moment(3, 2), seeded(str(seed)))
    assert safe == SAFE
    for write in rest:
        assert (write.offset - LOOSE.offset) % SECTOR == 0
        assert len(write.data) in (SECTOR, len(LOOSE.data))
        assert LOOSE.offset <= write.offset < LOOSE.offset + len(LOOSE.data)


def test_a_write_may_be_lost_kept_or_torn() -> None:
    drawn = [list(surviving([Flush(), LOOSE], Moment(2, 1), seeded(str(seed)))) for seed in range(100)]
    sizes = {sum(len(write.data) for write in writes) for writes in drawn}
    assert {0, 4096} < sizes


@given(st.integers())
def test_the_first_block_of_a_file_system_is_not_torn(seed: int) -> None:
    kept = surviving([Write(0, b"x" * 4096)], Moment(1, 0), seeded(str(seed)))
    touched = {at for write in kept for at in range(write.offset, write.offset + len(write.data), SECTOR)}
    assert (1024 in touched) == (1536 in touched)


@given(st.lists(st.sampled_from([SAFE, Flush(), LOOSE]), min_size=3), st.integers())
def test_a_moment_lies_after_the_last_flush_before_it(events: list[Event], seed: int) -> None:
    moment = draw_moment(events, 1, len(events), seeded(str(seed)))
    assert 1 <= moment.point <= len(events)
    assert not any(isinstance(event, Flush) for event in events[moment.flushed : moment.point])
    assert moment.flushed == 0 or isinstance(events[moment.flushed - 1], Flush)


def test_a_disk_is_made_again_with_what_was_written(tmp_path: Path) -> None:
    before = bytes(2**17) + b"there" + bytes(2**17)
    (tmp_path / "before").write_bytes(before)
    DiskBefore(tmp_path / "before").with_writes(tmp_path / "after", iter([SAFE]))
    after = (tmp_path / "after").read_bytes()
    assert after == before[:8192] + SAFE.data + before[8192 + 4096 :]
