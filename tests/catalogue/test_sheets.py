"""Tests of timetables in spreadsheets, as they come from a grade head, and as we make them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook

from catalogue.errors import FileRefusedError
from catalogue.schedule_edit import add_class
from catalogue.sheet_cells import CellPart, parts_of
from catalogue.sheet_reading import read_sheets
from catalogue.sheet_writing import write_sheets
from catalogue.timetable import Schedule
from catalogue.timetable_draft import Draft, DraftSlot, draft_of, preview
from tests.catalogue.schedules import schedules

Rows = Sequence[Sequence[object]]
DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五")


def book(path: Path, *sheets: tuple[str, Rows, Sequence[str]]) -> Path:
    """A workbook of (title, rows, merged ranges)."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows, merged in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    workbook.save(path)
    return path


def slots(draft: Draft, name: str = "四（1）班") -> set[tuple[int, int, str, tuple[int, ...]]]:
    return {(s.weekday, s.period, s.subject, s.weeks) for s in draft.slots if s.class_name == name}


def test_a_timetable_as_it_comes_from_a_grade_head(tmp_path: Path) -> None:
    rows = (
        ("青山小学2026年秋四（1）班课程表",),
        ("", "节次", *DAYS),
        ("上午", "第一节\n8:30-9:10", "语文", "英语\n王芳", "数学", "语文", "英 语"),
        (None, "第二节\n9:20-10:00", "英语/美术", "数学", "科学", "音乐(单周) 美术(双周)", "体育"),
        ("", "大课间", "大课间", "大课间", "大课间", "大课间", "大课间"),
        (None, "第三节\n10:30-11:10", "音乐", "", "-", "语文", "班会"),
        ("午休", None, None, None, None, None, None),
        ("下午", "第一节\n14:00-14:40", "科学", "体育", "科学", "数学", "劳动"),
    )
    draft = read_sheets(book(tmp_path / "a.xlsx", ("Sheet1", rows, ("A1:G1", "A3:A4", "C5:G5", "A7:G7"))))
    assert draft.class_names == ("四（1）班",)
    assert draft.unread == ()
    assert (draft.rotation, [p.number for p in draft.periods]) == (2, [1, 2, 3, 4])
    assert (draft.periods[3].start, draft.periods[3].end) == (time(14), time(14, 40))
    assert slots(draft) >= {
        (2, 1, "english", ()),
        (5, 1, "english", ()),
        (1, 2, "english", (1,)),
        (1, 2, "art", (2,)),
        (4, 2, "music", (1,)),
        (4, 2, "art", (2,)),
        (3, 4, "science", ()),
        (5, 3, "班会", ()),
    }
    assert len(draft.slots) == 5 + 7 + 3 + 5


def test_several_classes_as_sheets(tmp_path: Path) -> None:
    rows = (("", *DAYS), ("1", "英语"), ("2", "", "科学"))
    path = book(tmp_path / "a.xlsx", ("四（1）班", rows, ()), ("五年级2班", rows, ()))
    draft = read_sheets(path)
    assert draft.class_names == ("四（1）班", "五年级2班")
    assert slots(draft) == slots(draft, "五年级2班") == {(1, 1, "english", ()), (2, 2, "science", ())}
    assert draft.periods == ()
    shown = preview(Schedule(), draft)
    assert [c.grades for c in shown.schedule.classes] == [(4,), (5,)]
    assert len(shown.schedule.timetable.periods) == 7


def test_several_classes_as_blocks_below_each_other(tmp_path: Path) -> None:
    rows = (
        ("四（1）班",),
        ("节", "周一", "周二"),
        (1, "英语", "美术"),
        (),
        ("五、六年级复式班",),
        ("节", "周一", "周二"),
        (1, "五年级英语", "音乐"),
        (2, "科学", ""),
    )
    draft = read_sheets(book(tmp_path / "a.xlsx", ("课表", rows, ("A1:C1", "A5:C5"))))
    assert draft.class_names == ("四（1）班", "五、六年级复式班")
    assert slots(draft) == {(1, 1, "english", ()), (2, 1, "art", ())}
    assert DraftSlot("五、六年级复式班", 1, 1, "english", (), 5) in draft.slots
    assert preview(Schedule(), draft).schedule.classes[1].grades == (5, 6)


