"""Tests of what the name of a class tells of its grades, as schools write it in Chinese and in English."""

import pytest

from catalogue.subject_names import grades_of


@pytest.mark.parametrize(
    "name",
    ["五（1）班", "五年级", "Grade 5 a", "grade 5", "G5A", "g5", "Gr. 5b", "Class 5a", "Five a", "Class Five", "5a",
     "5 b", "5-A", "5 (1)", "5", "Fifth grade", "5th Grade", "Class 1 Grade 5", "Year 5", "Grade Five, class 2"],
)  # fmt: skip
def test_one_grade_is_told(name: str) -> None:
    assert grades_of(name) == (5,)


@pytest.mark.parametrize(
    ("name", "grades"),
    [("Grade 4-6", (4, 5, 6)), ("Grades 4 and 6", (4, 6)), ("G4/5", (4, 5)), ("grades 4 to 6", (4, 5, 6)),
     ("4-5", (4, 5)), ("四五六年级复式班", (4, 5, 6))],
)  # fmt: skip
def test_several_grades_are_told(name: str, grades: tuple[int, ...]) -> None:
    assert grades_of(name) == grades


@pytest.mark.parametrize(
    "name", ["", "Sunflowers", "Grade 12", "G15", "Room 5", "2024", "Class of 2024", "7a", "Big 5 fans", "高一"]
)
def test_nothing_is_guessed(name: str) -> None:
    assert grades_of(name) == ()
