"""Tests of bundles: any number, in any order, any number of times, give the same; a damaged one is named."""

import gzip
import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.merging import Owner, Received
from catalogue.school import FILE_NAME
from sync.bundle import read_bundle, write_bundle
from sync.errors import BundleError, SourceUnreadableError
from sync.machine_key import MachineKey
from tests.sync.registers import hours, open_school

BUNDLES = 200


def make_bundles(folder: Path, schools: int, each: int) -> list[Path]:
    """Bundles of some schools, each of which has bundled again and again while it went on."""
    made = []
    for number in range(schools):
        library = folder / f"school{number}"
        school, key = open_school(library), MachineKey(library)
        for turn in range(each):
            school.register.add(hours(3, first=turn * 3 + 1))
            school.register.name_machine(f"第{number}小学" if turn else "", "平安县")
            made.append(folder / f"{number}-{turn}.bundle")
            write_bundle(made[-1], school.register.received(), key)
        school.close()
    return made


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_bundles(tmp_path_factory.mktemp("bundles"), 20, BUNDLES // 20)


def contents(library: Path) -> list[tuple[object, ...]]:
    """Everything that was merged, in a stable order."""
    with closing(sqlite3.connect(library / FILE_NAME)) as database:
        return [
            row
            for table in ("record", "head", "machine")
            for row in sorted(database.execute(f"SELECT * FROM {table}"))  # noqa: S608  # names of our own
        ]


def test_two_hundred_bundles_in_any_order_with_repeats_and_a_damaged_one_give_the_same(
    bundles: list[Path], tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.bundle"
    raw = bytearray(bundles[57].read_bytes())
    raw[len(raw) // 2] ^= 1
    damaged.write_bytes(raw)
    results = []
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311  # not secret
        order = [*bundles, *chance.sample(bundles, 40), damaged]
        chance.shuffle(order)
        school, key = open_school(tmp_path / f"office{seed}"), MachineKey(tmp_path / f"office{seed}")
        named = []
        for path in order:
            try:
                school.register.merge(read_bundle(path, key))
            except BundleError as error:
                named.append(error.path)
        assert named == [damaged]
        verdict = school.register.verify()
        assert (verdict.whole, verdict.records, verdict.machines) == (True, BUNDLES * 3, 20)
        school.close()
        results.append(contents(tmp_path / f"office{seed}"))
    assert results[0] == results[1] == results[2]
    assert ("第3小学", "平安县") in {row[1:3] for row in results[0] if len(row) == 4}


def test_what_was_lost_with_a_backup_comes_back_with_an_older_bundle(tmp_path: Path) -> None:
    library, stick = tmp_path / "school", tmp_path / "stick.bundle"
    school = open_school(library)
    school.register.add(hours(4))
    school.close()
    backup = (library / FILE_NAME).read_bytes()
    school = open_school(library)
    school.register.add(hours(3, first=5))
    write_bundle(stick, school.register.received(), MachineKey(library))
    school.close()
    (library / FILE_NAME).write_bytes(backup)
    school = open_school(library)
    school.register.recover()
    school.register.add(hours(1, first=9))
    assert school.register.verify().restorations[0].missing == 3
    assert school.register.merge(read_bundle(stick, MachineKey(library))) == 3
    verdict = school.register.verify()
    assert verdict.whole
    assert verdict.restorations[0].missing == 0
    school.register.add(hours(1, first=10))
    assert school.register.verify().whole
    school.close()


def rewritten(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> Path:
    """A copy of a bundle with other lines."""
    with gzip.open(path) as file:
        lines = file.readlines()
    out = path.with_suffix(".changed")
    with gzip.open(out, "wb") as file:
        file.writelines(change(lines))
    return out


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda lines: lines[:-1], "damaged"),
        (lambda lines: lines[:1] + lines[2:], "damaged"),
        (lambda lines: [*lines, lines[1]], "damaged"),
        (lambda lines: [lines[0].replace(b"skylesson", b"other"), *lines[1:]], "malformed"),
        (lambda lines: [*lines[:-1], lines[-1][:-6] + b'00"}\n'], "unsigned"),
        (lambda lines: [lines[0], lines[1].replace(b"1800001", b"9800001"), *lines[2:]], "damaged"),
        (lambda lines: [lines[0], b"x" * 70_000 + b"\n", *lines[1:]], "malformed"),
        (lambda lines: [lines[0], b"[1]\n", *lines[1:]], "malformed"),
        (lambda lines: [b"\n", *lines], "malformed"),
    ],
)
def test_a_bundle_that_was_changed_is_refused_whole(
    bundles: list[Path], tmp_path: Path, change: Callable[[list[bytes]], list[bytes]], problem: str
) -> None:
    path = rewritten(bundles[0], change)
    (tmp_path / "office").mkdir()
    with pytest.raises(BundleError) as caught:
        read_bundle(path, MachineKey(tmp_path / "office"))
    assert caught.value.facts == {"name": path.name, "problem": problem}


def test_what_is_no_bundle_or_cut_is_named(bundles: list[Path], tmp_path: Path) -> None:
    key = MachineKey(tmp_path)
    cut, other = tmp_path / "cut", tmp_path / "other"
    cut.write_bytes(bundles[0].read_bytes()[:-20])
    other.write_text("no bundle")
    for path in (cut, other):
        with pytest.raises(BundleError):
            read_bundle(path, key)


def test_what_cannot_be_read_is_no_fault_of_the_librarys_disk(tmp_path: Path) -> None:
    key = MachineKey(tmp_path)
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(SourceUnreadableError):
            read_bundle(path, key)


def test_nobody_speaks_for_another_machine(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    school = open_school(tmp_path / "b")
    school.register.add(hours(2))
    received, key = school.register.received(), MachineKey(tmp_path / "a")
    forged = replace(received.heads[0], key=key.sign(0, "").key)
    write_bundle(tmp_path / "forged", Received(received.records, [forged]), key)
    with pytest.raises(BundleError) as caught:
        read_bundle(tmp_path / "forged", key)
    assert caught.value.facts["problem"] == "unsigned"
    school.close()


def test_a_bundle_is_the_same_bytes_for_the_same_register(tmp_path: Path) -> None:
    school, key = open_school(tmp_path / "a"), MachineKey(tmp_path / "a")
    school.register.add(hours(2))
    for name in ("one", "two"):
        write_bundle(tmp_path / name, school.register.received(), key)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with gzip.open(tmp_path / "one") as file:
        assert json.loads(file.readline())["format"] == "skylesson-bundle/1"
    school.close()


def test_the_later_name_of_a_machine_holds_in_any_order(tmp_path: Path) -> None:
    for number, order in enumerate(((0, 1), (1, 0))):
        school = open_school(tmp_path / str(number))
        owners = [Owner("m", "旧名", "县", 3), Owner("m", "新名", "县", 5)]
        for place in order:
            school.register.merge(Received([], [], [owners[place]]))
        assert school.register.owners() == [owners[1]]
        school.close()
