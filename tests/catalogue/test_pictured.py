"""What may have a picture is asked for a few at a time, in the order in which it will be needed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.records import Resource, Role
from catalogue.store import Catalogue
from tests.catalogue.samples import entry, package, plan, resource

ENGLISH = [f"english-4-1-{week:02}" for week in (1, 2, 3, 4)]
SCIENCE = [f"science-4-1-{week:02}" for week in (1, 2)]


def film(library: Path, lesson_id: str, role: Role = Role.VIDEO, media_type: str = "video/mp4") -> Resource:
    sha = f"{lesson_id}{role}"
    return replace(resource(library, lesson_id, "p", sha=sha), role=role, media_type=media_type, member=sha)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue.open(tmp_path)
    plan(catalogue, *ENGLISH, *SCIENCE)
    yield catalogue
    catalogue.close()


def test_the_nearest_of_every_course_come_first_and_what_is_taught_last(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.admit(package("p"), [entry(one, film(tmp_path, one)) for one in (*ENGLISH, *SCIENCE)])
    order = [ENGLISH[2], SCIENCE[0], ENGLISH[3], SCIENCE[1], ENGLISH[0], ENGLISH[1]]
    assert catalogue.lessons_by_need({ENGLISH[1]}) == order
    assert catalogue.lessons_by_need(()) == [ENGLISH[0], SCIENCE[0], ENGLISH[1], SCIENCE[1], *ENGLISH[2:]]


def test_what_was_taught_counts_though_nothing_of_it_is_left_here(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.admit(package("p"), [entry(one, film(tmp_path, one)) for one in (ENGLISH[0], ENGLISH[2])])
    assert catalogue.lessons_by_need({ENGLISH[1]}) == [ENGLISH[2], ENGLISH[0]]


def test_only_what_is_here_and_may_have_a_picture(catalogue: Catalogue, tmp_path: Path) -> None:
    one = ENGLISH[0]
    away = replace(resource(tmp_path, one, "p", sha="away", file=None), member="away")
    kinds = (Role.AUDIO, Role.PICTURE, Role.SUBTITLE, Role.SLIDES)
    pages = film(tmp_path, one, Role.WORKSHEET, "application/pdf")
    catalogue.admit(package("p"), [entry(one, away, *(film(tmp_path, one, kind, "") for kind in kinds), pages)])
    shown = [Role.AUDIO, Role.PICTURE, Role.WORKSHEET]
    assert [found.role for found in catalogue.pictured(one, 0, 10)] == shown
    assert [[found.role for found in catalogue.pictured(one, start, 2)] for start in (0, 2, 3)] == [
        shown[:2],
        shown[2:],
        [],
    ]
    assert catalogue.pictured(ENGLISH[1], 0, 10) == []
    [first] = catalogue.pictured(one, 0, 1)
    assert first == film(tmp_path, one, Role.AUDIO, "")
