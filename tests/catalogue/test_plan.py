"""Tests of the plan of 266 class hours and of its strict reader."""

from collections import Counter
from pathlib import Path

import pytest

from catalogue.errors import SeedError
from catalogue.plan import SEED, read_plan
from catalogue.records import SUBJECTS

HOURS_A_TERM = {"english": 14, "science": 12, "art": 9}
HEADING = "id,subject,grade,term,unit_zh,unit_en,week,sequence,title_zh,title_en,source"
FIRST = "art-4-1-01,art,4,1,单元,Unit,1,1,色彩,Colour,descriptive"
SECOND = "art-4-1-02,art,4,1,单元,Unit,2,2,水墨,Ink,descriptive"


def written(folder: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    (folder / "art.csv").write_bytes(end.join(lines).encode(encoding))
    return folder


def test_the_plan_has_266_hours_split_as_planned() -> None:
    plan = read_plan(SEED)
    assert len(plan) == 266
    assert [lesson.sequence for lesson in plan] == list(range(1, 267))
    per_term = Counter((lesson.subject, lesson.grade, lesson.term) for lesson in plan)
    for (subject, grade, term), hours in per_term.items():
        assert hours == HOURS_A_TERM.get(subject, 10 if grade == 6 else 9), (subject, grade, term)
    assert set(per_term) == {(s, g, t) for s in SUBJECTS for g in (4, 5, 6) for t in (1, 2)}
    assert Counter(lesson.subject for lesson in plan) == {"english": 84, "science": 72, "art": 54, "music": 56}


def test_titles_are_there_in_both_languages_and_differ() -> None:
    plan = read_plan(SEED)
    assert len({lesson.title.zh for lesson in plan}) == len({lesson.title.en for lesson in plan}) == 266
    assert all(lesson.unit.zh and lesson.unit.en for lesson in plan)


def test_teaching_order_goes_by_grade_term_and_week() -> None:
    plan = read_plan(SEED)
    places = [(lesson.grade, lesson.term, lesson.week) for lesson in plan]
    assert places == sorted(places)
    assert max(lesson.week for lesson in plan) <= 18


def test_what_a_spreadsheet_adds_does_no_harm(tmp_path: Path) -> None:
    lines = ("\ufeff" + HEADING + ",", FIRST + ",", SECOND + ",", ",,,,,,,,,,,", "")
    plan = read_plan(written(tmp_path, *lines, end="\r\n"))
    assert [lesson.title.zh for lesson in plan] == ["色彩", "水墨"]


@pytest.mark.parametrize(
    ("lines", "row", "said"),
    [
        ((HEADING.replace("week,", ""), FIRST), 0, "week"),
        ((HEADING, FIRST.replace(",4,1,", ",four,1,")), 1, "grade"),
        ((HEADING, FIRST.replace("art-4-1-01", "art-4-2-01")), 1, "id"),
        ((HEADING, FIRST.replace("art-4-1-01", "art-4-1-1")), 1, "id"),
        ((HEADING, FIRST.replace(",art,", ",maths,")), 1, "subject"),
        ((HEADING, FIRST.replace("色彩", " ")), 1, "title_zh"),
        ((HEADING, FIRST, FIRST.replace(",1,1,色", ",1,2,色")), 2, "twice"),
        ((HEADING, FIRST, SECOND.replace(",2,2,", ",2,1,")), 2, "twice"),
        ((HEADING, FIRST.replace(",1,1,色", ",3,1,色"), SECOND), 2, "week"),
        ((HEADING, FIRST.replace(",1,1,色", ",1,9,色"), SECOND), 2, "sequence"),
        ((HEADING, FIRST.replace(",1,1,色", ",0,1,色")), 1, "week"),
        ((HEADING,), 0, "no class hours"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, lines: tuple[str, ...], row: int, said: str) -> None:
    with pytest.raises(SeedError) as caught:
        read_plan(written(tmp_path, *lines))
    assert caught.value.row == row
    assert said in caught.value.problem


def test_another_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="UTF-8"):
        read_plan(written(tmp_path, HEADING, FIRST, encoding="gbk"))
