"""Tests of the schedule on the command line: what each command prints, and one school in processes of its own."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalogue.errors import CatalogueError
from desktop import cli
from desktop.commands import scheduling
from desktop.messages import describe_error
from desktop.places import Household
from tests.catalogue.test_cses import BY_OTHERS
from tests.desktop.schoolhouse import one_class
from tests.desktop.test_cli import Program

Lines = list[dict[str, Any]]
_COMMANDS = {
    "next": scheduling.next_up,
    "classes": scheduling.classes,
    "timetable": scheduling.timetable,
    "term": scheduling.term,
}


@pytest.fixture
def run(household: Household) -> Callable[..., Lines]:
    def running(*arguments: str | Path) -> Lines:
        options, out = cli.parse([*map(str, arguments), "--json"]), io.StringIO()
        assert _COMMANDS[options.command](household, options, out) == 0
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return running


def plain(household: Household, *arguments: str) -> str:
    options, out = cli.parse(arguments), io.StringIO()
    _COMMANDS[options.command](household, options, out)
    return out.getvalue()


def test_without_classes_next_tells_the_plan(run: Callable[..., Lines]) -> None:
    found = run("next")
    assert len(found) == 12
    assert found[0] == {
        "class": "", "subject": "english", "grade": 4, "id": "english-4-1-01", "term": 1, "week": 1, "sequence": 1,
        "title": found[0]["title"], "state": "missing", "instead": None, "language": None, "hour": None,
    }  # fmt: skip


def test_classes_are_added_listed_and_removed(run: Callable[..., Lines], household: Household) -> None:
    assert run("classes", "add", "四（1）班") == [{"id": 1, "name": "四（1）班", "grades": [4], "language": None}]
    run("classes", "add", "sunflowers", "--grades", "5,6")
    assert [found["grades"] for found in run("classes")] == [[4], [5, 6]]
    assert [found["class"] for found in run("next", "--class", "四(1)班")] == ["四（1）班"] * 4
    assert len(run("next")) == 12
    assert plain(household, "next").splitlines()[0].startswith("四（1）班  English  4  english-4-1-01")
    assert [found["name"] for found in run("classes", "remove", "sunflowers")] == ["四（1）班"]
    assert plain(household, "classes") == "四（1）班  4\n"


def test_a_class_hears_lessons_in_a_language_of_its_own(run: Callable[..., Lines], household: Household) -> None:
    assert run("classes", "add", "四（1）班", "--language", "bo")[0]["language"] == "bo"
    assert {found["language"] for found in run("next")} == {"bo"}
    assert plain(household, "classes") == "四（1）班  4  bo\n"
    changed = run("classes", "change", "四(1)班", "--grades", "5,4")
    assert changed == [{"id": 1, "name": "四（1）班", "grades": [4, 5], "language": "bo"}]
    assert run("classes", "change", "四（1）班", "--language", "")[0]["language"] is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("classes", "add", "sunflowers"), "no-grade"),
        (("classes", "add", "四 (1) 班"), "known-class"),
        (("classes", "remove", "nobody"), "unknown-class"),
        (("classes", "change", "nobody", "--language", "bo"), "unknown-class"),
        (("next", "--class", "nobody"), "unknown-class"),
        (("term", "set", "--from", "2027-01-15", "--to", "2026-09-01"), "bad-term"),
        (("term", "lose", "2027-01-15"), "no-term"),
        (("timetable", "day", "off", "2026-11-18", "--class", "nobody"), "unknown-class"),
        (("timetable", "day", "swap", "2026-11-18", "1", "2026-11-18", "9", "--class", "四（1）班"), "unknown-period"),
        (("timetable", "day", "restore", "1"), "unknown-change"),
        (("classes", "add", "四（2）班", "--grades", "13"), "bad-grade"),
        (("term", "set", "--from", "2026-09-01", "--to", "2028-01-15"), "long-term"),
        (("timetable", "export", "nothing.pdf"), "bad-timetable"),
    ],
)
def test_what_cannot_be_is_said_in_words(run: Callable[..., Lines], arguments: tuple[str, ...], reason: str) -> None:
    run("classes", "add", "四（1）班")
    with pytest.raises(CatalogueError) as refused:
        run(*arguments)
    assert getattr(refused.value, "reason", "") == reason
    assert describe_error(refused.value) is not None
    assert len(run("classes")) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("classes", "add"),
        ("term", "set"),
        ("term", "lose"),
        ("timetable", "read", "x.xlsx"),
        ("timetable", "day", "swap", "2026-11-18", "1", "2026-11-18", "2"),
    ],
)
def test_wrong_use_prints_what_is_right(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.parse(arguments)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_file_that_clashes_changes_nothing(run: Callable[..., Lines], tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(BY_OTHERS.replace('"09:20:00"', '"09:00:00"'), encoding="utf-8")
    [shown] = run("timetable", "import", path, "--preview")
    assert len(shown["conflicts"]) == 1
    with pytest.raises(CatalogueError) as refused:
        run("timetable", "import", path)
    assert "conflicts" in str(refused.value)
    assert run("classes") == []


def test_a_file_by_others_goes_in_and_out(run: Callable[..., Lines], household: Household, tmp_path: Path) -> None:
    theirs, ours, sheet = tmp_path / "theirs.yaml", tmp_path / "ours.yaml", tmp_path / "ours.xlsx"
    theirs.write_text(BY_OTHERS, encoding="utf-8")
    [shown] = run("timetable", "import", theirs, "--preview")
    assert (shown["new_classes"], shown["hours"], shown["conflicts"]) == (["五（3）班"], 5, [])
    assert run("classes") == []
    assert plain(household, "timetable", "import", str(theirs)) == "+ 五（3）班\n"
    assert [(c["name"], c["grades"]) for c in run("classes")] == [("五（3）班", [5])]
    for path in (ours, sheet):
        run("timetable", "export", path)
        [again] = run("timetable", "import", path)
        assert (again["changed_classes"], again["hours"], again["unread"]) == (["五（3）班"], 5, [])
    assert any(found["hour"] for found in run("next") if found["subject"] in ("english", "art"))
    run("classes", "add", "四（1）班")
    with pytest.raises(CatalogueError, match="one-class"):
        run("timetable", "export", ours)
    run("timetable", "export", ours, "--class", "五(3)班")


def test_single_days_are_otherwise_and_are_taken_back(run: Callable[..., Lines], household: Household) -> None:
    household.school.keep_schedule(one_class())
    day = ("timetable", "day")

    def subjects(when: str) -> list[str]:
        return [hour["subject"] for hour in run(*day, "show", when)]

    assert subjects("2026-11-18") == ["english", "science"]
    [swapped] = run(*day, "swap", "2026-11-18", "1", "2026-11-19", "1", "--class", "四(1)班")
    assert swapped == {
        "number": 1, "kind": "swap", "day": "2026-11-18", "class": "四（1）班", "period": 1,
        "other_day": "2026-11-19", "other_period": 1,
    }  # fmt: skip
    assert (subjects("2026-11-18"), subjects("2026-11-19")) == (["数学", "science"], ["english"])
    run(*day, "off", "2026-11-20")
    run(*day, "like", "2026-11-22", "2026-11-18", "--class", "四（1）班")
    assert (subjects("2026-11-20"), subjects("2026-11-22")) == ([], ["english", "science"])
    assert [change["number"] for change in run(*day, "list")] == [1, 2, 3]
    run(*day, "restore", "2")
    left = run(*day, "restore", "1")
    assert [(change["kind"], change["class"], change["period"]) for change in left] == [("like", "四（1）班", None)]
    assert subjects("2026-11-18") == ["english", "science"]
    assert (
        plain(household, *day, "show", "2026-11-18").splitlines()[0] == "四（1）班  2026-11-18  1  08:30-09:10  English"
    )
    assert plain(household, *day, "list") == "  1  like  2026-11-22  四（1）班  2026-11-18\n"


def test_a_lost_week_moves_the_rest_of_the_plan_on_and_can_be_taken_back(
    run: Callable[..., Lines], household: Household
) -> None:
    household.school.keep_schedule(one_class())
    run("term", "lose", "2026-11-18")
    assert run("timetable", "day", "show", "2026-11-18") == []
    [lost] = run("timetable", "day", "list")
    assert (lost["kind"], lost["class"]) == ("lost-week", None)
    assert run("timetable", "day", "restore", "1") == []
    assert household.school.schedule() == one_class()


def test_a_term_is_set_and_shown(run: Callable[..., Lines], household: Household) -> None:
    run("term", "set", "--from", "2026-09-01", "--to", "2027-01-15")
    found = run("term", "set", "--from", "2027-03-01", "--to", "2027-07-02")
    assert [(term["term"], term["first_day"]) for term in found] == [(1, "2026-09-01"), (2, "2027-03-01")]
    assert run("term") == found
    assert plain(household, "term").startswith("1  2026-09-01 - 2027-01-15")


def test_a_school_is_set_up_from_a_terminal(tmp_path: Path) -> None:
    program = Program(tmp_path / "library")
    assert program("classes", "add", "四（1）班").stdout == "四（1）班  4\n"
    assert [found["class"] for found in program.lines("next")] == ["四（1）班"] * 4
    refused = program("next", "--class", "nobody")
    assert (refused.returncode, "nobody" in refused.stderr, "Traceback" in refused.stderr) == (2, True, False)
