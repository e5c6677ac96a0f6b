"""Tests of ``progress`` and ``soon`` as a school uses them: the program in its own processes, over a real library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from catalogue.records import SUBJECTS
from catalogue.schedule_days import monday_of
from desktop.places import open_household
from desktop.settings import SettingsFile
from tests.desktop.schoolhouse import one_class
from tests.desktop.test_cli import Program
from tests.sync.folders import LESSON, document, packed

NAME = "四（1）班"
MONDAY = monday_of(date.today())  # noqa: DTZ011  # the commands go by the clock of the machine, too
TERM = ("term", "set", "--term", "1", "--from", str(MONDAY - timedelta(weeks=3)), "--to")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A school with one class, in the fourth week of its term."""
    made = Program(tmp_path / "library")
    SettingsFile(made.library).change(language="en")
    made("classes", "add", NAME)
    made(*TERM, str(MONDAY + timedelta(weeks=16)))
    return made


def planned(program: Program, subject: str) -> Sequence[str]:
    """Return the lessons of the first three weeks."""
    lessons = program.lines("lessons", "--grade", "4", "--term", "1", "--subject", subject)
    return [lesson["id"] for lesson in lessons if lesson["week"] <= 3]


def teach(library: Path, lessons: Sequence[str]) -> None:
    household = open_household(library)
    household.school.mark_all(lessons, taught=True, reason="", at=datetime.now(UTC), class_id=1)
    household.close()


def set_timetable(library: Path) -> None:
    """English is on Wednesday, science after it."""
    household = open_household(library)
    schedule = household.school.schedule()
    household.school.keep_schedule(replace(schedule, timetable=one_class().timetable))
    household.close()


def test_progress_tells_what_is_taught_planned_and_still_to_come(program: Program) -> None:
    three = planned(program, "english")
    teach(program.library, three[:-1])
    found = program.lines("progress", "--class", "四(1)班")
    assert [line["subject"] for line in found] == list(SUBJECTS)
    assert found[0] == {
        "class": NAME, "subject": "english", "grade": 4, "taught": len(three) - 1, "planned": len(three),
        "to_come": 14 - len(three) + 1, "total": 14, "ahead": -1, "hours_left": None,
    }  # fmt: skip
    assert found[1]["ahead"] == -len(planned(program, "science"))
    set_timetable(program.library)
    english, _, art, _ = program.lines("progress")
    # Public holidays may take some of the seventeen Wednesdays.
    assert 10 <= english["hours_left"] <= 17
    assert art["hours_left"] == 0


def test_progress_speaks_the_school_s_language(program: Program) -> None:
    first = program("progress").stdout.splitlines()[0]
    count = len(planned(program, "english"))
    assert first == f"{NAME}  English: 0 taught, {count} planned by now, 14 still to come ({count} behind)"
    SettingsFile(program.library).change(language="zh_CN")
    first = program("progress").stdout.splitlines()[0]
    assert first == f"{NAME}  英语：已上 0 课时，到现在应上 {count} 课时，还要上 14 课时（慢 {count} 课时）"
    set_timetable(program.library)
    assert "，本学期课表上还有 " in program("progress").stdout.splitlines()[0]


def test_of_several_grades_each_line_says_which(program: Program) -> None:
    program("classes", "add", "sunflowers", "--grades", "5,6")
    lines = program("progress", "--class", "sunflowers").stdout.splitlines()
    assert len(lines) == 8
    assert lines[0].startswith("sunflowers  Grade 5 English: ")
    assert len(program.lines("progress")) == 12


def test_without_a_term_it_says_how_to_have_one(tmp_path: Path) -> None:
    program = Program(tmp_path / "library")
    SettingsFile(program.library).change(language="en")
    assert program.lines("progress") == []
    assert "skylesson term set" in program("progress").stdout
    program(*TERM, str(MONDAY + timedelta(weeks=16)))
    # Without classes it is the whole plan.
    found = program.lines("progress")
    assert (len(found), {line["class"] for line in found}) == (12, {""})
    assert program("progress").stdout.startswith("Grade 4 English: 0 taught")


def test_soon_tells_what_has_not_arrived(program: Program, tmp_path: Path, media: Path) -> None:
    before = program.lines("soon")
    assert {(*lesson["classes"], lesson["grade"], lesson["state"]) for lesson in before} == {(NAME, 4, "missing")}
    assert [lesson["id"] for lesson in before if lesson["subject"] == "english"] == planned(program, "english")
    assert [lesson["sequence"] for lesson in before] == sorted(lesson["sequence"] for lesson in before)
    archive, _ = packed(tmp_path, media, document())
    program("import", "--accept-unsigned", archive)
    # Without a timetable it is three weeks of the plan: one lesson of them is here.
    assert [lesson["id"] for lesson in program.lines("soon")] == [x["id"] for x in before if x["id"] != LESSON]
    shown = program("soon", "--class", NAME).stdout.splitlines()
    assert len(shown) == len(before) - 1
    assert shown[0].startswith(f"{NAME}  ")
    assert before[1]["title"]["zh"] in shown[0]


def test_soon_tells_each_lesson_once_with_all_classes_that_come_to_it(program: Program) -> None:
    alone = [lesson["id"] for lesson in program.lines("soon")]
    program("classes", "add", "四（2）班")
    program("classes", "add", "五年级")
    both = program.lines("soon")
    assert [lesson["sequence"] for lesson in both] == sorted({lesson["sequence"] for lesson in both})
    assert {lesson["id"] for lesson in both if lesson["classes"] == [NAME, "四（2）班"]} == set(alone)
    assert {tuple(lesson["classes"]) for lesson in both if lesson["grade"] == 5} == {("五年级",)}
    assert program("soon").stdout.startswith(f"{NAME}, 四（2）班  ")
    for name in (NAME, "四（2）班", "五年级"):
        program("classes", "remove", name)
    assert [lesson["classes"] for lesson in program.lines("soon")][:1] == [[]]


def test_soon_says_that_all_is_here(program: Program) -> None:
    household = open_household(program.library)
    every = [line.id for line in household.catalogue.plan_lines((4,))]
    household.close()
    teach(program.library, every)
    assert program.lines("soon") == []
    assert program("soon").stdout == "All that is needed for the next 3 weeks is here.\n"
    SettingsFile(program.library).change(language="zh_CN")
    assert program("soon").stdout == "接下来3周要用的都到齐了。\n"


@pytest.mark.parametrize("command", ["progress", "soon"])
def test_a_class_that_is_none_is_said(program: Program, command: str) -> None:
    refused = program(command, "--class", "nobody")
    assert (refused.returncode, "nobody" in refused.stderr, "Traceback" in refused.stderr) == (2, True, False)
    helped = program(command, "--help").stdout
    assert "only this class; else all of them" in helped
