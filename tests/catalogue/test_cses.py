"""Tests of CSES in and out, with a file as others write it."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from catalogue.cses_reading import read_cses
from catalogue.cses_writing import write_cses
from catalogue.errors import FileRefusedError
from catalogue.schedule_edit import add_class
from catalogue.timetable import Schedule, Slot, SubjectNote
from catalogue.timetable_draft import DraftSlot, draft_of, preview
from tests.catalogue.schedules import schedules, simple

BY_OTHERS = """\
version: 2 # 由别的软件写出
configuration:
  name: 五（3）班课程表
  description: 2026年下学期
  cycle:
    work_count: 11
    rest_count: 3
    spans:
      - activity: work
        count: 6
      - activity: rest
        count: 1
      - activity: work
        count: 5
      - activity: rest
        count: 2
subjects:
  - name: 语文
    simplified_name: 语
    teacher: 陈静
    location: "201"
  - name: 英语
    simplified_name: 英
    teacher: 杨帆
    location: "202"
  - name: 美术
schedules:
  - name: 星期一
    enable_day: [1, 7]
    classes:
      - subject: 语文
        start_time: "08:30:00"
        end_time: "09:10:00"
      - subject: 英语
        start_time: "09:20:00"
        end_time: "10:00:00"
  - name: 星期二-单周
    enable_day:
      - 2
    classes:
      - subject: 美术
        start_time: "09:20:00"
        end_time: "10:00:00"
  - name: 星期二-双周
    enable_day:
      - 8
    classes:
      - subject: 英语
        start_time: "09:20:00"
        end_time: "10:00:00"
  - name: 星期六
    enable_day:
      - 6
    classes:
      - subject: 语文
        start_time: "08:30:00"
        end_time: "09:10:00"