def test_times_in_a_column_of_their_own_and_weekdays_of_one_character(tmp_path: Path) -> None:
    rows = (
        ("四（1）班", "时间", "一", "二", "三", "四", "五"),
        ("1", "08:30～09:10", "英语"),
        ("2", "09:20～10:00", "", "", "", "", "美术"),
    )
    draft = read_sheets(book(tmp_path / "a.xlsx", ("x", rows, ())))
    assert slots(draft) == {(1, 1, "english", ()), (5, 2, "art", ())}
    assert [p.start for p in draft.periods] == [time(8, 30), time(9, 20)]


def test_what_is_not_understood_is_listed_with_its_place_and_nothing_is_guessed(tmp_path: Path) -> None:
    rows = (("四（1）班", *DAYS), ("1", "英语", "请各位老师注意安全并按时到岗不得迟到"))
    draft = read_sheets(book(tmp_path / "a.xlsx", ("表", rows, ())))
    assert slots(draft) == {(1, 1, "english", ())}
    assert [(unread.where, unread.text[:4]) for unread in draft.unread] == [("表!C2", "请各位老")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("英语", (CellPart("english"),)),
        ("英语\n李老师", (CellPart("english"),)),
        ("李老师\n英语", (CellPart("english"),)),
        ("英语/李红", (CellPart("english"),)),
        ("美术/音乐", (CellPart("art", (1,)), CellPart("music", (2,)))),
        ("单:美术 双:音乐", (CellPart("art", (1,)), CellPart("music", (2,)))),
        ("美术（单周）", (CellPart("art", (1,)),)),
        ("科学（第1、3周）", (CellPart("science", (1, 3)),)),
        ("四年级英语", (CellPart("english", (), 4),)),
        ("—", ()),
        ("  ", ()),
        ("书法", (CellPart("书法"),)),
    ],
)
def test_what_stands_in_a_cell(text: str, parts: tuple[CellPart, ...]) -> None:
    assert parts_of(text) == parts


def test_what_is_no_timetable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="no-timetable"):
        read_sheets(book(tmp_path / "a.xlsx", ("x", (("名单",), ("张三",)), ())))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(FileRefusedError, match="no-workbook"):
        read_sheets(tmp_path / "b.xlsx")
    rows = (("四（1）班", *DAYS), ("1", "英语"))
    with pytest.raises(FileRefusedError, match="class-twice"):
        read_sheets(book(tmp_path / "c.xlsx", ("a", rows, ()), ("b", rows, ())))


def test_a_workbook_that_is_far_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\0" * (9 * 2**20))
    with pytest.raises(FileRefusedError, match="too-large"):
        read_sheets(path)


@settings(max_examples=15)
@given(schedules())
def test_any_timetable_goes_out_and_comes_back(tmp_path_factory: pytest.TempPathFactory, schedule: Schedule) -> None:
    draft = replace(draft_of(schedule, [2]), notes=())
    path = tmp_path_factory.mktemp("sheets") / "plan.xlsx"
    write_sheets(draft, path)
    if not draft.slots:
        with pytest.raises(FileRefusedError):
            read_sheets(path)
        return
    read = preview(add_class(Schedule(), draft.class_names[0], (4, 5, 6)), read_sheets(path)).schedule.timetable
    times = {p.number: p.start for p in draft.periods}
    back = {p.number: p.start for p in read.periods}
    every = tuple(range(1, read.rotation + 1))
    assert sorted((s.weekday, back[s.period], s.subject, s.weeks or every) for s in read.slots) == sorted(
        (s.weekday, times[s.period], s.subject, s.weeks or every) for s in draft.slots
    )
