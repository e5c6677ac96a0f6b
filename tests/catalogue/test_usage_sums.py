"""Tests of the sums of the Usage page: planned, taught, week by week, skipped. Everything is handed in."""

from datetime import date

import pytest

from catalogue.entries import Kind
from catalogue.records import PlanLine
from catalogue.timetable import Change, ChangeKind, Schedule, SchoolClass, Term
from catalogue.usage_log import HourLine
from catalogue.usage_range import ALL_DAYS, DayRange, Preset, preset_range
from catalogue.usage_sums import only, planned_for, summed
from catalogue.usual_terms import assumed_term, gone_by, usual_term

TERM = Term(1, date(2026, 9, 1), date(2027, 1, 22))
ONE, BOTH = SchoolClass(1, "四(1)班", (4,)), SchoolClass(2, "复式班", (4, 5))
SCHOOL = Schedule((ONE, BOTH), (TERM,), next_class_id=3)
LINES = [
    PlanLine(f"{subject}-{grade}-1-{week:02}", subject, grade, 1, week, grade * 100 + week * 2 + place)
    for grade in (4, 5)
    for place, subject in enumerate(("english", "art"))
    for week in range(1, 11)
]
WHOLE = DayRange(TERM.first_day, TERM.last_day)
TODAY = date(2026, 9, 23)  # Wednesday of the fourth week


def hour(lesson: str, day: str, *, class_id: int = 1, taught: bool = True, kind: str = Kind.HOUR) -> HourLine:
    name = {1: "四(1)班", 2: "复式班"}.get(class_id, "")
    subject = lesson.split("-", maxsplit=1)[0]
    started = f"{day}T08:30:00+08:00"
    return HourLine(kind, lesson, subject, class_id, name, "4", started, 1000, int(taught), "ended", "m", 1, "", "", 1)


def coverage(hours: list[HourLine], days: DayRange = WHOLE) -> dict[tuple[str, str], tuple[int, int]]:
    found = summed(hours, SCHOOL, LINES, days, TODAY).coverage
    return {(row.group.name, row.subject): (row.taught, row.planned) for row in found}


def test_planned_are_the_weeks_that_are_over_for_every_grade_of_the_room() -> None:
    assert coverage([]) == {
        ("四(1)班", "english"): (0, 3), ("四(1)班", "art"): (0, 3),
        ("复式班", "english"): (0, 6), ("复式班", "art"): (0, 6),
    }  # fmt: skip


def test_this_weeks_lessons_are_planned_only_where_the_range_is_this_week() -> None:
    week = preset_range(Preset.WEEK, SCHOOL, TODAY)
    assert coverage([], week)["四(1)班", "english"] == (0, 1)
    assert coverage([], DayRange(date(2026, 9, 14), date(2026, 9, 20)))["四(1)班", "english"] == (0, 1)


def test_the_sums_of_one_class_leave_the_others_out_of_everything() -> None:
    found = summed([hour("art-4-1-02", "2026-09-02")], only(SCHOOL, "四(1)班"), LINES, WHOLE, TODAY)
    assert [row.group.name for row in found.coverage] == ["四(1)班", "四(1)班"]
    assert [(week.hours, week.planned) for week in found.weeks] == [(1, 2), (0, 2), (0, 2)]
    assert [lesson for _, lesson in found.skipped] == ["art-4-1-01"]
    assert only(SCHOOL, "") is SCHOOL


def test_a_lost_week_moves_the_plan_on() -> None:
    lost = Schedule((ONE,), (TERM,), changes=(Change(ChangeKind.LOST_WEEK, date(2026, 9, 8)),))
    assert planned_for(lost, LINES, WHOLE, TODAY)[4, "english"] == 2


def test_a_lesson_counts_once_and_every_hour_is_held() -> None:
    twice = [hour("english-4-1-01", "2026-09-01"), hour("english-4-1-01", "2026-09-02")]
    found = summed(twice, SCHOOL, LINES, WHOLE, TODAY)
    assert (found.coverage[0].taught, found.coverage[0].hours) == (1, 2)


def test_a_lesson_that_no_plan_knows_any_more_is_held_and_fills_no_plan() -> None:
    found = summed([hour("dance-9-9-01", "2026-09-22")], SCHOOL, LINES, WHOLE, TODAY)
    assert (found.taught, found.hours_this_week) == (0, 1)
    assert found.skipped == ()


def test_where_nothing_is_planned_all_of_it_is_taught() -> None:
    found = summed([], SCHOOL, LINES, DayRange(date(2026, 12, 28), None), TODAY)
    assert {row.share for row in found.coverage} == {1.0}
    assert found.share == 1.0


def test_what_one_class_is_ahead_makes_up_for_no_other() -> None:
    ahead = [hour(f"english-4-1-{week:02}", "2026-09-02") for week in range(1, 9)]
    found = summed(ahead, SCHOOL, LINES, WHOLE, TODAY)
    assert (found.taught, found.planned) == (8, 18)
    assert found.share == pytest.approx(3 / 18)


def test_what_was_taught_before_the_range_is_not_taught_in_it() -> None:
    hours = [hour("english-4-1-01", "2026-09-02"), hour("english-4-1-02", "2026-09-09")]
    assert coverage(hours, DayRange(date(2026, 9, 7), date(2026, 9, 13)))["四(1)班", "english"] == (1, 1)


