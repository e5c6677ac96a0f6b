"""Tests of the public calendar: what is shipped, and the school's own file."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from catalogue.errors import FileRefusedError
from catalogue.public_days import SHIPPED, read_calendar
from tests.conftest import ROOT


def tool() -> ModuleType:
    pytest.importorskip("holidays", reason="the library that the calendar is made from is not installed")
    spec = importlib.util.spec_from_file_location("china_calendar", ROOT / "tools" / "china_calendar.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_what_is_shipped_is_what_the_library_says() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == tool().table()


def test_national_day_of_2026_is_free_and_made_up_for(tmp_path: Path) -> None:
    """The notice of the State Council for 2026: free from 1 to 7 October, taught on 20 September and 10 October."""
    days = read_calendar(tmp_path)
    assert all(days[date(2026, 10, day)].free for day in (1, 2, 5, 6, 7))
    made_up = {day: special.like for day, special in days.items() if day.year == 2026 and not special.free}
    assert made_up[date(2026, 9, 20)] == date(2026, 10, 6)
    assert made_up[date(2026, 10, 10)] == date(2026, 10, 7)
    assert days[date(2026, 10, 1)].name.zh == "国庆节"
    assert date(2026, 10, 8) not in days


def test_years_without_a_notice_yet_have_the_days_of_the_law(tmp_path: Path) -> None:
    days = read_calendar(tmp_path)
    assert days[date(2030, 5, 1)].free
    assert days[date(2030, 2, 4)].name.zh == "春节"


def test_a_file_of_the_schools_own_replaces_day_by_day(tmp_path: Path) -> None:
    rows = ("date,free,like,name_zh", "2026/10/1,no,,", "2026-11-20,休,,泼水节", "2026-11-22,班,2026-11-20,", ",,,", "")
    (tmp_path / "holidays.csv").write_bytes("\r\n".join(rows).encode("gb18030"))
    days = read_calendar(tmp_path)
    assert not days[date(2026, 10, 1)].free
    assert (days[date(2026, 11, 20)].free, days[date(2026, 11, 20)].name.zh) == (True, "泼水节")
    assert days[date(2026, 11, 22)].like == date(2026, 11, 20)
    assert days[date(2026, 10, 2)].free


@pytest.mark.parametrize(
    ("text", "problem", "where"),
    [
        ("day,off\n", "no-columns", ""),
        ("date,free\n2026-10-01,yes\n2026-13-01,yes\n", "bad-row", "2"),
        ("date,free\n2026-10-01,maybe\n", "bad-row", "1"),
        ("date,free\nsoon,yes\n", "bad-row", "1"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, text: str, problem: str, where: str) -> None:
    (tmp_path / "holidays.csv").write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read_calendar(tmp_path)
    assert (refused.value.problem, refused.value.where) == (problem, where)


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holidays.csv").write_bytes(b"\xff\xfe\xff" * 3)
    with pytest.raises(FileRefusedError, match="no-text"):
        read_calendar(tmp_path)
    (tmp_path / "holidays.csv").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(FileRefusedError, match="too-large"):
        read_calendar(tmp_path)
