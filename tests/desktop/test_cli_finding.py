"""Tests of the command line as a program: searching with filters, teachers' own files, sharing a lesson."""

import io
import json
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest

from desktop.commands.listing import search
from desktop.places import open_household
from tests.desktop.test_cli import Program
from tests.sync.folders import LESSON, document, packed


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "library")


def test_searching_names_what_matches_and_filters(program: Program, tmp_path: Path, media: Path) -> None:
    archive, _ = packed(tmp_path, media, document())
    program.lines("import", "--accept-unsigned", archive)
    found = program.lines("search", "wodejiaoshi")
    assert [lesson["id"] for lesson in found][:2] == [LESSON, "english-4-1-02"]
    roles = {resource["role"] for resource in found[0]["resources"]}
    for role in roles:
        [only] = program.lines("search", "wodejiaoshi", "--role", role)
        assert {resource["role"] for resource in only["matching"]} == {role}
    assert program.lines("search", "wodejiaoshi", "--language", "kk") == []
    assert program("search", "x", "--role", "film").returncode == 2
    assert "english-4-1-10" in program("search", "diner").stdout
    for role in roles:
        [alone] = program.lines("search", "--role", role)
        assert (alone["id"], {resource["role"] for resource in alone["matching"]}) == (LESSON, {role})
    assert program.lines("search", "--category", "song") == program.lines("search", "--language", "kk") == []


@pytest.mark.parametrize("most", [0, 3, 1000])
def test_that_there_are_more_is_said_beside_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], most: int
) -> None:
    monkeypatch.setattr("desktop.commands.listing._MOST_FOUND", most)
    options, out = Namespace(text=["四年级"], role="", language="", category="", json=True), io.StringIO()
    with closing(open_household(tmp_path)) as household:
        assert search(household, options, out) == 0
    lessons = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(lessons) == most if most <= 3 else len(lessons) > 80
    said = capsys.readouterr().err
    assert ("first lessons of many" in said, "to look at all of it" in said) == (most == 3, most == 0)
    assert {lesson["grade"] for lesson in lessons} <= {4}


def test_own_files_are_added_listed_shared_and_removed(program: Program, tmp_path: Path, media: Path) -> None:
    [outcome] = program.lines("mine", "add", LESSON, media / "fruit.jpg")
    assert (outcome["state"], outcome["lessons"], outcome["path"]) == ("admitted", 1, str(media / "fruit.jpg"))
    [mine] = program.lines("mine", "list")
    assert (mine["lesson"], mine["title"], mine["role"]) == (LESSON, "fruit", "picture")
    [lesson] = program.lines("lessons", "--grade", "4", "--term", "1", "--subject", "english", "--week", "1")
    assert [(resource["own"], resource["package"]) for resource in lesson["resources"]] == [(True, mine["id"])]
    out = tmp_path / "best.7z"
    assert program.lines("share", LESSON, out, "--from", "王老师")[0]["resources"] == 1
    other = Program(tmp_path / "other")
    [taken] = other.lines("import", "--accept-unsigned", out)
    assert (taken["state"], other.lines("mine", "list")) == ("admitted", [])
    assert mine["id"] in program("mine", "remove", mine["id"]).stdout
    assert program.lines("mine", "list") == []


def test_wrong_use_is_said(program: Program, tmp_path: Path) -> None:
    assert program("mine", "add").returncode == 2
    neither = program("search")
    assert neither.returncode == 2
    assert "search:" in neither.stderr
    nothing = program("share", LESSON, tmp_path / "x.7z")
    assert nothing.returncode != 0
    assert "Traceback" not in nothing.stderr
    gone = program("mine", "add", LESSON, tmp_path / "gone.mp4")
    assert gone.returncode != 0
    assert "Traceback" not in gone.stderr
