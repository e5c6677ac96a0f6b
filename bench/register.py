"""The register: 100,000 records on the page and in each report, 10,000 changes by hand, and a county in PostgreSQL.

``python -m bench.register [records|edits|county] [SCHOOLS]``. The county needs Debian's PostgreSQL; a term of a school
is 5,000 records.
"""

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import psutil

from bench.report import build_folder, seconds, skipped
from catalogue.county import County
from catalogue.entries import Ending, Entry, Kind, Sealed, seal
from catalogue.merging import Owner, Received
from catalogue.records import SUBJECTS
from catalogue.school import FILE_NAME
from catalogue.timetable import Schedule, SchoolClass, Term
from catalogue.usage_range import ALL_DAYS, DayRange
from desktop.places import open_household
from desktop.usage_desk import read_view
from desktop.usage_view import UsageChoice
from sync.machine_key import MachineKey
from tests.sync.postgres import programs, server
from tests.sync.registers import hours, open_school, random_edit

RECORDS, EDITS, EDITED = 100_000, 10_000, 40
A_TERM = 5_000
FIRST_DAY = date(2026, 9, 1)
FORMATS = ("xlsx", "csv", "kolibri", "pdf", "json", "xapi")


def entries(count: int, classes: int) -> Iterator[Entry]:
    """What a school writes: of each class hour one record, and three of what was shown in it."""
    for number in range(count):
        hour, part = divmod(number, 4)
        subject = SUBJECTS[hour % 4]
        day = FIRST_DAY + timedelta(days=hour * 4 * 140 // max(count, 1))
        showing = part < 3
        yield Entry(
            Kind.SHOWING if showing else Kind.HOUR, f"{subject}-4-1-{hour // 4 % 9 + 1:02}", subject,
            hour % classes + 1, f"四({hour % classes + 1})班", "4", "王老师", f"{day.isoformat()}T08:30:00.000+08:00",
            number * 1000, 600_000, 870 if showing else 0, Ending.ENDED, not showing, True, "20min|last", "",
            "cn.example.week" if showing else "", 1 if showing else 0, f"{number % 500:064x}" if showing else "",
            "video" if showing else "", f"{hour:032x}",
        )  # fmt: skip


def records(work: Path) -> None:
    """The page and each report of 100,000 records; a report is a program of its own, start and memory counted."""
    library = work / "records"
    household = open_household(library)
    classes = tuple(SchoolClass(number, f"四({number})班", (4,)) for number in range(1, 7))
    household.school.keep_schedule(Schedule(classes, (Term(1, FIRST_DAY, date(2027, 1, 22)),), next_class_id=7))
    household.school.register.add(list(entries(RECORDS, 6)))
    page = min(seconds(lambda: read_view(household, UsageChoice())) for _ in range(3))
    seal_time = seconds(household.school.register.verify)
    household.close()
    line: dict[str, object] = {"bench": "100,000 records", "page s": round(page, 2), "seal s": round(seal_time, 2)}
    for form in FORMATS:
        took, cpu, memory = _report(library, form, work / f"out.{form}")
        line[form] = {"s": round(took, 2), "cpu s": round(cpu, 2), "MiB": memory}
    print(json.dumps({**line, "at_most": {"page s": 1, "report s": 3, "report MiB": 200}}), flush=True)


def edits(work: Path) -> None:
    """10,000 random changes by hand to registers of 40 records: how many are found, and where."""
    library = work / "edits"
    school = open_school(library)
    school.register.add(hours(EDITED))
    chance = random.Random(1)  # noqa: S311  # not secret
    made = found = located = 0
    with closing(sqlite3.connect(library / FILE_NAME)) as database:
        database.execute("CREATE TABLE aside AS SELECT * FROM record")
        database.execute("PRAGMA synchronous = off")
        while made < EDITS:
            latest = random_edit(chance, EDITED)(database)
            database.commit()
            if latest:
                findings = school.register.verify().findings
                made, found = made + 1, found + bool(findings)
                located += bool(findings) and findings[0].sequence <= latest
            database.executescript("DELETE FROM record; INSERT INTO record SELECT * FROM aside")
    school.close()
    print(json.dumps({"bench": "changes by hand", "made": made, "found": found, "located": located}), flush=True)


def county(work: Path, schools: int) -> None:
    """The registers of many schools: how fast they come in, how long the reports take, how much room they need."""
    bin_folder = programs()
    if bin_folder is None:
        skipped("county", "PostgreSQL is not installed")
        return
    (work / "key").mkdir()
    key = MachineKey(work / "key")
    with server(bin_folder) as url, closing(County.open(url)) as office:
        loading = 0.0
        for number in range(schools):
            received = _school(number, key)
            loading += seconds(partial(office.merge, received))
        tidying = seconds(office.tidy)
        report = min(seconds(partial(office.sums, ALL_DAYS)) for _ in range(3))
        month = DayRange(date(2026, 10, 1), date(2026, 10, 31))
        month_report = min(seconds(partial(office.sums, month)) for _ in range(3))
        count, classes = office.count(), len(office.sums(ALL_DAYS))
        size = _size(url)
    line = {
        "bench": "county in PostgreSQL", "schools": schools, "records": count, "classes by subject": classes,
        "records/s": round(count / loading), "load s": round(loading, 1), "vacuum s": round(tidying, 1),
        "term report s": round(report, 2), "month report s": round(month_report, 2), "MiB": size, "at_most": 5,
    }  # fmt: skip
    print(json.dumps(line), flush=True)


def _school(number: int, key: MachineKey) -> Received:
    machine, previous = f"{number:016x}", ""
    made: list[Sealed] = []
    for sequence, entry in enumerate(entries(A_TERM, 12), start=1):
        made.append(seal(machine, sequence, previous, entry))
        previous = made[-1].hash
    # Signed by one key for all: making a thousand keys is no part of what is measured.
    head = replace(key.sign(A_TERM, previous), machine=machine)
    return Received(made, [head], [Owner(machine, f"第{number}小学", f"第{number // 50}县", A_TERM)])


def _report(library: Path, form: str, out: Path) -> tuple[float, float, int]:
    """Return seconds, seconds of the processor (a busy machine takes longer), and MiB of memory at most."""
    command = [sys.executable, "-m", "desktop", "--library", str(library), "usage", "export", "--format", form]
    began = time.perf_counter()
    process = psutil.Popen([*command, "--out", str(out)], stdout=subprocess.DEVNULL)
    most, cpu = 0, 0.0
    while process.poll() is None:
        try:
            most = max(most, process.memory_info().rss)
            cpu = sum(process.cpu_times()[:2])
        except psutil.NoSuchProcess:
            break
        time.sleep(0.01)
    return time.perf_counter() - began, cpu, most // 2**20


def _size(url: str) -> int:
    name = url.rsplit("/", 1)[1]
    asked = subprocess.run(
        ["psql", url, "-Atc", f"SELECT pg_database_size('{name}')"], capture_output=True, text=True, check=True
    )
    return int(asked.stdout) // 2**20


def main() -> None:
    """Run what is named, else all."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    with build_folder() as work:
        if wanted in ("", "records"):
            records(work)
        if wanted in ("", "edits"):
            edits(work)
        if wanted in ("", "county"):
            # Beside all other benchmarks a tenth of a large county has to do; it grows in step.
            county(work, int(sys.argv[2]) if len(sys.argv) > 2 else 1000 if wanted else 100)


if __name__ == "__main__":
    main()
