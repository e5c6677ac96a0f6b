"""Tests that nobody can change the register unseen: every way of meddling is found, and where; a backup is no crime."""

import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.entries import Ending, Kind, digest, seal
from catalogue.merging import Received
from catalogue.school import FILE_NAME, School
from catalogue.sealing import FILE_NAME as HEAD_FILE
from catalogue.sealing import Head, read_head
from catalogue.verification import Fault, Verdict
from sync.machine_key import MachineKey, machine_of
from tests.conftest import ROOT
from tests.sync.registers import by_hand, hours, open_school, random_edit

COUNT = 40
EDITS = 300


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose register has COUNT records."""
    library = tmp_path_factory.mktemp("written")
    school = open_school(library)
    school.register.add(hours(COUNT))
    school.close()
    return library


@pytest.fixture
def library(written: Path, tmp_path: Path) -> Path:
    return shutil.copytree(written, tmp_path / "library")


def verdict(library: Path) -> Verdict:
    school = open_school(library)
    try:
        return school.register.verify()
    finally:
        school.close()


def first_fault(library: Path) -> tuple[int, Fault]:
    finding = verdict(library).findings[0]
    return finding.sequence, finding.fault


def test_a_register_as_it_was_written_is_whole(library: Path) -> None:
    found = verdict(library)
    assert (found.whole, found.records, found.machines) == (True, COUNT, 1)


@pytest.mark.parametrize(
    ("change", "sequence", "fault"),
    [
        ("UPDATE record SET shown = shown + 60000 WHERE sequence = 7", 7, Fault.ALTERED),
        ("UPDATE record SET taught = 0 WHERE sequence = 1", 1, Fault.ALTERED),
        ("UPDATE record SET started = '2026-10-09T08:30:00+08:00' WHERE sequence = 40", 40, Fault.ALTERED),
        ("DELETE FROM record WHERE sequence = 20", 20, Fault.MISSING),
        ("DELETE FROM record WHERE sequence = 1", 1, Fault.MISSING),
        ("DELETE FROM record WHERE sequence > 33", 34, Fault.CUT_OFF),
        ("DELETE FROM record", 1, Fault.CUT_OFF),
        ("UPDATE record SET sequence = 59 - sequence WHERE sequence IN (29, 30)", 29, Fault.ALTERED),
        ("DELETE FROM head", 40, Fault.UNSIGNED),
        ("UPDATE head SET signature = substr(signature, 3) || '00'", 40, Fault.UNSIGNED),
        ("UPDATE head SET sequence = 41", 41, Fault.UNSIGNED),
    ],
)
def test_what_is_changed_by_hand_is_found_where_it_is(library: Path, change: str, sequence: int, fault: Fault) -> None:
    by_hand(library, change)
    assert first_fault(library) == (sequence, fault)


def test_a_record_with_a_hash_that_is_right_is_found_because_nobody_signed_it(library: Path) -> None:
    head = read_head(library)
    assert head is not None
    school = open_school(library)
    forged = seal(head.machine, COUNT + 1, head.hash, hours(1, first=COUNT + 1)[0])
    school.register.merge(Received([forged], []))
    school.close()
    sequences = {(finding.sequence, finding.fault) for finding in verdict(library).findings}
    assert (COUNT + 1, Fault.UNSIGNED) in sequences or (COUNT + 1, Fault.PUT_IN) in sequences


def test_a_whole_chain_made_anew_is_found_by_the_signed_head(library: Path, tmp_path: Path) -> None:
    school = open_school(tmp_path / "forger")
    school.register.add([replace(entry, shown=9_999_999) for entry in hours(COUNT)])
    school.close()
    school = open_school(library)
    machine, records, previous = school.register.machine, [], ""
    for number, entry in enumerate(hours(COUNT), start=1):
        records.append(seal(machine, number, previous, replace(entry, shown=9_999_999)))
        previous = records[-1].hash
    school.close()
    by_hand(library, "DELETE FROM record")
    school = open_school(library)
    school.register.merge(Received(records, []))
    school.close()
    assert Fault.CUT_OFF in {finding.fault for finding in verdict(library).findings}


def test_random_edits_are_all_found(library: Path) -> None:
    chance = random.Random(6)  # noqa: S311
    school = open_school(library)
    found = 0
    for number in range(EDITS):
        with closing(sqlite3.connect(library / FILE_NAME)) as database:
            database.execute("CREATE TABLE aside AS SELECT * FROM record")
            latest = random_edit(chance, COUNT)(database)
            database.commit()
            if latest:
                findings = school.register.verify().findings
                assert findings, f"edit {number} was not found"
                assert findings[0].sequence <= latest, f"edit {number} was found at {findings[0]}, not at {latest}"
                found += 1
            database.executescript("DELETE FROM record; INSERT INTO record SELECT * FROM aside; DROP TABLE aside")
    school.close()
    assert found > EDITS * 0.8


def test_a_backup_that_was_put_back_is_told_as_such_and_the_chain_goes_on(library: Path) -> None:
    backup = (library / FILE_NAME).read_bytes()
    school = open_school(library)
    school.register.add(hours(5, first=COUNT + 1))
    school.close()
    for suffix in ("-wal", "-shm"):
        (library / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
    (library / FILE_NAME).write_bytes(backup)
    school = open_school(library)
    school.register.recover()
    school.register.add(hours(2, first=COUNT + 1))
    found = school.register.verify()
    assert found.whole
    [restoration] = found.restorations
    assert (restoration.sequence, restoration.before, restoration.missing) == (COUNT + 1, COUNT + 5, 5)
    school.register.recover()
    assert len(school.register.verify().restorations) == 1
    school.close()


def test_records_cut_off_by_hand_do_not_pass_as_a_backup(library: Path) -> None:
    by_hand(library, "DELETE FROM record WHERE sequence > 30")
    school = open_school(library)
    school.register.recover()
    school.register.add(hours(1, first=99))
    found = school.register.verify()
    school.close()
    assert not found.whole
    assert found.restorations == ()


def test_what_was_shown_when_the_computer_stopped_becomes_a_record_at_the_next_start(tmp_path: Path) -> None:
    school = open_school(tmp_path)
    [entry] = hours(1)
    number = school.register.begin(replace(entry, ending="", shown=0))
    school.register.beat(number, replace(entry, ending="", shown=35_000))
    again = open_school(tmp_path)
    again.register.recover()
    [record] = again.register.records()
    assert (record.entry.ending, record.entry.shown) == (Ending.CUT, 35_000)
    assert again.register.live() == []
    assert again.register.verify().whole
    again.close()
    school.close()


TEACHING = """
import sys, time
from dataclasses import replace
from pathlib import Path
from tests.conftest import ROOT
from tests.sync.registers import hours, open_school