"""


def file(tmp_path: Path, text: str, name: str = "plan.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_days_of_school_are_laid_over_weeks(tmp_path: Path) -> None:
    draft = read_cses(file(tmp_path, BY_OTHERS))
    assert draft.class_names == ("五（3）班",)
    assert draft.rotation == 2
    assert [(p.start, p.end) for p in draft.periods] == [(time(8, 30), time(9, 10)), (time(9, 20), time(10, 0))]
    assert draft.slots == (
        DraftSlot("五（3）班", 1, 1, "语文"),
        DraftSlot("五（3）班", 1, 2, "english"),
        DraftSlot("五（3）班", 2, 2, "art", (1,)),
        DraftSlot("五（3）班", 2, 2, "english", (2,)),
        DraftSlot("五（3）班", 6, 1, "语文", (1,)),
    )


def test_a_file_by_others_goes_through_us_and_comes_out_the_same(tmp_path: Path) -> None:
    shown = preview(Schedule(), read_cses(file(tmp_path, BY_OTHERS)))
    assert shown.can_be_taken
    assert shown.schedule.notes[0] == SubjectNote(1, "语文", "语文", "语", "陈静", "201")
    written = yaml.safe_load(write_cses(draft_of(shown.schedule, [1])))
    theirs = yaml.safe_load(BY_OTHERS)
    for key in ("version", "subjects"):
        assert written[key] == theirs[key]
    assert written["configuration"]["cycle"] == theirs["configuration"]["cycle"]
    assert sorted(written["schedules"], key=str) == sorted(theirs["schedules"], key=str)


def test_times_go_out_in_quotes(tmp_path: Path) -> None:
    draft = read_cses(file(tmp_path, BY_OTHERS))
    text = write_cses(draft)
    assert 'start_time: "08:30:00"' in text
    assert "&id" not in text
    assert read_cses(file(tmp_path, text, "again.yaml")) == draft


def test_version_1_is_read_too_with_times_that_have_no_quotes(tmp_path: Path) -> None:
    text = (
        "version: 1\nsubjects:\n  - {name: 科学, room: 实验室}\nschedules:\n"
        "  - {name: a, enable_day: mon, weeks: all, classes: [{subject: 科学, start_time: 8:00, end_time: 8:40}]}\n"
        "  - {name: b, enable_day: 2, weeks: odd, classes: [{subject: 科学, start_time: 8:00, end_time: 8:40}]}\n"
    )
    draft = read_cses(file(tmp_path, text, "四（2）班.yaml"))
    assert draft.slots == (DraftSlot("四（2）班", 1, 1, "science"), DraftSlot("四（2）班", 2, 1, "science", (1,)))
    assert draft.notes[0].room == "实验室"
    weekly = read_cses(file(tmp_path, text.replace("odd", "all"), "四（2）班.yaml"))
    assert (weekly.rotation, {slot.weeks for slot in weekly.slots}) == (1, {()})


def test_a_cycle_of_ten_days_is_repeated_until_it_is_of_whole_weeks(tmp_path: Path) -> None:
    text = BY_OTHERS.replace("count: 6", "count: 4").replace("count: 5", "count: 4")
    text = text.replace("[1, 7]", "[1]").replace("      - 8\n", "      - 5\n").replace("      - 6\n", "      - 3\n")
    draft = read_cses(file(tmp_path, text.replace("count: 2\nsubjects", "count: 1\nsubjects")))
    assert draft.rotation == 10
    assert len({(slot.weekday, weeks) for slot in draft.slots for weeks in slot.weeks}) > 10


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version: 2", "version: 7", "no-cses"),
        ("version: 2 #", "version: [2] #", "no-cses"),
        ("configuration:", "configuration: [", "no-yaml"),
        ("count: 6", "count: six", "no-cses"),
        ("count: 6", "count: 99999", "bad-cycle"),
        ("count: 6", "count: 9999", "bad-cycle"),
        ("count: 6", "count: 50", "cycle-too-long"),
        ("activity: rest", "activity: sleep", "bad-cycle"),
        ("[1, 7]", "[1, 12]", "bad-day"),
        ("[1, 7]", "[0]", "bad-day"),
        ('"08:30:00"', '"25:30:00"', "bad-time"),
        ('"08:30:00"', '"09:30:00"', "bad-lesson"),
        ("subjects:", "subjects: 3\nothers:", "no-cses"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in BY_OTHERS
    with pytest.raises(FileRefusedError) as refused:
        read_cses(file(tmp_path, BY_OTHERS.replace(old, new)))
    assert refused.value.problem in (problem, "no-cses")


def test_a_file_that_nests_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError):
        read_cses(file(tmp_path, "[" * 100_000))


def test_taking_over_one_class_leaves_the_others_alone(tmp_path: Path) -> None:
    draft = read_cses(file(tmp_path, BY_OTHERS))
    shown = preview(simple(), draft)
    assert (shown.new_classes, shown.changed_classes) == (("五（3）班",), ())
    mine = [slot for slot in shown.schedule.timetable.slots if slot.class_id == 1]
    assert mine == list(simple().timetable.slots)
    again = preview(shown.schedule, replace(draft, slots=draft.slots[:1]))
    assert again.changed_classes == ("五（3）班",)
    assert [s for s in again.schedule.timetable.slots if s.class_id == 2] == [Slot(2, 1, 1, "语文")]


def test_other_times_of_a_file_are_put_among_ours(tmp_path: Path) -> None:
    early = BY_OTHERS.replace("08:30:00", "07:40:00").replace("09:10:00", "08:20:00")
    shown = preview(simple(), read_cses(file(tmp_path, early)))
    assert len(shown.schedule.timetable.periods) == 8
    [monday] = [s for s in shown.schedule.timetable.slots if (s.class_id, s.weekday, s.subject) == (1, 1, "english")]
    assert shown.schedule.timetable.period(monday.period) == replace(simple().timetable.periods[0], number=2)
    late = BY_OTHERS.replace("08:30:00", "08:50:00").replace("09:10:00", "09:30:00")
    assert not preview(simple(), read_cses(file(tmp_path, late))).can_be_taken


def test_rotations_that_do_not_go_together_are_said(tmp_path: Path) -> None:
    draft = read_cses(file(tmp_path, BY_OTHERS))
    shown = preview(replace(simple(), timetable=replace(simple().timetable, rotation=7)), draft)
    assert shown.too_long
    assert not shown.can_be_taken
    three = replace(simple().timetable, rotation=3, slots=(Slot(1, 1, 1, "art", (3,)),))
    six = preview(replace(simple(), timetable=three), draft).schedule.timetable
    assert six.rotation == 6
    assert six.slots[0].weeks == (3, 6)


def test_a_class_whose_grade_nobody_tells_is_named() -> None:
    draft = replace(draft_of(simple(), [1]), class_names=("向日葵班",), slots=(DraftSlot("向日葵班", 1, 1, "art"),))
    shown = preview(Schedule(), draft)
    assert shown.guessed == ("向日葵班",)
    assert shown.schedule.classes[0].grades == (4,)


@settings(max_examples=40)
@given(schedules())
def test_any_timetable_goes_out_and_comes_back(tmp_path_factory: pytest.TempPathFactory, schedule: Schedule) -> None:
    draft = draft_of(schedule, [2])
    used = {slot.period for slot in draft.slots}
    path = file(tmp_path_factory.mktemp("cses"), write_cses(draft))
    shown = preview(add_class(Schedule(), draft.class_names[0], (4, 5, 6)), read_cses(path))
    times = {p.number: (p.start, p.end) for p in draft.periods if p.number in used}
    back = {p.number: (p.start, p.end) for p in shown.schedule.timetable.periods}
    assert sorted((s.weekday, times[s.period], s.subject, s.weeks) for s in draft.slots) == sorted(
        (s.weekday, back[s.period], s.subject, s.weeks) for s in shown.schedule.timetable.slots
    )
