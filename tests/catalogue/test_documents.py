"""Which documents are to be made ready ahead, and in which order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.documents import coming_first
from catalogue.records import Resource, Role
from catalogue.store import Catalogue
from tests.catalogue.samples import entry, package, plan, resource

ENGLISH = [f"english-4-1-{week:02}" for week in (1, 2, 3, 4)]
SCIENCE = [f"science-4-1-{week:02}" for week in (1, 2)]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, *ENGLISH, *SCIENCE)
    yield catalogue
    catalogue.close()


def slides(library: Path, lesson_id: str, *, file: str | None = "p.7z") -> Resource:
    one = resource(library, lesson_id, "p", sha="b", file=file)
    return replace(one, role=Role.SLIDES, media_type="application/vnd.ms-powerpoint", member=f"{lesson_id}.ppt")


def test_documents_that_are_here_come_by_course_in_teaching_order(catalogue: Catalogue, tmp_path: Path) -> None:
    pdf = replace(resource(tmp_path, ENGLISH[0], "p", sha="c"), role=Role.WORKSHEET, media_type="application/pdf")
    lessons = [entry(one, resource(tmp_path, one, "p"), slides(tmp_path, one)) for one in (ENGLISH[1], SCIENCE[0])]
    first = entry(ENGLISH[0], pdf, slides(tmp_path, ENGLISH[0]))
    not_here = entry(ENGLISH[2], slides(tmp_path, ENGLISH[2], file=None))
    catalogue.admit(package("p"), [*lessons, not_here, first])
    found = catalogue.documents()
    assert {course: [one.member for one in documents] for course, documents in found.items()} == {
        ("english", 4): ["english-4-1-01.ppt", "english-4-1-02.ppt"],
        ("science", 4): ["science-4-1-01.ppt"],
    }
    assert found["science", 4][0] == slides(tmp_path, SCIENCE[0])


def test_what_follows_the_last_lesson_taught_comes_first_in_every_course(tmp_path: Path) -> None:
    courses = {
        ("english", 4): [slides(tmp_path, one) for one in ENGLISH],
        ("science", 4): [slides(tmp_path, one) for one in SCIENCE],
    }
    order = [one.lesson_id for one in coming_first(courses, frozenset({ENGLISH[1]}))]
    assert order == [ENGLISH[2], SCIENCE[0], ENGLISH[3], SCIENCE[1], ENGLISH[0], ENGLISH[1]]
    assert [one.lesson_id for one in coming_first(courses, frozenset(SCIENCE))][-2:] == SCIENCE
    assert coming_first({}, frozenset()) == []
