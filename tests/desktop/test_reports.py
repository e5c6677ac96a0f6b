"""Tests of the reports: each written of a real register and read again by another program."""

import csv
import itertools
import json
import shutil
import subprocess
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from catalogue.entries import Ending, Entry, Kind, digest, seal
from catalogue.usage_range import DayRange, Preset, preset_range
from desktop import usage_desk
from desktop.language import Language
from desktop.places import Household, open_household
from desktop.reports import comma_files, paper_register
from desktop.reports.comma_files import KOLIBRI_COLUMNS, safe_text, stable_id
from desktop.reports.material import Wanted, gather
from desktop.reports.paper import Paper
from desktop.reports.workbook import write_workbook
from desktop.reports.writing import ENDINGS, file_name, write_report
from desktop.reports.xapi import Statements
from sync.bundle import read_bundle
from sync.machine_key import MachineKey
from tests.desktop.usage_samples import CLASSES, TODAY, entries, filled, hour
from tests.desktop.xapi_rules import problems

OCTOBER = DayRange(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture(scope="module", autouse=True)
def in_chinese(qapp: QApplication) -> Iterator[None]:
    spoken = Language(qapp)
    spoken.switch("zh_CN")
    yield
    for translator in spoken._installed:
        qapp.removeTranslator(translator)


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Household]:
    made = filled(tmp_path_factory.mktemp("reports") / "library")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usage_desk, "today_of", lambda _household: TODAY)
        patch.setattr("desktop.reports.material.today_of", lambda _household: TODAY)
        yield made
    made.close()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def words_of(page: pypdfium2.PdfPage) -> str:
    """The text of a page as somebody copies it out of it."""
    return str(page.get_textpage().get_text_bounded())


def test_the_workbook_has_real_numbers_dates_heads_filters_and_a_chart(household: Household, tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    count = write_report(household, Wanted(school="希望小学"), "xlsx", out).count
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["开课率", "逐周", "全部记录"]
    coverage, _, records = book.worksheets
    assert [name for name in zipfile.ZipFile(out).namelist() if "charts/chart" in name] == ["xl/charts/chart1.xml"]
    assert [cell.value for cell in coverage[2]][:4] == ["四(1)班", "英语", "四(1)班 英语", 12]
    assert coverage["F2"].number_format == "0%"
    assert records.freeze_panes == "A2"
    assert records.auto_filter.ref == f"A1:U{count + 1}"
    assert records.max_row == count + 1
    first = [cell.value for cell in records[2]]
    assert first[0] == datetime(2026, 9, 1, 8, 30)  # noqa: DTZ001  # a spreadsheet has no zones
    assert first[1:5] == ["希望小学", "四(1)班", "4", "英语"]
    assert (first[9], first[10], first[12]) == (20, 0.87, 0)
    assert records["A2"].is_date
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("preset", [Preset.WEEK, Preset.MONTH])
def test_without_dates_of_the_term_the_sheets_agree_and_say_so(
    household: Household, tmp_path: Path, preset: Preset
) -> None:
    kept = household.school.schedule()
    household.school.keep_schedule(replace(kept, terms=()))
    wanted = Wanted(preset_range(preset, household.school.schedule(), TODAY), language="en")
    write_workbook(gather(household, wanted), tmp_path / "report.xlsx")
    household.school.keep_schedule(kept)
    coverage, weeks, _ = openpyxl.load_workbook(tmp_path / "report.xlsx").worksheets
    planned = [row[4] for row in coverage.iter_rows(min_row=2, values_only=True) if isinstance(row[4], int)]
    by_week = [row[2] for row in weeks.iter_rows(min_row=2, values_only=True) if isinstance(row[2], int)]
    assert sum(planned) == sum(by_week) > 0
    assert "2026" in str(coverage.cell(len(planned) + 3, 1).value)


def test_names_that_a_workbook_cannot_hold_are_no_trouble(household: Household, tmp_path: Path) -> None:
    odd = Entry("mark", "x<&>\x07", "art", class_name="=1+1", started="2027-06-01T08:00:00+08:00", reason="“<b>”\x00")
    household.school.register.add([odd])
    write_report(household, Wanted(DayRange(date(2027, 6, 1), date(2027, 6, 1))), "xlsx", tmp_path / "r.xlsx")
    row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[2][2]]
    assert (row[2], row[6], row[15]) == ("=1+1", "x<&>", "“<b>”")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[2]["C2"].data_type != "f"