school = open_school(Path(sys.argv[1]))
school.register.recover()
for number in range(1, 1000):
    [entry] = hours(1, first=number)
    live = school.register.begin(replace(entry, ending="", shown=0))
    for beat in range(1, 4):
        school.register.beat(live, replace(entry, ending="", shown=beat * 5000))
        print(number, beat * 5000, flush=True)
    school.register.end(live, entry)
"""


def test_killed_at_any_moment_the_chain_is_whole_and_no_beat_that_was_noted_is_lost(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311  # not secret
    records = 0
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", TEACHING, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as teaching:
            assert teaching.stdout is not None
            for _ in range(chance.randint(1, 60)):
                number, shown = map(int, teaching.stdout.readline().split())
            teaching.kill()
            said = teaching.stdout.read().split()
        if len(said) >= 2:
            number, shown = int(said[-2]), int(said[-1])
        school = open_school(tmp_path)
        school.register.recover()
        assert school.register.live() == []
        found = school.register.verify()
        assert found.whole
        entries = [record.entry for record in school.register.records()][records:]
        # The last one may have ended just after it was told of.
        assert entries[number - 1].shown >= shown
        assert len(entries) in (number, number + 1)
        records = found.records
        school.close()


def test_the_machine_is_named_after_its_key_and_no_other_key_speaks_for_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    key, other = MachineKey(tmp_path / "a"), MachineKey(tmp_path / "b")
    assert MachineKey(tmp_path / "a").machine == key.machine != other.machine
    head = key.sign(3, "ff")
    assert other.holds(head)
    assert head.machine == machine_of(bytes.fromhex(head.key))
    assert not key.holds(replace(head, sequence=4))
    assert not key.holds(replace(other.sign(3, "ff"), machine=key.machine))
    assert not key.holds(Head(key.machine, 3, "ff"))


def test_without_a_key_the_register_says_that_nobody_signed_it(tmp_path: Path) -> None:
    school = School.open(tmp_path)
    school.register.add(hours(2))
    found = school.register.verify()
    assert [finding.fault for finding in found.findings] == [Fault.UNSIGNED]
    school.close()


def test_the_hash_is_that_of_the_stated_encoding() -> None:
    # Written out, so that nobody changes the format without noticing.
    assert digest("ab", 1, "", (Kind.MARK, "课", 0, True)) == (
        "6b08fc00da9152799002a3eed9ee3dfedae4886509020c30676ad2b4c8b55e56"
    )


def test_a_damaged_head_file_is_no_trouble(library: Path) -> None:
    (library / HEAD_FILE).write_text("{")
    school = open_school(library)
    school.register.recover()
    school.register.add(hours(1, first=COUNT + 1))
    assert school.register.verify().whole
    school.close()
