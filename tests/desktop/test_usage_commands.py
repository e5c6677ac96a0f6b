"""Tests of ``skylesson usage`` on real libraries, and of a county on a real PostgreSQL server."""

import argparse
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import usage_desk
from desktop.cli import parse
from desktop.commands.usage import usage
from desktop.places import Household, open_household
from desktop.settings import SettingsFile
from tests.desktop.usage_samples import TODAY, filled
from tests.sync.postgres import programs, server
from tests.sync.registers import by_hand


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage_desk, "today_of", lambda _household: TODAY)
    for module in ("desktop.reports.material", "desktop.commands.bundling"):
        monkeypatch.setattr(f"{module}.today_of", lambda _household: TODAY)


@pytest.fixture
def household(qapp: QApplication, tmp_path: Path) -> Iterator[Household]:
    del qapp
    made = filled(tmp_path / "library")
    SettingsFile(made.library).change(school="希望小学", county="平安县")
    yield made
    made.close()


def options(*words: str) -> argparse.Namespace:
    return parse(["usage", *words])


def said(household: Household, *words: str) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = usage(household, options(*words, "--json"), out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def told(household: Household, *words: str) -> str:
    out = io.StringIO()
    usage(household, options(*words), out)
    return out.getvalue()


def test_the_report_says_taught_of_planned(household: Household) -> None:
    code, rows = said(household, "report", "--preset", "term")
    assert code == 0
    assert rows[0] == {
        "class": "四(1)班", "grades": [4], "subject": "english", "taught": 12, "planned": 11, "coverage": 1.0909,
        "hours": 11,
    }  # fmt: skip
    assert len(rows) == 8
    assert "12 / 11" in told(household, "report", "--preset", "term")
    _, rows = said(household, "report", "--from", "2026-10-01", "--to", "2026-10-31", "--class", "四五复式班")
    assert {row["class"] for row in rows} == {"四五复式班"}


def test_an_export_has_the_name_of_its_days(
    household: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, [made] = said(household, "export", "--preset", "month")
    assert made["file"] == "skylesson-usage-2026-11-01-2026-11-30.csv"
    _, [made] = said(household, "report", "--out", "by its name.PDF")
    assert (made["format"], Path("by its name.PDF").read_bytes()[:4]) == ("pdf", b"%PDF")
    _, [made] = said(household, "report", "--format", "pdf", "--out", "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert made["records"] == 171


def test_verify_names_the_place_and_ends_with_1(household: Household) -> None:
    code, [verdict] = said(household, "verify")
    assert (code, verdict["whole"], verdict["records"]) == (0, True, 171)
    by_hand(household.library, "UPDATE record SET taught = 0 WHERE sequence = 12")
    code, [verdict] = said(household, "verify")
    assert (code, verdict["whole"]) == (1, False)
    assert verdict["findings"][0]["sequence"] == 12  # type: ignore[index]  # JSON
    assert "12" in told(household, "verify")


def test_a_bundle_goes_to_another_machine_and_a_damaged_one_is_named(household: Household, tmp_path: Path) -> None:
    stick, bad = tmp_path / "school.bundle", tmp_path / "bad.bundle"
    _, [made] = said(household, "bundle", str(stick))
    assert made["records"] == 171
    bad.write_bytes(stick.read_bytes()[:-30])
    other = open_household(tmp_path / "other")
    code, rows = said(other, "merge", str(bad), str(stick), str(stick))
    assert code == 1
    assert [(row["state"], row.get("new")) for row in rows] == [("refused", None), ("merged", 171), ("merged", 0)]
    assert "bad.bundle" in told(other, "merge", str(bad))
    assert other.school.log.schools()[household.school.register.machine] == ("希望小学", "平安县")
    assert other.school.register.verify().whole
    other.close()


def test_a_county_reports_by_county_school_and_class(household: Household, tmp_path: Path) -> None:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL or psycopg is not installed")
    stick = tmp_path / "school.bundle"
    said(household, "bundle", str(stick))
    with server(found) as url:
        code, [merged] = said(household, "merge", str(stick), "--database", url)
        assert (code, merged["new"]) == (0, 171)
        for by, count in (("county", 1), ("school", 1), ("class", 8)):
            _, rows = said(household, "report", "--database", url, "--preset", "term", "--by", by)
            assert len(rows) == count
            assert sum(int(str(row["hours"])) for row in rows) == 84
        assert rows[0]["school"] == "希望小学"
        english = next(row for row in rows if (row["class_name"], row["subject"]) == ("四(1)班", "english"))
        assert (english["lessons"], english["planned"]) == (11, 11)
        assert "希望小学" in told(household, "report", "--database", url, "--preset", "term")
        code, [verdict] = said(household, "verify", "--database", url)
        assert (code, verdict["records"]) == (0, 171)


@pytest.mark.parametrize("words", [("report", "--from", "soon"), ("export", "--format", "doc"), ("bundle",), ()])
def test_wrong_use_is_said(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        options(*words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