def test_csv_is_for_excel_and_holds_no_formula(household: Household, tmp_path: Path) -> None:
    out = tmp_path / "r.csv"
    made = write_report(household, Wanted(OCTOBER, "四(1)班"), "csv", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read_csv(out)
    assert len(rows) == made.count > 20
    assert {row["班级"] for row in rows} == {"四(1)班"}
    assert all("2026-10-01" <= row["日期和时间"] < "2026-11-01" for row in rows)
    assert safe_text("=cmd()") == "'=cmd()"
    assert safe_text("四(1)班") == "四(1)班"


def test_kolibris_columns_hold_every_showing_and_no_pupil(household: Household, tmp_path: Path) -> None:
    write_report(household, Wanted(OCTOBER), "kolibri", tmp_path / "k.csv")
    rows = read_csv(tmp_path / "k.csv")
    assert tuple(rows[0]) == KOLIBRI_COLUMNS
    assert {row["Username"] for row in rows} == {"四(1)班", "四五复式班"}
    row = rows[0]
    assert (row["Time Spent (sec)"], row["Progress (0-1)"], row["Content kind"]) == ("1200.0", "0.8700", "video")
    assert all(len(row[name]) == 32 for name in ("Channel id", "Content id"))


def test_json_lets_others_check_the_chain(household: Household, tmp_path: Path) -> None:
    write_report(household, Wanted(OCTOBER), "json", tmp_path / "r.json")
    said = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (said["format"], said["from"], said["to"]) == ("skylesson-register/1", "2026-10-01", "2026-10-31")
    for record in said["records"]:
        machine, sequence, previous, stated, *values = record.values()
        assert digest(machine, sequence, previous, tuple(values)) == stated


def test_xapi_statements_keep_the_rules_and_their_ids(household: Household, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        write_report(household, Wanted(), "xapi", tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    statements = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(statements) >= len(entries()) + 3
    assert [problem for statement in statements for problem in problems(statement)] == []
    assert len({statement["id"] for statement in statements}) == len(statements)
    verbs = {statement["verb"]["id"].rsplit("/", 1)[1] for statement in statements}
    assert verbs == {"completed", "attempted", "experienced"}


def test_a_statement_says_all_of_a_record_whatever_stands_in_it(household: Household) -> None:
    statements = Statements(gather(household, Wanted(), summing=False))
    entry = Entry(
        Kind.SHOWING, "gone-1", "art", 3, 'x"\\\n班', "4", "“T”", "2026-09-01T08:30:00.000+08:00", 1, 61_234, 990,
        Ending.PLAYED_OUT, resource="b c", role="audio", hour="h",
    )  # fmt: skip
    said = json.loads(statements.text(seal('m"1', 7, "", entry)))
    home = "http://skylesson.invalid"
    account = {"homePage": f'{home}/machines/m"1', "name": "teacher/“T”"}
    lesson = {"type": "http://adlnet.gov/expapi/activities/lesson"}
    assert said["actor"]["name"] == 'x"\\\n班'
    assert said["object"]["id"] == f"{home}/resources/b%20c"
    assert said["result"] == {"completion": True, "duration": "PT61.23S", "extensions": {f"{home}/xapi/share": 0.99}}
    assert said["context"] == {
        "platform": "Skylesson",
        "extensions": {f"{home}/xapi/machine": 'm"1', f"{home}/xapi/sequence": 7, f"{home}/xapi/clock-right": True},
        "registration": stable_id("h"),
        "instructor": {"objectType": "Agent", "name": "“T”", "account": account},
        "contextActivities": {
            "parent": [{"objectType": "Activity", "id": f"{home}/lessons/gone-1", "definition": lesson}]
        },
    }
    mark = Entry(Kind.MARK, "gone-1", class_id=3, started=entry.started, trusted=False, reason="停电")
    said = json.loads(statements.text(seal("m", 8, "", mark)))
    assert (said["actor"]["name"], said["verb"]["display"]) == ("class 3", {"en-US": "attempted"})
    assert said["result"] == {"completion": False, "extensions": {f"{home}/xapi/reason": "停电"}}
    assert said["context"]["extensions"][f"{home}/xapi/clock-right"] is False
    assert said["context"].keys() == {"platform", "extensions"}


def test_the_paper_register_says_it_in_chinese_and_has_room_to_sign(household: Household, tmp_path: Path) -> None:
    write_report(household, Wanted(OCTOBER, school="希望小学"), "pdf", tmp_path / "r.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    first = words_of(document[0])
    for text in ("空中课堂教学登记表", "希望小学", "四五复式班", "校长", "登记完整"):
        assert text in first
    second = words_of(document[1])
    assert "签名" in second
    assert "2026-10-01" in second
    assert "第 2 页" in second
    document.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "40", "-png", "r.pdf", "page"], cwd=tmp_path, check=True, timeout=30)
        assert list(tmp_path.glob("page*.png"))


@pytest.mark.parametrize("language", ["en", "zh_CN", "bo"])
def test_words_and_numbers_are_copied_out_of_a_paper_as_they_were_written(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        paper = Paper(tmp_path / "p.pdf", "words", str)
        lines = [
            "Days: 01/10/2026 – 31/10/2026, 4567 89 %",
            "office files fly",
            "日期 长度 第3页 一二三 大小 见人用白目立",
        ]
        for bold, line in itertools.product((False, True), lines):
            paper.text(line, bold=bold)
        paper.end()
    finally:
        QLocale.setDefault(before)
    document = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    words = words_of(document[0])
    document.close()
    for line in lines:
        assert words.count(line) == 2, words


def test_without_a_school_there_is_a_line_for_its_name_and_seconds_are_not_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    household = open_household(tmp_path / "library")
    base = entries(1)[1]
    household.school.register.add([replace(base, shown=14_000), replace(base, shown=95_000)])
    write_report(household, Wanted(DayRange(None, None)), "pdf", tmp_path / "r.pdf")
    write_report(household, Wanted(DayRange(None, None), school="Hope School"), "pdf", tmp_path / "named.pdf")
    household.close()
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    first, second = (words_of(page) for page in document)
    assert "学校：" in first
    row = [line for line in second.splitlines() if line.startswith(("1 2", "2 2"))]
    assert "14 秒" in row[0]
    assert " 2 " in row[1]
    document.close()
    named = pypdfium2.PdfDocument(tmp_path / "named.pdf")
    assert "学校：Hope School" in words_of(named[0])
    named.close()


def test_too_many_hours_for_paper_are_summed_up_by_day(
    household: Household, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_register, "MOST_HOURS", 10)
    write_report(household, Wanted(OCTOBER), "pdf", tmp_path / "r.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "r.pdf")
    assert "已上学时" in words_of(document[1])
    document.close()


def test_a_report_that_cannot_be_written_leaves_the_old_one(household: Household, tmp_path: Path) -> None:
    for form in ENDINGS:
        out = tmp_path / form
        out.write_text("old")
        with pytest.raises(OSError, match=r"."):
            write_report(household, Wanted(), form, tmp_path / "no folder" / form)
        assert out.read_text() == "old"


def test_everything_leaves_as_a_bundle_that_another_machine_takes(household: Household, tmp_path: Path) -> None:
    write_report(household, Wanted(), "bundle", tmp_path / "all.bundle")
    (tmp_path / "other").mkdir()
    received = read_bundle(tmp_path / "all.bundle", MachineKey(tmp_path / "other"))
    assert len(received.records) >= len(entries()) + 3


@given(st.text())
def test_a_stable_id_is_a_uuid_of_version_5(text: str) -> None:
    assert stable_id(text.encode("utf-8", "ignore").decode()) == str(
        uuid.uuid5(comma_files._IDS, text.encode("utf-8", "ignore").decode())
    )


def test_names_say_which_days(household: Household) -> None:
    del household
    assert file_name(Wanted(OCTOBER), "xlsx") == "skylesson-usage-2026-10-01-2026-10-31.xlsx"
    assert file_name(Wanted(), "kolibri") == "skylesson-kolibri.csv"


def test_a_lesson_of_a_package_that_is_gone_stays_in_the_reports(household: Household, tmp_path: Path) -> None:
    [_, gone] = hour(CLASSES[0], "dance-9-9-01", date(2027, 5, 3))
    household.school.register.add([replace(gone, subject="dance")])
    made = write_report(household, Wanted(DayRange(date(2027, 5, 3), None)), "csv", tmp_path / "r.csv")
    assert made.title("dance-9-9-01") == "dance-9-9-01"
    assert "dance-9-9-01" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
