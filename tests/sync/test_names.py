"""Tests of the names that members may have."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.names import LONGEST_NAME, MOST_PARTS, problem_of, twins


@pytest.mark.parametrize(
    "name", ["lesson.mp4", "第一课/视频 1.mp4", "a/b.c/d", "folder/", "console.mp4", "com10.txt", "..a", "a..b", "é"]
)
def test_sound_names(name: str) -> None:
    assert problem_of(name) == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "length"),
        ("x" * (LONGEST_NAME + 1), "length"),
        ("/".join("d" * (MOST_PARTS + 1)), "length"),
        ("a\nb", "control-character"),
        ("a\ud800", "control-character"),
        ("exe.\u202e4pm", "control-character"),
        ("/etc/passwd", "absolute"),
        ("\\\\server", "absolute"),
        ("C:x", "absolute"),
        ("a\\b", "backslash"),
        ("../a", "steps-up"),
        ("a/./b", "steps-up"),
        ("a//b", "steps-up"),
        ("con", "reserved"),
        ("a/NUL.txt", "reserved"),
        ("lpt³.x", "reserved"),
        ("a ", "reserved"),
        ("a./b", "reserved"),
    ],
)
def test_names_that_are_refused(name: str, problem: str) -> None:
    assert problem_of(name) == problem


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique_by=str.casefold))
def test_twins_are_found_whatever_the_letters(names: list[str]) -> None:
    folded = [unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()) for name in names]
    found = twins(names)
    assert bool(found) == (len(set(folded)) < len(folded))
    assert not found or found in names


def test_twins_by_case_and_by_composition() -> None:
    assert twins(["a.mp4", "b.mp4"]) == ""
    assert twins(["a.mp4", "A.MP4"]) == "A.MP4"
    assert twins(["\u00e9", "e\u0301"]) == "e\u0301"
