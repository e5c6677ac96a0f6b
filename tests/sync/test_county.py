"""Tests of a county's database, on a real PostgreSQL server."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from catalogue.county import County
from catalogue.errors import CountyError
from catalogue.usage_log import UsageFilter
from catalogue.usage_range import ALL_DAYS, DayRange
from catalogue.verification import Fault
from sync.bundle import read_bundle
from sync.machine_key import MachineKey
from tests.sync.postgres import programs, server
from tests.sync.test_bundles import make_bundles

psycopg = pytest.importorskip("psycopg")
SCHOOLS, EACH = 6, 3


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL or psycopg is not installed")
    with server(found) as made:
        yield made


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_bundles(tmp_path_factory.mktemp("county"), SCHOOLS, EACH)


@pytest.fixture
def key(tmp_path: Path) -> MachineKey:
    return MachineKey(tmp_path)


@pytest.fixture
def county(url: str, bundles: list[Path], key: MachineKey) -> Iterator[County]:
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE IF EXISTS record, head, machine")
    with closing(County.open(url)) as made:
        for path in bundles:
            made.merge(read_bundle(path, key))
        yield made


def everything(url: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return [
            row
            for table in ("record", "head", "machine")
            for row in sorted(connection.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608  # names of our own
        ]


def test_bundles_in_any_order_with_repeats_give_the_same(url: str, bundles: list[Path], key: MachineKey) -> None:
    results = []
    for seed in range(2):
        with psycopg.connect(url) as connection:
            connection.execute("DROP TABLE IF EXISTS record, head, machine")
        order = [*bundles, *bundles[:5]]
        random.Random(seed).shuffle(order)  # noqa: S311  # not secret
        with closing(County.open(url)) as county:
            new = sum(county.merge(read_bundle(path, key)) for path in order)
            assert new == county.count() == SCHOOLS * EACH * 3
            county.tidy()
        results.append(everything(url))
    assert results[0] == results[1]


def test_the_sums_are_those_of_the_records(county: County) -> None:
    found = county.sums(ALL_DAYS)
    assert [(row.county, row.school) for row in found] == [("平安县", f"第{n}小学") for n in range(SCHOOLS)]
    assert {(row.class_name, row.grades, row.subject, row.hours, row.lessons) for row in found} == {
        ("四(1)班", "4", "english", 9, 9)
    }
    assert found[0].seconds == pytest.approx(9 * 1800, abs=1)
    september = DayRange(date(2026, 9, 2), date(2026, 9, 4))
    assert {row.hours for row in county.sums(september)} == {3}
    assert len(county.log.hours(UsageFilter(september))) == 3 * SCHOOLS


def test_meddling_in_the_countys_database_is_found(county: County, url: str, key: MachineKey) -> None:
    assert county.verify(key).whole
    with psycopg.connect(url) as connection:
        connection.execute(
            "UPDATE record SET shown = 1 WHERE sequence = 4 AND machine = (SELECT min(machine) FROM record)"
        )
        connection.execute("DELETE FROM record WHERE sequence = 9 AND machine = (SELECT max(machine) FROM record)")
    findings = {(finding.sequence, finding.fault) for finding in county.verify(key).findings}
    assert findings == {(4, Fault.ALTERED), (9, Fault.CUT_OFF)}


def test_a_database_that_is_not_there_is_told(url: str) -> None:
    with pytest.raises(CountyError) as caught:
        County.open(url.replace("/county", "/nowhere"))
    assert "nowhere" in str(caught.value.facts["detail"])
    with pytest.raises(CountyError):
        County.open("postgresql://skylesson@127.0.0.1:1/county")