def test_the_last_word_holds() -> None:
    hours = [
        hour("art-4-1-01", "2026-09-02"),
        hour("art-4-1-01", "2026-09-03", taught=False, kind=Kind.MARK),
        hour("art-4-1-02", "2026-09-04", taught=False),
        hour("art-4-1-03", "2026-09-05", kind=Kind.MARK),
    ]
    found = summed(hours, SCHOOL, LINES, WHOLE, TODAY)
    assert found.coverage[1].taught == 1
    assert [lesson for group, lesson in found.skipped if group.name == "四(1)班"] == ["art-4-1-01", "art-4-1-02"]


def test_weeks_have_what_was_held_and_what_was_planned() -> None:
    hours = [hour("english-4-1-01", "2026-09-02"), hour("art-4-1-01", "2026-09-22", class_id=2)]
    found = summed(hours, SCHOOL, LINES, WHOLE, TODAY)
    assert [(week.monday.isoformat(), week.hours, week.planned) for week in found.weeks] == [
        ("2026-08-31", 1, 6), ("2026-09-07", 0, 6), ("2026-09-14", 0, 6), ("2026-09-21", 1, 0),
    ]  # fmt: skip
    assert (found.hours_this_week, found.hours_last_week) == (1, 0)


def test_a_class_that_was_renamed_keeps_its_hours_and_another_machine_is_known_by_the_name() -> None:
    renamed = hour("english-4-1-01", "2026-09-02")._replace(class_name="旧名")
    other = hour("english-4-1-02", "2026-09-09")._replace(class_id=77)
    assert coverage([renamed, other])["四(1)班", "english"] == (2, 3)


def test_a_school_without_classes_or_terms_has_grades_and_the_usual_dates() -> None:
    nobody = [hour("english-4-1-01", "2026-09-02", class_id=0), hour("gone-9-9-01", "2026-09-02", class_id=0)]
    found = summed(nobody, Schedule(), LINES, ALL_DAYS, TODAY)
    assert [(row.group.grades, row.subject, row.taught, row.planned) for row in found.coverage] == [
        ((4,), "english", 1, 3), ((4,), "art", 0, 3), ((5,), "english", 0, 3), ((5,), "art", 0, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("preset", list(Preset))
def test_without_dates_it_is_planned_by_those_that_are_proposed(preset: Preset) -> None:
    usual = tuple(usual_term(number, TODAY) for number in (1, 2))
    unset, as_proposed = (Schedule((ONE,), terms, next_class_id=2) for terms in ((), usual))
    found, meant = (summed([], s, LINES, preset_range(preset, s, TODAY), TODAY) for s in (unset, as_proposed))
    assert found == meant
    assert found.planned == sum(week.planned for week in found.weeks)
    assert found.planned == {Preset.WEEK: 2, Preset.MONTH: 6, Preset.TERM: 6}[preset]


@pytest.mark.parametrize(
    ("today", "proposed", "assumed"),
    [
        ("2026-09-01", "2026-09-01", "2026-09-01"),
        ("2027-01-31", "2026-09-01", "2026-09-01"),
        ("2027-02-01", "2026-09-01", "2027-03-01"),
        ("2027-08-15", "2027-09-01", "2027-03-01"),
    ],
)
def test_what_is_assumed_is_the_half_year_that_is_on(today: str, proposed: str, assumed: str) -> None:
    day = date.fromisoformat(today)
    assert usual_term(1, day).first_day.isoformat() == proposed
    found = assumed_term(Schedule(), day)
    assert found is not None
    assert found.first_day.isoformat() == assumed
    assert found in gone_by(Schedule(), day).terms
    assert assumed_term(SCHOOL, day) is None
    assert gone_by(SCHOOL, day) is SCHOOL


@pytest.mark.parametrize(
    ("preset", "today", "first", "last"),
    [
        (Preset.WEEK, "2026-09-06", "2026-08-31", "2026-09-06"),
        (Preset.MONTH, "2026-12-31", "2026-12-01", "2026-12-31"),
        (Preset.MONTH, "2028-02-10", "2028-02-01", "2028-02-29"),
        (Preset.TERM, "2026-10-01", "2026-09-01", "2027-01-22"),
        (Preset.TERM, "2027-02-10", "2026-09-01", "2027-01-22"),
    ],
)
def test_presets_are_whole_weeks_months_and_terms(preset: Preset, today: str, first: str, last: str) -> None:
    found = preset_range(preset, SCHOOL, date.fromisoformat(today))
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [("2026-11-24", "2026-09-01", "2027-01-31"), ("2027-01-05", "2026-09-01", "2027-01-31"),
     ("2027-03-05", "2027-02-01", "2027-08-31")],
)  # fmt: skip
def test_without_terms_a_term_is_the_half_year(today: str, first: str, last: str) -> None:
    found = preset_range(Preset.TERM, Schedule(), date.fromisoformat(today))
    assert (str(found.first), str(found.last)) == (first, last)


def test_a_range_is_open_where_nothing_is_said() -> None:
    assert ALL_DAYS.holds(TODAY)
    assert not DayRange(None, date(2026, 9, 1)).holds(TODAY)
    assert not DayRange(date(2026, 10, 1), None).holds(TODAY)
    assert (ALL_DAYS.start_text, ALL_DAYS.end_text) == ("", "9999")
